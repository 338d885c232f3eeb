import { failedOfItself, isOutOfMemory, type Database } from '../../db/database.ts'
import { id, raw, sql } from '../../db/sql.ts'
import { ShuzhengError } from '../../errors.ts'
import type { SpoolFile, TableOutcome } from '../../evidence/outcome.ts'
import { ingest, type LotTable } from './ingest.ts'
import type { Loading } from './loading.ts'
import { PERSON_STEP } from '../person-part.ts'
import type { RecordFacts } from '../record-query.ts'

/** A table of which no record could be made, and why. */
export interface LeftOut {
  readonly table: LotTable
  readonly code: 'LIMIT' | 'CRASHED'
  /** The step that failed and the kind of its failure, as far as they are known: neither holds a cell. */
  readonly failed: string | null
}

/** Tables that failed together are tried again in so many parts: one among 4,000 then costs four failures more. */
const PARTS = 8

/**
 * Turns the spool of whole tables into records of the index, as {@link ingest} does. Where it fails, the tables are taken in by
 * parts, down to single ones: a table that cannot be worked on even alone is left out and given back, and costs no other table its
 * records.
 *
 * @throws what is to end all work: the run was stopped, the disk is full
 */
export async function ingestLot(
  db: Database,
  loading: Loading,
  tables: readonly LotTable[],
  spool: readonly SpoolFile[],
  facts: RecordFacts,
): Promise<LeftOut[]> {
  const lot = { db, loading, spool, facts, temporary: await temporaryNames(db) }
  try {
    return await tried(lot, tables)
  } finally {
    loading.only(null)
  }
}

interface TriedLot {
  readonly db: Database
  readonly loading: Loading
  readonly spool: readonly SpoolFile[]
  readonly facts: RecordFacts
  /** What stood in the database before. */
  readonly temporary: ReadonlySet<string>
}

async function tried(lot: TriedLot, tables: readonly LotTable[]): Promise<LeftOut[]> {
  const asFound = tables.map((t) => t.table)
  try {
    await ingest(lot.db, lot.loading, tables, lot.spool, lot.facts)
    return []
  } catch (error) {
    if (!failedOfItself(error)) throw error
    await undo(lot, asFound)
    tables.forEach((t, i) => Object.assign(t, asFoundAgain(asFound[i] ?? t.table)))
    const [table] = tables
    if (tables.length > 1 || !table) return apart(lot, tables)
    return [{ table, code: isOutOfMemory(error) ? 'LIMIT' : 'CRASHED', failed: failedStep(error) }]
  }
}

function failedStep(error: unknown): string | null {
  if (!(error instanceof ShuzhengError)) return null
  const { step, kind } = error.details
  return `${String(step)}: ${String(kind)}`
}

async function apart(lot: TriedLot, tables: readonly LotTable[]): Promise<LeftOut[]> {
  const size = Math.ceil(tables.length / PARTS)
  const left: LeftOut[] = []
  for (let from = 0; from < tables.length; from += size) {
    const some = tables.slice(from, from + size)
    lot.loading.only(new Set(some.flatMap((t) => partsOf(t.table))))
    left.push(...(await tried(lot, some)))
  }
  return left
}

function asFoundAgain(table: TableOutcome): Omit<LotTable, 'said'> {
  return { table, decisions: [], arrangement: null }
}

/** Takes back what failed statements have left: records, rows in memory, temporary tables and views. */
async function undo({ db, loading, temporary }: TriedLot, tables: readonly TableOutcome[]) {
  const parts = tables.flatMap(partsOf)
  await db.run(sql`delete from x.records where part % ${raw(PERSON_STEP)} in (
    select unnest(from_json(${JSON.stringify(parts)}::json, '["BIGINT"]')))`)
  await loading.startOver()
  for (const { kind, name } of await temporaryOf(db)) {
    if (temporary.has(name) || loading.holds(name)) continue
    await db.run(sql`drop ${raw(kind)} if exists ${id(name)}`)
  }
}

function partsOf(table: TableOutcome): number[] {
  return table.parts.map(({ p }) => p)
}

async function temporaryNames(db: Database): Promise<Set<string>> {
  return new Set((await temporaryOf(db)).map(({ name }) => name))
}

async function temporaryOf(db: Database): Promise<{ kind: 'table' | 'view'; name: string }[]> {
  const rows = await db.rows(sql`
    select 'table' as kind, table_name as name from duckdb_tables() where temporary
    union all select 'view', view_name from duckdb_views() where temporary and not internal`)
  return rows.map((r) => ({
    kind: r['kind'] === 'view' ? 'view' : 'table',
    name: String(r['name']),
  }))
}
