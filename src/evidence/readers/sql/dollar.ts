import { TUPLE } from './tuple.ts'

const DOLLAR = 0x24
/** A sign with a longer name is none. */
const LONGEST_NAME = 63
/** A text in dollar signs is looked for so far: a sign without its second must not cost the rest of the script. */
const LONGEST_TEXT = 256 << 10

/** Length of the sign `$$` or `$name$` that begins at `at`; 0 where none does. */
export function dollarTag(buf: Uint8Array, at: number): number {
  for (let p = at + 1; p <= at + LONGEST_NAME + 1; p++) {
    const c = buf[p]
    if (c === DOLLAR) return p + 1 - at
    if (c === undefined || !isNameByte(c, p === at + 1)) return 0
  }
  return 0
}

function isNameByte(c: number, isFirst: boolean): boolean {
  const letter = c | 0x20
  if ((letter >= 0x61 && letter <= 0x7a) || c === 0x5f || c >= 0x80) return true
  return !isFirst && c >= 0x30 && c <= 0x39
}

/** Place behind the second sign of a text whose first stands at `at`; MORE where the window ends before it, BAD without one. */
export function behindTag(buf: Uint8Array, at: number, length: number, limit: number): number {
  const tag = Buffer.from(buf.buffer, buf.byteOffset + at, length)
  const from = at + length
  const to = Math.min(limit, from + LONGEST_TEXT)
  const found = Buffer.from(buf.buffer, buf.byteOffset + from, Math.max(0, to - from)).indexOf(tag)
  if (found >= 0) return from + found + length
  return to === limit ? TUPLE.MORE : TUPLE.BAD
}
