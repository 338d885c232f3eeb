import type { CaseReport } from '../case-report.ts'
import type { StatementReport } from '../report/statements.ts'
import { issueSentence } from './words/statement.ts'

/** Statements of accounts of a case that were not read whole: beside the files in what every page says of them. */
export function unreadStatements(facts: CaseReport | null): readonly StatementReport[] {
  return facts === null ? [] : facts.statements.filter((s) => s.lacking.length > 0)
}

/** What of a statement was not read, and where. */
export function lostOf({ issues }: StatementReport): readonly string[] {
  return issues.filter((i) => i.lost).map(issueSentence)
}
