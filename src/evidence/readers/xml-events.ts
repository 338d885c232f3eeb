import { decodeText } from './xlsx/text-bytes.ts'
import { XmlScanner } from './xlsx/xml-scanner.ts'

/** The attributes of the tag at hand, looked up by local name; valid until the next tag. */
export interface TagAttributes {
  /** Text of the attribute with its references resolved, or null. */
  get(localName: string): string | null
}

/**
 * Turns a streamed XML part into calls by local name, with text as strings, for readers of formats in which a cell is
 * more than a range of bytes (ods, docx, XML Spreadsheet 2003). Nothing expands; damage is told, and markup that cannot be
 * ends the part: see {@link XmlEvents.broken}.
 */
export abstract class XmlEvents extends XmlScanner {
  broken = false
  readonly #names = new Map<string, string>()
  readonly #openNames: string[] = []
  readonly #attributes: TagAttributes = { get: (name) => this.#attribute(name) }
  #from = 0
  #to = 0
  #scratch: Buffer = Buffer.alloc(1 << 12)

  protected abstract opened(name: string, attributes: TagAttributes): void
  protected abstract closed(name: string): void
  /** Called only while `wantsText` is set; a text may come in pieces. */
  protected abstract characters(text: string): void

  protected override open(from: number, to: number, tagEnd: number): void {
    this.#from = to
    this.#to = tagEnd
    const name = this.#name(from, to)
    this.#openNames.push(name)
    this.opened(name, this.#attributes)
  }

  /** An end of another name than was opened last is damage: it may leave a row open, which the next one takes the place of. */
  protected override close(from: number, to: number): void {
    const name = this.#name(from, to)
    if (this.#openNames.pop() !== name) this.broken = true
    this.closed(name)
  }

  protected override text(from: number, to: number, literal: boolean): void {
    if (literal) {
      this.characters(this.buf.toString('utf8', from, to))
      return
    }
    const into = this.#room(to - from)
    this.characters(into.toString('utf8', 0, decodeText(this.buf, from, to, into, 0)))
  }

  protected override malformed(): boolean {
    this.broken = true
    return false
  }

  /** One string a name, so that comparing names is comparing references. */
  #name(from: number, to: number): string {
    const name = this.buf.toString('latin1', from, to)
    const known = this.#names.get(name)
    if (known !== undefined) return known
    if (this.#names.size < 1000) this.#names.set(name, name)
    return name
  }

  #attribute(name: string): string | null {
    for (let at = this.#from; (at = this.nextAttribute(at, this.#to)) >= 0;) {
      const from = this.nameTo - name.length
      if (from < this.nameFrom || !this.spells(from, this.nameTo, name)) continue
      if (from > this.nameFrom && this.buf[from - 1] !== COLON) continue
      const into = this.#room(this.valueTo - this.valueFrom)
      const end = decodeText(this.buf, this.valueFrom, this.valueTo, into, 0)
      return into.toString('utf8', 0, end)
    }
    return null
  }

  /** Attributes of the tag at hand in their order, names with their prefix; text with its references resolved. */
  protected eachAttribute(take: (name: string, text: string) => void): void {
    for (let at = this.#from; (at = this.nextAttribute(at, this.#to)) >= 0;) {
      const name = this.buf.toString('utf8', this.nameFrom, this.nameTo)
      const into = this.#room(this.valueTo - this.valueFrom)
      take(
        name,
        into.toString('utf8', 0, decodeText(this.buf, this.valueFrom, this.valueTo, into, 0)),
      )
    }
  }

  #room(bytes: number): Buffer {
    if (bytes > this.#scratch.length) this.#scratch = Buffer.alloc(bytes * 2)
    return this.#scratch
  }
}

const COLON = 0x3a

/** A whole number of an attribute from 1 up, 1 when there is none or it cannot be. */
export function countOf(text: string | null): number {
  if (text === null || !/^\d{1,15}$/.test(text)) return 1
  return Math.max(1, Number(text))
}
