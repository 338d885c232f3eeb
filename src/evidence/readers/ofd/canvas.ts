import type { Drawn } from '../pages/drawn-text.ts'
import { within, type Matrix } from '../pages/matrix.ts'
import { MOST_PIECES, type PiecesDrawn } from '../pages/pieces-drawn.ts'

/** What is drawn on a page, a template, a note, or a unit that pages use: letters, pictures, and units within it. */
export class Canvas {
  readonly #letters: { readonly drawn: Drawn; readonly font: string }[] = []
  readonly #units: { readonly id: string; readonly to: Matrix }[] = []
  #length = 0
  pictures = 0
  isFull = false

  letters(drawn: Drawn, font: string): void {
    this.#length += drawn.text.length + drawn.dx.length
    if (this.#letters.length < MOST_PIECES && this.#length < MOST_LETTERS)
      this.#letters.push({ drawn, font })
    else this.isFull = true
  }

  unit(id: string, to: Matrix): void {
    if (this.#units.length < MOST_PIECES) this.#units.push({ id, to })
    else this.isFull = true
  }

  /** Puts the letters where `to` says, with those of its units; units within units are not followed further than that. */
  drawTo(pieces: PiecesDrawn, to: Matrix, units: ReadonlyMap<string, Canvas>, deep = 0): void {
    for (const { drawn, font } of this.#letters) {
      if (pieces.isFull) return
      pieces.take({ ...drawn, to: within(drawn.to, to) }, font)
    }
    if (deep >= DEEPEST) return
    for (const unit of this.#units) {
      if (pieces.isFull) return
      pieces.asked()
      units.get(unit.id)?.drawTo(pieces, within(unit.to, to), units, deep + 1)
    }
  }
}

const DEEPEST = 2
const MOST_LETTERS = 1 << 22
