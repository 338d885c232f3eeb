import type { ArchiveIssue } from '../../containers/archive.ts'
import { unpackedRtf } from './compressed-rtf.ts'
import type { LetterFile } from './letter.ts'
import { tell } from './told.ts'

const DAMAGED = '正文只有 RTF 形式，已损坏 / the body is RTF only, and damaged'

/** A body that is rich text only, as a file beside the letter; one that cannot be unpacked is told. */
export function bodyFile(packed: Buffer | null, issues: ArchiveIssue[]): LetterFile[] {
  if (packed === null) return []
  const data = unpackedRtf(packed)
  if (data === null) tell(issues, 'CORRUPT', DAMAGED)
  return data === null ? [] : [{ name: '正文.rtf', data }]
}
