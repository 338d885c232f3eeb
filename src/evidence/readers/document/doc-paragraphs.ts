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
/** Bytes of what follows an instruction, by its three highest bits; 0: they are told. */
const OPERAND = [1, 1, 2, 4, 2, 2, 0, 3] as const
const OUTSIDE: Said = { level: 0, endsRow: false, endsInner: null }

/**
 * Which paragraphs of a Word document stand in tables, and which end a row ([MS-DOC] PlcBtePapx): a cell may hold several
 * paragraphs, and the mark of a cell's end is that of a row's end too.
 */
export class DocParagraphs {
  readonly #runs: Run[]

  constructor(main: Buffer, table: Buffer | null) {
    this.#runs = table === null ? [] : runsOf(main, table)
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

function runsOf(main: Buffer, table: Buffer): Run[] {
  const from = main.readUInt32LE(PLACE.PAGES)
  const list = table.subarray(from, from + main.readUInt32LE(PLACE.PAGES_LENGTH))
  const pages = Math.floor((list.length - 4) / 8)
  const runs: Run[] = []
  for (let i = 0; i < pages && runs.length < MOST_RUNS; i++) {
    const at = (list.readUInt32LE(4 * (pages + 1) + 4 * i) & 0x3fffff) * PAGE
    if (at + PAGE <= main.length) runsOfPage(main.subarray(at, at + PAGE), runs)
  }
  return runs
}

function runsOfPage(page: Buffer, runs: Run[]): void {
  const count = Math.min(page[PAGE - 1] ?? 0, 0x1d)
  for (let i = 0; i < count; i++) {
    const from = page.readUInt32LE(4 * i)
    const to = page.readUInt32LE(4 * i + 4)
    const place = 2 * (page[4 * (count + 1) + 13 * i] ?? 0)
    runs.push({ from, to, ...(place === 0 ? OUTSIDE : said(page, place)) })
  }
}

/** Goes through the instructions of a paragraph's formatting. */
function said(page: Buffer, place: number): Said {
  const half = page[place] ?? 0
  const begin = half === 0 ? place + 2 : place + 1
  const end = Math.min(PAGE, begin + (half === 0 ? 2 * (page[place + 1] ?? 0) : 2 * half - 1))
  let inTable = false
  let level = 0
  let endsRow = false
  let endsInner: Said['endsInner'] = null
  for (let at = begin + 2; at + 2 < end;) {
    const instruction = page.readUInt16LE(at)
    if (instruction === IN_TABLE) inTable = page[at + 2] === 1
    if (instruction === ENDS_ROW) endsRow = page[at + 2] === 1
    if (instruction === LEVEL && at + 6 <= PAGE) level = page.readInt32LE(at + 2)
    if (instruction === ENDS_INNER_CELL && page[at + 2] === 1) endsInner ??= 'cell'
    if (instruction === ENDS_INNER_ROW && page[at + 2] === 1) endsInner = 'row'
    at += 2 + operand(page, instruction, at + 2)
  }
  return { level: Math.max(level, inTable ? 1 : 0), endsRow, endsInner }
}

function operand(page: Buffer, instruction: number, at: number): number {
  const length = OPERAND[instruction >> 13] ?? 0
  if (length > 0) return length
  if (instruction === TABLE_DEFINITION) return at + 2 <= PAGE ? page.readUInt16LE(at) + 1 : PAGE
  return 1 + (page[at] ?? 0)
}
