/**
 * Numbers of the rows of a grid whose rows are no lines: the physical line on which each begins, where no two begin on
 * one (`byLine`); else their place in the grid, from 1. They only rise, whatever the file does.
 */
export class RowNumbers {
  readonly #byLine: boolean
  #last = 0

  constructor(byLine: boolean) {
    this.#byLine = byLine
  }

  /** Lines ran against what the beginning of the file had shown: numbers are no longer those of lines. */
  left = false

  /** The number given first and the one given last, 0 before any; and how many there were. */
  first = 0
  given = 0
  get last(): number {
    return this.#last
  }

  next(line: number): number {
    const row = this.#byLine && line > this.#last ? line : this.#last + 1
    if (this.#byLine && row !== line) this.left = true
    if (this.given++ === 0) this.first = row
    this.#last = row
    return row
  }
}
