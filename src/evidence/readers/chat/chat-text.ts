import type { GridSink, ReadSink } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import type { Stretch } from '../text/cuts.ts'
import { linesOf, type TextPlan } from '../text/plan.ts'
import { readText } from '../text/read.ts'
import { reportText, type TextResult } from '../text/result.ts'
import { takeSample, type Sample } from '../text/sample.ts'
import { lineText } from '../text/shapes/text-rows.ts'
import { LONGEST, NO_MESSAGE, said, type Message } from './message.ts'
import { MessageGrid } from './message-grid.ts'
import { ReportedTalk } from './reported-talk.ts'
import type { Held } from './said-lists.ts'
import {
  conversationOf,
  dayOf,
  isPreface,
  labelledName,
  labelledText,
  labelledTime,
  opening,
  saidBelow,
  timeAlone,
  type TextStyle,
  who,
} from './text-lines.ts'
import { textStyle } from './text-style.ts'

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** The style of a conversation exported as text, null where the text is something else. */
export function chatStyle(source: ByteSource, encoding?: string): TextStyle | null {
  return styleOf(takeSample(source, encoding))
}

function styleOf(sample: Sample): TextStyle | null {
  return sample.guess.encoding === 'binary' ? null : textStyle(shortLines(sample))
}

/** Messages that go on for longer are cut: the messages behind them say what the text is. */
const LONGEST_LOOK = 4096
const LOOKED_AT = 96 * 1024

function shortLines({ head, rest }: Sample): string {
  const text = decoder.decode(head.subarray(0, LOOKED_AT))
  const lines = text.split(/\r\n|[\n\r]/)
  if (lines.every((line) => line.length <= LONGEST_LOOK)) return text
  const all = [decoder.decode(head), decoder.decode(rest)].join('\n').split(/\r\n|[\n\r]/)
  return all
    .map((line) => line.slice(0, LONGEST_LOOK))
    .join('\n')
    .slice(0, LOOKED_AT)
}

/** How the lines of a conversation are read. */
export interface ChatPlan {
  readonly text: TextPlan
  readonly style: TextStyle
}

/** What the lines of a conversation, or of a stretch of it, came to. */
export interface ChatResult {
  readonly text: TextResult
  /** The first line begins a message. */
  readonly begins: boolean
  /** What the conversation is said to be in the last line that says so; null: none does. */
  readonly stated: string | null
  /** What its messages hold of people. */
  readonly held: Held
}

/** How a text is read as a conversation; null where it is none. */
export function planChatText(source: ByteSource, encoding?: string): ChatPlan | null {
  const sample = takeSample(source, encoding)
  const style = styleOf(sample)
  return style === null ? null : { style, text: planOf(sample) }
}

/** Reads a conversation exported as text (QQ, WeChat, WhatsApp); gives its encoding, null where it is no conversation. */
export function readChatText(
  source: ByteSource,
  sink: ReadSink,
  encoding?: string,
): { readonly encoding: string } | null {
  const plan = planChatText(source, encoding)
  if (plan === null) return null
  const whole = { from: 0, to: source.size, line: 0 }
  const { text } = readChatLines(source, plan, whole, null, sink)
  reportText(text, plan.text, sink)
  return { encoding: plan.text.encoding }
}

/** Reads the messages in a stretch of the lines of a conversation, which is the one named before it. */
export function readChatLines(
  source: ByteSource,
  { text: plan, style }: ChatPlan,
  { from, to, line }: Stretch,
  conversation: string | null,
  sink: ReadSink,
): ChatResult {
  const grid = new MessageGrid(sink, true)
  const talk = style === 'reported' ? new ReportedTalk(grid) : new Talk(grid, style, conversation)
  const lines: GridSink = {
    row: (view) => {
      talk.line(view.row + line, lineText(view))
    },
    unread: (code, row, rows, message) => {
      talk.unread(code, row === null ? null : row + line, rows, message)
    },
    end: () => {
      talk.end()
    },
  }
  const told = { issue: () => undefined, grid: () => lines }
  const text = readText(source, plan, { from, to }, told)
  const { begins, stated } = talk
  return { text, begins, stated, held: grid.held }
}

function planOf({ guess }: Sample): TextPlan {
  return linesOf({
    encoding: guess.encoding,
    runnerUp: guess.runnerUp,
    bom: guess.bom,
    delimiter: null,
    blanks: false,
    quote: null,
    escape: null,
    multiline: false,
    widths: [1],
    reason: guess.reason,
    alternatives: [],
  })
}

/** Puts the lines of a conversation together to messages; each line is told once. */
class Talk {
  readonly #grid: MessageGrid
  readonly #style: TextStyle
  #open: Message | null = null
  #lines: string[] = []
  #length = 0
  #textLine = 0
  #conversation: string | null
  #day: string | null = null
  #first = true
  /** A line that may name who speaks below it, or when. */
  #above: { readonly row: number; readonly line: string } | null = null

  constructor(grid: MessageGrid, style: TextStyle, conversation: string | null) {
    this.#grid = grid
    this.#style = style
    this.#conversation = conversation
  }

  /** The first line begins a message. */
  begins = false
  stated: string | null = null

  line(row: number, line: string): void {
    if (this.#style === 'labelled') this.#labelled(row, line)
    else if (this.#style === 'time-above') this.#belowTime(row, line)
    else this.#take(row, line)
  }

  /** A name above a time begins a message; any other is part of what is said. */
  #labelled(row: number, line: string): void {
    const above = this.#above
    this.#above = null
    const time = labelledTime(line)
    if (above !== null && time !== null) {
      this.#flush()
      const sender = labelledName(above.line)
      this.#open = { ...NO_MESSAGE, row: above.row, time, sender }
      this.#textLine = row + 1
      return
    }
    if (above !== null) this.#take(above.row, above.line)
    const said = this.#open && this.#lines.length === 0 ? labelledText(line) : null
    if (said === null && labelledName(line) !== null) this.#above = { row, line }
    else this.#take(row, said ?? line)
  }

  /** A time above `昵称：内容` begins a message; any other is part of what is said. */
  #belowTime(row: number, line: string): void {
    const above = this.#above
    this.#above = null
    const below = above === null ? null : saidBelow(line)
    if (above !== null && below !== null) {
      this.#flush()
      const time = timeAlone(above.line)
      this.#open = { ...NO_MESSAGE, row: above.row, time, ...who(below.name) }
      this.#textLine = row
      this.#add(below.text)
      return
    }
    if (above !== null) this.#take(above.row, above.line)
    if (timeAlone(line) === null) this.#take(row, line)
    else this.#above = { row, line }
  }

  #take(row: number, line: string): void {
    const found = opening(line, this.#style)
    const day = this.#style === 'under-day' ? dayOf(line) : null
    if (this.#first) this.begins = found !== null
    this.#first = false
    if (found) {
      this.#flush()
      const { sender, account, text } = found
      const time = this.#day === null ? found.time : `${this.#day} ${found.time}`
      this.#open = { ...NO_MESSAGE, row, conversation: this.#conversation, time, sender, account }
      this.#textLine = text === null ? row + 1 : row
      if (text !== null) this.#add(text)
    } else if (day !== null) {
      this.#flush()
      this.#day = day
      this.#grid.title(row, line)
    } else if (isPreface(line)) this.#preface(row, line)
    else if (this.#open) this.#goOn(row, line)
    else if (line.trim() === '') this.#grid.blank(row)
    else this.#grid.title(row, line)
  }

  unread(...lost: Parameters<MessageGrid['unread']>): void {
    this.#first = false
    this.#flush()
    this.#grid.unread(...lost)
  }

  end(): void {
    if (this.#above) this.#take(this.#above.row, this.#above.line)
    this.#flush()
    this.#grid.end()
  }

  #preface(row: number, line: string): void {
    this.#flush()
    this.stated = conversationOf(line) ?? this.stated
    this.#conversation = this.stated ?? this.#conversation
    this.#grid.title(row, line)
  }

  #goOn(row: number, line: string): void {
    const isBefore = this.#style === 'under-day' && this.#lines.length === 0
    if (isBefore && line.trim() === '') {
      this.#textLine = row + 1
      return
    }
    if (this.#length + line.length > LONGEST && this.#open) {
      const before = this.#open
      this.#flush()
      this.#open = { ...before, row }
      this.#textLine = row
    }
    this.#add(line)
  }

  #add(line: string): void {
    this.#lines.push(line)
    this.#length += line.length
  }

  /** Blank lines at the end of a message stand between it and the next. */
  #flush(): void {
    const message = this.#open
    if (message === null) return
    const lines = this.#lines
    let blanks = 0
    while (
      lines.length > 0 &&
      lines.at(-1)?.trim() === '' &&
      (lines.length > 1 || this.#textLine > message.row)
    ) {
      lines.pop()
      blanks++
    }
    const after = this.#textLine + lines.length
    this.#grid.message(said(message, unquoted(lines.join('\n'), this.#style)), this.#textLine)
    // Blank lines between a name and what is said.
    if (this.#style === 'under-day')
      for (let row = message.row + 1; row < this.#textLine; row++) this.#grid.blank(row)
    for (let i = 0; i < blanks; i++) this.#grid.blank(after + i)
    this.#open = null
    this.#lines = []
    this.#length = 0
  }
}

/** LINE puts a text of several lines in quotes. */
function unquoted(text: string, style: TextStyle): string {
  const isQuoted =
    style === 'under-day' && text.startsWith('"') && text.indexOf('"', 1) === text.length - 1
  return isQuoted && text.includes('\n') ? text.slice(1, -1) : text
}
