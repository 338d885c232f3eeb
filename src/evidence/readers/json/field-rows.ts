import { CELL, type CellType, type GridInfo, type ReadSink, type RowView } from '../../row.ts'
import { cellText } from '../../tables/held.ts'
import { ByteRow } from './byte-row.ts'
import { TextColumn } from './text-column.ts'

/** Fields of a grid that get a column of their own; of others the text alone stands there. */
const MOST_FIELDS = 200

/** What the first rows of a grid have shown. */
interface Shown {
  /** Columns with texts that are JSON. */
  readonly columns: readonly number[]
  readonly rows: readonly RowView[]
  /** Names of the columns, where the reader knows them; they grow. */
  readonly names: (string | null)[] | null
  /** The row that names them otherwise. */
  readonly header: RowView | null
  /** Cells of the widest row that was handed on before. */
  readonly width?: number
  /** What the columns are called, where no names can be given to fields any more. */
  readonly called?: readonly (string | null)[]
}

/** Rows with the fields of the JSON in their cells behind the other cells. */
export class FieldRows {
  readonly #texts = new Map<number, TextColumn>()
  readonly #names: (string | null)[] | null
  readonly #header: number | null
  /** Names of the columns that were added, and the first of them. */
  readonly #added: string[] = []
  readonly #base: number
  readonly #places = new Map<TextColumn, (number | undefined)[]>()
  readonly #prefix = new Map<TextColumn, string>()
  readonly #row = new ByteRow()

  readonly #called: readonly (string | null)[]
  readonly #sheet: string | null
  readonly #sink: ReadSink

  constructor({ sheet }: GridInfo, sink: ReadSink, shown: Shown) {
    const { columns, rows, names, header, width = 0, called = names ?? [] } = shown
    this.#called = called
    this.#sheet = sheet
    this.#sink = sink
    this.#names = names
    this.#header = header?.row ?? null
    this.#base = Math.max(width, names?.length ?? 0, ...rows.map(({ count }) => count))
    for (let i = names?.length ?? 0; names && i < this.#base; i++) names.push(null)
    for (const column of columns)
      this.#add(column, (header ? cellText(header, column) : called[column]) ?? '')
    this.#learn(rows)
  }

  #add(column: number, name: string): void {
    const place = [this.#sheet, name.trim() || `第${String(column + 1)}列`]
    const text = new TextColumn(place.filter((p) => p !== null).join('.'), this.#sink)
    this.#prefix.set(text, name.trim() === '' ? '' : `${name.trim()}.`)
    this.#texts.set(column, text)
  }

  /** From here on the texts of this column are read, too; fields that come late stand behind all others. */
  also(column: number): void {
    if (!this.#texts.has(column)) this.#add(column, this.#called[column] ?? '')
  }

  /** The row with the fields that its texts hold. Reused between calls. */
  row(view: RowView): RowView {
    // A row that is wider than the others has no room for them.
    if (view.count > this.#base) return view
    const row = this.#copy(view)
    if (view.row === this.#header) this.#nameFields(row)
    else for (const [column, text] of this.#texts) this.#fill(row, view, column, text)
    this.#widen(row)
    return row
  }

  /** No more rows; says whether rows of lists are numbered otherwise than the rows that held them. */
  end(): boolean {
    return [...this.#texts.values()].map((text) => text.end()).some((left) => left)
  }

  /** The fields of the first rows are known before the header is given on. */
  #learn(rows: readonly RowView[]): void {
    const nowhere = { row: () => undefined, unread: () => undefined, end: () => undefined }
    const silent: ReadSink = { issue: () => undefined, grid: () => nowhere }
    for (const [column, text] of this.#texts) {
      const look = new TextColumn('', silent)
      for (const view of rows) if (isText(view, column)) look.read(view, column)
      look.names.forEach((name, field) => this.#place(text, field, name))
    }
  }

  #fill(row: ByteRow, view: RowView, column: number, text: TextColumn): void {
    const before = text.rows
    if (!isText(view, column) || !text.read(view, column)) return
    const { fields } = text
    for (let i = 0; fields !== null && i < fields.count; i++) {
      const at = fields.type[i] === CELL.ABSENT ? null : this.#place(text, i, text.names[i])
      if (at !== null) put(row, at, fields, i)
    }
    // Whoever stands in rows of their own would else be counted with this row, too.
    if (text.rows > before) row.type[column] = CELL.ABSENT
  }

  /** The column of a field; null where there are too many. */
  #place(text: TextColumn, field: number, name: string | null = null): number | null {
    const places = this.#places.get(text) ?? []
    if (places.length === 0) this.#places.set(text, places)
    const known = places[field]
    if (known !== undefined) return known
    if (this.#added.length >= MOST_FIELDS) return null
    const full = `${this.#prefix.get(text) ?? ''}${name ?? ''}`
    this.#names?.push(full)
    return (places[field] = this.#base + this.#added.push(full) - 1)
  }

  #nameFields(row: ByteRow): void {
    for (const [i, name] of this.#added.entries()) {
      const from = row.length
      row.text(name)
      row.cell(this.#base + i, CELL.TEXT, from)
    }
  }

  #copy(view: RowView): ByteRow {
    const row = this.#row
    row.begin(view.row)
    row.shownStart.fill(-1)
    for (let i = 0; i < view.count; i++) {
      if (view.type[i] === CELL.ABSENT) continue
      put(row, i, view, i)
      const from = view.shownStart[i] ?? -1
      if (from < 0) continue
      row.shownStart[i] = row.length
      row.copy(view.buf, from, view.shownEnd[i] ?? from)
      row.shownEnd[i] = row.length
    }
    return row
  }

  /** All rows are as wide as the header. */
  #widen(row: ByteRow): void {
    const last = this.#base + this.#added.length - 1
    if (row.count > last) return
    row.cell(last, CELL.ABSENT, row.length)
  }
}

function isText(view: RowView, column: number): boolean {
  return column < view.count && view.type[column] === CELL.TEXT
}

function put(row: ByteRow, at: number, from: RowView, i: number): void {
  const begin = row.length
  row.copy(from.buf, from.start[i] ?? 0, from.end[i] ?? 0)
  row.cell(at, (from.type[i] ?? CELL.TEXT) as CellType, begin)
}
