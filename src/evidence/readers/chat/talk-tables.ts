import type { NonDataCode } from '../../codes.ts'
import { EMPTY_ROW, type GridInfo, type GridSink, type ReadSink, type RowView } from '../../row.ts'
import { cellText, copyView } from '../../tables/held.ts'
import { messageKeys, type Talk } from './message-keys.ts'
import { isReportedHead, reportedInCell, reportedInCells } from './reported.ts'
import { SaidLists } from './said-lists.ts'
import { spokenText } from './spoken.ts'
import { unheadedTalk } from './unheaded.ts'
import { areBlocks, besideContent, unnamed } from './talk-columns.ts'
import { doubtfulHeader, talkHeader, type DoubtfulHeader } from './talk-header.ts'

/** Rows of a table that knows its fields, by which it is told whether they are messages. */
export const FIRST_ROWS = 12
/** Rows in which the header of a table of messages may stand: reports about a phone say much above it. */
const HEADER_ROWS = 40
export const HELD_BYTES = 1 << 20
const WIDEST = 400

/**
 * Stands before a sink and looks at the beginning of each grid. A table of messages (WeChat as csv, as JSON or in a
 * database, the reports of forensic tools) is told as one: its rows are notes, and the lists in its messages follow. All else passes as it is.
 */
export function tellTalk(sink: ReadSink): ReadSink {
  const blocks = { told: false }
  return {
    grid: (info) => (info.settled ? sink.grid(info) : new TalkGrid(info, sink, blocks)),
    issue: (issue) => {
      sink.issue(issue)
    },
  }
}

type Held = (to: GridSink) => void

/** Headings that lists have, too. */
interface Doubt {
  readonly header: DoubtfulHeader
  /** The row that they stand in, and what was held back before it; null for keys. */
  readonly under: {
    readonly cells: readonly string[]
    readonly view: RowView
    readonly above: number
  } | null
}

class TalkGrid implements GridSink {
  /** Replaced as soon as it is known what the grid is, so that a row of a list costs one call. */
  row: (view: RowView) => void
  blankRows: (from: number, to: number) => void
  /** Of a grid whose reader knows its fields: such a reader may know roles, too, and needs no one to look. */
  other?: (code: NonDataCode, view: RowView) => void
  readonly #info: GridInfo
  readonly #sink: ReadSink
  /** Of messages that are a table each it is told once in a file. */
  readonly #blocks: { told: boolean }
  #held: Held[] = []
  /** The first rows, as texts. */
  #first: string[][] = []
  #rows = 0
  #bytes = 0
  #out: GridSink | null = null
  #said: SaidLists | null = null
  /** Columns without a name beside that of what was said. */
  #beside: readonly number[] = []
  /** What may be the header of messages: the rows below it say so. */
  #doubt: Doubt | null = null

  constructor(info: GridInfo, sink: ReadSink, blocks: { told: boolean }) {
    this.#info = info
    this.#sink = sink
    this.#blocks = blocks
    this.row = (view) => {
      this.#look(view)
    }
    this.blankRows = (from, to) => {
      this.#held.push((out) => {
        blank(out, from, to)
      })
    }
    if (info.header)
      this.other = (code, view) => {
        const out = this.#decided()
        if (out.other) out.other(code, view)
        else out.row(view)
      }
  }

  unread(...lost: Parameters<GridSink['unread']>): void {
    if (this.#out) this.#out.unread(...lost)
    else
      this.#held.push((out) => {
        out.unread(...lost)
      })
  }

  end(): void {
    const isOpen = this.#out !== null || this.#info.header !== undefined
    const message = isOpen ? null : reportedInCells(this.#first)
    if (message !== null) this.#beginOne(message)
    else this.#decided().end()
    this.#said?.tell()
  }

  #look(view: RowView): void {
    const cells = Array.from(
      { length: Math.min(view.count, WIDEST) },
      (_, i) => cellText(view, i) ?? '',
    )
    if (this.#rows === 0) this.#doubtKeys()
    if (this.#doubt?.header.shows(cells)) {
      this.#beginDoubted(this.#doubt, view.row)
      this.row(view)
      return
    }
    if (this.#doubt?.header.isOver) this.#doubt = null
    const keys = this.#info.header
    const talk = keys ? messageKeys(keys) : talkHeader(cells)
    if (talk !== null && !keys) {
      this.#beginUnder(cells, view, talk)
      return
    }
    this.#hold(cells, copyView(view))
    const told = talk ?? (keys || this.#doubt ? null : unheadedTalk(this.#first))
    if (told === null && !keys && areBlocks(this.#first)) this.#beginBlocks(view.row)
    else if (told === null) this.#enough()
    else if (keys) this.#beginKeyed(told, view.row)
    else this.#beginKeyed(told, view.row, { ...this.#info, header: unnamed(this.#first) })
  }

  /** Keys that lists have, too, are those of messages where the rows say so. */
  #doubtKeys(): void {
    const keys = this.#info.header
    const header = keys ? (doubtfulHeader(keys.map((key) => key ?? '')) ?? null) : null
    if (header) this.#doubt = { header, under: null }
  }

  #hold(cells: readonly string[], view: RowView): void {
    const header = this.#info.header || this.#doubt ? null : doubtfulHeader(cells)
    if (header) this.#doubt = { header, under: { cells, view, above: this.#held.length } }
    this.#held.push((out) => {
      out.row(view)
    })
    this.#first.push([...cells])
    this.#bytes += cells.reduce((n, cell) => n + cell.length, 0)
    this.#rows++
  }

  #enough(): void {
    const most = this.#info.header ? FIRST_ROWS : HEADER_ROWS
    const isSeen = this.#rows >= most && this.#doubt === null
    if (isSeen || this.#bytes > HELD_BYTES) this.#decided()
  }

  /** The rows have shown that what was held back are messages. */
  #beginDoubted({ header: { talk }, under }: Doubt, row: number): void {
    if (under === null) {
      this.#beginKeyed(talk, row)
      return
    }
    const below = this.#held.splice(under.above)
    this.#beginUnder(under.cells, under.view, talk)
    for (const held of below.slice(1)) held(this.#messages())
  }

  /** No table of messages: what was held back goes on, and all that follows. */
  #decided(): GridSink {
    if (this.#out) return this.#out
    const out = this.#sink.grid(this.#info)
    this.#out = out
    this.#first = []
    this.row = (view) => {
      out.row(view)
    }
    this.blankRows = (from, to) => {
      blank(out, from, to)
    }
    for (const held of this.#held.splice(0)) held(out)
    return out
  }

  /** The row at hand is the header of messages; what stands above it are titles. */
  #beginUnder(header: readonly string[], view: RowView, talk: Talk): void {
    const out = this.#begin({ ...this.#info, header }, talk)
    const titles: GridSink = { ...bound(out), row: (row) => out.other?.('TITLE', row) }
    for (const held of this.#held.splice(0)) held(titles)
    out.other?.('HEADER', view)
    this.#tell(view.row)
  }

  /** The whole table is one message, labels before their values. */
  #beginOne({ sender, time, text }: { sender: string; time: string; text: string }): void {
    const header = unnamed(this.#first)
    const out = this.#sink.grid({ ...this.#info, header })
    const notes: GridSink = { ...bound(out), row: (view) => out.other?.('NOTE', view) }
    for (const held of this.#held.splice(0)) held(notes)
    out.end()
    const list = `${this.#prefix}消息中的清单 ${time} ${sender}`
    this.#saidIn().add(spokenText(text), 1, 1, () => list)
    if (!this.#blocks.told) this.#tell(1)
    this.#blocks.told = true
  }

  /** The file itself names the fields of messages: what was held back are messages, too. */
  #beginKeyed(talk: Talk, row: number, info = this.#info): void {
    this.#begin(info, talk)
    for (const held of this.#held.splice(0)) held(this.#messages())
    this.#tell(row)
  }

  /** Where rows go that were held back and are messages. */
  #messages(): GridSink {
    const row = (view: RowView) => {
      this.row(view)
    }
    return this.#out ? { ...bound(this.#out), row } : this.#decided()
  }

  /** Each cell is a message, who and when in lines of their own. */
  #beginBlocks(row: number): void {
    const out = this.#sink.grid({ ...this.#info, header: unnamed(this.#first) })
    const said = this.#saidIn()
    this.#out = out
    this.row = (view) => {
      const cell = cellText(view, 0) ?? ''
      const message = reportedInCell(cell)
      if (message === null && !isReportedHead(cell)) out.row(view)
      else out.other?.('NOTE', view)
      if (message !== null) {
        const who = `第${String(view.row)}行消息中的清单 ${message.time} ${message.sender}`
        said.add(message.text, view.row, 1, () => `${this.#prefix}${who}`)
      }
    }
    this.blankRows = (from, to) => {
      blank(out, from, to)
    }
    for (const held of this.#held.splice(0)) held(this.#messages())
    this.#tell(row)
  }

  #tell(row: number): void {
    this.#sink.issue({ code: 'CONVERSATION', sheet: this.#info.sheet, row, message: TOLD })
  }

  /** What the names of grids that come of this one begin with. */
  get #prefix(): string {
    return this.#info.sheet === null ? '' : `${this.#info.sheet} `
  }

  #saidIn(): SaidLists {
    this.#said = new SaidLists(this.#sink, `${this.#prefix}消息中的信息`)
    return this.#said
  }

  #begin(info: GridInfo, talk: Talk): GridSink {
    const out = this.#sink.grid(info)
    const said = this.#saidIn()
    this.#out = out
    this.#beside = besideContent(info.header ?? [], talk)
    this.blankRows = (from, to) => {
      blank(out, from, to)
    }
    this.row = (row) => {
      this.#message(row, talk, out, said)
    }
    return out
  }

  #message(view: RowView, talk: Talk, out: GridSink, said: SaidLists): void {
    if (view.count === 0) out.row(view)
    else out.other?.('NOTE', view)
    const cell = (i: number) => (i < view.count ? (cellText(view, i) ?? '') : '')
    const cards = talk.cards.map(cell).filter((card) => card !== '')
    const own = [talk.content, ...this.#beside].map(cell).find((text) => text !== '') ?? ''
    const text = [spokenText(own), cards.join(' ')].filter((part) => part !== '').join('\n')
    if (text === '') return
    const { row } = view
    const sender = talk.senders.map(cell).find((name) => name !== '') ?? ''
    const who = [cell(talk.time), sender]
    said.add(text, row, 1, () => `${this.#prefix}第${row}行消息中的清单 ${who.join(' ')}`)
  }
}

/** What is told of a file whose rows are messages. */
export const TOLD =
  '聊天记录：消息列为备注行，不计条数；消息中的清单和信息另列成表；要按名单读取请加 --header / messages are notes; lists in them are tables of their own'

function blank(out: GridSink, from: number, to: number): void {
  if (out.blankRows) out.blankRows(from, to)
  else for (let row = from; row <= to; row++) out.row({ ...EMPTY_ROW, row })
}

function bound(out: GridSink): GridSink {
  return {
    row: (view) => {
      out.row(view)
    },
    unread: (...lost) => {
      out.unread(...lost)
    },
    end: () => undefined,
  }
}
