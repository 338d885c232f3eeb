/** A string, and where it ends. */
export interface Found {
  readonly text: string
  readonly end: number
}

const RICH = 8
const PHONETIC = 4

/** Text of BIFF8 without its length: a byte of flags, then characters of one byte or two; null when the record ends first. */
export function charactersAt(body: Buffer, at: number, count: number): Found | null {
  const flags = body[at]
  if (flags === undefined) return null
  let from = at + 1
  let behind = 0
  if (flags & RICH) {
    if (from + 2 > body.length) return null
    behind += 4 * body.readUInt16LE(from)
    from += 2
  }
  if (flags & PHONETIC) {
    if (from + 4 > body.length) return null
    behind += body.readUInt32LE(from)
    from += 4
  }
  const end = from + count * ((flags & 1) + 1)
  if (end > body.length) return null
  return { text: piece(body.subarray(from, end), (flags & 1) === 1), end: end + behind }
}

/** A string of BIFF8 with its number of characters before it. */
export function stringAt(body: Buffer, at: number): Found | null {
  return at + 2 > body.length ? null : charactersAt(body, at + 2, body.readUInt16LE(at))
}

/** Characters of two bytes, or the lower bytes of such. */
export function piece(bytes: Buffer, wide: boolean): string {
  return wide
    ? bytes.toString('utf16le', 0, bytes.length & ~1)
    : bytes.toString('latin1', 0, bytes.length)
}
