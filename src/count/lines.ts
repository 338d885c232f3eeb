import type { TierId } from '../case-report.ts'
import { count, type Database } from '../db/database.ts'
import { raw, sql, type Sql } from '../db/sql.ts'
import { keyColumns } from '../records/index-file.ts'
import { reasonNumber, type DecidedCode } from '../records/verdicts.ts'
import { byKnownNumbers } from './known-numbers.ts'
import { eligible } from './subjects.ts'

/** What people have decided of the records, in the terms of the index. Later entries go before earlier ones. */
export interface Decisions {
  /** 信息类型 of all records of some parts. */
  readonly tiers: readonly TierDecided[]
  /** Records that are not to be counted. */
  readonly setAside: readonly SetAside[]
}

export interface TierDecided {
  /** Its number among the decisions of the case, for {@link decidedCounts}. */
  readonly decision: number
  readonly parts: readonly number[]
  readonly tier: TierId
}

/**
 * Lines of a part by number (physical row less `row_base` of the part); null: the whole part. A row lies in exactly one
 * part of its table, so it may be named in each of them: in the others no record has that line.
 *
 * @example row 12 of a table of two parts with row_base 0 and 10000 → lines 12 and -9988; only one of them exists
 */
export interface SetAside {
  readonly decision: number
  readonly part: number
  readonly lines: readonly number[] | null
  readonly code: DecidedCode
}

export const NOTHING_DECIDED: Decisions = { tiers: [], setAside: [] }

/**
 * What is counted: the records of the index, with tier and reason as people have decided them. All that counts reads
 * from here; the index itself is never changed, so that a decision taken back leaves no trace.
 *
 * Needs {@link nameLines}.
 */
export function lines(): Sql {
  return sql`lines`
}

/**
 * Gives the lines their name: the records themselves where nothing was decided (no join, no cost), else a view over
 * them, and so where a line is known by another of its numbers ({@link byKnownNumbers}). Needs `place`. A line without any content stays EMPTY: there is nothing to decide about.
 *
 * @param known the columns of a line, where it is to be known by another key than in the index (under-key.ts)
 */
export async function nameLines(
  db: Database,
  decisions: Decisions = NOTHING_DECIDED,
  known: Sql = raw('*'),
): Promise<void> {
  await db.run(sql`create or replace temp table decided_part as select unnest(from_json(${JSON.stringify(decidedParts(decisions))}::json,
    '[{"part":"BIGINT","new_tier":"UTINYINT","new_reason":"UTINYINT","tier_by":"INTEGER","reason_by":"INTEGER"}]'), recursive := true)`)
  await db.run(sql`create or replace temp table decided_line as select unnest(from_json(${JSON.stringify(decidedLines(decisions))}::json,
    '[{"part":"BIGINT","line":"BIGINT","new_reason":"UTINYINT","reason_by":"INTEGER"}]'), recursive := true)`)
  const decided = isEmpty(decisions) ? sql`x.records` : sql`(${DECIDED})`
  const view = await byKnownNumbers(db, await keyColumns(db), decided)
  await db.run(sql`create or replace temp view lines as select ${known} from ${view}`)
}

function isEmpty({ tiers, setAside }: Decisions): boolean {
  return tiers.length + setAside.length === 0
}

const EMPTY = raw(String(reasonNumber('EMPTY')))

const DECIDED = sql`
  select r.* replace (
    case when r.reason = ${EMPTY} then r.reason else coalesce(l.new_reason, p.new_reason, r.reason) end as reason,
    coalesce(p.new_tier, r.tier) as tier)
  from x.records r left join decided_part p on r.part = p.part
    left join decided_line l on r.part = l.part and r.line = l.line`

interface DecidedPart {
  readonly part: number
  new_tier: number | null
  tier_by: number | null
  new_reason: number | null
  reason_by: number | null
}

const TIER_NUMBER = { A: 1, B: 2, C: 3 } as const

function decidedParts({ tiers, setAside }: Decisions): DecidedPart[] {
  const parts = new Map<number, DecidedPart>()
  const of = (part: number) => {
    const known = parts.get(part)
    const entry = known ?? {
      part,
      new_tier: null,
      tier_by: null,
      new_reason: null,
      reason_by: null,
    }
    parts.set(part, entry)
    return entry
  }
  for (const { parts: own, tier, decision } of tiers) {
    for (const part of own)
      Object.assign(of(part), { new_tier: TIER_NUMBER[tier], tier_by: decision })
  }
  for (const { part, lines: named, code, decision } of setAside) {
    if (named === null) {
      Object.assign(of(part), { new_reason: reasonNumber(code), reason_by: decision })
    }
  }
  return [...parts.values()]
}

interface DecidedLine {
  readonly part: number
  readonly line: number
  readonly new_reason: number
  readonly reason_by: number
}

/** Each line once, however often it is named: the join must not multiply records. */
function decidedLines({ setAside }: Decisions): DecidedLine[] {
  const found = new Map<string, DecidedLine>()
  for (const { part, lines: named, code, decision } of setAside) {
    for (const line of named ?? []) {
      const known = { part, line, new_reason: reasonNumber(code), reason_by: decision }
      found.set(`${part}:${line}`, known)
    }
  }
  return [...found.values()]
}

/** What one decision reached. */
export interface DecidedCount {
  /** Records that have their tier from it and are not set aside, or that it set aside. */
  readonly records: number
  /** Of the lines that it names, those that are records of data; for whole parts all their records. */
  readonly found: number
}

/** By the number of the decision; one that reached nothing is missing. Needs {@link nameLines} with the same decisions. */
export async function decidedCounts(
  db: Database,
  decisions: Decisions,
): Promise<ReadonlyMap<number, DecidedCount>> {
  if (isEmpty(decisions)) return new Map()
  const rows = await db.rows(sql`
    select tier_by as decision, count(*) filter (where ${eligible()} and rank > 0) as records, count(*) as found
      from ${lines()} join decided_part using (part) where tier_by is not null group by tier_by
    union all
    select decision, count(*) filter (where r.reason <> ${EMPTY}) as records, count(*) as found from (
      select coalesce(l.reason_by, p.reason_by) as decision, r.reason
      from x.records r left join decided_part p on r.part = p.part
        left join decided_line l on r.part = l.part and r.line = l.line) r
    where decision is not null group by decision order by decision`)
  return new Map(
    rows.map((r) => [
      count(r['decision']),
      { records: count(r['records']), found: count(r['found']) },
    ]),
  )
}
