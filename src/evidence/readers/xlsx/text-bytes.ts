/**
 * Text of XML and of spreadsheet cells, on bytes. Every function writes no more bytes than it reads.
 */

const NAMED: readonly (readonly [string, number])[] = [
  ['amp', 0x26],
  ['lt', 0x3c],
  ['gt', 0x3e],
  ['quot', 0x22],
  ['apos', 0x27],
]
const LONGEST_REFERENCE = 32

/**
 * Copies raw XML text with its references resolved and its line ends made LF (as every XML reader does). Only the
 * five named references and numbers are known; any other stays as it stands, so nothing can expand.
 * Gives the end of what was written.
 */
export function decodeText(
  from: Uint8Array,
  start: number,
  end: number,
  into: Uint8Array,
  at: number,
): number {
  let to = at
  for (let i = start; i < end;) {
    const byte = from[i] as number
    if (byte === 0x26) {
      const close = referenceEnd(from, i, end)
      const code = close < 0 ? -1 : codePoint(from, i + 1, close)
      if (code >= 0) {
        to = writeCodePoint(code, into, to)
        i = close + 1
        continue
      }
    } else if (byte === 0x0d) {
      into[to++] = 0x0a
      i += from[i + 1] === 0x0a && i + 1 < end ? 2 : 1
      continue
    }
    into[to++] = byte
    i++
  }
  return to
}

function referenceEnd(from: Uint8Array, at: number, end: number): number {
  const last = Math.min(end, at + LONGEST_REFERENCE)
  for (let i = at + 1; i < last; i++) if (from[i] === 0x3b) return i
  return -1
}

/** The character a reference stands for, or -1 when it is none that we know. */
function codePoint(from: Uint8Array, start: number, end: number): number {
  if (from[start] === 0x23) return numeric(from, start + 1, end)
  for (const [name, code] of NAMED) if (equals(from, start, end, name)) return code
  return -1
}

function equals(from: Uint8Array, start: number, end: number, word: string): boolean {
  if (end - start !== word.length) return false
  for (let i = 0; i < word.length; i++) if (from[start + i] !== word.charCodeAt(i)) return false
  return true
}

function numeric(from: Uint8Array, start: number, end: number): number {
  const hex = from[start] === 0x78 || from[start] === 0x58
  let code = 0
  for (let i = hex ? start + 1 : start; i < end; i++) {
    const digit = hexDigit(from[i] as number)
    if (digit < 0 || (!hex && digit > 9)) return -1
    code = code * (hex ? 16 : 10) + digit
    if (code > 0x10ffff) return -1
  }
  return code === 0 || (code >= 0xd800 && code <= 0xdfff) ? -1 : code
}

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const letter = byte | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1
}

function writeCodePoint(code: number, into: Uint8Array, at: number): number {
  if (code < 0x80) {
    into[at++] = code
  } else if (code < 0x800) {
    into[at++] = 0xc0 | (code >> 6)
    into[at++] = 0x80 | (code & 0x3f)
  } else if (code < 0x10000) {
    into[at++] = 0xe0 | (code >> 12)
    into[at++] = 0x80 | ((code >> 6) & 0x3f)
    into[at++] = 0x80 | (code & 0x3f)
  } else {
    into[at++] = 0xf0 | (code >> 18)
    into[at++] = 0x80 | ((code >> 12) & 0x3f)
    into[at++] = 0x80 | ((code >> 6) & 0x3f)
    into[at++] = 0x80 | (code & 0x3f)
  }
  return at
}

/**
 * Resolves `_xHHHH_` in place, as Excel does (ECMA-376 ST_Xstring): `_x000D_` is a carriage return, `_x005F_` an
 * underscore. Halves of a surrogate pair belong together; a half alone stays as it stands. Gives the new end.
 */
export function unescapeInPlace(text: Uint8Array, start: number, end: number): number {
  let to = start
  for (let i = start; i < end;) {
    const unit = text[i] === 0x5f ? escapedUnit(text, i, end) : -1
    if (unit < 0) {
      text[to++] = text[i++] as number
      continue
    }
    const low = isHigh(unit) ? escapedUnit(text, i + 7, end) : -1
    if (isLow(low)) {
      to = writeCodePoint(0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00), text, to)
      i += 14
    } else if (isHigh(unit) || isLow(unit)) {
      text.copyWithin(to, i, i + 7)
      to += 7
      i += 7
    } else {
      to = writeCodePoint(unit, text, to)
      i += 7
    }
  }
  return to
}

function escapedUnit(text: Uint8Array, at: number, end: number): number {
  if (at + 7 > end || text[at] !== 0x5f || text[at + 1] !== 0x78 || text[at + 6] !== 0x5f) return -1
  let unit = 0
  for (let i = at + 2; i < at + 6; i++) {
    const digit = hexDigit(text[i] as number)
    if (digit < 0) return -1
    unit = unit * 16 + digit
  }
  return unit
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}

/** Drops white space at both ends in place, as Excel does where `xml:space="preserve"` is missing. Gives the new end. */
export function trimInPlace(text: Uint8Array, start: number, end: number): number {
  let from = start
  while (from < end && (text[from] as number) <= 0x20) from++
  while (end > from && (text[end - 1] as number) <= 0x20) end--
  if (from > start) text.copyWithin(start, from, end)
  return start + (end - from)
}

/** What a byte means for the fast copy of cell text. */
export const SEEN = { REFERENCE: 1, UNDERSCORE: 2, NOT_NUMERIC: 4, EXPONENT: 8, POINT: 16 } as const

/** {@link SEEN} by byte: `&` and CR must be resolved, `_` may begin an escape, the rest tells numbers from text. */
export const SEEN_BY_BYTE: Uint8Array = seenByByte()

function seenByByte(): Uint8Array {
  const table = new Uint8Array(256).fill(SEEN.NOT_NUMERIC)
  for (const char of '0123456789-+') table[char.charCodeAt(0)] = 0
  table[0x26] = table[0x0d] = SEEN.REFERENCE | SEEN.NOT_NUMERIC
  table[0x5f] = SEEN.UNDERSCORE | SEEN.NOT_NUMERIC
  table[0x45] = table[0x65] = SEEN.EXPONENT
  table[0x2e] = SEEN.POINT
  return table
}
