import { piecesOf, type Drawn } from './drawn-text.ts'
import type { TextPiece } from './text-piece.ts'
import { unmappedFonts } from './unmapped.ts'

/** Pieces of one page that are kept: a page of a million letters is none that anybody reads. */
export const MOST_PIECES = 50_000
const MOST_ASKED = 200_000

/** Gathers the pieces of a page with the fonts that they are drawn in. */
export class PiecesDrawn {
  readonly #found: {
    readonly piece: TextPiece
    readonly str: string
    readonly fontName: string
  }[] = []
  isFull = false
  #asked = 0

  /** Something is drawn, whatever comes of it. */
  asked(): void {
    if (++this.#asked > MOST_ASKED) this.isFull = true
  }

  take(drawn: Drawn, font: string): void {
    this.asked()
    for (const piece of piecesOf(drawn)) {
      if (this.#found.length < MOST_PIECES)
        this.#found.push({ piece, str: piece.text, fontName: font })
      else this.isFull = true
    }
  }

  /** The pieces whose fonts say which characters they are, and whether there were others. */
  end(): { readonly pieces: TextPiece[]; readonly isUnmapped: boolean } {
    const unmapped = unmappedFonts(this.#found)
    const told = this.#found.filter(({ fontName }) => !unmapped.has(fontName))
    return { pieces: told.map(({ piece }) => piece), isUnmapped: unmapped.size > 0 }
  }
}
