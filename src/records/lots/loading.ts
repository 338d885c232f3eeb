import { rmSync } from 'node:fs'
import { count, failedOfItself, type Database, type Row } from '../../db/database.ts'
import { id, sql, type Sql } from '../../db/sql.ts'
import type { SpoolFile } from '../../evidence/outcome.ts'
import { openQuery, plainQuery, profileQuery, readProfiles, restQuery } from '../columns/profile.ts'
import type { ColumnProfile } from '../columns/tally.ts'
import { bytesOf, ofOneWidth, type ByPart, type Chunk, type LoadedChunk } from './chunks.ts'
import { fewDifferent } from './few-different.ts'
import { mergeProfiles } from './merge-profiles.ts'
import { openCells, spoolRows } from './spool-read.ts'

/** Of the memory of the database: text that is held from look to record, and text that is worked on beside it. */
const HELD_SHARE = 7
const WORKED_SHARE = 12
/** Of the same: what is held and the rest of its lot, where both go into one statement. */
const BESIDE_SHARE = 5

/** Cells that readers left open, in bytes, from which on it is worth looking at them before their lot is whole. */
const MANY_OPEN = 4 * 2 ** 20

/**
 * Loads spool files and looks at all their values, whether they come alone, while their table is still being read, or
 * with the whole of a lot. What is found is the same either way: it is counted by part, and sums.
 */
export class Loading {
  /** Text that is worked on in one statement, in bytes of the spool. */
  readonly worked: number
  /** Text that is held, and the rest that becomes records with it. */
  readonly beside: number
  readonly #db: Database
  readonly #most: number
  /** Loaded before their lot, by path. */
  readonly #early = new Map<string, Chunk>()
  /** Which columns have few different cells, by width, as the first early file of that width has shown. */
  readonly #few = new Map<number, ReadonlySet<number> | null>()
  /** Parts whose rows are taken of the files; null: all. */
  #only: ReadonlySet<number> | null = null
  /** Relations in memory with the bytes of their files. */
  readonly #held = new Map<string, number>()
  #relations = 0

  /** `memory`: bytes that the database may take. */
  constructor(db: Database, memory: number) {
    this.#db = db
    this.#most = memory / HELD_SHARE
    this.worked = memory / WORKED_SHARE
    this.beside = memory / BESIDE_SHARE
  }

  /** Takes in one file of a lot that is not complete yet; one that cannot be looked at alone waits for its lot. */
  async early(file: SpoolFile): Promise<void> {
    try {
      this.#early.set(file.path, await this.#load([file], file.width, true))
    } catch (error) {
      if (!failedOfItself(error)) throw error
      await this.startOver()
    }
  }

  /** From here on rows of these parts are taken, whatever else stands in their files; null: of all. */
  only(parts: ReadonlySet<number> | null): void {
    this.#only = parts
  }

  /** Lets go of all rows but those that came early for a later lot: what failed has not given its own back. */
  async startOver(): Promise<void> {
    const early = new Set([...this.#early.values()].map((c) => c.relation))
    for (const relation of this.#held.keys()) if (!early.has(relation)) await this.#drop(relation)
  }

  /** Does a relation of this name hold rows? */
  holds(relation: string): boolean {
    return this.#held.has(relation)
  }

  /** The file will not be part of any lot: its reader failed. */
  async forget(file: SpoolFile): Promise<void> {
    const chunk = this.#early.get(file.path)
    this.#early.delete(file.path)
    for (const { path } of [file, ...besideOf(file)]) rmSync(path, { force: true })
    if (chunk) await this.release(chunk)
  }

  /** The chunks of a lot, those that came early are there already; and what of their cells was left open until now. */
  async chunks(spool: readonly SpoolFile[]): Promise<{ chunks: Chunk[]; open: ByPart }> {
    const own = spool.filter((f) => this.#mayHoldAsked(f))
    const left = own.filter((f) => !this.#early.has(f.path) || !isMuchOpen(f))
    const early = own.flatMap((f) => this.#early.get(f.path) ?? [])
    const late = own.filter((f) => !this.#early.has(f.path))
    for (const { path } of own) this.#early.delete(path)
    const chunks = [...early]
    for (const files of ofOneWidth(late, this.worked)) {
      chunks.push(await this.#load(files, files[0]?.width ?? 0, false))
    }
    const asked = chunks.map((c) => ({ ...c, profiles: this.#asked(c.profiles) }))
    return { chunks: asked, open: this.#asked(await this.#open(left)) }
  }

  #mayHoldAsked({ looked }: SpoolFile): boolean {
    const only = this.#only
    return only === null || looked === null || looked.parts.some((p) => only.has(p))
  }

  #asked(profiles: ByPart): ByPart {
    const only = this.#only
    return only === null ? profiles : new Map([...profiles].filter(([p]) => only.has(p)))
  }

  /** The rows of chunks: those that are not held are loaded again, all of a width together, since one file keeps one thread busy. */
  async rows(chunks: readonly Chunk[]): Promise<LoadedChunk[]> {
    const held = chunks.flatMap((c) =>
      c.relation === null ? [] : [{ ...c, relation: c.relation }],
    )
    const gone = chunks.filter((c) => c.relation === null)
    for (const width of new Set(gone.map((c) => c.width))) {
      const files = gone.flatMap((c) => (c.width === width ? c.files : []))
      held.push({ width, files, relation: await this.#read(files), profiles: new Map() })
    }
    return held
  }

  /** The rows are not needed any more. */
  async release(chunk: Chunk): Promise<void> {
    if (chunk.relation !== null) await this.#drop(chunk.relation)
  }

  async #drop(relation: string): Promise<void> {
    await this.#db.run(sql`drop table ${id(relation)}`)
    this.#held.delete(relation)
  }

  get #heldBytes(): number {
    return [...this.#held.values()].reduce((sum, bytes) => sum + bytes, 0)
  }

  async #load(files: readonly SpoolFile[], width: number, early: boolean): Promise<Chunk> {
    if (files.every((f) => f.looked)) return this.#loadTold(files, width, early)
    const relation = await this.#read(files)
    const profiles = await this.#profile(id(relation), width, early)
    const chunk = { width, files, relation, profiles }
    if (this.#heldBytes <= this.#most) return chunk
    await this.release(chunk)
    return { ...chunk, relation: null }
  }

  /** What readers have told of is not loaded to be looked at: where it would not be held, it is read when its records are made. */
  async #loadTold(files: readonly SpoolFile[], width: number, early: boolean): Promise<Chunk> {
    const isHeld = this.#heldBytes + bytesOf(files) <= this.#most
    const relation = isHeld ? await this.#read(files) : null
    return { width, files, relation, profiles: await this.#told(files, width, early) }
  }

  async #read(files: readonly SpoolFile[]): Promise<string> {
    const relation = `lot_${String(this.#relations++)}`
    const rows = this.#only === null ? spoolRows(files) : ofLotParts(spoolRows(files))
    await this.#db.run(sql`create or replace temp table ${id(relation)} as ${rows}`, 'load')
    this.#held.set(relation, bytesOf(files))
    return relation
  }

  /** What the readers have told of their cells; of many that they left open, what these are. */
  async #told(files: readonly SpoolFile[], width: number, early: boolean): Promise<ByPart> {
    const told = files.flatMap((f) => [...toldRows(f.looked?.cells ?? [])])
    const profiles = readProfiles(width, told)
    if (early) mergeProfiles(profiles, await this.#open(files.filter(isMuchOpen)))
    return profiles
  }

  /** All at once, whatever their width: the statement takes a third of a second to plan. */
  async #open(files: readonly SpoolFile[]): Promise<ByPart> {
    const paths = files.flatMap((f) => f.looked?.open?.path ?? [])
    if (paths.length === 0) return new Map()
    const width = Math.max(...files.map((f) => f.width))
    return readProfiles(width, await this.#db.rows(openQuery(openCells(paths)), 'open cells'))
  }

  async #profile(
    relation: Sql,
    width: number,
    early: boolean,
  ): Promise<Map<number, ColumnProfile[]>> {
    const source = sql`(select p as t, * from ${relation})`
    return readProfiles(width, await this.#classes(source, width, early))
  }

  async #classes(source: Sql, width: number, early: boolean): Promise<Row[]> {
    const few = await this.#fewOf(source, width, early)
    if (few === null) return this.#db.rows(profileQuery(source, width), 'profile')
    const rows = await this.#db.rows(plainQuery(source, width, few), 'plain profile')
    const open = [...new Set(rows.filter((r) => r['class'] === null).map((r) => count(r['c'])))]
    if (open.length === 0) return rows
    const rest = await this.#db.rows(restQuery(source, open, few), 'rest profile')
    return [...rows.filter((r) => r['class'] !== null), ...rest]
  }

  async #fewOf(source: Sql, width: number, early: boolean): Promise<ReadonlySet<number> | null> {
    const known = early ? this.#few.get(width) : undefined
    if (known !== undefined) return known
    const few = await fewDifferent(this.#db, source, range(width))
    if (early) this.#few.set(width, few)
    return few
  }
}

/** SQL: the rows of a relation that belong to the tables that are taken in. */
function ofLotParts(rows: Sql): Sql {
  return sql`select * from (${rows}) where p in (select p from lot_parts)`
}

/** What readers have written beside a spool file. */
function besideOf({ looked }: SpoolFile): { readonly path: string }[] {
  return [looked?.open ?? [], looked?.told ?? []].flat()
}

function isMuchOpen({ looked }: SpoolFile): boolean {
  return (looked?.open?.bytes ?? 0) > MANY_OPEN
}

/** The fours of a spool file as rows. */
function* toldRows(cells: ArrayLike<number>) {
  for (let i = 0; i < cells.length; i += 4)
    yield { t: cells[i], c: cells[i + 1], class: cells[i + 2], n: cells[i + 3] }
}

function range(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i)
}
