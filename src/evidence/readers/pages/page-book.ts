import type { ReadSink } from '../../row.ts'
import { PageOut } from './page-out.ts'
import type { TextPiece } from './text-piece.ts'
import { isThin, tellPictures, toldBroken, toldEmpty, toldUnmapped } from './unread-pages.ts'

/** What a page shows, and what of it is not to be had. */
export interface DrawnPage {
  readonly pieces: readonly TextPiece[]
  /** A line each: what is noted on the page. */
  readonly notes: readonly string[]
  /** Where its links lead. */
  readonly links: readonly string[]
  /** Pictures so large that a list may be read in them. */
  readonly pictures: number
  /** Some of its text does not say which characters it is, and is not among the pieces. */
  readonly isUnmapped: boolean
  /** Was it read to its end? */
  readonly isWhole: boolean
}

/** Takes the pages of a document in their order; tells at the end of those that hold what was not read. */
export class PageBook {
  readonly #sink: ReadSink
  readonly #out: PageOut
  readonly #empty: number[] = []
  readonly #thin: number[] = []
  readonly #unmapped: number[] = []
  readonly #broken: number[] = []
  #pictures = 0
  #page = 0

  constructor(sink: ReadSink) {
    this.#sink = sink
    this.#out = new PageOut(sink)
  }

  take(page: DrawnPage): void {
    const number = ++this.#page
    this.#out.links(page.links)
    if (!page.isWhole) this.#broken.push(number)
    if (page.isUnmapped) this.#unmapped.push(number)
    const isEmpty = page.pieces.length + page.notes.length === 0
    if (isEmpty && page.isWhole && !page.isUnmapped) this.#empty.push(number)
    if (isEmpty) return
    this.#out.page(number, page.pieces)
    this.#out.notes(page.notes)
    this.#pictures += page.pictures
    if (page.pictures > 0 && !page.isUnmapped && isThin(page.pieces)) this.#thin.push(number)
  }

  end(): void {
    this.#out.end()
    toldEmpty(this.#empty, this.#sink)
    tellPictures(this.#pictures, this.#thin, this.#sink)
    toldUnmapped(this.#unmapped, this.#sink)
    toldBroken(this.#broken, this.#sink)
  }
}
