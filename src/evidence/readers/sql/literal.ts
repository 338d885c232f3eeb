import { isUtf8 } from 'node:buffer'

/** How the bytes of a cell are to be brought to its value, once its row is whole. */
export const HOW = { PLAIN: 0, DOUBLED: 1, ESCAPED: 2, HEX: 3, CONSTANT: 4 } as const

/** What a letter behind a backslash stands for; any other stands for itself. */
const LETTERS: Readonly<Record<string, number>> = { 0: 0, b: 8, n: 10, r: 13, t: 9, Z: 26 }
const ESCAPE = new Uint8Array(256).map((_, c) => LETTERS[String.fromCharCode(c)] ?? c)

/** Brings `buf[from … to)`, before which its quote stands, to its value in place; gives where it ends then. */
export function unescape(buf: Uint8Array, from: number, to: number, how: number): number {
  if (how === HOW.HEX) return unhex(buf, from, to)
  const escapes = how === HOW.ESCAPED
  const quote = buf[from - 1]
  let q = from
  for (let p = from; p < to; p++) {
    let c = buf[p] as number
    if (c === 0x5c && escapes && p + 1 < to) {
      const next = buf[++p] as number
      // LIKE patterns keep the backslash before % and _ (MySQL).
      if (next === 0x25 || next === 0x5f) buf[q++] = 0x5c
      c = ESCAPE[next] as number
    } else if (c === quote && buf[p + 1] === c && p + 1 < to) p++
    buf[q++] = c
  }
  return q
}

function unhex(buf: Uint8Array, from: number, to: number): number {
  let q = from
  for (let p = from; p + 1 < to; p += 2) buf[q++] = (nibble(buf[p]) << 4) | nibble(buf[p + 1])
  return q
}

function nibble(c = 0): number {
  if (c >= 0x30 && c <= 0x39) return c - 0x30
  const letter = (c | 0x20) - 0x57
  return letter >= 10 && letter <= 15 ? letter : -1
}

/** Do these hex digits spell text: UTF-8 without a control character? */
export function isHexText(buf: Uint8Array, from: number, to: number): boolean {
  if ((to - from) % 2 !== 0 || to - from < 2 || to - from > 1 << 20) return false
  const bytes = new Uint8Array((to - from) / 2)
  for (let i = 0, p = from; p < to; p += 2, i++) {
    const high = nibble(buf[p])
    const low = nibble(buf[p + 1])
    if (high < 0 || low < 0) return false
    bytes[i] = (high << 4) | low
    if ((bytes[i] as number) < 0x20 && bytes[i] !== 10 && bytes[i] !== 13 && bytes[i] !== 9)
      return false
  }
  return isUtf8(bytes)
}

const CONVERSION =
  /^(?:cast|try_cast|to_date|to_timestamp|to_char|to_number|to_clob|to_nclob|date|timestamp|str_to_date|rawtohex)\s*\(\s*(?:(N?'|_\w{1,20}\s?')|(-?\d[\w.+-]*)\s+as\b)|^(?:date|timestamp|time)\s*(')|^convert\s*\(\s*[\w()]{1,40}\s*,\s*(N?')/i

/** Does nothing but the rest of one call stand behind its literal: `, 'yyyy-mm-dd')`, ` as date)`, `)`? */
export function endsCall(buf: Uint8Array, from: number, to: number): boolean {
  const text = Buffer.from(buf.buffer, buf.byteOffset + from, Math.min(to - from, 300)).toString(
    'latin1',
  )
  return to - from < 300 && REST.test(text)
}

const REST = /^(?:\s*(?:,[^()|+]*|as\s[^()|+]*(?:\([^()]*\)[^()|+]*)?)?\))?\s*$/i

/** Where the literal of a conversion stands, by its first bytes; null for any other expression. */
export function literalInside(
  buf: Uint8Array,
  from: number,
  to: number,
): { readonly at: number; readonly to: number; readonly string: boolean } | null {
  const text = Buffer.from(buf.buffer, buf.byteOffset + from, Math.min(to - from, 200)).toString(
    'latin1',
  )
  const match = CONVERSION.exec(text)
  if (match === null) return null
  if (match[2] !== undefined) {
    const at = from + match[0].indexOf(match[2])
    return { at, to: at + match[2].length, string: false }
  }
  return { at: from + match[0].length - 1, to, string: true }
}
