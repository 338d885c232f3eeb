import type { Carried } from './attributes.ts'
import { ClassRows } from './class-rows.ts'
import { FlowText } from './flow-text.ts'
import { HeldText } from './held-text.ts'
import { fills, masksIn } from './masks.ts'

/** Values of attributes that wait for the text that they stand for, and how many lines they wait. */
const MOST_WAITING = 64
const WAIT = 16
/** Of a longer line only so much is looked at. */
const LOOKED_AT = 1024

/**
 * The text of a page outside its tables, as lines. Cells of rows that are made by classes have tabs between them; behind a line
 * that shows a part of something (`138****8001`) stands the whole that its element carries.
 */
export class PageText extends FlowText {
  readonly #rows: ClassRows
  #waiting: { readonly value: string; readonly line: number }[] = []
  #line = ''
  #lines = 0

  constructor() {
    const held = new HeldText()
    super(held)
    this.#rows = new ClassRows(held)
  }

  /** Called with each value that was put behind a line. */
  told: (value: string) => void = () => undefined

  /** An element begins that carries these. */
  opened(name: string, attributes: string, carried: readonly Carried[]): void {
    this.#rows.open(name, attributes)
    for (const { value } of carried)
      if (this.#waiting.length < MOST_WAITING) this.#waiting.push({ value, line: this.#lines })
  }

  /** An element ends, its text with it. */
  closed(name: string): void {
    for (const cells of this.#rows.close(name) ?? []) {
      super.block()
      for (const cell of cells) {
        super.cell()
        super.add(cell)
      }
      super.block()
    }
  }

  /** A cell of a row of divs that are shown as a table. */
  cells(): void {
    this.#rows.unfit()
    this.cell()
  }

  override add(text: string): void {
    if (this.#line.length < LOOKED_AT) this.#line += text
    super.add(text)
  }

  override lineBreak(): void {
    this.#endLine()
    super.lineBreak()
  }

  override block(): void {
    this.#endLine()
    super.block()
  }

  #endLine(): void {
    if (this.#line.trim() === '') return
    const line = this.#line
    this.#line = ''
    this.#lines++
    if (this.#waiting.length === 0) return
    const masks = masksIn(line)
    const isWhole = (value: string) => masks.some((mask) => fills(mask, value))
    const whole = new Set(this.#waiting.map(({ value }) => value).filter(isWhole))
    for (const value of whole) this.#behind(value)
    this.#waiting = this.#waiting.filter(
      (one) => !whole.has(one.value) && this.#lines - one.line < WAIT,
    )
  }

  #behind(value: string): void {
    this.tab()
    super.add(value)
    this.told(value)
  }
}
