import { filled, plain, word } from './cells.ts'
import type { FieldId } from './fields.ts'
import { headerLayout, mappedLayout } from './header.ts'
import { LONGEST_WORDS, MOST_WORDS } from './head.ts'
import { columnsOf, type Layout, type Mapping } from './layout.ts'
import { isCutShort, lacksItsEnd } from './cut-short.ts'
import { lineOf, type Line } from './line.ts'
import { isProofHeader, PROOF_HEADER, ProofLines } from './proof.ts'
import type { StatementRow, TablePlace } from './table.ts'

/** Lines under one header, with the words around them. */
export interface Block {
  readonly layout: Layout
  /** Physical row and cells of the header; null: there is none. */
  readonly headerRow: number | null
  readonly header: readonly (string | null)[]
  /** Text above the header, and below the first line. */
  readonly above: readonly string[]
  readonly below: string[]
  readonly lines: Line[]
  /** Sums of 收入 and 支出 in a row of totals, as lines. */
  readonly totals: Line[]
  /** Rows that hold cells of which nothing is understood. */
  readonly lost: StatementRow[]
  rows: number
}

/** What a table was found to hold. */
export interface ReadTable {
  readonly place: TablePlace
  readonly blocks: readonly Block[]
  /** Rows that hold anything, and the widest of the first ones, where no statement was found. */
  readonly rows: number
  readonly looks: readonly StatementRow[]
  /** The last row, where the text breaks off in it; where a form ends otherwise than this one does, its last row too. */
  readonly cutAt: StatementRow | null
}

/** Rows kept to show what a table that is not understood looks like. */
const LOOKS = 40
const TOTAL = /合计|总计|小计|累计|本页|^total/i

/** Takes the rows of one table, in order, and finds the statements in it. Rows that are no lines are not kept. */
export class TableReader {
  readonly #place: TablePlace
  readonly #mapping: Mapping | null
  readonly #blocks: Block[] = []
  readonly #looks: StatementRow[] = []
  #above: string[] = []
  #rows = 0
  #proof: ProofLines | null = null
  #last: StatementRow | null = null

  constructor(place: TablePlace, mapping: Mapping | null) {
    this.#place = place
    this.#mapping = mapping
    if (place.names) this.#begin(place.names, null)
  }

  row(row: StatementRow): void {
    const texts = filled(row)
    if (texts.length === 0) return
    this.#rows++
    if (this.#looks.length < LOOKS) this.#looks.push(row)
    if (!this.#isProof(row) && !this.#isHeader(row)) this.#line(row, texts)
    this.#last = row
  }

  /** The rows of a proof are put together before they are read. */
  #isProof(row: StatementRow): boolean {
    if (this.#mapping) return false
    if (isProofHeader(row.cells)) {
      if (this.#proof === null) this.#beginProof(row)
      return true
    }
    return this.#proof?.row(row) ?? false
  }

  #beginProof({ row }: StatementRow): void {
    const layout = headerLayout(PROOF_HEADER, '')
    if (!layout) return
    this.#begin(PROOF_HEADER, row, layout)
    this.#proof = new ProofLines((line) => this.#line(line, filled(line)))
  }

  end(): ReadTable {
    this.#proof?.end()
    return {
      place: this.#place,
      blocks: this.#blocks,
      rows: this.#rows,
      looks: this.#looks,
      cutAt: this.#cutAt(),
    }
  }

  #cutAt(): StatementRow | null {
    const [block, last] = [this.#blocks.at(-1), this.#last]
    if (!block || !last) return null
    const cut = this.#place.isText === true && isCutShort(block, last)
    return cut || lacksItsEnd(block) ? last : null
  }

  #words(): string {
    return this.#above.join('\n')
  }

  #isHeader(row: StatementRow): boolean {
    if (this.#mapping) return this.#isMappedHeader(row, this.#mapping)
    if (row.cells.some(beginsWithDigit)) return false
    const layout = headerLayout(row.cells, this.#words())
    if (!layout) return false
    const block = this.#blocks.at(-1)
    if (block && isSame(block.header, row.cells)) return true
    this.#begin(row.cells, row.row, layout)
    return true
  }

  #isMappedHeader(row: StatementRow, mapping: Mapping): boolean {
    const block = this.#blocks.at(-1)
    if (block) return isSame(block.header, row.cells)
    if (mapping.header === 0 || (mapping.header === undefined && isLine(row, mapping))) {
      const above = mapping.header === undefined ? this.#last : null
      this.#begin(
        above?.cells ?? [],
        above?.row ?? null,
        mappedLayout(mapping, above?.cells ?? null),
      )
      return false
    }
    if (mapping.header !== undefined && mapping.header === row.row) {
      this.#begin(row.cells, row.row, mappedLayout(mapping, row.cells))
      return true
    }
    return false
  }

  #begin(
    header: readonly (string | null)[],
    headerRow: number | null,
    layout = this.#mapping ? mappedLayout(this.#mapping, header) : headerLayout(header, ''),
  ): void {
    if (!layout) return
    const above = this.#above
    this.#above = []
    this.#blocks.push({
      layout,
      headerRow,
      header,
      above,
      below: [],
      lines: [],
      totals: [],
      lost: [],
      rows: 0,
    })
  }

  #line(row: StatementRow, texts: readonly string[]): void {
    const block = this.#blocks.at(-1)
    if (!block) {
      this.#note(texts)
      return
    }
    if (block.layout.form.holds === 'info') {
      block.lines.push(lineOf(row, block.layout))
      return
    }
    const line = lineOf(row, block.layout)
    if (isTotal(row, line)) this.#total(block, line, texts)
    else if (isPayment(line, texts)) add(block, line)
    else if (isWords(texts, row)) this.#note(texts, block)
    else lose(block, row)
  }

  #total(block: Block, line: Line, texts: readonly string[]): void {
    block.totals.push(line)
    this.#note(texts, block)
  }

  #note(texts: readonly string[], block: Block | null = null): void {
    const text = texts.join(' ').slice(0, LONGEST_WORDS)
    if (this.#above.length < MOST_WORDS) this.#above.push(text)
    if (block && block.below.length < MOST_WORDS) block.below.push(text)
  }
}

/** No name of a column does; asked first, because every row is asked. */
function beginsWithDigit(cell: string | null): boolean {
  return cell !== null && /^[\s'"¥￥+-]{0,4}\d/.test(cell)
}

function add(block: Block, line: Line): void {
  block.rows++
  block.lines.push(line)
}

function lose(block: Block, row: StatementRow): void {
  block.rows++
  block.lost.push(row)
}

function isSame(a: readonly (string | null)[], b: readonly (string | null)[]): boolean {
  const names = (cells: readonly (string | null)[]) =>
    cells.map(word).join('\n').replace(/\n+$/, '')
  return names(a) === names(b)
}

/** A row that the words 合计 … begin, or that has no time and such a word in its texts. */
function isTotal(row: StatementRow, line: Line): boolean {
  const first = row.cells.find((cell) => plain(cell) !== '')
  const isDated = line.time.time !== null || line.time.slash !== null
  return !isDated && TOTAL.test(word(first))
}

/** Something happened at a time, or a sum moved in a row of several cells. */
function isPayment({ time, sum, sumFault }: Line, texts: readonly string[]): boolean {
  const isDated = time.time !== null || time.slash !== null || time.yearless !== null
  const hasSum = sum !== null || sumFault !== null
  return (isDated && (hasSum || texts.length > 2)) || (hasSum && texts.length > 2)
}

/** Remarks and rules between blocks: one text, or a rule of dashes. */
function isWords(texts: readonly string[], row: StatementRow): boolean {
  return (
    texts.length <= 2 || texts.every((t) => /^[-=*_ ]+$/.test(t)) || plain(row.cells[0]).length > 40
  )
}

/** Does a row read as a line by the columns that a person gave? */
function isLine(row: StatementRow, mapping: Mapping): boolean {
  const layout = mappedLayout(mapping, null)
  const line = lineOf(row, layout)
  const money: readonly FieldId[] = ['amount', 'in', 'out']
  const asked = money.some((f) => columnsOf(layout, f).length > 0)
  return (
    asked && line.sum !== null && (line.time.time ?? line.time.slash ?? line.time.yearless) !== null
  )
}
