import { DuckDBBlobValue, DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import duckdb from '@duckdb/node-bindings'
import { chmodSync, mkdirSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { ShuzhengError } from '../errors.ts'
import { text, type Sql } from './sql.ts'

export type Cell = string | number | bigint | boolean | null | Uint8Array | readonly Cell[]
export type Row = Readonly<Record<string, Cell>>

/**
 * Memory that a statement has freed goes back to the system when it is this much, not only past 128 MiB: a tenth of the
 * largest memory of a full sheet, and no slower.
 */
const GIVEN_BACK = {
  allocator_flush_threshold: '32MiB',
  allocator_bulk_deallocation_flush_threshold: '64MiB',
}

/**
 * The only door to DuckDB. It works in memory, with the index attached as `x`; what spills goes to `tempDir` (0700).
 * Messages of DuckDB quote cells, so they never leave here: an error carries its kind and the name of the step.
 */
export class Database {
  readonly #instance: DuckDBInstance
  readonly #connection: DuckDBConnection
  /** What it may take at most, while it has not been given that yet. */
  #most: string | null
  #inTransaction = false
  #interrupts = 0
  readonly #beside = new Set<Database>()

  private constructor(
    instance: DuckDBInstance,
    connection: DuckDBConnection,
    most: string | undefined,
  ) {
    this.#instance = instance
    this.#connection = connection
    this.#most = most ?? null
  }

  static async open(options: {
    readonly tempDir: string
    readonly memory: string
    /** Given when a statement cannot do with `memory`: not all of DuckDB's operators spill. */
    readonly mostMemory?: string
    readonly threads: number
  }): Promise<Database> {
    mkdirSync(options.tempDir, { recursive: true, mode: 0o700 })
    chmodSync(options.tempDir, 0o700)
    const instance = await DuckDBInstance.create(':memory:', {
      threads: String(options.threads),
      memory_limit: options.memory,
      temp_directory: options.tempDir,
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      ...GIVEN_BACK,
    })
    const connection = await instance.connect()
    // A table of less than 122,880 rows, a row group, is worked on by one thread otherwise; lots of small files and of
    // wide ones are that short (measured: five times slower).
    await connection.run('pragma verify_parallelism')
    return new Database(instance, connection, options.mostMemory)
  }

  /**
   * Another connection to the same data, for questions that are not to wait for what runs here. It sees no temporary
   * tables and no secrets of this one, and ends with it.
   */
  async beside(): Promise<Database> {
    const connection = await this.#instance.connect()
    const other = new Database(this.#instance, connection, this.#most ?? undefined)
    this.#beside.add(other)
    return other
  }

  /** Ends a connection made by {@link beside}, with its temporary tables. */
  leave(beside: Database): void {
    if (this.#beside.delete(beside)) beside.#connection.closeSync()
  }

  async attach(path: string, name: string): Promise<void> {
    const quoted = `'${path.replaceAll("'", "''")}'`
    await this.#guard(`attach ${name}`, () => this.#connection.run(`attach ${quoted} as ${name}`))
  }

  /** Lets go of what {@link attach} has opened; nothing where it was not. */
  async detach(name: string): Promise<void> {
    await this.#guard(`detach ${name}`, () =>
      this.#connection.run(`detach database if exists ${name}`),
    )
  }

  /** Gives the session a value that statements name by `getvariable`, so that no statement text ever holds it. */
  async setSecret(name: string, value: string): Promise<void> {
    await this.#guard('set secret', () =>
      this.#connection.run(`set variable ${name} = $1`, [value]),
    )
  }

  async run(query: Sql, step = 'statement'): Promise<void> {
    await this.#roomy(step, () => this.#connection.run(text(query), bound(query)))
  }

  async rows(query: Sql, step = 'query'): Promise<Row[]> {
    return this.#roomy(step, async () => {
      const reader = await this.#connection.runAndReadAll(text(query), bound(query))
      return reader.getRowObjectsJS() as Row[]
    })
  }

  /** Rows in pieces as DuckDB makes them, for what is too large to hold. */
  async *stream(query: Sql, step = 'stream'): AsyncGenerator<Row[]> {
    const result = await this.#guard(step, () => this.#connection.stream(text(query), bound(query)))
    for await (const rows of result.yieldRowObjectJs()) yield rows as Row[]
  }

  /** Numbers in pieces, each a list for each column: a tenth of the time that rows take. Not for what a double cannot hold. */
  async *columns(query: Sql, step = 'columns'): AsyncGenerator<readonly (readonly number[])[]> {
    const result = await this.#guard(step, () => this.#connection.stream(text(query), bound(query)))
    for (;;) {
      const chunk = await this.#guard(step, () => result.fetchChunk())
      if (chunk === null || chunk.rowCount === 0) return
      yield chunk.getColumns() as number[][]
    }
  }

  /**
   * The bytes of columns as DuckDB holds them, in pieces: what has `width` bytes a row and is never NULL. A hundredth of the time
   * that rows take. A piece lies in DuckDB's memory, and only until the next is asked for.
   *
   * @param widths bytes of a row in each column: 16 for a UUID, 4 for an INTEGER
   */
  async *bytes(
    query: Sql,
    widths: readonly number[],
    step = 'bytes',
  ): AsyncGenerator<readonly Uint8Array[]> {
    const result = await this.#guard(step, () => this.#connection.stream(text(query), bound(query)))
    for (;;) {
      const piece = await this.#guard(step, () => result.fetchChunk())
      if (piece === null || piece.rowCount === 0) return
      const { chunk, rowCount } = piece
      yield widths.map((width, i) =>
        duckdb.vector_get_data(duckdb.data_chunk_get_vector(chunk, i), rowCount * width),
      )
    }
  }

  /** The one row, or an error: for sums and counts. */
  async one(query: Sql, step = 'query'): Promise<Row> {
    const [row] = await this.rows(query, step)
    if (!row) throw new ShuzhengError('db/failed', { step, kind: 'no row' })
    return row
  }

  async transaction(work: () => Promise<void>): Promise<void> {
    await this.#connection.run('begin transaction')
    this.#inTransaction = true
    try {
      await work()
      await this.#connection.run('commit')
    } catch (error) {
      await this.#connection.run('rollback').catch(() => undefined)
      throw error
    } finally {
      this.#inTransaction = false
    }
  }

  /** Ends the statement that is running, or the work between two ({@link pause}), which then fails: for a run that is to stop. */
  interrupt(): void {
    this.#interrupts++
    this.#connection.interrupt()
  }

  /** Long work on what statements gave lets others go on here; it ends as a statement would when it is to stop. */
  async pause(step: string): Promise<void> {
    const before = this.#interrupts
    await setImmediate()
    if (this.#interrupts !== before)
      throw new ShuzhengError('db/failed', { step, kind: 'Interrupted' })
  }

  close(): void {
    for (const beside of this.#beside) this.leave(beside)
    this.#connection.closeSync()
    this.#instance.closeSync()
  }

  /** A statement that runs out of memory is run again with the most there is: it has left nothing. */
  async #roomy<T>(step: string, work: () => Promise<T>): Promise<T> {
    return this.#guard(step, async () => {
      try {
        return await work()
      } catch (error) {
        const most = this.#most
        if (most === null || this.#inTransaction || !/Out of Memory/i.test(String(error)))
          throw error
        this.#most = null
        await this.#connection.run(`set memory_limit = '${most}'`)
        return await work()
      }
    })
  }

  async #guard<T>(step: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw mapped(error, step)
    }
  }
}

/**
 * Did work fail of itself: neither because it was stopped nor because the disk is full, which end all work? What of it is done on
 * something else may go on.
 */
export function failedOfItself(error: unknown): boolean {
  if (!(error instanceof ShuzhengError)) return error instanceof Error
  return error.code === 'db/failed' && !/interrupt/i.test(String(error.details['kind']))
}

/** Was more memory needed than there is? */
export function isOutOfMemory(error: unknown): boolean {
  return error instanceof ShuzhengError && /Out of Memory/i.test(String(error.details['kind']))
}

/** What DuckDB says in front of the colon is its own; what follows may quote a cell, and is dropped. */
function mapped(error: unknown, step: string): Error {
  if (error instanceof ShuzhengError) return error
  const message = error instanceof Error ? error.message : String(error)
  if (/No space left|could not write|Out of Memory.*disk|max_temp_directory/i.test(message)) {
    return new ShuzhengError('evidence/no-space', { path: 'temp' })
  }
  const kind = /^([A-Z][A-Za-z ]{0,40}(?:Error|Exception))/.exec(message)?.[1] ?? 'Error'
  return new ShuzhengError('db/failed', { step, kind })
}

function bound(query: Sql): never[] {
  return query.values.map((v) => (v instanceof Uint8Array ? new DuckDBBlobValue(v) : v)) as never[]
}

/** Counts come as bigint from DuckDB; those that we print are far below 2^53. */
export function count(value: Cell | undefined): number {
  return value === null || value === undefined ? 0 : Number(value)
}
