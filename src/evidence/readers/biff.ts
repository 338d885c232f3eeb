import { BesideTexts } from './xls-beside/texts.ts'
import { ContactLinks } from './contact-links.ts'
import { linksIn } from './link-bytes.ts'
import { ForeignCells } from './xls-beside/foreign.ts'
import { BookNames } from './xls-beside/names.ts'

/**
 * The record chain of an xls workbook stream (BIFF2–8), looked over before its cells are read: whether it is locked, whole,
 * and what stands in it beside cells. An encrypted stream is to be made clear first (`locks/xls`).
 */
export interface Workbook {
  /** The stream to read. */
  readonly stream: Buffer
  /** The stream ended before its sheets did, or holds records too short to be read; what was there is kept. */
  readonly broken: boolean
  readonly encrypted: boolean
  /** BIFF version: 2, 3, 4, 5 or 8. */
  readonly version: number
  /** The number of the code page, null without one. */
  readonly codePage: number | null
  /** Texts outside cells: comments, text boxes, headers and footers; and how many objects have none. */
  readonly texts: BesideTexts
  /** Cells kept of other workbooks. */
  readonly foreign: ForeignCells
  /** Names that stand for a value. */
  readonly names: BookNames
  /** Links to numbers and addresses, of cells and within formulas. */
  readonly links: ContactLinks
  /** Rules for what may be entered. */
  readonly rules: number
  /** Tables that sum up others, whose data is kept apart. */
  readonly pivots: number
  /** Begun sheets. */
  readonly sheets: number
}

const BOF = new Set([0x0009, 0x0209, 0x0409, 0x0809])
const EOF = 0x000a
const FILE_PASS = 0x002f
const CODE_PAGE = 0x0042
const RULE = 0x01be
const PIVOT = 0x00b0

const CELLS = new Set([
  0x0002, 0x0003, 0x0004, 0x0005, 0x0006, 0x00bd, 0x00d6, 0x00fd, 0x0203, 0x0204, 0x0205, 0x0206,
  0x027e, 0x0406,
])
const FORMULA = 0x0006
const HYPERLINK = 0x01b8
/** Walks the records once. `bytes` is not changed. */
export function prepareWorkbook(bytes: Uint8Array): Workbook {
  const stream = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const version = versionOf(bytes)
  const seen = new Seen(version)
  const walk = new Walk(stream)
  while (walk.next()) seen.add(walk)
  const { texts, foreign, names, links, rules, pivots, sheets, codePage, encrypted } = seen
  const broken =
    walk.depth > 0 || walk.broken || walk.falseEnds > 0 || seen.short > 0 || seen.unknown > 0
  return {
    stream,
    broken,
    encrypted,
    version,
    codePage,
    texts,
    foreign,
    names,
    links,
    rules,
    pivots,
    sheets,
  }
}

/** So many bytes behind the last sheet are what its writer left there; more are sheets that can no longer be told apart. */
const MOST_LEFT = 64

/** The record at hand, from the first to the last that lies wholly in the stream. */
export class Walk {
  readonly #stream: Buffer
  /** Zeros to the end of the stream are no records. */
  readonly #last: number
  #next = 0
  at = 0
  type = 0
  length = 0
  /** Begun substreams that have not ended. */
  depth = 0
  broken = false
  /** Records that a damaged one made look like the end of a substream that goes on. */
  falseEnds = 0

  constructor(stream: Buffer) {
    this.#stream = stream
    this.#last = stream.findLastIndex((byte) => byte !== 0)
  }

  /** What the record at hand holds. */
  get body(): Buffer {
    return this.#stream.subarray(this.at + 4, this.at + 4 + this.length)
  }

  /** The record at hand begins a substream. */
  get begins(): boolean {
    return BOF.has(this.type)
  }

  next(): boolean {
    this.at = this.#next
    if (this.at + 4 > this.#stream.length) return false
    this.type = this.#stream.readUInt16LE(this.at)
    this.length = this.#stream.readUInt16LE(this.at + 2)
    if (this.depth === 0 && !BOF.has(this.type)) {
      this.broken = this.#last - this.at > MOST_LEFT
      return false
    }
    this.#next = this.at + 4 + this.length
    this.broken = this.#next > this.#stream.length || this.at > this.#last
    if (this.broken) return false
    if (BOF.has(this.type)) this.depth++
    else if (this.type === EOF) this.#end()
    return true
  }

  /**
   * An end holds nothing: one that does, and has more than a beginning behind it, was another record. So was one that has cells
   * behind it which would then stand in no sheet.
   */
  #end(): void {
    const behind = this.#next + 2 > this.#last ? 0 : this.#stream.readUInt16LE(this.#next)
    const strays = this.depth === 1 && CELLS.has(behind)
    if (behind === 0 || BOF.has(behind) || (this.length === 0 && !strays)) this.depth--
    else this.falseEnds++
  }
}

class Seen {
  short = 0
  unknown = 0
  encrypted = false
  codePage: number | null = null
  readonly texts: BesideTexts
  readonly foreign: ForeignCells
  readonly names: BookNames
  readonly #version: number
  /** Of the last cell. */
  #row = 0
  readonly links = new ContactLinks()
  rules = 0
  pivots = 0
  sheets = 0

  constructor(version: number) {
    this.#version = version
    this.texts = new BesideTexts(version)
    this.foreign = new ForeignCells(version)
    this.names = new BookNames(version)
  }

  add(walk: Walk): void {
    const { type, depth } = walk
    if (tooShort(walk)) this.short++
    if (isNone(walk, this.#version) && this.#standsAsCell(walk)) this.unknown++
    if (CELLS.has(type) && walk.length >= LEAST_CELL) this.#row = walk.body.readUInt16LE(0)
    else if (BOF.has(type)) this.#row = 0
    if (BOF.has(type) && depth === 1) this.sheets++
    else if (type === FILE_PASS) this.encrypted = true
    else if (type === CODE_PAGE) this.#page(walk)
    else if (type === RULE) this.rules++
    else if (type === PIVOT) this.pivots++
    if (this.encrypted) return
    if (type === FORMULA || type === HYPERLINK)
      for (const link of linksIn(walk.body)) this.links.take(link)
    if (CELLS.has(type)) return
    this.texts.take(type, walk.body)
    this.foreign.take(type, walk.body)
    this.names.take(type, walk.body)
  }

  /** Does it begin with the place of a cell in this row or the next ones? Programs have records of their own, too. */
  #standsAsCell({ body }: Walk): boolean {
    const row = body.readUInt16LE(0) - this.#row
    return row >= 0 && row <= NEXT_ROWS && body.readUInt16LE(2) <= LAST_COLUMN
  }

  #page({ body }: Walk): void {
    this.codePage = body.length >= 2 ? body.readUInt16LE(0) : null
  }
}

/** Records have lower numbers, those of charts included. */
const BEYOND = 0x1100
/** The size of a sheet in BIFF2. */
const DIMENSIONS_2 = 0x0000

/** The place of a cell and its style. */
const LEAST_CELL = 6
const LAST_COLUMN = 255
const NEXT_ROWS = 64

/** A record of a number that there is not was another one, if it holds as much as a cell does; old writers leave zeros. */
function isNone({ type, length }: Walk, version: number): boolean {
  return length >= LEAST_CELL && (type >= BEYOND || (type === DIMENSIONS_2 && version > 2))
}

/** Fixed bytes of the records: one with fewer holds nothing that can be read. */
const LEAST: Readonly<Record<number, number>> = {
  0x0002: 9,
  0x0003: 15,
  0x0004: 8,
  0x0005: 9,
  0x0006: 16,
  0x0007: 1,
  0x001e: 1,
  0x0085: 7,
  0x00bd: 6,
  0x00d6: 8,
  0x00fc: 8,
  0x00fd: 10,
  0x0203: 14,
  0x0204: 8,
  0x0205: 8,
  0x0206: 16,
  0x0207: 2,
  0x027e: 10,
  0x0406: 16,
  0x041e: 3,
}

function tooShort({ type, length }: Walk): boolean {
  return length < (LEAST[type] ?? 0)
}

function versionOf(stream: Uint8Array): number {
  const type = (stream[0] ?? 0) | ((stream[1] ?? 0) << 8)
  if (type === 0x0009) return 2
  if (type === 0x0209) return 3
  if (type === 0x0409) return 4
  return ((stream[5] ?? 0) & 0x0f) === 6 ? 8 : 5
}
