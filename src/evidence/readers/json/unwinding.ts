import type { ReadSink } from '../../row.ts'
import { toNextLine, type TextInput } from '../input.ts'
import type { Frame } from './frames.ts'
import type { OpenRows } from './open-rows.ts'
import { toNextObject } from './read-on.ts'
import type { JsonShape } from './shape.ts'

/** Bytes that may be read again for the sake of broken rows. */
const WASTE = 64 << 20

/** What becomes of all that is open where no JSON follows: rows that are not whole are unread, and those around them go on. */
export class Unwinding {
  /** Nothing was met after which another reader, which has other bytes before it, might read on otherwise. */
  isSure = true
  readonly #input: TextInput
  readonly #sink: ReadSink
  readonly #shape: JsonShape
  readonly #stack: Frame[]
  readonly #rows: OpenRows
  #wasted = 0

  constructor(input: TextInput, sink: ReadSink, shape: JsonShape, stack: Frame[], rows: OpenRows) {
    this.#input = input
    this.#sink = sink
    this.#shape = shape
    this.#stack = stack
    this.#rows = rows
  }

  /** No JSON here: the row is unread, and the next one is looked for. */
  broken(): void {
    const line = this.#input.lineAt(this.#input.at)
    const [first] = this.#stack
    // How far it can go back hangs on where the window begins; within a line it is all the same.
    if (first && !(first.kind === 'row' && first.row.row === line)) this.isSure = false
    const lost = this.#dropRow(line, false)
    if (!lost)
      this.#say(line, '此处不是JSON，从下一处继续 / no JSON here; read on from the next place')
    if (this.#shape.lines || this.#stack.length === 0) {
      this.#stack.length = 0
      toNextLine(this.#input)
    } else toNextObject(this.#input)
  }

  cutOff(): void {
    const line = this.#input.lineAt(this.#input.at)
    this.#dropRow(line, true)
    this.#say(line, '文件在此中断 / the file is cut off here')
  }

  /** Drops the innermost row that is one of many; rows above it stay open, or are given as far as they are read. */
  #dropRow(line: number, atEnd: boolean): boolean {
    const at = this.#stack.findLastIndex((frame) => frame.kind === 'row' && frame.repeated)
    const listAt = this.#stack.findLastIndex(
      (frame) => frame.kind === 'objects' || frame.kind === 'values',
    )
    const frame = at > listAt ? this.#stack[at] : undefined
    const dropped = frame?.kind === 'row' ? frame : null
    if (dropped) {
      this.#stack.length = at
      if (!atEnd) this.#goBack(dropped.began)
      const message = `第${String(line)}行的数据不完整，未读 / a record that ends at line ${String(line)} is not whole`
      dropped.grid?.sink.unread('CORRUPT', dropped.row.row, 1, message)
    } else if (!atEnd && listAt >= 0) this.#stack.length = listAt + 1
    if (atEnd || listAt < 0) this.#giveRest()
    return dropped !== null
  }

  /**
   * A quote or bracket that is missing has swallowed what follows: it is tried again behind the beginning of the broken
   * row, or from the line behind it.
   */
  #goBack(began: number): void {
    const wasted = this.#input.offset - began
    if (this.#wasted + wasted > WASTE) return
    if (this.#input.back(this.#shape.lines ? began : began + 1)) this.#wasted += wasted
  }

  #giveRest(): void {
    while (this.#stack.length > 0) {
      const top = this.#stack.pop()
      if (top?.kind === 'row' && !top.repeated) this.#rows.give(top.row, top.grid)
    }
  }

  #say(line: number, message: string): void {
    this.#sink.issue({ code: 'CORRUPT', row: line, message: `第${String(line)}行：${message}` })
  }
}
