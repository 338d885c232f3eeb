import type { ReadSink } from '../../row.ts'
import { GridRows } from '../grid-rows.ts'
import { readLoose } from '../loose.ts'
import { Paragraphs } from '../ods/paragraph.ts'

/** Most characters of loose text that are gathered before it is read. */
const MOST_LOOSE = 1 << 26
/** Tables past these go on in one grid, a blank row between two. */
const MOST_GRIDS = 2000
const TOO_LONG =
  '单元格或段落过长，只读开头 / a cell or paragraph too long, only its beginning was read'

interface OpenTable {
  readonly rows: GridRows
  readonly own: boolean
  /** Paragraphs that were begun around the table. */
  readonly around: number
  text: Paragraphs | null
  column: number
}

/**
 * Where a document of text goes: each table into a grid of its own (`表格 1` …), tables inside tables apart, and the
 * paragraphs outside of tables, one a line, into the loose text (`正文`).
 */
export class DocumentOut {
  hiddenRows = false
  readonly #sink: ReadSink
  readonly #open: OpenTable[] = []
  /** Paragraphs that are begun outside of cells: a text box stands inside a paragraph. */
  readonly #paragraphs: Paragraphs[] = []
  #loose: string[] = []
  #looseLength = 0
  #looseFull = false
  #tables = 0
  #rest: GridRows | null = null
  #tooLong = false

  constructor(sink: ReadSink) {
    this.#sink = sink
  }

  /** Where the text at hand goes; null outside of paragraphs. */
  get text(): Paragraphs | null {
    if (this.#paragraphs.length > this.#around) return this.#paragraphs.at(-1) ?? null
    return this.#open.at(-1)?.text ?? null
  }

  get #around(): number {
    return this.#open.at(-1)?.around ?? 0
  }

  beginParagraph(): void {
    const cell = this.#open.at(-1)?.text
    if (this.#paragraphs.length === this.#around && cell) {
      cell.begin()
      return
    }
    const paragraph = new Paragraphs()
    paragraph.begin()
    this.#paragraphs.push(paragraph)
  }

  endParagraph(): void {
    if (this.#paragraphs.length <= this.#around) return
    const paragraph = this.#paragraphs.pop()
    if (paragraph === undefined) return
    if (paragraph.overflow) this.#tooLong = true
    const { text } = paragraph
    this.#looseLength += text.length + 1
    if (this.#looseLength > MOST_LOOSE) this.#looseFull = true
    else this.#loose.push(text)
  }

  /** Only the beginning of a cell or paragraph was read. */
  noteTooLong(): void {
    this.#tooLong = true
  }

  beginTable(): void {
    const own = this.#tables < MOST_GRIDS || this.#open.length > 0
    const rows = own
      ? new GridRows(this.#sink, `表格 ${String(++this.#tables)}`)
      : (this.#rest ??= new GridRows(this.#sink, '其余表格'))
    if (!own) rows.next++
    this.#open.push({ rows, own, around: this.#paragraphs.length, text: null, column: 0 })
  }

  beginRow(column = 0): void {
    const table = this.#open.at(-1)
    if (table === undefined) return
    table.rows.begin(table.rows.next)
    table.column = column
  }

  beginCell(): void {
    const table = this.#open.at(-1)
    if (table !== undefined) table.text = new Paragraphs()
  }

  /** A cell over so many columns, said so many times; one that another covers is left free when it is empty. */
  endCell(span = 1, times = 1, covered = false): void {
    const table = this.#open.at(-1)
    const held = table?.text
    if (table === undefined || held == null) return
    table.text = null
    if (held.overflow) this.#tooLong = true
    for (let i = 0; i < times && table.column < 20_000; i++, table.column += span) {
      if (!covered || held.text !== '') table.rows.cell(table.column, held.text)
    }
  }

  /** Cells up to the last one of the row at hand. */
  get rowWidth(): number {
    return this.#open.at(-1)?.rows.width ?? 0
  }

  endRow(times = 1): void {
    this.#open.at(-1)?.rows.end(times)
  }

  endTable(): void {
    const table = this.#open.pop()
    if (table?.own === true) table.rows.finish()
    if (table?.own === true && !table.rows.opened) this.#tables--
  }

  /** The document is at its end, or breaks off. */
  end(broken?: string): void {
    while (this.#open.length > 0) {
      const table = this.#open.at(-1)
      if (broken !== undefined) table?.rows.unread('CORRUPT', table.rows.next, null, broken)
      this.endTable()
    }
    this.#rest?.finish()
    while (this.#paragraphs.length > 0) this.endParagraph()
    readLoose(this.#loose.join('\n'), this.#sink)
    if (broken !== undefined) this.#sink.issue({ code: 'CORRUPT', message: broken })
    if (this.#tooLong || this.#looseFull) this.#sink.issue({ code: 'LIMIT', message: TOO_LONG })
    if (this.hiddenRows) {
      const message = '表格中有隐藏的行（已读） / hidden rows in tables, read'
      this.#sink.issue({ code: 'HIDDEN_ROWS', message })
    }
  }
}
