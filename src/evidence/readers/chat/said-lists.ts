import { type GridSink, type ReadSink } from '../../row.ts'
import { memorySource } from '../../source.ts'
import { RowBuilder } from '../row-builder.ts'
import { readText } from '../text/read.ts'
import { identifies, pastedList, type Pasted } from './pasted.ts'

/** What is kept until the messages end: grids come one after the other. */
const KEPT_BYTES = 32 * 2 ** 20
const KEPT_LISTS = 4096

interface KeptList {
  readonly name: string
  readonly row: number
  readonly list: Pasted
}

/**
 * What messages hold of people: lists pasted into them, each in a grid of its own, and messages that name what
 * identifies a person, one cell each. Who said it stands in the row of the message, and not beside it: the sender is
 * not the person told of.
 */
export class SaidLists {
  readonly #sink: ReadSink
  readonly #looseName: string
  #lists: KeptList[] = []
  #loose: { readonly row: number; readonly text: string }[] = []
  #bytes = 0

  constructor(sink: ReadSink, looseName: string) {
    this.#sink = sink
    this.#looseName = looseName
  }

  /** Text of the message `row`; a list in it is named `name` and its rows begin at `textLine`. */
  add(text: string, row: number, textLine: number, name: () => string): void {
    if (!identifies(text)) return
    const list = pastedList(text)
    if (list) this.#lists.push({ name: sheetName(name()), row: textLine, list })
    else this.#loose.push({ row, text })
    this.#bytes += text.length
  }

  /** So much is kept that it should be told. */
  get full(): boolean {
    return this.#bytes >= KEPT_BYTES || this.#lists.length >= KEPT_LISTS
  }

  tell(): void {
    if (this.#loose.length > 0) this.#tellLoose()
    for (const kept of this.#lists) tellList(kept, this.#sink)
    this.#lists = []
    this.#loose = []
    this.#bytes = 0
  }

  #tellLoose(): void {
    const info = { hidden: false, delimiter: null, delimiterByte: -1, header: ['内容'] }
    const grid = this.#sink.grid({ sheet: this.#looseName, ...info })
    const builder = new RowBuilder()
    for (const { row, text } of this.#loose) grid.row(builder.begin(row).cell(0, text).view)
    grid.end()
  }
}

/** A name of a sheet: one line, not too long. */
function sheetName(name: string): string {
  return name.replace(/\s+/gu, ' ').slice(0, 80)
}

function tellList({ name, row, list }: KeptList, sink: ReadSink): void {
  const source = memorySource(list.bytes)
  const named: ReadSink = {
    issue: (issue) => {
      if (!EXPECTED.has(issue.code)) sink.issue({ ...issue, sheet: name })
    },
    grid: (info) => moved(sink.grid({ ...info, sheet: name }), row - 1),
  }
  readText(source, list.plan, { from: 0, to: source.size }, named)
}

/** What goes without saying of a text that was cut out of another. */
const EXPECTED: ReadonlySet<string> = new Set([
  'MIXED_LINE_ENDS',
  'RUNNER_UP_ENCODING',
  'TEXT_SHAPE',
])

/** The same rows, so many lines further down. */
function moved(grid: GridSink, by: number): GridSink {
  return {
    row: (view) => {
      grid.row({ ...view, row: view.row + by })
    },
    blankRows: (from, to) => {
      if (grid.blankRows) grid.blankRows(from + by, to + by)
      else for (let row = from; row <= to; row++) grid.row(new RowBuilder().begin(row + by).view)
    },
    other: (code, view) => {
      const there = { ...view, row: view.row + by }
      if (grid.other) grid.other(code, there)
      else grid.row(there)
    },
    unread: (code, row, rows, message) => {
      grid.unread(code, row === null ? null : row + by, rows, message)
    },
    end: () => {
      grid.end()
    },
  }
}
