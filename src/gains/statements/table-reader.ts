import { filled, plain, word } from './values/cells.ts'
import { withDayAbove } from './day-above.ts'
import type { FieldId } from './layout/fields.ts'
import { headerLayout, mappedLayout } from './layout/header.ts'
import { headOf, LONGEST_WORDS, MOST_WORDS } from './head.ts'
import { columnsOf, type Layout, type Mapping } from './layout/layout.ts'
import { isCutShort, lacksItsEnd } from './cut-short.ts'
import { lineOf, type Line } from './line.ts'
import { isProofHeader, PROOF_HEADER, ProofLines } from './proof.ts'
import { isSumRow } from './sum-rows.ts'
import type { StatementRow, TablePlace } from './table.ts'
import { joinedNames, partedCells, partsOf } from './layout/two-headers.ts'

/** Lines under one header, with the words around them. */
export interface Block {
  readonly layout: Layout
  /** Physical row and cells of the header; null: there is none. */
  readonly headerRow: number | null
  readonly header: readonly (string | null)[]
  /** The rows that the header stands in, as they are: they may stand again on each page. */
  readonly headerRows: readonly (readonly (string | null)[])[]
  /** How many columns each cell holds, where a print ran columns together. */
  readonly parts: readonly number[] | null
  /** Text above the header, and below the first line. */
  readonly above: readonly string[]
  readonly below: string[]
  readonly lines: Line[]
  /** Sums of 收入 and 支出 in rows of totals, as lines, each with the number of lines above it. */
  readonly totals: { readonly line: Line; readonly after: number }[]
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
    const block = this.#blocks.at(-1)
    if (block?.headerRows.some((cells) => isSame(cells, row.cells))) {
      this.#again(block)
      return true
    }
    const found = this.#headerAt(row)
    if (!found) return false
    // The same names in English below the Chinese ones are no other table.
    if (block && this.#isBelowHeader(block) && understood(found.layout) <= understood(block.layout))
      return true
    if (block && found.rows.length > 1 && this.#isBelowHeader(block)) this.#undo()
    this.#begin(found.names, row.row, found.layout, found)
    return true
  }

  /** The header that ends with this row: alone, together with the row of groups above it, or cut into its words. */
  #headerAt({ cells }: StatementRow): FoundHeader | null {
    const words = this.#words()
    const above = this.#last?.cells
    const alone = headerLayout(cells, words)
    const names = above?.some(beginsWithDigit) === false ? joinedNames(above, cells) : null
    const joined = names && cells.some((c) => plain(c) !== '') ? headerLayout(names, words) : null
    if (joined && above && names && understood(joined) > (alone ? understood(alone) : 0))
      return { layout: joined, names, rows: [above, cells], parts: null }
    if (alone) return { layout: alone, names: cells, rows: [cells], parts: null }
    const parts = partsOf(cells)
    const cut = parts && partedCells(cells, parts)
    const layout = cut && headerLayout(cut, words)
    return cut && layout ? { layout, names: cut, rows: [cells], parts } : null
  }

  /** Is the row that was read last the header of this block, with nothing below it yet? */
  #isBelowHeader({ headerRows, lines, rows }: Block): boolean {
    const last = this.#last?.cells
    return lines.length === 0 && rows === 0 && last !== undefined && headerRows.at(-1) === last
  }

  #undo(): void {
    this.#above = [...(this.#blocks.pop()?.above ?? [])]
  }

  /** The same header again: of the next page, or of another account, where the words between name one. */
  #again({ layout, header, headerRow, headerRows, parts, above, below }: Block): void {
    const known = headOf(above).accounts
    const isOther = headOf(below).accounts.some((account) => !known.includes(account))
    if (known.length > 0 && isOther)
      this.#begin(header, headerRow, layout, { rows: headerRows, parts })
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
    { rows, parts }: Pick<FoundHeader, 'rows' | 'parts'> = { rows: [header], parts: null },
  ): void {
    if (!layout) return
    const above = this.#above
    this.#above = []
    this.#blocks.push({
      layout,
      headerRow,
      header,
      headerRows: rows,
      parts,
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
    const cells = block.parts ? partedCells(row.cells, block.parts) : row.cells
    const whole = block.parts ? { ...row, cells, shown: [] } : row
    if (block.layout.form.holds === 'info') {
      block.lines.push(lineOf(whole, block.layout))
      return
    }
    this.#money(block, lineOf(whole, block.layout), texts)
  }

  #money(block: Block, read: Line, texts: readonly string[]): void {
    const { row } = read
    const line = withDayAbove(read, block.lines.at(-1), block.layout)
    if (isSumRow(row, read, block.layout)) this.#total(block, line, texts)
    else if (isPayment(read, texts)) add(block, line)
    // A sum that stands alone may be a line cut in two, or a total without a word.
    else if (line.sum === null && isWords(texts, row)) this.#note(texts, block)
    else lose(block, row)
  }

  #total(block: Block, line: Line, texts: readonly string[]): void {
    block.totals.push({ line, after: block.lines.length })
    this.#note(texts, block)
  }

  #note(texts: readonly string[], block: Block | null = null): void {
    const text = texts.join(' ').slice(0, LONGEST_WORDS)
    if (this.#above.length < MOST_WORDS) this.#above.push(text)
    if (block && block.below.length < MOST_WORDS) block.below.push(text)
  }
}

/** A header as it was found: its names, and the rows that it stands in. */
interface FoundHeader {
  readonly layout: Layout
  readonly names: readonly (string | null)[]
  readonly rows: readonly (readonly (string | null)[])[]
  readonly parts: readonly number[] | null
}

/** How many columns of it are understood. */
function understood({ columns }: Layout): number {
  return [...columns.values()].flat().length
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
