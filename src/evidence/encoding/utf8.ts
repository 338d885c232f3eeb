/**
 * The length of the well-formed UTF-8 sequence at `at` (1–4, 6), or minus the number of bytes to replace by one U+FFFD
 * (WHATWG: the longest prefix of a sequence that could have been right), or 0 when the sequence runs past `end`
 * and could still become right. Six bytes are a character beyond the basic plane as Oracle's UTF8 and Java have it (CESU-8): two
 * halves of three bytes each, {@link halvesCode}.
 */
export function utf8Step(bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  if (lead === 0xed && at + 6 <= end && halvesCode(bytes, at) > 0) return 6
  if (lead < 0xc2 || lead > 0xf4) return -1
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  for (let i = 1; i < length; i++) {
    if (at + i >= end) return 0
    const byte = bytes[at + i] ?? 0
    const low = i === 1 ? lowestSecond(lead) : 0x80
    const high = i === 1 ? highestSecond(lead) : 0xbf
    if (byte < low || byte > high) return -i
  }
  return length
}

/** The character of two halves that are written as three bytes each, 0 for none. */
export function halvesCode(bytes: Uint8Array, at: number): number {
  if (!isHalf(bytes, at, 0xa0) || !isHalf(bytes, at + 3, 0xb0)) return 0
  const half = (p: number) => (((bytes[p + 1] ?? 0) & 0x0f) << 6) | ((bytes[p + 2] ?? 0) & 0x3f)
  return 0x10000 + (half(at) << 10) + half(at + 3)
}

function isHalf(bytes: Uint8Array, at: number, second: number): boolean {
  if (bytes[at] !== 0xed) return false
  return ((bytes[at + 1] ?? 0) & 0xf0) === second && ((bytes[at + 2] ?? 0) & 0xc0) === 0x80
}

function lowestSecond(lead: number): number {
  return lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
}

function highestSecond(lead: number): number {
  return lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
}

/** How many bytes at the end are a sequence that is cut off (0–5). */
export function cutTail(bytes: Uint8Array, start: number, end: number): number {
  if (end - 2 >= start && bytes[end - 2] === 0xed && (bytes[end - 1] ?? 0) >> 4 === 0xa) return 2
  for (let back = 3; back <= 5 && end - back >= start; back++)
    if (isHalf(bytes, end - back, 0xa0) && mayBeHalf(bytes, end - back + 3, end)) return back
  for (let back = 1; back <= 3 && end - back >= start; back++) {
    const byte = bytes[end - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return utf8Step(bytes, end - back, end) === 0 ? back : 0
  }
  return 0
}

/** The beginning of a second half, or nothing yet. */
function mayBeHalf(bytes: Uint8Array, at: number, end: number): boolean {
  return (at >= end || bytes[at] === 0xed) && (at + 1 >= end || (bytes[at + 1] ?? 0) >> 4 === 0xb)
}

/** Writes one code point as UTF-8 and gives the position after it. */
export function putUtf8(out: Uint8Array, at: number, code: number): number {
  if (code < 0x80) {
    out[at] = code
    return at + 1
  }
  if (code < 0x800) {
    out[at] = 0xc0 | (code >> 6)
    out[at + 1] = 0x80 | (code & 0x3f)
    return at + 2
  }
  if (code < 0x10000) {
    out[at] = 0xe0 | (code >> 12)
    out[at + 1] = 0x80 | ((code >> 6) & 0x3f)
    out[at + 2] = 0x80 | (code & 0x3f)
    return at + 3
  }
  out[at] = 0xf0 | (code >> 18)
  out[at + 1] = 0x80 | ((code >> 12) & 0x3f)
  out[at + 2] = 0x80 | ((code >> 6) & 0x3f)
  out[at + 3] = 0x80 | (code & 0x3f)
  return at + 4
}
