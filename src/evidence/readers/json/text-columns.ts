import type { NonDataCode } from '../../codes.ts'
import {
  CELL,
  EMPTY_ROW,
  type GridInfo,
  type GridSink,
  type ReadSink,
  type RowView,
} from '../../row.ts'
import { cellText, copyView, reach } from '../../tables/held.ts'
import { embedded } from './embedded.ts'
import { FieldRows } from './field-rows.ts'
import { LateTexts } from './late-texts.ts'

/** Rows at the beginning of a grid that are looked at, and bytes of them. */
const FIRST_ROWS = 24
const HELD_BYTES = 1 << 20

/**
 * Stands before a sink and looks for texts that are JSON themselves (`{"name":…,"phone":…}` in a column of a csv, a workbook, a
 * database): closely at the first rows of each grid, then at how texts begin. In such columns the fields of objects stand behind the other cells of their row,
 * as in a JSON file; rows of lists are grids of their own, in place of the text. All other grids pass as they are.
 */
export class TextColumns implements ReadSink {
  /** Some grid has such a column. */
  found = false
  readonly #sink: ReadSink

  constructor(sink: ReadSink) {
    this.#sink = sink
  }

  issue(issue: Parameters<ReadSink['issue']>[0]): void {
    this.#sink.issue(issue)
  }

  grid(info: GridInfo): GridSink {
    if (info.settled) return this.#sink.grid(info)
    return new TextGrid(info, this.#sink, () => {
      this.found = true
    })
  }
}

type Held = { readonly view: RowView } | { readonly tell: (out: GridSink) => void }

class TextGrid implements GridSink {
  /** Replaced as soon as it is known what the grid holds, so that a row of a list costs one call. */
  row: (view: RowView) => void
  readonly #info: GridInfo
  readonly #sink: ReadSink
  readonly #found: () => void
  #held: Held[] = []
  #rows = 0
  readonly #late = new LateTexts()
  #bytes = 0
  #out: GridSink | null = null
  #fields: FieldRows | null = null

  constructor(info: GridInfo, sink: ReadSink, found: () => void) {
    this.#info = info
    this.#sink = sink
    this.#found = found
    this.row = (view) => {
      this.#hold(view)
    }
  }

  blankRows(from: number, to: number): void {
    this.#tell((out) => {
      if (out.blankRows) out.blankRows(from, to)
      else for (let row = from; row <= to; row++) out.row({ ...EMPTY_ROW, row })
    })
  }

  other(code: NonDataCode, view: RowView): void {
    const out = this.#decided()
    if (out.other) out.other(code, view)
    else out.row(view)
  }

  unread(...lost: Parameters<GridSink['unread']>): void {
    this.#tell((out) => {
      out.unread(...lost)
    })
  }

  end(): void {
    this.#decided().end()
    if (this.#fields?.end() === true)
      this.#sink.issue({ code: 'ROW_NUMBERS_REPEAT', sheet: this.#info.sheet, message: NUMBERS })
  }

  #tell(tell: (out: GridSink) => void): void {
    if (this.#out) tell(this.#out)
    else this.#held.push({ tell })
  }

  #hold(view: RowView): void {
    const [from, to] = reach(view)
    this.#bytes += to - from
    if (this.#bytes > HELD_BYTES && !isText(view)) {
      this.#decided()
      this.row(view)
      return
    }
    this.#held.push({ view: copyView(view) })
    if (++this.#rows >= FIRST_ROWS || this.#bytes > HELD_BYTES) this.#decided()
  }

  #decided(): GridSink {
    if (this.#out) return this.#out
    const held = this.#held.splice(0)
    const rows = held.flatMap((one) => ('view' in one ? [one.view] : []))
    const columns = jsonColumns(rows)
    const out = columns.length === 0 ? this.#plain() : this.#filled(columns, rows)
    for (const one of held) {
      if ('view' in one) this.row(one.view)
      else one.tell(out)
    }
    return out
  }

  /** Nothing at the beginning: a text that is JSON may still come. */
  #plain(): GridSink {
    const out = this.#sink.grid(this.#info)
    this.#out = out
    this.row = (view) => {
      const column = this.#late.columnOf(view)
      if (column < 0) out.row(view)
      else this.#begin(out, view, column)
    }
    return out
  }

  /** The first text that is JSON, behind rows that are handed on: its fields have no names, for the header is given. */
  #begin(out: GridSink, view: RowView, column: number): void {
    this.#found()
    const called = this.#info.header ?? []
    const width = Math.max(this.#late.widest, view.count, called.length)
    const shown = { columns: [column], rows: [view], names: null, header: null, width, called }
    this.#fill(out, new FieldRows(this.#info, this.#sink, shown))
    this.row(view)
  }

  #fill(out: GridSink, fields: FieldRows): void {
    this.#fields = fields
    this.row = (view) => {
      const column = this.#late.columnOf(view)
      if (column >= 0) fields.also(column)
      out.row(fields.row(view))
    }
  }

  #filled(columns: readonly number[], rows: readonly RowView[]): GridSink {
    this.#found()
    const info = this.#info
    const names = info.header ? [...info.header] : null
    const out = this.#sink.grid(names ? { ...info, header: names } : info)
    this.#out = out
    const header = names ? null : headerOf(columns, rows)
    for (const column of columns) this.#late.know(column)
    this.#fill(out, new FieldRows(info, this.#sink, { columns, rows, names, header }))
    return out
  }
}

const NUMBERS =
  '单元格内的列表有多条数据，行号按条顺延 / several rows in the list of a cell: numbers go on by row'

function isJson(view: RowView, i: number): boolean {
  if (i >= view.count || view.type[i] !== CELL.TEXT) return false
  return embedded(view.buf, view.start[i] ?? 0, view.end[i] ?? 0) !== null
}

function isText(view: RowView): boolean {
  for (let i = 0; i < view.count; i++) if (isJson(view, i)) return true
  return false
}

/** Columns in which a text is JSON. */
function jsonColumns(rows: readonly RowView[]): number[] {
  const found = new Set<number>()
  for (const view of rows)
    for (let i = 0; i < view.count; i++) if (!found.has(i) && isJson(view, i)) found.add(i)
  return [...found].sort((a, b) => a - b)
}

/** The row right above the first that holds JSON, where each of the columns is named in it. */
function headerOf(columns: readonly number[], rows: readonly RowView[]): RowView | null {
  const first = rows.findIndex(isText)
  const above = rows.slice(0, first).findLast(({ count }) => count > 0)
  const isNamed = (i: number) => (above ? (cellText(above, i) ?? '').trim() !== '' : false)
  return above && columns.every(isNamed) ? above : null
}
