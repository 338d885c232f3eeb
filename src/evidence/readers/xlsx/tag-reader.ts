import { decodeText, unescapeInPlace } from './text-bytes.ts'
import { XmlScanner } from './xml-scanner.ts'

/** Attributes by their name as written, prefix and all. */
export type Attributes = ReadonlyMap<string, string>

/** Calls back for each tag of a small part (workbook, styles, relations). */
export class TagReader extends XmlScanner {
  broken = false
  readonly #onOpen: (name: string, attributes: Attributes) => void
  readonly #onClose: (name: string) => void

  constructor(
    onOpen: (name: string, attributes: Attributes) => void,
    onClose: (name: string) => void = () => undefined,
  ) {
    super()
    this.#onOpen = onOpen
    this.#onClose = onClose
  }

  protected override open(from: number, to: number, tagEnd: number): void {
    const attributes = new Map<string, string>()
    for (let at = to; (at = this.nextAttribute(at, tagEnd)) >= 0;) {
      attributes.set(this.buf.toString('latin1', this.nameFrom, this.nameTo), this.#value())
    }
    this.#onOpen(this.buf.toString('latin1', from, to), attributes)
  }

  #value(): string {
    const text = Buffer.allocUnsafe(this.valueTo - this.valueFrom)
    const end = decodeText(this.buf, this.valueFrom, this.valueTo, text, 0)
    return text.toString('utf8', 0, unescapeInPlace(text, 0, end))
  }

  protected override close(from: number, to: number): void {
    this.#onClose(this.buf.toString('latin1', from, to))
  }

  protected override text(): void {
    // Small parts say everything in attributes.
  }

  protected override malformed(): boolean {
    this.broken = true
    return false
  }
}
