import type { GridSink, ReadSink } from '../../row.ts'
import { memorySource } from '../../source.ts'
import { RowBuilder } from '../row-builder.ts'
import { readText } from '../text/read.ts'
import { identifies, pastedList, withoutAnswered, type Pasted } from './pasted.ts'

/** So much is kept before it is told; what single messages hold comes before all lists where no more than this is held. */
const KEPT_BYTES = 32 * 2 ** 20
const KEPT_LISTS = 4096

/** Texts of one message that stand in rows of their own; more are told in the last grid, in their order. */
const MOST_TEXTS = 16

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
 * identifies a person, one cell each; further texts of the same message go to grids of their own, so that the number of the row
 * is that of the message. Who said it stands in the row of the message, and not beside it: the sender is not the person told of.
 */
export class SaidLists {
  readonly #sink: ReadSink
  readonly #looseName: string
  #lists: KeptList[] = []
  #loose: { readonly row: number; readonly text: string }[] = []
  /** For the first text of a message, the second …, with the last row in each. */
  readonly #looseGrids: { readonly grid: GridSink; last: number }[] = []
  #bytes = 0
  #told: Held = { bytes: 0, lists: 0, loose: 0 }

  constructor(sink: ReadSink, looseName: string) {
    this.#sink = sink
    this.#looseName = looseName
  }

  /** Text of the message `row`; a list in it is named `name` and its rows begin at `textLine`. */
  add(said: string, row: number, textLine: number, name: () => string): void {
    if (!identifies(said)) return
    const text = withoutAnswered(said)
    const list = pastedList(text)
    if (list) this.#lists.push({ name: sheetName(name()), row: textLine, list })
    const loose = list ? list.below : text
    if (loose !== undefined) this.#loose.push({ row, text: loose })
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
    this.#openLoose(0)
    this.#tellLoose()
    this.#tellLists()
  }

  /** Tells what is left; nothing comes any more. */
  tell(): void {
    this.#tellLoose()
    for (const { grid } of this.#looseGrids) grid.end()
    this.#tellLists()
  }

  #tellLists(): void {
    for (const kept of this.#lists) tellList(kept, this.#sink)
    this.#told = this.held
    this.#lists = []
    this.#loose = []
    this.#bytes = 0
  }

  #openLoose(nth: number) {
    const info = { hidden: false, delimiter: null, delimiterByte: -1, header: ['内容'] }
    const sheet = nth === 0 ? this.#looseName : `${this.#looseName}（${String(nth + 1)}）`
    return (this.#looseGrids[nth] ??= {
      grid: this.#sink.grid({ sheet, ...info, settled: true }),
      last: 0,
    })
  }

  #tellLoose(): void {
    const builder = new RowBuilder()
    for (const { row, text } of this.#loose) {
      const nth = this.#looseGrids.findIndex(({ last }) => last < row)
      const free = nth < 0 ? this.#looseGrids.length : nth
      const to = this.#openLoose(Math.min(free, MOST_TEXTS - 1))
      to.grid.row(builder.begin(row).cell(0, text).view)
      to.last = row
    }
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
  if (list.runsOn) sink.issue({ code: 'TEXT_SHAPE', sheet: name, row, message: RUNS_ON })
  readText(source, list.plan, { from: 0, to: source.size }, named)
}

const RUNS_ON =
  '消息的一行之内有许多人：各按一行读取，行号自该行顺延 / many people within one line of a message: each is read as a row, numbered on from that line'

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
