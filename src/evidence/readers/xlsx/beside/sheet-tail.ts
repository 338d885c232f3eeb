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
const MOST = 1 << 20

/** Takes what stands behind the rows of a sheet and holds text: headers and footers of its pages, lists to choose from. */
export class SheetTail {
  /** As they are written, with their codes. */
  readonly headings: string[] = []
  /** Lists to choose from that are written out. */
  lists = 0
  #name = ''
  #text = ''

  /** Says whether the text of the element is wanted. */
  opened(name: string): boolean {
    this.#name = name
    this.#text = ''
    return name === RULE || HEADINGS.has(name)
  }

  characters(bytes: Buffer, literal: boolean): void {
    if (this.#text.length > MOST) return
    const into = literal ? bytes : Buffer.alloc(bytes.length)
    const end = literal ? bytes.length : decodeText(bytes, 0, bytes.length, into, 0)
    this.#text += into.toString('utf8', 0, end)
  }

  closed(): void {
    if (this.#name !== RULE) this.headings.push(this.#text)
    else if (this.#text.trimStart().startsWith('"')) this.lists++
  }
}
