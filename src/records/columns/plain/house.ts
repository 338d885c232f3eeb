const ENDS = ['号', '栋', '单元', '室', '楼'].map((word) => Buffer.from(word))
/** Groups of signs and words between the first words and the last number. */
const MOST_GROUPS = 20
const MOST_DIGITS = 6
const DASH = 0x2d
const OPENING = 0x28
const CLOSING = 0x29

/**
 * An address that ends with a house, a flat or a room: words, then numbers of six digits at most with words, brackets or
 * dashes between them, the last one before its end. Narrower than the expression of the class, and without going back.
 */
export function isHouse(buf: Uint8Array, from: number, to: number): boolean {
  const words = ENDS.find((word) => endsWith(buf, to, word))
  if (!words) return false
  const stop = to - words.length
  let at = hanFrom(buf, from, stop)
  if (at - from < 6) return false
  let groups = 0
  const first = wordsFrom(buf, at, stop)
  if (first > at) groups++
  at = first
  for (;;) {
    const digits = digitsFrom(buf, at, stop)
    if (digits === at || digits - at > MOST_DIGITS) return false
    if (digits === stop) return groups <= MOST_GROUPS
    at = wordsFrom(buf, digits, stop)
    if (at === digits) return false
    groups++
  }
}

function hanFrom(buf: Uint8Array, from: number, to: number): number {
  let at = from
  while (isHan(buf, at, to)) at += 3
  return at
}

/** Han, brackets of both widths, dashes. */
function wordsFrom(buf: Uint8Array, from: number, to: number): number {
  let at = from
  for (;;) {
    const byte = at < to ? buf[at] : 0
    if (byte === DASH || byte === OPENING || byte === CLOSING) at++
    else if (isHan(buf, at, to) || isWideBracket(buf, at, to)) at += 3
    else return at
  }
}

function digitsFrom(buf: Uint8Array, from: number, to: number): number {
  let at = from
  while (at < to && (buf[at] as number) >= 0x30 && (buf[at] as number) <= 0x39) at++
  return at
}

/** U+4E00 to U+9FA5. */
function isHan(buf: Uint8Array, at: number, to: number): boolean {
  if (at + 3 > to) return false
  const lead = buf[at] as number
  if (lead < 0xe4 || lead > 0xe9) return false
  const rest = (((buf[at + 1] as number) & 0x3f) << 6) | ((buf[at + 2] as number) & 0x3f)
  const code = ((lead & 0x0f) << 12) | rest
  return code >= 0x4e00 && code <= 0x9fa5
}

/** （ and ）. */
function isWideBracket(buf: Uint8Array, at: number, to: number): boolean {
  if (at + 3 > to || buf[at] !== 0xef || buf[at + 1] !== 0xbc) return false
  return buf[at + 2] === 0x88 || buf[at + 2] === 0x89
}

function endsWith(buf: Uint8Array, to: number, word: Uint8Array): boolean {
  const from = to - word.length
  for (let i = 0; i < word.length; i++) if (buf[from + i] !== word[i]) return false
  return true
}
