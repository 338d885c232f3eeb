import type { GridSink, RowView } from '../../../row.ts'
import { RowNumbers } from '../../row-numbers.ts'
import { tellBlank } from './labelled-grid.ts'
import type { TextShape } from './shape.ts'
import { lineText, TextRows } from './text-rows.ts'

/** `*4`: so many parts follow; `$6`: a part of so many bytes follows. */
const COUNT = /^\*(\d{1,7})$/
const LENGTH = /^\$(\d{1,9})$/
/** A command with more parts begins another row: a list of Redis may hold millions. */
const MOST_PARTS = 4096
/** So many commands at the beginning tell. */
const ENOUGH = 2

/**
 * Is this what Redis writes of its commands (`appendonly.aof`, RESP): each part on a line of its own, with its length above it?
 */
export function commandShape(text: string): TextShape | null {
  if (!/^\*\d{1,7}\r?\n\$/.test(text)) return null
  const lines = text.split(/\r?\n/)
  let at = 0
  for (let commands = 0; commands < ENOUGH; commands++) {
    const parts = Number(COUNT.exec(lines[at] ?? '')?.[1] ?? 0)
    if (parts === 0) return null
    for (let part = 0; part < Math.min(parts, MOST_PARTS); part++)
      if (!LENGTH.test(lines[at + 1 + 2 * part] ?? '')) return null
    at += 1 + 2 * parts
  }
  return { kind: 'commands' }
}

/** Takes the lines of commands and hands on a row for each: its word, its key, its fields and values. */
export function commandGrid(out: GridSink): GridSink {
  return new CommandGrid(out)
}

class CommandGrid implements GridSink {
  readonly #out: GridSink
  readonly #rows = new TextRows()
  readonly #numbers = new RowNumbers(true)
  #parts: string[] = []
  /** Line of the command at hand, 0 without; parts that are still to come. */
  #first = 0
  #left = 0
  /** Bytes of the part at hand that are still to come, -1 where its length does; lines of it so far. */
  #bytes = -1
  #lines = 0

  constructor(out: GridSink) {
    this.#out = out
  }

  row(view: RowView): void {
    const line = lineText(view)
    if (this.#bytes >= 0 && this.#lines > 0 && isMark(line)) this.#endPart()
    if (this.#bytes >= 0) this.#text(line)
    else this.#mark(view, line)
  }

  unread(...[code, row, rows, message]: Parameters<GridSink['unread']>): void {
    this.#flush()
    this.#out.unread(code, row === null ? null : this.#numbers.next(row), rows, message)
  }

  end(): void {
    this.#flush()
    this.#out.end()
  }

  #mark(view: RowView, line: string): void {
    const length = LENGTH.exec(line)?.[1]
    if (this.#first > 0 && length !== undefined) {
      this.#bytes = Number(length)
      this.#lines = 0
      return
    }
    this.#flush()
    const count = COUNT.exec(line)?.[1]
    const row = count === undefined ? this.#numbers.next(view.row) : view.row
    if (count !== undefined) [this.#first, this.#left] = [row, Number(count)]
    else if (line.trim() === '') tellBlank(row, this.#out)
    else this.#out.row({ ...view, row })
  }

  /** A part may hold line ends; of those of two bytes one is not seen, and the mark behind the part ends it. */
  #text(line: string): void {
    if (this.#lines === 0) this.#parts.push(line)
    else this.#parts.push(`${this.#parts.pop() ?? ''}\n${line}`)
    this.#bytes -= Buffer.byteLength(line) + (this.#lines++ === 0 ? 0 : 1)
    if (this.#bytes <= 0) this.#endPart()
  }

  #endPart(): void {
    this.#bytes = -1
    if (--this.#left <= 0) this.#flush()
    else if (this.#parts.length >= MOST_PARTS) this.#give()
  }

  #flush(): void {
    this.#give()
    this.#bytes = -1
    this.#first = 0
    this.#left = 0
  }

  #give(): void {
    if (this.#parts.length === 0) return
    this.#out.row(this.#rows.row(this.#numbers.next(this.#first), this.#parts))
    this.#parts = []
  }
}

function isMark(line: string): boolean {
  return COUNT.test(line) || LENGTH.test(line)
}
