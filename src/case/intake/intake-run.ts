import { count, type Database } from '../../db/database.ts'
import { sql } from '../../db/sql.ts'
import type { FoundFile } from '../../evidence/discover.ts'
import { removeSpool } from '../../evidence/spool/looked-cells.ts'
import type { FileOutcome, SpoolFile } from '../../evidence/outcome.ts'
import { unreadOutcome } from '../../evidence/refusal.ts'
import { FileReading, type ReadingOptions } from '../../evidence/jobs/reading.ts'
import { CONTAINER, WHOLE, type Member, type Reading, type Unit } from '../../evidence/jobs/unit.ts'
import type { Pool } from '../../evidence/jobs/pool.ts'
import type { SealedRows } from '../../evidence/spool/sealed-rows.ts'
import type { Seal } from '../../evidence/spool/seal.ts'
import { again, type Pending } from '../session/pending.ts'
import { keptUnits, openKept, type Kept, type KeptColumn } from './kept.ts'
import { Lots, type Lot, type LotIndex } from './lots.ts'
import { withTables } from './corrections/made-tables.ts'
import { keepNextJob } from '../session/session.ts'
import type { SaidOfColumns } from '../../records/arrange.ts'
import type { ColumnDecision } from '../../records/columns/decide.ts'
import { beginLot, endLot } from '../../records/index-file.ts'
import type { LotTable } from '../../records/lots/ingest.ts'
import { ingestLot } from '../../records/lots/ingest-lot.ts'
import { Loading } from '../../records/lots/loading.ts'
import type { RecordFacts } from '../../records/record-query.ts'

const MIB = 2 ** 20

/** What is read together, and so lost together with a killed run, is small beside the whole. */
export function bundleBytes(totalBytes: number): number {
  return Math.max(MIB / 4, Math.min(8 * MIB, Math.floor(totalBytes / 256)))
}

/** A file with what its tables hold, as the index keeps it (sealed). */
export interface ReadFile {
  readonly outcome: FileOutcome
  /** Column decisions, one list a table. */
  readonly columns: readonly (readonly KeptColumn[])[]
  readonly item: number
}

export interface IntakeRun {
  readonly db: Database
  /** Bytes that it may take. */
  readonly memory: number
  readonly giveBack: () => Promise<void>
  /** By their number in the index; a number that a file had which is gone stays empty. */
  readonly files: readonly FoundFile[]
  /** The number of each file of the list, in its order. */
  readonly items: readonly number[]
  readonly pool: Pool
  readonly reading: ReadingOptions
  readonly sealed: SealedRows
  /** Null when no later run could go on from it. */
  readonly pending: Pending | null
  /** Seals names: paths, sheet names and headers come from suspects and may name people. */
  readonly names: Seal
  readonly facts: RecordFacts
  /** What the examiner said of the columns of a table. */
  readonly said: (outcome: FileOutcome, table: number) => SaidOfColumns
}

/**
 * Reads what is not in the index yet, lot by lot; a run that is killed goes on from its last lot. Gives what the index
 * is not to keep, because the next run is to try it again.
 */
export async function takeIn(run: IntakeRun): Promise<Unit[]> {
  const done = await doneUnits(run)
  const failed: Unit[] = []
  const lots = lotsOf(run)
  const add = async (reading: Reading, nextJob: number) => {
    failed.push(...reading.units.filter((u) => u.again))
    await added(run, lots, { ...reading, units: reading.units.filter((u) => !u.again) }, nextJob)
  }
  const reading = {
    ...run.reading,
    early: (file: SpoolFile) => lots.early(file),
    forget: (file: SpoolFile) => lots.forget(file),
  }
  const reader = new FileReading(run.files, run.pool, reading, add)
  try {
    await goOn(run, lots, done)
    const wanted = run.items.filter((n) => !done.whole.has(n) && !done.containers.has(n))
    for (const n of wanted) {
      const file = run.files[n]
      if (file?.refused) await add(refusal(n, file), run.reading.firstJob)
    }
    await reader.read(
      wanted.filter((n) => run.files[n]?.refused === null),
      done.left(),
    )
    // What readers hold is more than a tenth of all memory, and what is left is for the database.
    run.pool.close()
  } catch (error) {
    await lots.abandon(() => run.db.interrupt())
    throw error
  }
  await lots.finish()
  run.pending?.clear()
  return failed
}

function lotsOf(run: IntakeRun): Lots {
  const loading = new Loading(run.db, run.memory)
  const index: LotIndex = {
    worked: loading.worked,
    early: (file) => loading.early(file),
    forget: (file) => loading.forget(file),
    take: (lot) => commitLot(run, loading, lot),
  }
  return new Lots(index, run.reading.firstJob)
}

/** Noted first: a run that is killed while it waits has lost nothing of it. */
async function added(run: IntakeRun, lots: Lots, reading: Reading, nextJob: number): Promise<void> {
  lots.begin(nextJob)
  const { units } = reading
  run.pending?.add({ units, nextJob: lots.nextJob, sealedLength: run.sealed.length })
  await lots.add(reading)
}

/** Takes what an earlier run had read and not yet put into the index. */
async function goOn(run: IntakeRun, lots: Lots, done: Done): Promise<void> {
  const { sealed, pending, reading } = run
  for (const [n, left] of (pending?.left ?? []).entries()) {
    const units = left.units.filter((u) => run.files[u.item] && !done.has(u))
    if (units.length === 0) continue
    const found = again({ ...left, units }, sealed, reading.spoolDir, `again-${String(n)}`)
    if (!found) continue
    left.units.forEach((u) => done.add(u))
    await lots.add(found)
  }
}

const LINK =
  '是链接，未跟随打开：所指的内容不在检材内，需要的请另行提取后放入 / a link, not followed: what it points at is not in the evidence'

function refusal(item: number, file: FoundFile): Reading {
  const files = [unreadOutcome(file.at, 'NO_ACCESS', file.isLink ? LINK : '', file.bytes)]
  return { units: [{ item, entry: WHOLE, files, members: [] }], spool: [] }
}

/** Everything that the index holds of files, in the order of the list; members after their container. */
export async function readFiles(run: IntakeRun, again: readonly Unit[]): Promise<ReadFile[]> {
  const kept = await keptUnits(run.db, run.names)
  const failed = again.map((unit) => ({ ...unit, columns: [] }))
  const places = new Map(run.items.map((item, n) => [item, n]))
  return [...kept, ...failed]
    .map((unit) => ({ ...unit, item: places.get(unit.item) ?? -1 }))
    .sort((a, b) => a.item - b.item || a.entry - b.entry)
    .flatMap(({ item, files, columns }) =>
      files.map((outcome, i) => ({ outcome, columns: columns[i] ?? [], item })),
    )
}

async function doneUnits(run: IntakeRun) {
  const whole = new Set<number>()
  const containers = new Map<number, readonly Member[]>()
  const entries = new Map<number, Set<number>>()
  const rows = await run.db
    .rows(sql`select item, entry, case when entry = ${CONTAINER} then outcome end as outcome
    from x.done order by item, entry`)
  for (const row of rows) {
    const item = count(row['item'])
    const entry = Number(row['entry'])
    if (entry === WHOLE) whole.add(item)
    else if (entry === CONTAINER) {
      containers.set(item, openKept(run.names, item, entry, row['outcome'] as Uint8Array).members)
    } else entries.set(item, (entries.get(item) ?? new Set()).add(entry))
  }
  const left = () =>
    new Map(
      [...containers].map(([item, members]) => [
        item,
        members.filter((m) => !entries.get(item)?.has(m.entry)),
      ]),
    )
  const has = ({ item, entry }: Unit) =>
    entry === WHOLE
      ? whole.has(item)
      : entry === CONTAINER
        ? containers.has(item)
        : entries.get(item)?.has(entry) === true
  const add = ({ item, entry, members }: Unit) => {
    if (entry === WHOLE) whole.add(item)
    else if (entry === CONTAINER) containers.set(item, members)
    else entries.set(item, (entries.get(item) ?? new Set()).add(entry))
  }
  return { whole, containers, left, has, add }
}

type Done = Awaited<ReturnType<typeof doneUnits>>

async function commitLot(
  run: IntakeRun,
  loading: Loading,
  { units, spool, nextJob }: Lot,
): Promise<void> {
  const length = run.sealed.length
  const tables = units.map((u) => u.files.map((f) => f.tables.map((_, i) => lotTable(run, f, i))))
  // Not in the transaction: DuckDB reads what is not committed yet on one thread only (measured: four times slower).
  // Records of parts that were never registered are swept when the index is opened.
  await beginLot(run.db)
  const left = await ingestLot(run.db, loading, tables.flat(2), spool, run.facts)
  await run.db.transaction(async () => {
    await endLot(run.db)
    await keepParts(run.db, tables.flat(2))
    const columns = tables.map((unit) => unit.map((f) => f.map((t) => t.decisions.map(kept))))
    await keepUnits(run, withTables(units, tables, left), columns)
    await run.db.run(sql`delete from x.info where name = 'sealed-length'`)
    await run.db.run(sql`insert into x.info values ('sealed-length', ${String(length)})`)
    await keepNextJob(run.db, nextJob)
  })
  for (const file of spool) removeSpool(file)
  await run.giveBack()
}

function lotTable(run: IntakeRun, file: FileOutcome, i: number): LotTable {
  const table = file.tables[i]
  if (!table) throw new Error('no table')
  return { table, said: run.said(file, i), decisions: [], arrangement: null }
}

/** One statement for all: containers may have a hundred thousand members. */
async function keepUnits(
  run: IntakeRun,
  units: readonly Unit[],
  columns: readonly Kept['columns'][],
): Promise<void> {
  const rows = units.map(({ item, entry, files, members }, i) => {
    const kept: Kept = { files, columns: columns[i] ?? [], members }
    const plain = Buffer.from(JSON.stringify(kept))
    const sealed = run.names.close(plain, `${String(item)}/${String(entry)}`)
    return { item, entry, sealed: Buffer.from(sealed).toString('base64') }
  })
  await run.db.run(sql`insert into x.done select item, entry, from_base64(sealed) from (
    select unnest(from_json(${JSON.stringify(rows)}::json,
      '[{"item":"BIGINT","entry":"BIGINT","sealed":"VARCHAR"}]'), recursive := true))`)
}

function kept({ classes: _, ...column }: ColumnDecision): KeptColumn {
  return column
}

async function keepParts(db: Database, tables: readonly LotTable[]): Promise<void> {
  const rows = tables.flatMap((t) => {
    const tab = t.table.parts[0]?.p ?? 0
    return t.table.parts.map((part) => ({ p: part.p, tab, row_base: part.rowBase }))
  })
  if (rows.length === 0) return
  await db.run(sql`insert into x.parts select unnest(from_json(${JSON.stringify(rows)}::json,
    '[{"p":"BIGINT","tab":"BIGINT","row_base":"BIGINT"}]'), recursive := true)`)
}
