import { CellText } from '../cell-text.ts'

/** So much of the end may still be written otherwise. */
const MOST_HELD = 2048

/** A text whose end may be taken back, while it is short. */
export class HeldText extends CellText {
  #held = ''
  #before = 0

  override clear(): void {
    super.clear()
    this.#held = ''
    this.#before = 0
  }

  override add(piece: string): void {
    this.#held += piece
    if (this.#held.length > 2 * MOST_HELD) this.#settle(this.#held.length - MOST_HELD)
  }

  /** The beginning of what is held stays as it is. */
  #settle(length: number): void {
    this.#before += length
    super.add(this.#held.slice(0, length))
    this.#held = this.#held.slice(length)
  }

  /** The place that the text has come to. */
  get place(): number {
    return this.#before + this.#held.length
  }

  /** What was added since; null where it stands as it is. */
  since(place: number): string | null {
    return place < this.#before ? null : this.#held.slice(place - this.#before)
  }

  /** Takes back what was added since. */
  takeBack(place: number): void {
    if (place >= this.#before) this.#held = this.#held.slice(0, place - this.#before)
  }

  override get empty(): boolean {
    return this.place === 0
  }

  override get text(): string {
    return super.text + this.#held
  }
}
