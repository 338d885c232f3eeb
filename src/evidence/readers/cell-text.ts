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
    if (this.overflow) return
    this.overflow = this.#text.length + piece.length > MOST
    this.#text += this.overflow ? beginning(piece, MOST - this.#text.length) : piece
  }

  get empty(): boolean {
    return this.#text === ''
  }

  get text(): string {
    return this.#text
  }
}

/** So many characters of a text, never half of one. */
function beginning(text: string, length: number): string {
  const last = text.charCodeAt(length - 1)
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? length - 1 : length)
}
