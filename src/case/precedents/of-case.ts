import type { CaseReport } from '../../case-report.ts'
import { precedentsLike } from '../../law/precedents/like.ts'
import { loadPrecedents } from '../../law/precedents/load.ts'
import type { Report } from '../../report.ts'
import type { PrecedentsReport } from '../../report/precedents.ts'
import type { CaseFile } from '../facts/schema.ts'
import { countedAsked } from './query.ts'

/** The published cases beside a case that has been counted. The data is read here, and by no count of a bare folder. */
export function precedentsOf(
  facts: CaseFile,
  report: Pick<Report, 'tiers' | 'tables'>,
  parties: CaseReport['parties'],
): PrecedentsReport {
  return precedentsLike(loadPrecedents(), countedAsked(facts, report, parties))
}
