import type { Report } from '../../report.ts'
import { challengeNotes } from './challenges.ts'
import { countNote } from './count-note.ts'
import { inquiryOutline } from './inquiry-outline.ts'
import type { Paper } from './paper.ts'
import type { Sources } from './sources.ts'

/** Papers that a report gives, by the names of their files. Two of them speak of persons and wait for a case. */
export const PAPERS = {
  note: '条数核算说明.docx',
  inquiry: '补充调查提纲.docx',
  challenge: '质证要点.docx',
} as const

export type PaperName = (typeof PAPERS)[keyof typeof PAPERS]

export interface NamedPaper {
  readonly name: PaperName
  readonly paper: Paper
}

/** What there is to write of a report: without the facts of a case only the 条数核算说明. */
export function papersOf(report: Report, digest: string, sources: Sources): readonly NamedPaper[] {
  const note: NamedPaper = { name: PAPERS.note, paper: countNote(report, digest, sources) }
  if (report.case === null) return [note]
  return [
    note,
    { name: PAPERS.inquiry, paper: inquiryOutline(report, digest) },
    { name: PAPERS.challenge, paper: challengeNotes(report, digest, sources) },
  ]
}
