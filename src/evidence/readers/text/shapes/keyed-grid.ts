import type { GridSink, RowView } from '../../../row.ts'
import { RowNumbers } from '../../row-numbers.ts'
import { giveRole, labelledHeader, tellBlank } from './labelled-grid.ts'
import { dumpedValue, keysOf, outsideOf, saysNothing, type Keyed } from './keys.ts'
import { isRule, type TextShape } from './shape.ts'
import { lineText, TextRows } from './text-rows.ts'

type Labelled = Extract<TextShape, { kind: 'labelled' }>

/** A record is not put together from more text than this; what comes then begins another row. */
const MOST_TEXT = 1 << 22
const MOST_LINES = 4096

/** Takes the lines of a text of keys and hands on a row for each record, with the values below their keys. */
export function keyedGrid(shape: Labelled, out: GridSink): GridSink {
  return new KeyedGrid(shape, out)
}

class KeyedGrid implements GridSink {
  readonly #shape: Labelled
  readonly #out: GridSink
  readonly #columns: ReadonlyMap<string, number>
  readonly #known: ReadonlySet<string>
  readonly #rows = new TextRows()
  readonly #numbers = new RowNumbers(true)
  readonly #width: number
  #cells: (string | null)[] = []
  #seen = new Set<string>()
  /** Line of the record at hand, 0 without; of the brackets that stand before one. */
  #first = 0
  #opening = 0
  #lines = 0
  #length = 0
  #depth = 0
  /** Depth of brackets at which the record began. */
  #from = 0
  /** The bracket that the record stands in is closed: what goes on in the line still belongs to it, a further key does not. */
  #closed = false
  /** Column of a value that the next line would go on with, or -1. */
  #open = -1
  #blanks: number[] = []

  constructor(shape: Labelled, out: GridSink) {
    this.#shape = shape
    this.#out = out
    this.#columns = new Map(shape.labels.map((label, i) => [label, i]))
    this.#known = new Set(shape.labels)
    this.#width = labelledHeader(shape).length
  }

  row(view: RowView): void {
    const line = lineText(view)
    const { perLine, blankEnds } = this.#shape
    if (perLine) this.#startLine()
    if (line.trim() === '') this.#blank(view.row, perLine || blankEnds)
    else if (isRule(line) || RULE.test(line)) this.#rule(view)
    else this.#line(view, line)
    if (perLine) this.#flush()
    if (perLine && this.#opening > 0) this.#note(view)
  }

  unread(...[code, row, rows, message]: Parameters<GridSink['unread']>): void {
    this.#flush()
    this.#out.unread(code, row === null ? null : this.#numbers.next(row), rows, message)
  }

  end(): void {
    this.#flush()
    this.#noOpening()
    this.#out.end()
  }

  #startLine(): void {
    this.#depth = 0
    this.#flush()
  }

  #blank(row: number, ends: boolean): void {
    this.#open = -1
    if (this.#first > 0 && !ends && this.#blanks.length < MOST_LINES) this.#blanks.push(row)
    else {
      this.#flush()
      this.#noOpening()
      tellBlank(this.#numbers.next(row), this.#out)
    }
  }

  #rule(view: RowView): void {
    this.#flush()
    this.#note(view)
  }

  #note(view: RowView): void {
    if (this.#opening !== view.row) this.#noOpening()
    this.#opening = 0
    giveRole('NOTE', { ...view, row: this.#numbers.next(view.row) }, this.#out)
  }

  /** Brackets that no record followed. */
  #noOpening(): void {
    const row = this.#opening
    this.#opening = 0
    if (row > 0) giveRole('NOTE', this.#rows.row(this.#numbers.next(row), [BRACKETS]), this.#out)
  }

  #line(view: RowView, line: string): void {
    if (this.#closed) this.#flush()
    const found = keysOf(line, this.#known)
    if (found.length === 0 && this.#goesOn(line)) return
    const outside = outsideOf(line, found)
    if (found.length === 0 && this.#isHeading(line)) this.#heading(view, line)
    else
      outside.forEach((text, i) => {
        this.#between(view.row, text)
        const one = found[i]
        if (one) this.#value(view.row, one)
      })
    if (this.#first === 0) return
    this.#length += line.length
    if (++this.#lines >= MOST_LINES || this.#length >= MOST_TEXT) this.#flush()
  }

  /** Within a record `more: {` is part of it; `[user1]` never is. */
  #isHeading(line: string): boolean {
    if (saysNothing(line)) return false
    return SECTION.test(line) || (this.#first === 0 && OPENS.test(line))
  }

  /** `users:`, `var list = [`: said of what comes, and no part of a record. A name in brackets is. */
  #heading(view: RowView, line: string): void {
    const [, name] = /^\s*\[([^[\]]{1,80})\]\s*$/u.exec(line) ?? []
    this.#flush()
    this.#bracketsOf(line)
    if (name === undefined || !/\p{Script=Han}/u.test(name)) this.#note(view)
    else this.#loose(view.row, name)
  }

  /** A value on the line behind its key: `string(6) "张三"`, or a text that goes on. */
  #goesOn(line: string): boolean {
    if (this.#open < 0 || this.#first === 0 || this.#shape.perLine) return false
    const dumped = dumpedValue(line)
    const had = this.#cells[this.#open] ?? ''
    const more = dumped ?? line.trim()
    if (saysNothing(more) && dumped === null) return false
    this.#cells[this.#open] = had === '' ? more : `${had}\n${more}`
    if (dumped !== null) this.#open = -1
    return true
  }

  #between(row: number, text: string): void {
    this.#bracketsOf(text)
    if (saysNothing(text)) {
      if (this.#first === 0 && this.#opening === 0) this.#opening = row
    } else this.#loose(row, text.trim())
  }

  /** A bracket that closes what the record stands in ends it. */
  #bracketsOf(text: string): void {
    for (const sign of text) {
      if (OPENING.includes(sign)) this.#depth++
      if (CLOSING.includes(sign) && --this.#depth < this.#from) this.#closed = this.#first > 0
    }
  }

  #value(row: number, { key, text, open }: Keyed): void {
    if (this.#closed || this.#seen.has(key)) this.#flush()
    this.#begin(row)
    if (this.#seen.size === 0) this.#from = this.#depth
    this.#seen.add(key)
    const column = this.#columns.get(key) ?? -1
    this.#cells[column] = text
    this.#open = open ? column : -1
  }

  /** What stands outside all keys has the last column. */
  #loose(row: number, text: string): void {
    if (!this.#shape.loose) return
    this.#begin(row)
    const had = this.#cells[this.#width - 1] ?? null
    this.#cells[this.#width - 1] = had === null ? text : `${had}\n${text}`
  }

  #begin(row: number): void {
    if (this.#first > 0) return
    this.#first = this.#opening > 0 ? this.#opening : row
    this.#opening = 0
    this.#from = this.#depth
    this.#cells = Array<string | null>(this.#width).fill(null)
  }

  #flush(): void {
    if (this.#first > 0) this.#out.row(this.#rows.row(this.#numbers.next(this.#first), this.#cells))
    this.#first = 0
    this.#lines = 0
    this.#length = 0
    this.#open = -1
    this.#closed = false
    this.#from = -Infinity
    this.#seen = new Set()
    for (const row of this.#blanks) tellBlank(this.#numbers.next(row), this.#out)
    this.#blanks = []
  }
}

const BRACKETS = '[]'
const OPENING = '{[('
const CLOSING = '}])'
/** A line that parts documents, or ends a script. */
const RULE = /^\s*(?:---|\.\.\.|<\?(?:php|=)?|\?>)\s*$/
/** A line that is said of what stands below it. */
const OPENS = /^.{0,200}(?:[[{(:]|=>)\s*$/u
/** `[user1]`, `[[user]]` */
const SECTION = /^\s*\[+[^[\]]{1,80}\]+\s*$/u
