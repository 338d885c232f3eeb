import type { ReadSink } from '../../row.ts'
import { ContactLinks } from '../contact-links.ts'
import { GridRows } from '../grid-rows.ts'
import { readLoose } from '../loose.ts'
import { blocksOf, fitsColumns, type Block } from './blocks.ts'
import type { Column } from './columns.ts'
import { linesOf, type Line } from './lines.ts'
import { mayBeWrapped, type Rule } from './rules.ts'
import type { TextPiece } from './text-piece.ts'

/** Most characters outside of tables that are gathered before they are read. */
const MOST_LOOSE = 1 << 26

/**
 * Where the text of pages goes, by where it stands: lines whose parts stand in columns are tables (`表格 1（第 1 页起）` …), which
 * go on over pages; the other lines are loose text (`正文`).
 */
export class PageOut {
  readonly #sink: ReadSink
  #loose: string[] = []
  readonly #notes: string[] = []
  readonly #links = new ContactLinks()
  #length = 0
  #tables = 0
  #grid: { readonly rows: GridRows; readonly columns: readonly Column[] } | null = null

  constructor(sink: ReadSink) {
    this.#sink = sink
  }

  /** The text of a page. */
  page(number: number, pieces: readonly TextPiece[]): void {
    this.#lines(number, linesOf(pieces), [])
  }

  /** The text of a page whose rules can be had: they are asked for where cells may be wrapped. */
  async ruledPage(
    number: number,
    pieces: readonly TextPiece[],
    rules: () => Promise<readonly Rule[]>,
  ): Promise<void> {
    const lines = linesOf(pieces)
    this.#lines(number, lines, mayBeWrapped(lines) ? await rules() : [])
  }

  #lines(number: number, lines: readonly Line[], rules: readonly Rule[]): void {
    const before = this.#grid?.columns ?? null
    let first = true
    for (const block of blocksOf(lines, before, rules)) {
      if (block.is === 'text') this.#text(block.text)
      else {
        this.#table(block, number, first)
        first = false
      }
    }
  }

  /** Where links of the page lead: what no text of the file shows is read behind it. */
  links(links: readonly string[]): void {
    for (const link of links) this.#links.take(link)
  }

  /** What was filled into fields or noted on the page. */
  notes(notes: readonly string[]): void {
    for (const note of notes) {
      this.#length += note.length + 1
      if (this.#length <= MOST_LOOSE) this.#notes.push(note)
    }
  }

  #text(text: string): void {
    this.#links.shown(text)
    this.#length += text.length + 1
    if (this.#length <= MOST_LOOSE) this.#loose.push(text)
  }

  /** The first table of a page goes on with the last one of the page before, if its columns stand there. */
  #table(block: Extract<Block, { is: 'table' }>, page: number, mayGoOn: boolean): void {
    const goesOn = mayGoOn && this.#grid !== null && fitsColumns(block.columns, this.#grid.columns)
    if (!goesOn) this.#begin(block.columns, page)
    const { rows, columns } = this.#grid ?? { rows: null, columns: [] }
    if (rows === null) return
    const places = block.columns.map((column) => placeIn(column, columns))
    for (const cells of block.rows) {
      rows.begin(rows.next)
      placed(cells, places, columns.length).forEach((cell, column) => {
        if (cell === null) return
        this.#links.shown(cell)
        rows.cell(column, cell)
      })
      rows.end()
    }
  }

  #begin(columns: readonly Column[], page: number): void {
    this.#grid?.rows.finish()
    const name = `表格 ${String(++this.#tables)}（第 ${String(page)} 页起）`
    this.#grid = { rows: new GridRows(this.#sink, name), columns }
  }

  /** Ends the last table, and hands on what stands in none. */
  end(): void {
    this.#grid?.rows.finish()
    readLoose(this.#loose.join('\n'), this.#sink)
    readLoose(this.#notes.join('\n'), this.#sink, '表单与批注')
    this.#links.read(this.#sink)
    if (this.#length > MOST_LOOSE) {
      const message =
        '表格以外的文字过多，只读开头 / too much text outside tables, only its beginning was read'
      this.#sink.issue({ code: 'LIMIT', message })
    }
  }
}

function placeIn(column: Column, columns: readonly Column[]): number {
  const shared = columns.map((c) => Math.min(c.right, column.right) - Math.max(c.left, column.left))
  return shared.indexOf(Math.max(...shared))
}

function placed(
  cells: readonly (string | null)[],
  places: readonly number[],
  width: number,
): (string | null)[] {
  const out: (string | null)[] = Array.from({ length: width }, () => null)
  cells.forEach((cell, i) => {
    const at = places[i] ?? i
    if (cell !== null) out[at] = out[at] == null ? cell : `${out[at]} ${cell}`
  })
  return out
}
