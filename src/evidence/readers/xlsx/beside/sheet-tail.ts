import { LONGEST_HEADING } from '../../page-headings.ts'
import { decodeText } from '../text-bytes.ts'

const HEADINGS = new Set([
  'oddHeader',
  'oddFooter',
  'evenHeader',
  'evenFooter',
  'firstHeader',
  'firstFooter',
])
/** What may be entered in a cell: a list that stands in the rule itself begins with a quotation mark. */
const RULE = 'formula1'
/** Characters of the headings of one sheet. */
const MOST = 1 << 22

/** Takes what stands behind the rows of a sheet and holds text: headers and footers of its pages, lists to choose from. */
export class SheetTail {
  /** As they are written, with their codes. */
  readonly headings: string[] = []
  /** Headings that are not among them. */
  lost = 0
  /** Lists to choose from that are written out. */
  lists = 0
  #name = ''
  #text = ''
  #length = 0

  /** Says whether the text of the element is wanted. */
  opened(name: string): boolean {
    this.#name = name
    this.#text = ''
    return name === RULE || HEADINGS.has(name)
  }

  characters(bytes: Buffer, literal: boolean): void {
    if (this.#text.length > LONGEST_HEADING) return
    const into = literal ? bytes : Buffer.alloc(bytes.length)
    const end = literal ? bytes.length : decodeText(bytes, 0, bytes.length, into, 0)
    this.#text += into.toString('utf8', 0, end)
  }

  closed(): void {
    if (this.#name !== RULE) this.#heading(this.#text)
    else if (this.#text.trimStart().startsWith('"')) this.lists++
  }

  #heading(text: string): void {
    this.#length += text.length
    if (this.#length > MOST) this.lost++
    else this.headings.push(text)
  }
}
