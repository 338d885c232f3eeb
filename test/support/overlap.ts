import { loadLaw } from '../../src/law/load.ts'
import { compareLists } from '../../src/chain/overlap/overlap.ts'
import { populationsOn } from '../../src/chain/overlap/populations.ts'
import type { Database } from '../../src/db/database.ts'
import type { OverlapReport } from '../../src/report/chain.ts'

/** All pairs of lists 0, 1, 2 … of the index at hand; a hub is told by its place. */
export async function overlapOf(
  db: Database,
  have: readonly string[],
  lists: number,
): Promise<OverlapReport> {
  return compareLists(db, have, {
    by: 'batch',
    lists: Array.from({ length: lists }, (_, i) => ({
      id: String(i),
      title: null,
      files: 1,
      parts: [i],
      asked: [],
    })),
    incomplete: false,
    key: '',
    relations: [],
    populations: populationsOn(loadLaw().populations, '2021-11-23'),
    circles: [],
    named: (places) =>
      places.map(({ by, batches, rows, tab, line }) => ({
        by,
        batches,
        rows,
        at: [tab, line],
        shown: '',
      })),
    suspect: new Map(),
  })
}
