import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { NOTHING_BESIDE, type Beside } from '../../beside/beside.ts'
import { CELL, type ReadSink, type RowView } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import { RowBuilder } from '../row-builder.ts'
import { ValueCells } from './cells.ts'
import { tellContradictions } from './check.ts'
import { contactBook, tellContacts, type ContactBook } from './contacts.ts'
import { withCopy } from './copy.ts'
import { FreedRows } from './freed.ts'
import { Logs } from './logs.ts'
import { quoted, type Schema, schemaOf } from './schema.ts'

/** Tables beyond this number are named as not read. */
const MOST_TABLES = 4096

/**
 * Reads the tables of a SQLite database, a grid a table, rows in the order of their keys and numbered from 1.
 *
 * Only what is stored is read: views and virtual tables are named (the texts of a full-text index are a table of their
 * own), triggers never run. Integers are exact, NULL is absent. A table that breaks off is named with the row. What lies in
 * a log beside the database is read with it, in a copy: the last state that was finished.
 */
export async function readSqlite(
  source: ByteSource,
  sink: ReadSink,
  { spoolDir, beside = NOTHING_BESIDE }: SqliteOptions,
): Promise<null> {
  const head = new Uint8Array(100)
  source.read(0, head)
  const logs = new Logs(sink)
  try {
    await logs.find(beside, head[18] === 2 || head[19] === 2)
    if (logs.used.length === 0 && isCut(head, source.size))
      sink.issue({
        code: 'CORRUPT',
        message:
          '文件比表头记载的短，缺少的页上的行未读 / the file is shorter than its header states; rows of missing pages were not read',
      })
    const change = logs.wal ? () => undefined : withoutWal
    withCopy({ source, logs: logs.used }, spoolDir, change, (path) => {
      read(path, logs.used.length === 0 ? source : null, sink)
    })
  } finally {
    logs.close()
  }
  return null
}

export interface SqliteOptions {
  readonly spoolDir: string
  readonly beside?: Beside | undefined
}

/** The header states pages and their size; the number of pages holds only where the file was last written by a program that keeps it. */
function isCut(head: Uint8Array, size: number): boolean {
  const view = new DataView(head.buffer)
  const page = view.getUint16(16) === 1 ? 65_536 : view.getUint16(16)
  const known = view.getUint32(24) === view.getUint32(92)
  return known && view.getUint32(28) * page > size
}

/** A copy that stands alone is read as a database without a log. */
function withoutWal(head: Uint8Array): void {
  if (head[18] === 2) head[18] = 1
  if (head[19] === 2) head[19] = 1
}

/**
 * With logs SQLite must be able to write to the copy: it undoes in it what was not finished. `alone`: the database without any,
 * whose pages are those that are read.
 */
function read(path: string, alone: ByteSource | null, sink: ReadSink): void {
  let database: DatabaseSync | null = null
  try {
    database = new DatabaseSync(path, {
      readOnly: alone !== null,
      allowExtension: false,
      timeout: 0,
    })
    database.exec('pragma trusted_schema = off; pragma cell_size_check = on; pragma mmap_size = 0')
    const schema = openSchema(database)
    tellSchema(schema, database, sink)
    const tables = schema.tables.slice(0, MOST_TABLES)
    const book = contactBook(database, tables)
    const freed = alone && new FreedRows(alone)
    for (const table of tables)
      readTable(database, table, sink, { taken: book?.taken[table] ?? [], freed })
    freed?.tell(sink)
    if (book) readContacts(database, book, sink)
    tellContradictions(database, sink)
  } catch (error) {
    if (!isOfSqlite(error)) throw error
    sink.issue({
      code: 'CORRUPT',
      message: '数据库结构损坏，不能打开 / the database is broken and cannot be opened',
    })
  } finally {
    database?.close()
  }
}

/** With a broken definition in it, or pages cut off, SQLite reads the schema only when told that it may be written to. */
function openSchema(database: DatabaseSync): Schema {
  try {
    return schemaOf(database)
  } catch {
    database.enableDefensive(false)
    database.exec('pragma writable_schema = on')
    return schemaOf(database)
  }
}

function tellSchema(schema: Schema, database: DatabaseSync, sink: ReadSink): void {
  const { tables, views, virtual, triggers } = schema
  const say = (code: 'NOT_A_TABLE' | 'LIMIT', message: string) => {
    sink.issue({ code, message })
  }
  if (views + virtual + triggers > 0)
    say(
      'NOT_A_TABLE',
      `视图${String(views)}个、虚拟表${String(virtual)}个、触发器${String(triggers)}个，本身不存数据，未读 / ${String(views)} views, ${String(virtual)} virtual tables, ${String(triggers)} triggers hold no rows of their own`,
    )
  if (tables.length > MOST_TABLES)
    say(
      'LIMIT',
      `数据表${String(tables.length)}个，只读前${String(MOST_TABLES)}个 / too many tables`,
    )
  const free = freePages(database)
  if (free > 0)
    say(
      'NOT_A_TABLE',
      `有${String(free)}个空闲页，可能留有已删除的行，未恢复 / ${String(free)} free pages may hold deleted rows, not recovered`,
    )
}

function freePages(database: DatabaseSync): number {
  try {
    return Number(database.prepare('pragma freelist_count').get()?.['freelist_count'] ?? 0)
  } catch {
    return 0
  }
}

/** What breaks off here breaks off in a table of it, too; people met before it are told. */
function readContacts(database: DatabaseSync, book: ContactBook, sink: ReadSink): void {
  try {
    tellContacts(database, book, sink)
  } catch (error) {
    if (!isOfSqlite(error)) throw error
    const message = '通讯录损坏，其余的联系人未读 / the address book is broken from here on'
    sink.issue({ code: 'CORRUPT', message })
  }
}

interface TableMeans {
  /** Columns whose values are told of otherwise; rows that have one are notes. */
  readonly taken: readonly string[]
  readonly freed: FreedRows | null
}

function readTable(
  database: DatabaseSync,
  table: string,
  sink: ReadSink,
  { taken, freed }: TableMeans,
): void {
  const lost = (row: number | null) => {
    const message = `数据表损坏，其余的行未读 / the table is broken, the rest of its rows was not read`
    sink.issue({ code: 'CORRUPT', sheet: table, row, message })
  }
  let rows: Rows
  try {
    rows = new Rows(database, table, freed)
  } catch {
    lost(null)
    return
  }
  const grid = sink.grid({
    sheet: table,
    hidden: false,
    delimiter: null,
    delimiterByte: -1,
    header: rows.names,
  })
  const columns = taken.map((name) => rows.names.indexOf(name)).filter((column) => column >= 0)
  const isTaken = (view: RowView) =>
    columns.some((column) => column < view.count && view.type[column] !== CELL.ABSENT)
  let read = 0
  try {
    for (const view of rows) {
      if (grid.other && isTaken(view)) grid.other('NOTE', view)
      else grid.row(view)
      read++
    }
  } catch (error) {
    if (!isOfSqlite(error)) throw error
    grid.unread(
      'CORRUPT',
      read + 1,
      null,
      '数据表损坏，其余的行未读 / the table is broken from here on',
    )
  }
  grid.end()
  rows.tell(sink, table)
}

function isOfSqlite(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_SQLITE_ERROR' || error instanceof RangeError
}

/** The rows of one table. */
class Rows {
  readonly names: readonly string[]
  readonly #statement: StatementSync
  readonly #database: DatabaseSync
  readonly #table: string
  readonly #freed: FreedRows | null
  readonly #builder = new RowBuilder()
  readonly #cells = new ValueCells(this.#builder)
  /** The same rows as bytes, from the first text on that is no UTF-8. */
  #bytes: Iterator<unknown> | null = null
  #bytesAt = 0

  constructor(database: DatabaseSync, table: string, freed: FreedRows | null) {
    this.#database = database
    this.#freed = freed
    this.#table = table
    this.#statement = statement(database, `select * from ${quoted(table)} not indexed`)
    this.names = this.#statement.columns().map((c) => c.name)
  }

  *[Symbol.iterator](): Generator<RowBuilder['view']> {
    let row = 0
    for (const values of this.#statement.iterate() as Iterable<unknown>) {
      this.#builder.begin(++row)
      const list = values as readonly unknown[]
      this.#freed?.live(list)
      for (const [column, value] of list.entries()) {
        if (typeof value === 'string' && value.includes('\ufffd'))
          this.#cells.putBytes(column, this.#bytesOf(row, column) ?? Buffer.from(value))
        else this.#cells.put(column, value)
      }
      yield this.#builder.view
    }
  }

  #bytesOf(row: number, column: number): Uint8Array | null {
    const columns = this.names.map((name) => `cast(${quoted(name)} as blob)`)
    const query = `select ${columns.join(', ')} from ${quoted(this.#table)} not indexed`
    this.#bytes ??= (statement(this.#database, query).iterate() as Iterable<unknown>)[
      Symbol.iterator
    ]()
    for (; this.#bytesAt < row - 1; this.#bytesAt++) this.#bytes.next()
    if (this.#bytesAt < row) {
      this.#bytesAt++
      this.#values = (this.#bytes.next().value ?? []) as readonly unknown[]
    }
    const value = this.#values[column]
    return value instanceof Uint8Array ? value : null
  }
  #values: readonly unknown[] = []

  tell(sink: ReadSink, sheet: string): void {
    const { blobs, gbk } = this.#cells
    if (blobs > 0)
      sink.issue({
        code: 'NOT_A_TABLE',
        sheet,
        message: `${String(blobs)}个单元格是二进制内容（图片等），未读 / ${String(blobs)} cells hold binary data, not read`,
      })
    if (gbk > 0)
      sink.issue({
        code: 'RUNNER_UP_ENCODING',
        sheet,
        message: `${String(gbk)}个单元格不是UTF-8，按GBK读出 / ${String(gbk)} cells are no UTF-8 and were read as GBK`,
      })
  }
}

function statement(database: DatabaseSync, query: string): StatementSync {
  const prepared = database.prepare(query)
  prepared.setReadBigInts(true)
  prepared.setReturnArrays(true)
  return prepared
}
