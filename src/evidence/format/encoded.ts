import { isUtf8 } from 'node:buffer'
import { DECODERS, type TextEncoding } from '../containers/encoded-decode.ts'
import { detectEncoding } from '../encoding/detect.ts'
import { sniffFormat } from './format.ts'

/** So much is looked at. */
export const LOOKED_AT = 48 * 1024
const BEGIN = /^begin(?:-base64)? {1,3}[0-7]{3,4} {1,3}\S[^\r\n]{0,300}\r?\n/m
/** A line of base64 that says nothing else: as mails break it, or all in one. */
const BASE_64 = /^[A-Za-z0-9+/]{60,}={0,2}(?:\r?\n|$)/
const SOFT_BREAKS = ['=\n', '=\r\n']
/** Lines that go on behind their end (`=`), and bytes as two digits. */
const SOFT_BREAK = /=(?:[89A-F][\dA-F])?=\r?\n/

/**
 * Is a text a file in letters: uuencode, base64, quoted-printable, as mails and forums carried files? Lists were read as rows of
 * such letters. Base64 and quoted-printable must give a file that is known, or text that reads well.
 */
export function isEncodedText(head: Uint8Array): boolean {
  const bytes = Buffer.from(head.buffer, head.byteOffset, Math.min(LOOKED_AT, head.length))
  const begins = bytes.includes('begin') && BEGIN.test(bytes.toString('latin1'))
  return begins || wholeEncoding(bytes) !== null
}

/** In which encoding a text is as a whole; null when its letters say what they are. */
export function wholeEncoding(bytes: Buffer): Exclude<TextEncoding, 'uuencode'> | null {
  if (BASE_64.test(bytes.toString('latin1', 0, 4096)))
    return isBase64(bytes.toString('latin1')) ? 'base64' : null
  if (!SOFT_BREAKS.some((mark) => bytes.includes(mark))) return null
  const text = bytes.toString('latin1')
  return SOFT_BREAK.test(text) && isQuotedPrintable(text) ? 'quoted-printable' : null
}

function isBase64(text: string): boolean {
  // The last line of what is looked at may be cut.
  const lines = text.trimEnd().split(/\r?\n/)
  const length = lines[0]?.length ?? 0
  const alike = lines.slice(0, -1).every((line) => line.length === length)
  const letters = lines.join('')
  if (!alike || length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(letters)) return false
  return readsWell(Buffer.from(letters, 'base64'))
}

function isQuotedPrintable(text: string): boolean {
  if (/[^\t\r\n\x20-\x7e]/.test(text) || /=(?![\dA-F]{2}|\r?\n|.?$)/i.test(text)) return false
  return readsWell(DECODERS['quoted-printable']().push(text))
}

/** A kind of file that is told by its bytes, or text of an encoding that is no mere guess. */
function readsWell(bytes: Uint8Array): boolean {
  const { format } = sniffFormat(bytes, '', bytes.length)
  if (format === 'binary' || format === 'empty') return false
  if (format !== 'text') return true
  const { encoding } = detectEncoding(bytes, false)
  return (
    encoding === 'gb18030' ||
    encoding === 'big5' ||
    isUtf8(bytes.subarray(0, wholeCharacters(bytes)))
  )
}

/** Up to the last byte of seven bits: the last character may be cut. */
function wholeCharacters(bytes: Uint8Array): number {
  return bytes.findLastIndex((byte) => byte < 0x80) + 1
}
