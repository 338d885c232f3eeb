/** Most characters that one cell may hold while it is put together; what is beyond is told as lost. */
const MOST = 1 << 25

/** The text of one cell or paragraph, put together from pieces. */
export class CellText {
  /** Something did not fit. */
  overflow = false
  #text = ''

  clear(): void {
    this.#text = ''
    this.overflow = false
  }

  add(piece: string): void {
    if (this.#text.length + piece.length > MOST) this.overflow = true
    else this.#text += piece
  }

  get empty(): boolean {
    return this.#text === ''
  }

  get text(): string {
    return this.#text
  }
}
