import { LONGEST, NO_MESSAGE, said, type Message } from './message.ts'
import type { MessageGrid } from './message-grid.ts'
import { fieldLine, type FieldLine } from './reported.ts'
import { who } from './text-lines.ts'

/** A rule between messages. */
const RULE = /^[-=_*—─]{4,}$/u

interface Line {
  readonly row: number
  readonly text: string
}

/** A message while its lines come in. */
interface Block {
  message: Message
  readonly seen: Set<string>
  readonly rest: string[]
  /** Null until what is said begins. */
  text: Line[] | null
  length: number
}

/** Puts messages together that a report gives as blocks of labelled lines; each line is told once. */
export class ReportedTalk {
  readonly #grid: MessageGrid
  #block: Block | null = null
  /** The label with which blocks begin. */
  #leads: string | null = null
  #first = true
  /** The first line begins a message. */
  begins = false
  readonly stated = null

  constructor(grid: MessageGrid) {
    this.#grid = grid
  }

  line(row: number, line: string): void {
    const found = fieldLine(line)
    if (this.#first) this.begins = found !== null
    this.#first = false
    if (found === null || this.#isSaid(found)) this.#goOn(row, line)
    else this.#field(row, found)
  }

  unread(...lost: Parameters<MessageGrid['unread']>): void {
    this.#first = false
    this.#flush()
    this.#grid.unread(...lost)
  }

  end(): void {
    this.#flush()
    this.#grid.end()
  }

  /** What is said may have a line `内容：` of its own. */
  #isSaid({ field }: FieldLine): boolean {
    return field === 'text' && this.#block !== null && this.#block.text !== null
  }

  #field(row: number, { field, label, value }: FieldLine): void {
    this.#leads ??= label
    if (label === this.#leads || this.#block === null || this.#block.seen.has(label)) {
      this.#flush()
      this.#block = begun({ ...NO_MESSAGE, row })
    }
    const block = this.#block
    block.seen.add(label)
    if (field === 'sender' && value.trim() !== '') Object.assign(block.message, who(value))
    else if (field === 'time') block.message = { ...block.message, time: value.trim() }
    else if (field === 'text') block.text = value === '' ? [] : [{ row, text: value }]
    else if (label.endsWith('类型')) block.message = { ...block.message, type: value }
    else if (field === 'rest') block.rest.push(`${label}：${value}`)
  }

  #goOn(row: number, line: string): void {
    const block = this.#block
    if (block === null) this.#between(row, line)
    else if (block.text !== null) this.#add(block, row, line)
    else if (line.trim() === '') this.#grid.blank(row)
    else block.rest.push(line)
  }

  #add(block: Block, row: number, line: string): void {
    if (block.length + line.length > LONGEST) {
      this.#flush()
      this.#block = begun({ ...block.message, row })
      this.#block.text = []
    }
    const to = this.#block ?? block
    to.length += line.length
    to.text?.push({ row, text: line })
  }

  #between(row: number, line: string): void {
    if (line.trim() === '') this.#grid.blank(row)
    else this.#grid.title(row, line)
  }

  /** Blank lines and rules behind what is said stand between it and the next message. */
  #flush(): void {
    const block = this.#block
    if (block === null) return
    const lines = block.text ?? []
    const last = lines.findLastIndex(({ text }) => text.trim() !== '' && !RULE.test(text.trim()))
    const text = lines.slice(0, last + 1)
    const rest = block.rest.length === 0 ? null : block.rest.join('\n')
    const message = said({ ...block.message, rest }, text.map((line) => line.text).join('\n'))
    this.#grid.message(message, text[0]?.row)
    for (const { row, text: line } of lines.slice(last + 1)) this.#between(row, line)
    this.#block = null
  }
}

function begun(message: Message): Block {
  return { message, seen: new Set(), rest: [], text: null, length: 0 }
}
