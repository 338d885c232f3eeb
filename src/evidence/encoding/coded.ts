import { isCommonHan, isHan } from './han.ts'

/** Cells whose bytes are written in letters: as databases export them, or programs that were to hide them. */
export type Coded = 'hex' | 'base64'

const HEX = /^(?:0x|\\x|x')?((?:[\dA-F]{2}){4,})'?$/i
const BASE_64 = /^(?:[A-Za-z\d+/]{4})+(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/
/** A number that tells of a person, or a part of one. */
const NUMBER = /^[\dXx -]{5,25}$/

/** In which of them a cell is written, beyond doubt: Chinese, or the number of a mobile phone or a person, comes out. */
export function codedAs(text: string): Coded | null {
  if (text.length < 8 || text.length > LOOKED_AT) return null
  if (HEX.test(text) && isTelling(decodedFrom(text, 'hex'))) return 'hex'
  return text.length % 4 === 0 && isTelling(decodedFrom(text, 'base64')) ? 'base64' : null
}

const LOOKED_AT = 2000

function isTelling(text: string | null): boolean {
  if (text === null) return false
  return chineseIn(text) >= 2 || /^(?:1[3-9]\d{9}|\d{17}[\dXx])$/.test(text)
}

/** The text of a cell that is written so; null for any other, which stays as it stands. */
export function decodedFrom(text: string, coded: Coded): string | null {
  const bytes = coded === 'hex' ? fromHex(text) : fromBase64(text)
  if (bytes === null || bytes.length === 0) return null
  for (const decoder of [utf8, gb18030]) {
    const read = strictly(decoder, bytes)
    if (read === null || /[\x00-\x08\x0e-\x1f\x7f]/.test(read)) continue
    if (chineseIn(read) > 0 || NUMBER.test(read)) return read
  }
  return null
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const gb18030 = new TextDecoder('gb18030', { fatal: true })

function strictly(decoder: TextDecoder, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

function fromHex(text: string): Uint8Array | null {
  const digits = HEX.exec(text)?.[1]
  return digits === undefined ? null : Buffer.from(digits, 'hex')
}

function fromBase64(text: string): Uint8Array | null {
  return BASE_64.test(text) ? Buffer.from(text, 'base64') : null
}

/** Chinese characters of a text, 0 where they are rare or where much else stands beside them that is not plain. */
function chineseIn(text: string): number {
  const wide = [...text].filter((c) => c.charCodeAt(0) >= 0x80)
  const han = wide.filter((c) => isHan(c.charCodeAt(0)))
  const common = han.filter((c) => isCommonHan(c.charCodeAt(0))).length
  return 10 * common >= 7 * wide.length ? han.length : 0
}
