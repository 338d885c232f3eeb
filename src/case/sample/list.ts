import { createHash } from 'node:crypto'
import { lines } from '../../count/lines.ts'
import { eligible } from '../../count/subjects.ts'
import { count, type Database } from '../../db/database.ts'
import { sql } from '../../db/sql.ts'
import type { DivisionId, TierId } from '../../documents/sample/record.ts'
import type { Locator } from '../../evidence/locator.ts'
import { maskIdentifiers } from '../../documents/safe.ts'
import { masked, type OrderedFile } from '../assemble.ts'
import { batchesOfParts } from '../ledger/ledger-sets.ts'

/** A file, batch or exhibit that records are divided by. */
export interface Unit {
  /** What stands for it in the name of its strata: places and ids, nothing keyed. */
  readonly names: readonly string[]
  /** For people, masked; null for everything together. */
  readonly label: Locator | null
}

/** Counted records of one tier in one unit. */
export interface Cell {
  readonly tier: TierId
  readonly unit: number
  readonly records: number
}

const TIERS = ['C', 'A', 'B', 'C'] as const

/**
 * Names the counted records `sample_list (tab, part, line, row, tier, unit)`: those of 计入 in 核算台账, with the tier
 * of their person. Needs what the count leaves (`place`, `verdict`, `head`, `member`).
 */
export async function nameSampleList(db: Database, parts: ReadonlyMap<number, number>) {
  const rows = [...parts].map(([part, unit]) => ({ part, unit }))
  await db.run(sql`create or replace temp table sample_unit as select unnest(from_json(${JSON.stringify(rows)}::json,
    '[{"part":"BIGINT","unit":"INTEGER"}]'), recursive := true)`)
  await db.run(
    sql`create or replace temp table sample_list as
    select p.tab, r.part, r.line, r.line + p.row_base as row, least(r.tier, s.tier) as tier, u.unit
    from ${lines()} r join place p on r.part = p.part join sample_unit u on r.part = u.part
      left join verdict v on v.part = r.part and v.line = r.line
      left join (select part, line, t.tier from head join (
          select sub, min(tier) as tier from member group by sub) t using (sub)
        where code is null) s on s.part = r.part and s.line = r.line
    where ${eligible()} and v.part is null`,
    'sample list',
  )
}

/** Sizes by tier and unit, in the order of the list: tier, then unit. */
export async function sampleCells(db: Database): Promise<Cell[]> {
  const rows = await db.rows(sql`select tier, unit, count(*) as n from (
      select case when tier in (1, 2) then tier else 3 end as tier, unit from sample_list)
    group by tier, unit order by tier, unit`)
  return rows.map((r) => ({
    tier: TIERS[count(r['tier'])] ?? 'C',
    unit: count(r['unit']),
    records: count(r['n']),
  }))
}

/**
 * SHA-256 of the counted list: a line with the digest of report.json, then a line for each table in canonical order —
 * the JSON text of exhibit and masked place, a tab, and its counted rows as runs. It can be made again from 核算台账.
 *
 * @example `["E01","名单.csv"]` + tab + `2-10,12,14-20` for rows 2 to 10, 12 and 14 to 20
 */
export async function listDigest(
  db: Database,
  files: readonly OrderedFile[],
  report: string,
): Promise<string> {
  const names = new Map(
    files.flatMap((f) =>
      f.tables.map((t) => [t.tab, JSON.stringify(masked([f.exhibit, ...t.at]))] as const),
    ),
  )
  const hash = createHash('sha256').update(`${report}\n`)
  let open = -1
  for await (const rows of db.stream(RUNS, 'runs')) {
    for (const row of rows) {
      const tab = count(row['tab'])
      if (tab !== open) hash.update(`${open < 0 ? '' : '\n'}${names.get(tab) ?? ''}\t`)
      hash.update(`${tab === open ? ',' : ''}${runText(count(row['a']), count(row['b']))}`)
      open = tab
    }
  }
  return hash.update('\n').digest('hex')
}

/** Rows that follow one another are one run. */
const RUNS = sql`select tab, min(row) as a, max(row) as b from (
    select tab, row, row - row_number() over (partition by tab order by row, part) as run from sample_list)
  group by tab, run order by tab, a`

function runText(a: number, b: number): string {
  return a === b ? String(a) : `${String(a)}-${String(b)}`
}

/** A stratum as it is drawn from: cells of one tier, and the ordinals wanted of them in canonical order. */
export interface Wanted {
  readonly tier: TierId
  readonly units: readonly number[]
  readonly ordinals: readonly number[]
}

/** Where a drawn record stands. */
export interface Spot {
  /** Index of its stratum in what was asked. */
  readonly stratum: number
  readonly tab: number
  readonly part: number
  readonly line: number
  readonly row: number
}

/** The records with these ordinals, by stratum and in canonical order. Needs {@link nameSampleList}. */
export async function spotsOf(db: Database, wanted: readonly Wanted[]): Promise<Spot[]> {
  const strata = wanted.flatMap((w, stratum) => {
    return w.units.map((unit) => ({ stratum, tier: TIERS.indexOf(w.tier, 1), unit }))
  })
  const ordinals = wanted.flatMap((w, stratum) => w.ordinals.map((nth) => ({ stratum, nth })))
  await db.run(sql`create or replace temp table sample_stratum as select unnest(from_json(${JSON.stringify(strata)}::json,
    '[{"stratum":"INTEGER","tier":"UTINYINT","unit":"INTEGER"}]'), recursive := true)`)
  await db.run(sql`create or replace temp table sample_wanted as select unnest(from_json(${JSON.stringify(ordinals)}::json,
    '[{"stratum":"INTEGER","nth":"BIGINT"}]'), recursive := true)`)
  const rows = await db.rows(
    sql`select stratum, tab, part, line, row from (
      select s.stratum, l.tab, l.part, l.line, l.row,
        row_number() over (partition by s.stratum order by l.tab, l.row, l.part) - 1 as nth
      from sample_list l join sample_stratum s
        on l.unit = s.unit and (case when l.tier in (1, 2) then l.tier else 3 end) = s.tier)
    join sample_wanted using (stratum, nth) order by stratum, tab, row, part`,
    'drawn',
  )
  return rows.map((r) => ({
    stratum: count(r['stratum']),
    tab: count(r['tab']),
    part: count(r['part']),
    line: count(r['line']),
    row: count(r['row']),
  }))
}

/** By what the parts of the index are divided, and into what. */
export interface Division {
  readonly units: readonly Unit[]
  /** Number of the unit of each part. */
  readonly parts: ReadonlyMap<number, number>
}

/**
 * Divides the files by what was asked. A record of a file that several batches hold belongs to all of them together:
 * they are a unit of their own.
 */
export async function divisionOf(
  db: Database,
  by: DivisionId,
  files: readonly OrderedFile[],
  batches: readonly string[],
): Promise<Division> {
  const byPart = by === 'batch' ? await batchesOfParts(db) : new Map<number, readonly number[]>()
  const known = new Map<string, number>()
  const units: Unit[] = []
  const parts = new Map<number, number>()
  for (const [nth, file] of files.entries()) {
    for (const part of partsOf(file)) {
      const own = byPart.get(part) ?? []
      const unit = unitOf(
        by,
        file,
        own.flatMap((b) => batches[b] ?? []),
      )
      const key = JSON.stringify([unit.names, by === 'file' ? nth : 0])
      const number = known.get(key) ?? units.push(unit) - 1
      known.set(key, number)
      parts.set(part, number)
    }
  }
  return { units, parts }
}

function partsOf(file: OrderedFile): number[] {
  return file.tables.flatMap((t) => t.outcome.parts.map((part) => part.p))
}

function unitOf(by: DivisionId, file: OrderedFile, batches: readonly string[]): Unit {
  const exhibit = maskIdentifiers(file.exhibit)
  switch (by) {
    case 'tier':
      return { names: [], label: null }
    case 'exhibit':
      return { names: [exhibit], label: [exhibit] }
    case 'batch':
      return { names: batches, label: [batches.join('、') || '未列入批次'] }
    case 'file': {
      const at = masked(file.outcome.at)
      return { names: [exhibit, ...at.map(String)], label: [exhibit, ...at] }
    }
  }
}
