import type { OverlapReport } from '../../../report/chain.ts'
import { NO_ORIGIN, type OriginReport } from '../../../report/origin.ts'
import { caseOrigin, originOfLists } from '../origin.ts'
import { BARE_BY, listsBy } from './lists.ts'
import type { OpenFolder } from './overlap.ts'

/** Where the lists of a comparison came from, as far as they tell: of the same lists, under the same names. */
export async function originOfFolder(
  { session, files, evidence }: OpenFolder,
  { by }: OverlapReport,
): Promise<OriginReport> {
  const source = { files, db: session.db, sealed: session.sealed }
  const { caseFile } = evidence
  if (by === 'batch') return caseFile ? caseOrigin(caseFile, source) : NO_ORIGIN
  const lists = listsBy(files, BARE_BY.find((b) => b === by) ?? 'file')
  return originOfLists(lists, source)
}
