import { decodeText, unescapeInPlace } from './text-bytes.ts'

/**
 * The text of one `<t>` while it is read in pieces. Without `xml:space="preserve"` white space at both ends goes, as
 * Excel has it, but only what stands there as itself: `&#10;` stays. Then `_xHHHH_` is resolved.
 */
export class TextRun {
  #from = 0
  /** End of the last thing that is not white space. */
  #kept = 0
  #preserve = false

  /** Text begins at `at` of the buffer it is written into. */
  begin(at: number, preserve: boolean): void {
    this.#from = this.#kept = at
    this.#preserve = preserve
  }

  /** The text written so far has moved by so many bytes. */
  move(by: number): void {
    this.#from += by
    this.#kept += by
  }

  /** Appends a piece of raw text, or of CDATA, at `at`; gives the new end. */
  append(raw: Uint8Array, from: number, to: number, into: Uint8Array, at: number): number {
    let start = from
    if (!this.#preserve && this.#kept === this.#from) {
      while (start < to && (raw[start] as number) <= 0x20) start++
    }
    let end = to
    while (end > start && (raw[end - 1] as number) <= 0x20) end--
    const written = decodeText(raw, start, end, into, at)
    if (end > start) this.#kept = written
    return decodeText(raw, end, to, into, written)
  }

  appendLiteral(raw: Buffer, from: number, to: number, into: Uint8Array, at: number): number {
    this.#kept = at + raw.copy(into, at, from, to)
    return this.#kept
  }

  /** The text is whole; gives its end. */
  end(into: Uint8Array, at: number): number {
    return unescapeInPlace(into, this.#from, this.#preserve ? at : this.#kept)
  }
}
