import type { GridSink, ReadSink } from '../../row.ts'
import { CELL } from '../../row.ts'
import { memorySource } from '../../source.ts'
import { RowBuilder } from '../row-builder.ts'
import { readText } from '../text/read.ts'
import type { Message } from './message.ts'
import { pastedList, type Pasted } from './pasted.ts'

const HEADER = ['会话', '时间', '发送人', '账号', '内容', '类型', '附件', '其他']
/** Lists are kept until the messages end: grids come one after the other. Beyond this a further grid of messages begins. */
const KEPT_BYTES = 32 * 2 ** 20
const KEPT_LISTS = 4096

interface Kept {
  readonly name: string
  readonly row: number
  readonly list: Pasted
}

/**
 * Writes messages as the rows of one grid, each whole, and the lists pasted in them as grids of their own, named by
 * the message that they stand in.
 */
export class MessageGrid {
  readonly #sink: ReadSink
  readonly #firstLine: boolean
  readonly #builder = new RowBuilder()
  #grid: GridSink | null = null
  #grids = 0
  #kept: Kept[] = []
  #keptBytes = 0

  /** `byLine`: rows are physical lines, so that rows of a list can be told their line too. */
  constructor(sink: ReadSink, byLine: boolean) {
    this.#sink = sink
    this.#firstLine = byLine
  }

  message(m: Message, textLine = m.row): void {
    const view = this.#fill(m)
    const grid = this.#open()
    if (m.isSystem && grid.other) grid.other('NOTE', view)
    else grid.row(view)
    if (!m.isSystem) this.#keepList(m, textLine)
  }

  /** A line that belongs to no message: the beginning of the export, a rule, the name of a conversation. */
  title(row: number, text: string): void {
    const { view } = this.#builder.begin(row).cell(0, text)
    const grid = this.#open()
    if (grid.other) grid.other('TITLE', view)
    else grid.row(view)
  }

  blank(row: number): void {
    const grid = this.#open()
    if (grid.blankRows) grid.blankRows(row, row)
    else grid.row(this.#builder.begin(row).view)
  }

  unread(...lost: Parameters<GridSink['unread']>): void {
    this.#open().unread(...lost)
  }

  end(): void {
    this.#open().end()
    this.#grid = null
    this.#tellLists()
  }

  #fill(m: Message) {
    const { conversation, time, sender, account, text, type, file, rest } = m
    const builder = this.#builder.begin(m.row)
    const cells = [conversation, time, sender, account, text, type, file, rest]
    cells.forEach((cell, column) => {
      builder.cell(column, cell ?? '')
      if (cell === null) builder.view.type[column] = CELL.ABSENT
    })
    return builder.view
  }

  #open(): GridSink {
    if (this.#grid) return this.#grid
    this.#grids++
    const sheet = this.#grids === 1 ? '消息' : `消息（${this.#grids}）`
    this.#grid = this.#sink.grid({
      sheet,
      hidden: false,
      delimiter: null,
      delimiterByte: -1,
      header: HEADER,
    })
    return this.#grid
  }

  #keepList(m: Message, textLine: number): void {
    const list = pastedList(m.text)
    if (list === null) return
    const name = [`消息${m.row}中的清单`, m.time, m.sender]
      .filter((part) => part !== null)
      .join(' ')
    this.#kept.push({ name: named(name), row: this.#firstLine ? textLine : 1, list })
    this.#keptBytes += list.bytes.length
    if (this.#keptBytes < KEPT_BYTES && this.#kept.length < KEPT_LISTS) return
    this.#open().end()
    this.#grid = null
    this.#tellLists()
  }

  #tellLists(): void {
    for (const kept of this.#kept) tellList(kept, this.#sink)
    this.#kept = []
    this.#keptBytes = 0
  }
}

/** A name of a sheet: one line, not too long. */
function named(name: string): string {
  return name.replace(/\s+/gu, ' ').slice(0, 80)
}

function tellList({ name, row, list }: Kept, sink: ReadSink): void {
  const source = memorySource(list.bytes)
  readText(
    source,
    list.plan,
    { from: 0, to: source.size },
    {
      issue: ({ code, message }) => {
        if (code !== 'MIXED_LINE_ENDS' && code !== 'RUNNER_UP_ENCODING')
          sink.issue({ code, sheet: name, message })
      },
      grid: (info) => moved(sink.grid({ ...info, sheet: name }), row - 1),
    },
  )
}

/** The same rows, so many lines further down. */
function moved(grid: GridSink, by: number): GridSink {
  return {
    row: (view) => {
      view.row += by
      grid.row(view)
      view.row -= by
    },
    blankRows: (from, to) => {
      if (grid.blankRows) grid.blankRows(from + by, to + by)
      else for (let row = from; row <= to; row++) grid.row(new RowBuilder().begin(row + by).view)
    },
    other: (code, view) => {
      view.row += by
      if (grid.other) grid.other(code, view)
      else grid.row(view)
      view.row -= by
    },
    unread: (code, row, rows, message) => {
      grid.unread(code, row === null ? null : row + by, rows, message)
    },
    end: () => {
      grid.end()
    },
  }
}
