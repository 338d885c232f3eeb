import type { GridSink, ReadSink } from '../../row.ts'
import { memorySource } from '../../source.ts'
import { RowBuilder } from '../row-builder.ts'
import { readText } from '../text/read.ts'
import { identifies, pastedList, type Pasted } from './pasted.ts'

/** So much is kept before it is told; what single messages hold comes before all lists where no more than this is held. */
const KEPT_BYTES = 32 * 2 ** 20
const KEPT_LISTS = 4096

/** What messages hold of people, in all. */
export interface Held {
  readonly bytes: number
  readonly lists: number
  /** Messages that hold no list. */
  readonly loose: number
}

/** Is it more than is kept until the end? */
export function isMuch({ bytes, lists }: Pick<Held, 'bytes' | 'lists'>): boolean {
  return bytes >= KEPT_BYTES || lists >= KEPT_LISTS
}

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
  #looseGrid: GridSink | null = null
  #bytes = 0
  #told: Held = { bytes: 0, lists: 0, loose: 0 }

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
    return isMuch({ bytes: this.#bytes, lists: this.#lists.length })
  }

  /** What was added so far, told or not. */
  get held(): Held {
    const { bytes, lists, loose } = this.#told
    return {
      bytes: bytes + this.#bytes,
      lists: lists + this.#lists.length,
      loose: loose + this.#loose.length,
    }
  }

  /** Tells what is kept; more may come. */
  tellSome(): void {
    this.#tellLoose(this.#openLoose())
    this.#tellLists()
  }

  /** Tells what is left; nothing comes any more. */
  tell(): void {
    if (this.#loose.length > 0) this.#tellLoose(this.#openLoose())
    this.#looseGrid?.end()
    this.#tellLists()
  }

  #tellLists(): void {
    for (const kept of this.#lists) tellList(kept, this.#sink)
    this.#told = this.held
    this.#lists = []
    this.#loose = []
    this.#bytes = 0
  }

  #openLoose(): GridSink {
    const info = { hidden: false, delimiter: null, delimiterByte: -1, header: ['内容'] }
    this.#looseGrid ??= this.#sink.grid({ sheet: this.#looseName, ...info, settled: true })
    return this.#looseGrid
  }

  #tellLoose(grid: GridSink): void {
    const builder = new RowBuilder()
    for (const { row, text } of this.#loose) grid.row(builder.begin(row).cell(0, text).view)
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
