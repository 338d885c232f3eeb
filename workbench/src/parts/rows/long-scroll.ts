/** Browsers stop at some millions of pixels; what is longer moves under the bar. */
const TALLEST = 8_000_000

/**
 * The place in a list that may be longer than a browser can make a page. A small step of the box is as many pixels of the
 * list: every row is passed. A leap along the bar goes to the same share of the list. All lengths are in pixels.
 *
 * @example 10 million rows of 30 px in a box 8 million px tall: a wheel's turn of 90 px passes three rows; the bar drawn to
 * its middle shows row 5,000,000
 */
export class LongScroll {
  /** Of the list. */
  readonly total: number
  /** Of what the box scrolls over. */
  readonly tall: number
  /** So far from its ends the box stays while the list has more; within that of an end of the list both run together. */
  readonly #margin: number
  #offset = 0
  #at = 0

  constructor(total: number, tallest = TALLEST) {
    this.total = total
    this.tall = Math.min(total, tallest)
    this.#margin = this.tall / 10
  }

  /** Where a place of the list stands in the box. */
  inBox(place: number): number {
    return place - this.#offset
  }

  /** The place of the list that stands at the upper edge of the box. */
  get place(): number {
    return this.#at + this.#offset
  }

  /**
   * The box has been scrolled.
   *
   * @param at where it stands now
   * @param view height of what is in sight
   * @returns where it is to stand, so that the next small step is one of the list too
   */
  moved(at: number, view: number): number {
    const step = at - this.#at
    if (this.total <= this.tall) return (this.#at = at)
    if (Math.abs(step) >= view) {
      const share = at / (this.tall - view)
      return this.to(share * (this.total - view), view)
    }
    this.#at = at
    return this.#isInStep(view) ? at : this.to(this.place, view)
  }

  /** Brings a place of the list to the upper edge. @returns where the box is to stand */
  to(place: number, view: number): number {
    const there = Math.max(0, Math.min(place, this.total - view))
    this.#at = this.#boxAt(there, view)
    this.#offset = there - this.#at
    return this.#at
  }

  /** Where the box is best for a place: at the same share, away from its ends, and at an end with the list. */
  #boxAt(place: number, view: number): number {
    const [room, all] = [Math.max(0, this.tall - view), Math.max(0, this.total - view)]
    if (all <= room || place <= this.#margin) return place
    if (all - place <= this.#margin) return room - (all - place)
    return Math.max(this.#margin, Math.min(room - this.#margin, (place / all) * room))
  }

  /** May the box stay where it is? Not where it would come to its end before the list, nor where the bar tells another place. */
  #isInStep(view: number): boolean {
    const best = this.#boxAt(this.place, view)
    const [room, all] = [this.tall - view, this.total - view]
    const atEnd = this.place <= this.#margin || all - this.place <= this.#margin
    if (atEnd) return Math.abs(this.#at - best) < 1
    const near = this.#margin / 2
    return this.#at > near && this.#at < room - near && Math.abs(this.#at - best) <= near
  }
}
