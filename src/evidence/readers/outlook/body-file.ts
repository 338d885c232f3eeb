import { unpackedRtf } from './compressed-rtf.ts'
import type { LetterFile } from './letter.ts'

/** A body that is rich text only, as a file beside the letter. */
export function bodyFile(packed: Buffer | null): LetterFile[] {
  const data = packed && unpackedRtf(packed)
  return data ? [{ name: '正文.rtf', data }] : []
}
