import { signatures } from '../../count/per-person/signatures.ts'
import { count, type Database } from '../../db/database.ts'
import { raw, sql } from '../../db/sql.ts'

/** Two batches by number, `a` before `b`, and how many handles they have in common. */
export interface SharingPair {
  readonly a: number
  readonly b: number
  readonly handles: number
}

/** Steps of adding up that are taken at most. */
const MOST_STEPS = 2_000_000_000

/**
 * Pairs of batches that have handles in common, most first. Handles are grouped by the batches in which they stand, so
 * that the work goes with the groups and not with the people; batches that share nothing never meet.
 */
export async function sharingPairs(db: Database): Promise<SharingPair[]> {
  const widest = raw(String(await widestUsed(db)))
  const shared = new Map<number, SharingPair & { handles: number }>()
  const items = sql`select hk as item, batch as code from handle
    where hk in (select hk from handle group by hk having count(*) between 2 and ${widest})`
  for await (const { codes, items: n } of signatures(db, items, 'pairs of batches')) {
    addPairs(shared, codes, n)
  }
  return [...shared.values()].sort((x, y) => y.handles - x.handles || x.a - y.a || x.b - y.b)
}

/**
 * In how many batches a handle may stand to have a part in the choice of pairs: in any number of them, unless the work
 * would be without bound. What is left out of the choice is not left out of the comparison.
 */
async function widestUsed(db: Database): Promise<number> {
  const rows = await db.rows(sql`select n, count(*) as handles from (
    select count(*) as n from handle group by hk) where n > 1 group by n order by n`)
  let steps = 0
  let widest = 2
  for (const row of rows) {
    const n = count(row['n'])
    steps += count(row['handles']) * n * n
    if (steps > MOST_STEPS) break
    widest = n
  }
  return widest
}

/** Numbers of batches are far below this. */
const BASE = 2 ** 24

function addPairs(
  shared: Map<number, SharingPair & { handles: number }>,
  codes: readonly number[],
  n: number,
): void {
  for (const [i, a] of codes.entries()) {
    for (let j = i + 1; j < codes.length; j++) {
      const b = codes[j] ?? 0
      const pair = shared.get(a * BASE + b)
      if (pair) pair.handles += n
      else shared.set(a * BASE + b, { a, b, handles: n })
    }
  }
}
