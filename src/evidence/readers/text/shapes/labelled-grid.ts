import type { NonDataCode } from '../../../codes.ts'
import type { GridSink, RowView } from '../../../row.ts'
import { endsRecord, mayEndWithin, NOTHING_SAID, type Said } from './label-columns.ts'
import { valueRange } from './labelled.ts'
import { isLead, labelFinder, type Found, type LabelFinder } from './labels.ts'
import { risingRows } from './rising-rows.ts'
import { isRule, type TextShape } from './shape.ts'
import { lineText, TextRows } from './text-rows.ts'

type Labelled = Extract<TextShape, { kind: 'labelled' }>

/** A record is not put together from more than this; what comes then begins another row. */
const MOST_LINES = 4096
const MOST_TEXT = 1 << 22

/** Header of a text of labels: the labels, and a last column without a name for text that stands before any label. */
export function labelledHeader(shape: Labelled): (string | null)[] {
  return shape.loose ? [...shape.labels, null] : [...shape.labels]
}

/** Takes the lines of a text of labels and hands on a row for each record, with the values below their labels. */
export function labelledGrid(shape: Labelled, out: GridSink): GridSink {
  return new LabelledGrid(shape, shape.several ? risingRows(out) : out)
}

class LabelledGrid implements GridSink {
  readonly #shape: Labelled
  readonly #out: GridSink
  readonly #find: LabelFinder
  readonly #columns: ReadonlyMap<string, readonly number[]>
  readonly #width: number
  readonly #rows = new TextRows()
  readonly #seen = new Map<string, number>()
  #cells: (string | null)[] = []
  #first = 0
  #lines = 0
  #length = 0
  #last: Said = NOTHING_SAID
  /** Column of the value that the next line would go on with, or -1. */
  #open = -1
  /** Blank lines inside the record at hand. */
  #blanks: number[] = []
  /** A line that may head the next record. */
  #head: { readonly row: number; readonly line: string } | null = null

  constructor(shape: Labelled, out: GridSink) {
    this.#shape = shape
    this.#out = out
    this.#find = labelFinder(shape.labels, shape.numbered)
    this.#columns = columnsByLabel(shape.labels)
    this.#width = labelledHeader(shape).length
  }

  row(view: RowView): void {
    const line = lineText(view)
    if (this.#head && this.#headed(this.#head, line)) return
    if (line.trim() === '') this.#blank(view.row)
    else if (isRule(line)) this.#rule(view)
    else this.#line(view.row, line)
  }

  unread(...lost: Parameters<GridSink['unread']>): void {
    this.#noHead()
    this.#flush()
    this.#out.unread(...lost)
  }

  end(): void {
    this.#noHead()
    this.#flush()
    this.#out.end()
  }

  #blank(row: number): void {
    this.#open = -1
    if (
      this.#first > 0 &&
      !this.#shape.blankEnds &&
      !this.#shape.perLine &&
      this.#blanks.length < MOST_LINES
    ) {
      this.#blanks.push(row)
      return
    }
    this.#flush()
    tellBlank(row, this.#out)
  }

  #rule(view: RowView): void {
    this.#flush()
    giveRole('NOTE', view, this.#out)
  }

  #line(row: number, line: string): void {
    const found = this.#find(line)
    if (found.length === 0) {
      if (this.#shape.headed === undefined) this.#loose(row, line)
      else this.#head = { row, line }
      return
    }
    if (this.#shape.perLine || this.#ends(found[0] ?? NOTHING_SAID)) this.#flush()
    const lead = line.slice(0, found[0]?.at ?? 0).replace(MARK, '')
    if (lead.trim() !== '' && !isLead(lead) && this.#open >= 0) this.#goOn(lead)
    else if (lead.trim() !== '') this.#before(row, lead.trim())
    found.forEach((f, i) => {
      this.#value(row, line, f, found[i + 1]?.at ?? line.length)
    })
    this.#lines++
    this.#length += line.length
    if (this.#shape.perLine || this.#lines >= MOST_LINES || this.#length >= MOST_TEXT) this.#flush()
  }

  /** Where nothing stands between records, does this label begin one? */
  #ends(said: Said): boolean {
    return mayEndWithin(this.#shape) && endsRecord(this.#seen, said, this.#last)
  }

  #value(row: number, line: string, found: Found, to: number): void {
    const { label, value } = found
    if (this.#ends(found)) this.#flush()
    this.#begin(row)
    const [from, until] = valueRange(line, value, to)
    const columns = this.#columns.get(label) ?? []
    const times = this.#seen.get(label) ?? 0
    this.#seen.set(label, times + 1)
    this.#last = found
    const column = columns[times]
    // More often than the file was found to repeat it: it goes on in the last column of the label.
    if (column === undefined) this.#goOn(line.slice(from, until), columns.at(-1))
    else {
      this.#cells[column] = line.slice(from, until)
      this.#open = column
    }
  }

  /** A line without a label goes on with the value above it; with none above, it is a row of its own. */
  #loose(row: number, line: string): void {
    if (!this.#shape.perLine && this.#first > 0 && this.#open >= 0) {
      this.#goOn(line)
      this.#lines++
      this.#length += line.length
      return
    }
    this.#flush()
    this.#begin(row)
    this.#cells[this.#shape.labels.length] = line
    this.#flush()
  }

  /** A record whose heading stood in the line above; false where that was none, and the line is still to be taken. */
  #headed(head: { readonly row: number; readonly line: string }, line: string): boolean {
    const [first] = this.#find(line)
    if (first?.label !== this.#shape.headed) {
      this.#noHead()
      return false
    }
    this.#head = null
    this.#flush()
    this.#before(head.row, headingOf(head.line))
    this.#lines++
    this.#line(head.row, line)
    return true
  }

  /** What was held back goes on with the value above it. */
  #noHead(): void {
    const head = this.#head
    this.#head = null
    if (head) this.#loose(head.row, head.line)
  }

  #before(row: number, text: string): void {
    this.#begin(row)
    const column = this.#shape.labels.length
    const had = this.#cells[column] ?? null
    this.#cells[column] = had === null ? text : `${had}\n${text}`
  }

  #goOn(text: string, column = this.#open): void {
    const had = this.#cells[column] ?? ''
    this.#cells[column] = had === '' ? text : `${had}\n${text}`
  }

  #begin(row: number): void {
    if (this.#first > 0) return
    this.#first = row
    this.#cells = Array<string | null>(this.#width).fill(null)
  }

  #flush(): void {
    if (this.#first > 0) this.#out.row(this.#rows.row(this.#first, this.#cells))
    this.#first = 0
    this.#lines = 0
    this.#length = 0
    this.#last = NOTHING_SAID
    this.#open = -1
    this.#seen.clear()
    for (const row of this.#blanks) tellBlank(row, this.#out)
    this.#blanks = []
  }
}

/** What marks the items of a list: `- 电话: …`. */
const MARK = /^\s{0,16}[-*+•●■◆]\s{1,4}/u

/** Without the brackets around it, and the mark of a list before it: [张三], - 张三. */
function headingOf(line: string): string {
  return line
    .trim()
    .replace(MARK, '')
    .replace(/^\[([^[\]]+)\]$/u, '$1')
}

function columnsByLabel(labels: readonly string[]): Map<string, number[]> {
  const columns = new Map<string, number[]>()
  labels.forEach((label, i) => {
    columns.set(label, [...(columns.get(label) ?? []), i])
  })
  return columns
}

/** A blank line at its place. */
export function tellBlank(row: number, out: GridSink): void {
  if (out.blankRows) out.blankRows(row, row)
  else out.row(new TextRows().row(row, []))
}

/** A row whose role the layout tells. */
export function giveRole(code: NonDataCode, view: RowView, out: GridSink): void {
  if (out.other) out.other(code, view)
  else out.row(view)
}
