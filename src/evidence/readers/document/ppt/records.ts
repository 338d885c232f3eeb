/** Kinds of records of a PowerPoint document ([MS-PPT], [MS-ODRAW]) that matter here. */
export const KIND = {
  DOCUMENT: 1000,
  SLIDE: 1006,
  NOTES: 1008,
  MASTER: 1016,
  OUTLINE_REFERENCE: 3998,
  TEXT_WIDE: 4000,
  TEXT_NARROW: 4008,
  STRING: 4026,
  HANDOUT: 4041,
  LINK: 4055,
  SLIDE_LIST: 4080,
  EDIT: 4085,
  OBJECT: 4113,
  TAG_DATA: 5003,
  PLACES: 6002,
  COMMENT: 12000,
  GROUP: 0xf003,
  SHAPE: 0xf004,
  IS_GROUP: 0xf009,
  TEXT_BOX: 0xf00d,
  PLACE_IN_GROUP: 0xf00f,
} as const

/** A record: its kind, what tells several of a kind apart, and where its content lies. */
export interface PptRecord {
  readonly kind: number
  readonly instance: number
  readonly holdsRecords: boolean
  readonly at: number
  readonly from: number
  readonly to: number
}

/** The records one after another; what runs over the end ends there, and `broken` is called. */
export function* recordsIn(
  bytes: Buffer,
  from: number,
  to: number,
  broken: () => void = () => undefined,
): Generator<PptRecord> {
  let at = from
  while (at + 8 <= to) {
    const head = bytes.readUInt16LE(at)
    const end = at + 8 + bytes.readUInt32LE(at + 4)
    const kind = bytes.readUInt16LE(at + 2)
    if (end > to) broken()
    const holdsRecords = (head & 15) === 15 || kind === KIND.TAG_DATA
    yield { kind, instance: head >> 4, holdsRecords, at, from: at + 8, to: Math.min(end, to) }
    at = end
  }
}

/** Where what is of today stands: a document that was saved fast holds older writings of its slides as well. Null: nobody says. */
export function livePlaces(bytes: Buffer, current: number): ReadonlySet<number> | null {
  const places = new Map<number, number>()
  const seen = new Set<number>()
  // No two lists share a place; those of a hostile file could, each of its edits naming all of them.
  let left = bytes.length
  for (let at = current; at > 0 && !seen.has(at) && left > 0;) {
    seen.add(at)
    if (at + 28 > bytes.length || bytes.readUInt16LE(at + 2) !== KIND.EDIT) return null
    left -= addPlaces(bytes, bytes.readUInt32LE(at + 20), places)
    at = bytes.readUInt32LE(at + 16)
  }
  return places.size === 0 ? null : new Set(places.values())
}

/** Runs of places: the first number and how many of them, then where each stands. The newest edit comes first. Gives the bytes of the list. */
function addPlaces(bytes: Buffer, at: number, places: Map<number, number>): number {
  if (at + 8 > bytes.length || bytes.readUInt16LE(at + 2) !== KIND.PLACES) return 0
  const end = Math.min(bytes.length, at + 8 + bytes.readUInt32LE(at + 4))
  for (let next = at + 8; next + 4 <= end;) {
    const word = bytes.readUInt32LE(next)
    next += 4
    for (let i = 0; i < word >>> 20 && next + 4 <= end; i++, next += 4) {
      const number = (word & 0xfffff) + i
      if (!places.has(number)) places.set(number, bytes.readUInt32LE(next))
    }
  }
  return end - at
}

/** Text of an atom, a line for each paragraph; null for a record that is none. */
export function textOf(bytes: Buffer, { kind, from, to }: PptRecord): string | null {
  const wide = kind === KIND.TEXT_WIDE || kind === KIND.STRING
  if (!wide && kind !== KIND.TEXT_NARROW) return null
  const text = bytes.toString(wide ? 'utf16le' : 'latin1', from, to)
  return text.replaceAll('\0', '').replaceAll(/[\r\v]/g, '\n')
}
