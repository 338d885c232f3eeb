/** What {@link signsOf} has seen in a text, as bits. */
export const SEEN = {
  /** Characters that SQL takes away or changes before it looks, other than single blanks. */
  DIRT: 1,
  /** A mobile or an identity number, by its length and first digits, with no digit beside it. */
  NUMBER: 2,
  /** A letter or digit before and behind an `@`. */
  MAIL: 4,
  /** A character with which a word of {@link FIRST_OF_CALLS} begins. */
  CALL: 8,
  /** Han that stands for no digit. */
  WORDS: 16,
  /** A character of four bytes, or the dot in names. */
  RARE: 32,
  BLANK: 64,
  /** ，, one of ！；？, and ：; brackets are known by their number. */
  COMMA: 128,
  STOP: 256,
  COLON: 512,
  /** A character of words that stand before a name in a sentence: {@link OF_NAMING}. */
  NAMING: 1024,
} as const

/** How many full-width signs SQL makes half-width where a text has blanks: each is two bytes shorter then. */
export const WIDE_SIGNS = 2048

/** Runs of three digits and more in the text that was looked at last: where they begin and end. Of more than there is room for their number only. */
export const MOST_RUNS = 64
export const RUNS = { n: 0, from: new Int32Array(MOST_RUNS), to: new Int32Array(MOST_RUNS) }

const FIRST_OF_CALLS = '主被呼通未来去'
const HAN_DIGITS = '〇零一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖'

/** Each of the words that `SAID_NAME` (`fields/packed.ts`) seeks before a name has one of these. */
const OF_NAMING = '我名叫联拨访约通致打转发推交给找客'

/** What each Han says by itself. */
const HAN = new Uint16Array(0x10000).fill(SEEN.WORDS, 0x4e00, 0x9fa6)
for (const char of HAN_DIGITS) HAN[char.charCodeAt(0)] = 0
for (const char of FIRST_OF_CALLS) HAN[char.charCodeAt(0)] = SEEN.WORDS | SEEN.CALL
for (const char of OF_NAMING)
  HAN[char.charCodeAt(0)] = (HAN[char.charCodeAt(0)] as number) | SEEN.NAMING
/** ー, which is typed for a dash. */
HAN[0x30fc] = SEEN.DIRT

const ASCII_DIRT = new Uint8Array(0x80).fill(1, 0, 0x20)
for (const char of '"\'`') ASCII_DIRT[char.charCodeAt(0)] = 1

/**
 * What stands in the text `buf[from … to)`, all bytes looked at once: bits of {@link SEEN}, and so many times
 * {@link WIDE_SIGNS}. Dirt is named in any doubt.
 */
export function signsOf(buf: Uint8Array, from: number, to: number): number {
  let seen = 0
  RUNS.n = 0
  for (let at = from; at < to;) {
    const byte = buf[at] as number
    if (byte >= 0xe3 && byte <= 0xe9) {
      const code = ((byte & 0x0f) << 12) | (((buf[at + 1] as number) & 0x3f) << 6)
      const own = code | ((buf[at + 2] as number) & 0x3f)
      seen |= own === IDEOGRAPHIC_SPACE ? SEEN.DIRT : (HAN[own] as number)
      at += 3
    } else if (byte >= 0x80) {
      const found = otherSign(buf, at, from, to)
      seen = found >= WIDE_SIGNS ? (seen | (found - WIDE_SIGNS)) + WIDE_SIGNS : seen | found
      at += byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
    } else if (byte >= ZERO && byte <= NINE) {
      const end = digitsEnd(buf, at, to)
      if (end - at >= 3) note(at, end)
      // So many may be two numbers with nothing between them.
      if (end - at >= 28) seen |= SEEN.DIRT
      if (end - at >= 11 && isNumber(buf, at, end, to)) seen |= SEEN.NUMBER
      at = end
    } else {
      if (byte === BLANK) seen |= blank(buf, at, from, to)
      else if (byte === AT_SIGN && isBetweenLetters(buf, at, from, to)) seen |= SEEN.MAIL
      else if (ASCII_DIRT[byte] === 1) seen |= SEEN.DIRT
      at++
    }
  }
  return seen
}

function note(from: number, to: number): void {
  const { n } = RUNS
  if (n < MOST_RUNS) {
    RUNS.from[n] = from
    RUNS.to[n] = to
  }
  RUNS.n = n + 1
}

const ZERO = 0x30
const NINE = 0x39
const BLANK = 0x20
const AT_SIGN = 0x40
const DASH = 0x2d
const IDEOGRAPHIC_SPACE = 0x3000

/** Eleven digits from 13 to 19 on, or eighteen (the last may be X). */
function isNumber(buf: Uint8Array, at: number, end: number, to: number): boolean {
  const first = buf[at] as number
  const length = end - at
  if (length === 11) return first === ZERO + 1 && (buf[at + 1] as number) >= ZERO + 3
  if (first < ZERO + 1 || first > ZERO + 8) return false
  if (length === 18) return true
  if (length !== 17 || end >= to || ((buf[end] as number) | 0x20) !== 0x78) return false
  return end + 1 === to || !isDigit(buf[end + 1] as number)
}

/** A blank at an edge, or perhaps between two Han, is taken away by SQL; so is one beside the dash of a number in pieces. */
function blank(buf: Uint8Array, at: number, from: number, to: number): number {
  if (at === from || at + 1 === to) return SEEN.DIRT
  const before = buf[at - 1] as number
  const behind = buf[at + 1] as number
  if (before === DASH && isBetweenDigits(buf, at - 1, 1, from, to)) return SEEN.DIRT
  if (behind === DASH && isBetweenDigits(buf, at + 1, 1, from, to)) return SEEN.DIRT
  const apart = before < 0x80 || behind < 0x80 || isWideSign(buf, at - 3, from)
  return before === BLANK || behind === BLANK || !apart ? SEEN.DIRT : SEEN.BLANK
}

/** One of U+FF00 to U+FF3F. */
function isWideSign(buf: Uint8Array, at: number, from: number): boolean {
  return at >= from && buf[at] === 0xef && buf[at + 1] === 0xbc
}

/** A sign of so many bytes stands between two digits, perhaps with a blank before or behind it. */
function isBetweenDigits(
  buf: Uint8Array,
  at: number,
  length: number,
  from: number,
  to: number,
): boolean {
  const before = buf[at - 1] === BLANK ? at - 2 : at - 1
  const behind = buf[at + length] === BLANK ? at + length + 1 : at + length
  return (
    before >= from &&
    behind < to &&
    isDigit(buf[before] as number) &&
    isDigit(buf[behind] as number)
  )
}

function isBetweenLetters(buf: Uint8Array, at: number, from: number, to: number): boolean {
  return at > from && at + 1 < to && isWord(buf[at - 1] as number) && isWord(buf[at + 1] as number)
}

function isWord(byte: number): boolean {
  const letter = byte | 0x20
  return isDigit(byte) || (letter >= 0x61 && letter <= 0x7a)
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE
}

function digitsEnd(buf: Uint8Array, from: number, to: number): number {
  let at = from
  while (at < to && isDigit(buf[at] as number)) at++
  return at
}

/** Of characters that are neither ASCII nor Han. */
function otherSign(buf: Uint8Array, at: number, from: number, to: number): number {
  const second = buf[at + 1] as number
  switch (buf[at]) {
    case 0xc2:
      return second === 0xb7 ? SEEN.RARE : second === 0xa0 || second === 0xad ? SEEN.DIRT : 0
    case 0xcb:
      return second === 0x97 ? SEEN.DIRT : 0
    case 0xcd:
      return second === 0x8f ? SEEN.DIRT : 0
    case 0xe2:
      if (isWhite(second, buf[at + 2] as number)) return SEEN.DIRT
      return isBetweenDigits(buf, at, 3, from, to) ? SEEN.DIRT : 0
    case 0xef:
      return fullWidth(second, buf[at + 2] as number)
    default:
      return (buf[at] as number) >= 0xf0 ? SEEN.RARE : 0
  }
}

/** U+2000–200F, U+2028–207F: spaces and marks nobody sees, and a few others. */
function isWhite(second: number, third: number): boolean {
  return second === 0x81 || (second === 0x80 && (third <= 0x8f || third >= 0xa8))
}

/** Signs of sentences stand as they are, but for `（）：` beside a blank. */
function fullWidth(second: number, third: number): number {
  if (second !== 0xbc) return second < 0xa4 ? 0 : SEEN.DIRT
  if (third === 0x88 || third === 0x89) return WIDE_SIGNS
  if (third === 0x9a) return WIDE_SIGNS | SEEN.COLON
  if (third === 0x8c) return SEEN.COMMA
  return third === 0x81 || third === 0x9b || third === 0x9f ? SEEN.STOP : SEEN.DIRT
}
