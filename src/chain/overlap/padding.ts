import { contentKey } from '../../count/per-person/content-key.ts'
import { lines } from '../../count/lines.ts'
import { eligible, subjectColumns } from '../../count/subjects.ts'
import { count, type Database } from '../../db/database.ts'
import { sql } from '../../db/sql.ts'
import { REASON_CODES, type ReasonCode } from '../../records/verdicts.ts'
import type { Padding, PaddingCost, PaddingLine, PaddingReason } from '../../report/chain.ts'

/** Lines of a batch that are no person of their own, by reason. */
export interface PaddedBatch {
  readonly rows: number
  readonly lines: readonly PaddingLine[]
  readonly padding: number
  readonly contested: number
}

/** What a transfer of the batch asked for a line. */
export interface Asked {
  readonly transfer: string
  /** Millionths of a yuan. */
  readonly unitPrice: number
}

const REASONS: Readonly<Partial<Record<ReasonCode, PaddingReason>>> = {
  EMPTY: 'empty',
  NOT_IDENTIFYING: 'not-identifying',
  BAD_PHONE: 'bad-number',
  BAD_ID: 'bad-number',
  DAMAGED: 'damaged',
  COMPANY: 'company',
}
const ORDER: readonly PaddingReason[] = [
  'empty',
  'not-identifying',
  'bad-number',
  'damaged',
  'company',
  'copy',
  'same-person',
]
const CONTESTED: readonly ReasonCode[] = ['BARE_PHONE', 'VAGUE_NAME']

/**
 * What fills the batches up: lines without content, without a valid number, copies of another line of the same batch, and
 * further lines about the same person. Each line is told once, under the first reason that fits.
 *
 * @example 10 lines, two of them copies of a third, one with a number of ten digits → copy 2, bad-number 1
 */
export async function paddingOf(
  db: Database,
  have: readonly string[],
): Promise<ReadonlyMap<number, PaddedBatch>> {
  const batches = new Map<number, Map<ReasonCode | 'copy' | 'same-person' | null, number>>()
  const add = (batch: number, reason: ReasonCode | 'copy' | 'same-person' | null, n: number) => {
    const own = batches.get(batch) ?? new Map<typeof reason, number>()
    own.set(reason, (own.get(reason) ?? 0) + n)
    batches.set(batch, own)
  }
  const reasons = await db.rows(sql`select batch, reason, count(*) as n
    from ${lines()} join overlap_place using (part) group by all order by all`)
  for (const row of reasons)
    add(count(row['batch']), REASON_CODES[count(row['reason']) - 1] ?? null, count(row['n']))
  for (const { batch, copies, more } of await repeated(db, have)) {
    add(batch, 'copy', copies)
    add(batch, 'same-person', more)
  }
  return new Map([...batches].map(([batch, found]) => [batch, padded(found)]))
}

interface Repeated {
  readonly batch: number
  readonly copies: number
  readonly more: number
}

/** Of the lines that count: copies within their batch, and different contents about one person less the first. */
async function repeated(db: Database, have: readonly string[]): Promise<Repeated[]> {
  const { first, second } = subjectColumns(have)
  await db.run(
    sql`create or replace temp table overlap_again as
      select batch, ${first} as s1, ${second} as s2 from ${lines()} join overlap_place using (part)
      where ${eligible()} and rank > 0 group by all having count(*) > 1`,
    'overlap: repeated',
  )
  const rows = await db.rows(
    sql`select batch, sum(n - contents)::bigint as copies, sum(contents - 1)::bigint as more from (
      select batch, s1, s2, count(*) as n, count(distinct content) as contents from (
        select batch, ${first} as s1, ${second} as s2, ${contentKey(have)} as content
        from ${lines()} join overlap_place using (part) where ${eligible()} and rank > 0) o
      where exists (select 1 from overlap_again a where a.batch = o.batch and a.s1 = o.s1
        and a.s2 is not distinct from o.s2)
      group by batch, s1, s2) group by batch order by batch`,
    'overlap: copies',
  )
  await db.run(sql`drop table overlap_again`)
  return rows.map((r) => ({
    batch: count(r['batch']),
    copies: count(r['copies']),
    more: count(r['more']),
  }))
}

function padded(
  found: ReadonlyMap<ReasonCode | 'copy' | 'same-person' | null, number>,
): PaddedBatch {
  const sums = new Map<PaddingReason, number>()
  let rows = 0
  let contested = 0
  for (const [reason, n] of found) {
    const again = reason === 'copy' || reason === 'same-person'
    if (!again) rows += n
    if (reason !== null && !again && CONTESTED.includes(reason)) contested += n
    const told = again ? reason : reason && REASONS[reason]
    if (told) sums.set(told, (sums.get(told) ?? 0) + n)
  }
  const told = ORDER.flatMap((reason) => {
    const n = sums.get(reason) ?? 0
    return n > 0 ? [{ reason, rows: n }] : []
  })
  return { rows, lines: told, padding: told.reduce((n, l) => n + l.rows, 0), contested }
}

/** A batch of which the index holds nothing. */
export const NOT_PADDED: PaddedBatch = { rows: 0, lines: [], padding: 0, contested: 0 }

/** What the lines come to at each price asked: 推算, rounded down to the fen. */
export function priced(padding: number, asked: readonly Asked[]): readonly PaddingCost[] {
  if (padding === 0) return []
  return asked.map(({ transfer, unitPrice }) => ({
    transfer,
    'unit-price': unitPrice,
    fen: Number((BigInt(padding) * BigInt(unitPrice)) / 10_000n),
  }))
}

/** The padding of a batch as the record tells it. */
export function paddingReport(
  { lines: told, padding, contested }: PaddedBatch,
  asked: readonly Asked[],
  suspect: Padding['suspect'],
): Padding {
  return { lines: told, rows: padding, contested, cost: priced(padding, asked), suspect }
}
