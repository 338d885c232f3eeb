import { count, type Database } from '../../db/database.ts'
import { raw, sql } from '../../db/sql.ts'
import type { Hub } from '../../report/chain.ts'
import type { KeyRows } from './keys.ts'
import type { FoundHub } from './hubs.ts'

/** Hubs that are named; the others are only counted. */
const HUBS_NAMED = 20

/** Where a hub first stands, in canonical order; who can open the sealed rows tells what stands there. */
export interface HubPlace {
  readonly by: Hub['by']
  readonly batches: number
  readonly rows: number
  readonly tab: number
  readonly part: number
  readonly line: number
}

/**
 * The first line of the hubs that stand in most lines. Needs `overlap_hub` as {@link measure} leaves it.
 *
 * @param lineKeys the keys of every line as `measure` took them, with `part` and `line`
 */
export async function hubPlaces(
  db: Database,
  by: Hub['by'],
  hubs: readonly FoundHub[],
  lineKeys: KeyRows,
): Promise<HubPlace[]> {
  if (hubs.length === 0) return []
  const rows = await db.rows(
    sql`select number, spot.tab as tab, spot.part as part, spot.line as line from (
      select h.number, min({'ord': p.ord, 'row': k.line + p.row_base, 'part': k.part, 'line': k.line, 'tab': p.tab}) as spot
      from overlap_hub h join (${lineKeys}) k on k.s1 = h.s1 and k.s2 is not distinct from h.s2
        join place p using (part) group by h.number)
      order by spot limit ${raw(String(4 * HUBS_NAMED))}`,
    'overlap: hub places',
  )
  const places = rows.flatMap((row): HubPlace[] => {
    const hub = hubs.find((h) => h.number === count(row['number']))
    if (!hub) return []
    const [tab, part, line] = [row['tab'], row['part'], row['line']].map(count)
    return [
      {
        by,
        batches: hub.batches.length,
        rows: hub.rows,
        tab: tab ?? 0,
        part: part ?? 0,
        line: line ?? 0,
      },
    ]
  })
  return places
    .sort((a, b) => b.batches - a.batches || b.rows - a.rows || a.tab - b.tab)
    .slice(0, HUBS_NAMED)
}
