import type { ByteSource } from '../source.ts'
import type { TextEncoding } from './encoded-decode.ts'
import { decodeName } from './zip-names.ts'
import { bytesAt } from './zip-records.ts'

/** A file in letters, or the words between such files; from its first byte to behind its last. */
export interface Block {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly how: TextEncoding
  /** Its end is marked. */
  readonly ended: boolean
}

/** More are not listed. */
export const MOST_BLOCKS = 10_000
const SLICE = 256 << 10
const WORDS = '（编码之外的文字）'
const BEGIN = /^begin(-base64)? {1,3}[0-7]{3,4} {1,3}(\S[^\r\n]{0,300})\r?$/

interface Open {
  readonly name: string
  readonly from: number
  readonly how: 'uuencode' | 'base64'
}

/** The files that stand between `begin` and `end` (`====` in base64), with the words around them; none in any other text. */
export function blocksIn(source: ByteSource): Block[] {
  const blocks: Block[] = []
  let open: Open | null = null
  let words = 0
  let said = false
  const tell = (to: number) => {
    if (said) blocks.push({ name: WORDS, from: words, to, how: 'words', ended: true })
    said = false
  }
  for (const { text, from, to } of linesOf(source)) {
    if (blocks.length > MOST_BLOCKS) return blocks
    if (open === null) {
      const [, base64, name = ''] = BEGIN.exec(text) ?? []
      if (name === '') said ||= text.trim() !== ''
      else {
        tell(from)
        open = { name: nameOf(name), from: to, how: base64 === undefined ? 'uuencode' : 'base64' }
      }
    } else if (/^(?:end|={4})\s*$/.test(text)) {
      blocks.push({ ...open, to: from, ended: true })
      open = null
      words = to
    }
  }
  if (open !== null) blocks.push({ ...open, to: source.size, ended: false })
  else if (blocks.length > 0) tell(source.size)
  return blocks
}

function nameOf(letters: string): string {
  return decodeName(Buffer.from(letters, 'latin1'), false, null).name
}

/** Lines as letters of one byte each, with their places; of a line without end the beginning. */
function* linesOf(
  source: ByteSource,
): Generator<{ readonly text: string; readonly from: number; readonly to: number }> {
  let rest = ''
  let start = 0
  for (let at = 0; at < source.size; at += SLICE) {
    const slice = bytesAt(source, at, SLICE).toString('latin1')
    let from = 0
    for (let end = slice.indexOf('\n'); end >= 0; end = slice.indexOf('\n', from)) {
      yield { text: rest + slice.slice(from, end), from: start, to: at + end + 1 }
      from = end + 1
      start = at + from
      rest = ''
    }
    rest = (rest + slice.slice(from)).slice(0, SLICE)
  }
  if (rest !== '') yield { text: rest, from: start, to: source.size }
}
