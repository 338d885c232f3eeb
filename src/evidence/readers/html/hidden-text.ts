import { identifies } from '../chat/pasted.ts'
import { attributeOf } from './tokens.ts'

/** Most characters of scripts, and of comments, that are kept. */
const MOST = 1 << 25
const MOST_LINES = 100_000
/** Texts of cells around a value among which it may be shown as well. */
const NEAR = 64

/** What a page holds and does not show: scripts, comments, numbers behind links, values of hidden fields. */
export class HiddenText {
  script = ''
  comment = ''
  /** Values of attributes that identify somebody. */
  readonly attributes = new Set<string>()
  /** More than is kept. */
  overflow = false
  /** The last texts shown in cells, and the last values kept, in turn. */
  readonly #shown: string[] = []
  readonly #kept: string[] = []
  #texts = 0
  #values = 0

  add(kind: 'script' | 'comment', text: string): void {
    if (this[kind].length + text.length > MOST) this.overflow = true
    else this[kind] += text
  }

  open(name: string, attributes: string): void {
    if (name === 'script' && this.script !== '') this.script += '\n'
    if (name === 'a') this.keep(/^(?:tel|mailto|sms):([^?]*)/i.exec(of(attributes, 'href'))?.[1])
    else if (name === 'input' && /^hidden$/i.test(of(attributes, 'type')))
      this.keep(attributeOf(attributes, 'value'))
  }

  /** Keeps a value if it identifies somebody. */
  keep(value: string | null | undefined): void {
    const text = value?.trim() ?? ''
    if (!identifies(text) || this.#shown.some((shown) => shown.includes(bare(text)))) return
    this.#kept[this.#values++ % NEAR] = text
    if (this.attributes.size < MOST_LINES) this.attributes.add(text)
    else this.overflow = true
  }

  /** A text of a cell is shown: the link around it, or the field beside it, hides nothing. */
  shown(text: string): void {
    if (!/[\d@]/.test(text)) return
    const plain = bare(text)
    this.#shown[this.#texts++ % NEAR] = plain
    for (const value of this.#kept) if (plain.includes(bare(value))) this.attributes.delete(value)
  }
}

/** Without the signs that numbers are grouped with. */
export function bare(text: string): string {
  return text.replace(/[\s-]/g, '')
}

function of(attributes: string, name: string): string {
  return attributeOf(attributes, name) ?? ''
}
