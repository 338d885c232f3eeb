import type { Report } from '../../report.ts'
import { PAPERS, STATUS_WORDS, type PaperStatus } from '../../report/paper-status.ts'
import { challengeNotes } from './challenges.ts'
import { countNote } from './count-note.ts'
import { inquiryOutline } from './inquiry-outline.ts'
import type { Paper } from './paper.ts'
import type { Sources } from './sources.ts'

export { PAPERS }

export type PaperName = (typeof PAPERS)[keyof typeof PAPERS]

export interface NamedPaper {
  readonly name: PaperName
  readonly paper: Paper
}

/** What there is to write of a report: without the facts of a case only the 条数核算说明. Drafts, unless said. */
export function papersOf(
  report: Report,
  digest: string,
  sources: Sources,
  statusOf: (name: PaperName) => PaperStatus = () => 'draft',
): readonly NamedPaper[] {
  return draftsOf(report, digest, sources).map(({ name, paper }) => {
    const status = STATUS_WORDS[statusOf(name)]
    return { name, paper: { ...paper, foot: { ...paper.foot, status } } }
  })
}

function draftsOf(report: Report, digest: string, sources: Sources): readonly NamedPaper[] {
  const note: NamedPaper = { name: PAPERS.note, paper: countNote(report, digest, sources) }
  if (report.case === null) return [note]
  return [
    note,
    { name: PAPERS.inquiry, paper: inquiryOutline(report, digest) },
    { name: PAPERS.challenge, paper: challengeNotes(report, digest, sources) },
  ]
}
