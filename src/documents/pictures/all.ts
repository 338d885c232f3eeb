import type { Report } from '../../report.ts'
import type { PaperStatus } from '../../report/paper-status.ts'
import { chainFile } from './chain/file.ts'

/** Pictures that a report leaves as files of their own, by name. */
export const PICTURES = { a4: '流转图-A4.svg', a3: '流转图-A3.svg' } as const

export interface NamedPicture {
  readonly name: (typeof PICTURES)[keyof typeof PICTURES]
  readonly text: string
}

/** What there is to draw: nothing without a transfer. `digest` is that of report.json. */
export function picturesOf(
  report: Report,
  digest: string,
  status: PaperStatus = 'draft',
): readonly NamedPicture[] {
  const a4 = chainFile(report, digest, 'A4', status)
  const a3 = chainFile(report, digest, 'A3', status)
  if (a4 === null || a3 === null) return []
  return [
    { name: PICTURES.a4, text: a4 },
    { name: PICTURES.a3, text: a3 },
  ]
}
