import { identifies } from '../chat/pasted.ts'
import { attributeOf } from './tokens.ts'

/** Most characters of scripts, and of comments, that are kept. */
const MOST = 1 << 25
const MOST_LINES = 100_000

/** What a page holds and does not show: scripts, comments, numbers behind links, values of hidden fields. */
export class HiddenText {
  script = ''
  comment = ''
  /** Values of attributes that identify somebody. */
  readonly attributes = new Set<string>()
  /** More than is kept. */
  overflow = false

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
    if (!identifies(text)) return
    if (this.attributes.size < MOST_LINES) this.attributes.add(text)
    else this.overflow = true
  }
}

function of(attributes: string, name: string): string {
  return attributeOf(attributes, name) ?? ''
}
