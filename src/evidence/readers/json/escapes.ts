import { putUtf8 } from '../../encoding/utf8.ts'

const LETTERS: Readonly<Record<string, number>> = {
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
  0: 0,
  a: 7,
}
const ESCAPE = new Uint8Array(256).map((_, c) => LETTERS[String.fromCharCode(c)] ?? c)

/**
 * Writes the value of the JSON string `src[from … to)` into `out` at `at`, which has room for as many bytes; gives where
 * it ends. A lone surrogate becomes U+FFFD.
 */
export function putString(
  src: Uint8Array,
  from: number,
  to: number,
  out: Uint8Array,
  at: number,
): number {
  let q = at
  for (let p = from; p < to; p++) {
    const c = src[p] as number
    if (c !== 0x5c || p + 1 >= to) {
      out[q++] = c
      continue
    }
    const letter = src[++p] as number
    if (letter === 0x75) {
      const unit = hex(src, p + 1, to, 4)
      if (unit < 0) {
        out[q++] = letter
        continue
      }
      p += 4
      const low =
        isHigh(unit) && src[p + 1] === 0x5c && src[p + 2] === 0x75 ? hex(src, p + 3, to, 4) : -1
      const paired = low >= 0xdc00 && low <= 0xdfff
      if (paired) p += 6
      q = putUtf8(out, q, paired ? 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00) : whole(unit))
    } else if (letter === 0x78 && hex(src, p + 1, to, 2) >= 0) {
      q = putUtf8(out, q, hex(src, p + 1, to, 2))
      p += 2
    } else out[q++] = ESCAPE[letter] as number
  }
  return q
}

/**
 * The same, for a string that stays inside JSON (a list in one cell): characters written as `\u…` are shown, quotes,
 * backslashes and control characters stay escaped, so that nothing runs together.
 */
export function putInside(
  src: Uint8Array,
  from: number,
  to: number,
  out: Uint8Array,
  at: number,
): number {
  let q = at
  for (let p = from; p < to; p++) {
    const c = src[p] as number
    const unit = c === 0x5c && src[p + 1] === 0x75 ? hex(src, p + 2, to, 4) : -1
    if (unit < 0xa0) {
      out[q++] = c
      if (c === 0x5c && p + 1 < to) out[q++] = src[++p] as number
      continue
    }
    const length = isHigh(unit) ? 12 : 6
    q = putString(src, p, Math.min(p + length, to), out, q)
    p += length - 1
  }
  return q
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function whole(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? 0xfffd : unit
}

function hex(src: Uint8Array, from: number, to: number, digits: number): number {
  if (from + digits > to) return -1
  let value = 0
  for (let i = from; i < from + digits; i++) {
    const c = src[i] as number
    const letter = c | 0x20
    if (c >= 0x30 && c <= 0x39) value = value * 16 + c - 0x30
    else if (letter >= 0x61 && letter <= 0x66) value = value * 16 + letter - 0x57
    else return -1
  }
  return value
}
