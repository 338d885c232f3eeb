import type { Database } from '../../../src/db/database.ts'
import { id } from '../../../src/db/sql.ts'
import { decideColumns, type ColumnDecision } from '../../../src/records/columns/decide.ts'
import {
  integerColumns,
  integerQuery,
  profileQuery,
  readProfiles,
} from '../../../src/records/columns/profile.ts'
import type { MadeList } from './lists.ts'
import { loadLists } from './load.ts'

/** What the recognisers make of lists, list by list. */
export async function judge(
  db: Database,
  lists: readonly MadeList[],
): Promise<(readonly ColumnDecision[])[]> {
  const width = await loadLists(db, 'made_lists', lists)
  const source = id('made_lists')
  const classes = await db.rows(profileQuery(source, width))
  const some = integerColumns(readProfiles(width, classes).values())
  const integers = some.length > 0 ? await db.rows(integerQuery(source, some)) : []
  const profiles = readProfiles(width, classes, integers)
  return lists.map((list, t) =>
    decideColumns({
      headers: list.headings === 'missing' ? null : list.columns.map((c) => c.heading),
      columns: (profiles.get(t) ?? []).slice(0, list.columns.length),
    }),
  )
}
