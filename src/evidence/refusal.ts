import { losesData, type IssueCode } from './codes.ts'
import type { Locator } from './locator.ts'
import type { FileOutcome, OutcomeIssue } from './outcome.ts'

/** The outcome of a file of which nothing could be read; `detail` is said behind the name of the reason. */
export function unreadOutcome(
  at: Locator,
  code: IssueCode,
  detail: string,
  bytes: number,
  format = '',
): FileOutcome {
  const message = detail === '' ? NO_DETAIL : detail
  const issues = [{ code, sheet: null, row: null, message }]
  return { at, bytes, digests: {}, format, encoding: null, status: 'unread', issues, tables: [] }
}

const NO_DETAIL = '未能打开 / it could not be opened'

export function withIssue(file: FileOutcome, code: IssueCode, message: string): FileOutcome {
  const issues = [...file.issues, { code, sheet: null, row: null, message }]
  return { ...file, issues, status: statusOf(issues, file.tables.length) }
}

/** Read whole, in part, not at all; listed when there was nothing to read. */
export function statusOf(issues: readonly OutcomeIssue[], tables: number): FileOutcome['status'] {
  if (issues.some((i) => losesData(i.code))) return tables > 0 ? 'partial' : 'unread'
  return issues.some((i) => LISTED.has(i.code)) ? 'listed' : 'read'
}

/** What these say is that there is nothing to read here. */
const LISTED: ReadonlySet<IssueCode> = new Set([
  'OWN_OUTPUT',
  'STATEMENT',
  'NOT_FOLLOWED',
  'VOLUME',
])
