/** What a paragraph is by its formatting. */
interface Said {
  /** How many tables it stands in. */
  readonly level: number
  readonly endsRow: boolean
  /** Its end is the end of a cell, or a row, of a table inside a table. */
  readonly endsInner: 'cell' | 'row' | null
}

interface Run extends Said {
  readonly from: number
  readonly to: number
}

const PLACE = { PAGES: 0x0102, PAGES_LENGTH: 0x0106 } as const
const PAGE = 512
const MOST_RUNS = 1 << 22
const IN_TABLE = 0x2416
const ENDS_ROW = 0x2417
const LEVEL = 0x6649
const ENDS_INNER_CELL = 0x244b
const ENDS_INNER_ROW = 0x244c
const TABLE_DEFINITION = 0xd608
/** Formatting that has no room in its page, as that of the end of a row of many cells: it stands in the stream of data, at this place. */
const ELSEWHERE: readonly number[] = [0x6646, 0x6645, 0x646b]
/** Bytes of what follows an instruction, by its three highest bits; 0: they are told. */
const OPERAND = [1, 1, 2, 4, 2, 2, 0, 3] as const
const OUTSIDE: Said = { level: 0, endsRow: false, endsInner: null }

/**
 * Which paragraphs of a Word document stand in tables, and which end a row ([MS-DOC] PlcBtePapx): a cell may hold several
 * paragraphs, and the mark of a cell's end is that of a row's end too.
 */
export class DocParagraphs {
  readonly #runs: Run[]

  constructor(main: Buffer, table: Buffer | null, data: Buffer | null = null) {
    this.#runs = table === null ? [] : runsOf(main, table, data)
    this.#runs.sort((a, b) => a.from - b.from)
  }

  get isKnown(): boolean {
    return this.#runs.length > 0
  }

  /** Of the paragraph whose end stands at this byte. */
  at(place: number): Said {
    const runs = this.#runs
    let low = 0
    let high = runs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((runs[middle] as Run).from <= place) low = middle + 1
      else high = middle
    }
    const run = runs[low - 1]
    return run && place < run.to ? run : OUTSIDE
  }
}

function runsOf(main: Buffer, table: Buffer, data: Buffer | null): Run[] {
  const from = main.readUInt32LE(PLACE.PAGES)
  const list = table.subarray(from, from + main.readUInt32LE(PLACE.PAGES_LENGTH))
  const pages = Math.floor((list.length - 4) / 8)
  const runs: Run[] = []
  for (let i = 0; i < pages && runs.length < MOST_RUNS; i++) {
    const at = (list.readUInt32LE(4 * (pages + 1) + 4 * i) & 0x3fffff) * PAGE
    if (at + PAGE <= main.length) runsOfPage(main.subarray(at, at + PAGE), data, runs)
  }
  return runs
}

function runsOfPage(page: Buffer, data: Buffer | null, runs: Run[]): void {
  const count = Math.min(page[PAGE - 1] ?? 0, 0x1d)
  for (let i = 0; i < count; i++) {
    const from = page.readUInt32LE(4 * i)
    const to = page.readUInt32LE(4 * i + 4)
    const place = 2 * (page[4 * (count + 1) + 13 * i] ?? 0)
    runs.push({ from, to, ...(place === 0 ? OUTSIDE : said(page, place, data)) })
  }
}

function said(page: Buffer, place: number, data: Buffer | null): Said {
  const half = page[place] ?? 0
  const begin = half === 0 ? place + 2 : place + 1
  const end = Math.min(PAGE, begin + (half === 0 ? 2 * (page[place + 1] ?? 0) : 2 * half - 1))
  const found: Found = { inTable: false, level: 0, endsRow: false, endsInner: null }
  follow(page.subarray(begin + 2, end), data, found)
  const { inTable, level, endsRow, endsInner } = found
  return { level: Math.max(level, inTable ? 1 : 0), endsRow, endsInner }
}

type Found = { -readonly [K in keyof Said]: Said[K] } & { inTable: boolean }

/** Goes through the instructions of a paragraph's formatting. */
function follow(bytes: Buffer, data: Buffer | null, found: Found): void {
  for (let at = 0; at + 2 < bytes.length;) {
    const instruction = bytes.readUInt16LE(at)
    if (data !== null && ELSEWHERE.includes(instruction) && at + 6 <= bytes.length)
      follow(elsewhere(data, bytes.readUInt32LE(at + 2)), null, found)
    else take(bytes, instruction, at + 2, found)
    at += 2 + operand(bytes, instruction, at + 2)
  }
}

function take(bytes: Buffer, instruction: number, at: number, found: Found): void {
  if (instruction === IN_TABLE) found.inTable = bytes[at] === 1
  if (instruction === ENDS_ROW) found.endsRow = bytes[at] === 1
  if (instruction === LEVEL && at + 4 <= bytes.length) found.level = bytes.readInt32LE(at)
  if (instruction === ENDS_INNER_CELL && bytes[at] === 1) found.endsInner ??= 'cell'
  if (instruction === ENDS_INNER_ROW && bytes[at] === 1) found.endsInner = 'row'
}

function elsewhere(data: Buffer, place: number): Buffer {
  if (place + 2 > data.length) return data.subarray(0, 0)
  return data.subarray(place + 2, place + 2 + Math.max(0, data.readInt16LE(place)))
}

function operand(bytes: Buffer, instruction: number, at: number): number {
  const length = OPERAND[instruction >> 13] ?? 0
  if (length > 0) return length
  if (instruction === TABLE_DEFINITION)
    return at + 2 <= bytes.length ? bytes.readUInt16LE(at) + 1 : bytes.length
  return 1 + (bytes[at] ?? 0)
}
