import { FlowText } from '../html/flow-text.ts'
import type { HtmlHandler } from '../html/tokens.ts'
import { isProgramText, NO_MESSAGE, type Message } from './message.ts'
import type { MessageGrid } from './message-grid.ts'
import { conversationOf, isPreface, who } from './text-lines.ts'

const BLOCKS = new Set(['p', 'div', 'li', 'ul', 'ol', 'pre', 'table'])
const UNSEEN = new Set(['script', 'style', 'title'])
/** `日期: 2021-03-04`: the day of all messages until the next. */
const DAY = /^日期[:：]\s*(\d{4}-\d{1,2}-\d{1,2})$/u
/** `9:05:11`, under the name of who speaks. */
const CLOCK = /^(?:(?:上午|下午) ?)?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?$/u

/**
 * Goes through a page of QQ: one table whose every cell is a message (who, when, what on lines of their own), a day, or what
 * the conversation is called. Rows are numbered as the cells are.
 */
export class QqPage implements HtmlHandler {
  readonly #grid: MessageGrid
  readonly #cell = new FlowText()
  #inCell = false
  #pictures = 0
  #row = 0
  #day: string | null = null
  #conversation: string | null = null
  #unseen = ''

  constructor(grid: MessageGrid) {
    this.#grid = grid
  }

  open(name: string): void {
    if (this.#unseen !== '') return
    if (UNSEEN.has(name)) this.#unseen = name
    else if (name === 'td') this.#begin()
    else if (name === 'br') this.#cell.lineBreak()
    else if (name === 'img') this.#pictures++
    else if (BLOCKS.has(name)) this.#cell.block()
  }

  close(name: string): void {
    if (this.#unseen === name) this.#unseen = ''
    else if (name === 'td') this.#end()
    else if (BLOCKS.has(name)) this.#cell.block()
  }

  text(text: string): void {
    if (this.#unseen === '') this.#cell.add(text)
  }

  /** A page that was cut off ends within a cell. */
  end(): void {
    this.#end()
    this.#grid.end()
  }

  #begin(): void {
    this.#end()
    this.#inCell = true
  }

  #end(): void {
    const { text, overflow } = this.#cell
    this.#cell.clear()
    const pictures = this.#pictures
    this.#pictures = 0
    if (!this.#inCell && text.trim() === '' && pictures === 0) return
    this.#inCell = false
    this.#tell(++this.#row, text, pictures)
    if (overflow) this.#grid.tooLong(this.#row)
  }

  #tell(row: number, text: string, pictures: number): void {
    const [name = '', clock = '', ...lines] = text.split('\n')
    if (CLOCK.test(clock.trim()) && !isPreface(name))
      this.#grid.message(this.#message(row, name, clock.trim(), lines.join('\n'), pictures))
    else if (text.trim() === '' && pictures === 0) this.#grid.blank(row)
    else this.#heading(row, text)
  }

  #heading(row: number, text: string): void {
    this.#day = DAY.exec(text.trim())?.[1] ?? this.#day
    this.#conversation = conversationOf(text) ?? this.#conversation
    this.#grid.title(row, text)
  }

  #message(row: number, name: string, clock: string, text: string, pictures: number): Message {
    const { sender, account } = who(name)
    const isSystem = /^系统消息$/u.test(sender) || account === '10000' || isProgramText(text)
    return {
      ...NO_MESSAGE,
      row,
      conversation: this.#conversation,
      time: this.#day === null ? clock : `${this.#day} ${clock}`,
      sender,
      account,
      text,
      type: isSystem ? '系统' : null,
      rest: pictures > 0 ? `图片${String(pictures)}张` : null,
      isSystem,
    }
  }
}
