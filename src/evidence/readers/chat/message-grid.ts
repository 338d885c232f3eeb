import { CELL, type GridSink, type ReadSink, type RowView } from '../../row.ts'
import { RowBuilder } from '../row-builder.ts'
import type { Message } from './message.ts'
import { SaidLists, type Held } from './said-lists.ts'
import { TOLD } from './talk-tables.ts'
import { saidInXml } from './wechat-xml.ts'

/** The grids of the messages and of what single ones hold of people. */
export const MESSAGES = '消息'
export const LOOSE = '消息中的信息'
const HEADER = ['会话', '时间', '发送人', '账号', '内容', '类型', '附件', '其他']

/**
 * Writes messages as the rows of one grid, each whole. What people say to each other is no record of a list, so these
 * rows are notes; what messages hold of people follows in grids of its own.
 */
export class MessageGrid {
  readonly #sink: ReadSink
  readonly #byLine: boolean
  readonly #said: SaidLists
  readonly #builder = new RowBuilder()
  #grid: GridSink | null = null
  /** The first row of which only the beginning was read, and how many there are. */
  #cutRow = 0
  #cut = 0

  /** What the messages so far hold of people, in all. */
  get held(): Held {
    return this.#said.held
  }

  /** `byLine`: rows are physical lines, so that rows of a list can be told their line too. */
  constructor(sink: ReadSink, byLine: boolean) {
    this.#sink = sink
    this.#byLine = byLine
    this.#said = new SaidLists(sink, LOOSE)
  }

  message(m: Message, textLine = m.row): void {
    this.#other('NOTE', this.#fill(m))
    if (!m.isSystem)
      this.#said.add(saidInXml(m.text) ?? m.text, m.row, this.#byLine ? textLine : 1, () =>
        [`消息${m.row}中的清单`, m.time, m.sender].filter((part) => part !== null).join(' '),
      )
    if (m.card !== null) this.#said.add(m.card, m.row, textLine, () => `消息${m.row}中的名片`)
    if (this.#said.full) this.#said.tellSome()
  }

  /** A line that belongs to no message: the beginning of the export, a rule, the name of a conversation. */
  title(row: number, text: string): void {
    this.#other('TITLE', this.#builder.begin(row).cell(0, text).view)
  }

  blank(row: number): void {
    const grid = this.#open()
    if (grid.blankRows) grid.blankRows(row, row)
    else grid.row(this.#builder.begin(row).view)
  }

  unread(...lost: Parameters<GridSink['unread']>): void {
    this.#open().unread(...lost)
  }

  /** Only the beginning of the text of this row was read. */
  tooLong(row: number): void {
    if (this.#cut++ === 0) this.#cutRow = row
  }

  end(): void {
    this.#open().end()
    this.#said.tell()
    if (this.#cut > 0)
      this.#sink.issue({ code: 'LIMIT', row: this.#cutRow, message: tooLong(this.#cut) })
    this.#sink.issue({ code: 'CONVERSATION', message: TOLD })
  }

  #other(code: 'NOTE' | 'TITLE', view: RowView): void {
    const grid = this.#open()
    if (grid.other) grid.other(code, view)
    else grid.row(view)
  }

  #fill(m: Message): RowView {
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
    const info = { sheet: MESSAGES, hidden: false, delimiter: null, delimiterByte: -1 }
    this.#grid ??= this.#sink.grid({ ...info, header: HEADER, settled: true })
    return this.#grid
  }
}

function tooLong(many: number): string {
  const n = String(many)
  return `${n}条消息超过 32 MB，只读出开头 / only the beginning of ${n} messages beyond 32 MB was read`
}
