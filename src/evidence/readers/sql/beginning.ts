import { toUtf8 } from '../../encoding/decode.ts'
import { mixedToUtf8 } from '../../encoding/mixed.ts'
import type { ByteSource } from '../../source.ts'
import { takeSample } from '../text/sample.ts'

/** What the beginning of a script is judged by. */
export interface Beginning {
  /** As UTF-8 whatever the script is in, or byte by byte where it looks like no text. */
  readonly text: string
  /** From the first rows of VALUES on, which may stand far behind remarks and definitions; empty without any. */
  readonly rows: string
}

/** So far is looked for rows of which it can be told whether each has a line of its own. */
const LENGTHS = [256 << 10, 1 << 20, 4 << 20, 16 << 20]
/** So much of the rows is looked at. */
const ROWS = 1 << 20

/** Reads the beginning of a script; its first statement may be one line of many megabytes. */
export function beginningOf(source: ByteSource, encoding: string | undefined): Beginning {
  const { guess } = takeSample(source, encoding)
  const decoded = (bytes: Uint8Array) => {
    if (guess.encoding === 'binary') return Buffer.from(bytes).toString('latin1')
    const text = bytes.subarray(guess.bom)
    const { other } = guess
    const utf8 =
      other === null ? toUtf8(guess.encoding, text) : mixedToUtf8(guess.encoding, other, text)
    return Buffer.from(utf8).toString('utf8')
  }
  const first = decoded(partOf(source, LENGTHS[0]))
  for (const length of LENGTHS) {
    const text = length === LENGTHS[0] ? first : decoded(partOf(source, length))
    const rows = rowsOf(text)
    if (source.size > length && !isTelling(rows) && !OTHER_ROWS.test(text)) continue
    return { text: rowsOf(first) === '' ? `${first}\n${rows}` : first, rows }
  }
  return { text: first, rows: '' }
}

function partOf(source: ByteSource, length = source.size): Uint8Array {
  const bytes = new Uint8Array(Math.min(length, source.size))
  return bytes.subarray(0, source.read(0, bytes))
}

/** From the first VALUES on: definitions of columns hold brackets and commas as well. */
function rowsOf(text: string): string {
  const at = /^\s*\(/.test(text) ? 0 : text.search(/\bvalues\s*\(/i)
  return at < 0 ? '' : text.slice(at, at + ROWS)
}

/** Does a row end here, beside another or with its line? */
function isTelling(rows: string): boolean {
  return /\)[ \t]*(?:,[ \t]*\(|[,;]?\r?\n)/.test(rows)
}

/** Rows that are not in brackets. */
const OTHER_ROWS = /^(?:copy\s[^\n]*\sfrom\s+stdin|insert\s[^\n]{1,300}\s(?:set|select)\s)/im

/** The encoding that a script says of itself. */
export function statedEncoding({ text }: Beginning): string {
  return /set\s+names\s+'?gb[k\d]/i.test(text) ? 'gb18030' : 'utf-8'
}
