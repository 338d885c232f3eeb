import type { ArchiveIssue } from '../../containers/archive.ts'

export const NO_DATA =
  '附件是链接或嵌入对象，未读 / an attachment that is a link or an embedded object was not read'

/** Says of a letter what was not read, each thing once. */
export function tell(issues: ArchiveIssue[], code: ArchiveIssue['code'], message: string): void {
  if (!issues.some((issue) => issue.message === message))
    issues.push({ code, entry: null, message })
}
