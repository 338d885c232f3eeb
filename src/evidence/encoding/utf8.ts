/**
 * The length of the well-formed UTF-8 sequence at `at` (1–4), or minus the number of bytes to replace by one U+FFFD
 * (WHATWG: the longest prefix of a sequence that could have been right), or 0 when the sequence runs past `end`
 * and could still become right.
 */
export function utf8Step(bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
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

function lowestSecond(lead: number): number {
  return lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
}

function highestSecond(lead: number): number {
  return lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
}

/** How many bytes at the end are a sequence that is cut off (0–3). */
export function cutTail(bytes: Uint8Array, start: number, end: number): number {
  for (let back = 1; back <= 3 && end - back >= start; back++) {
    const byte = bytes[end - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return utf8Step(bytes, end - back, end) === 0 ? back : 0
  }
  return 0
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
