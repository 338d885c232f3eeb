import { identifiersIn, identifies } from '../chat/pasted.ts'
import { holdsPerson, type Carried } from './attributes.ts'

/** Most characters of scripts, and of comments, that are kept. */
const MOST = 1 << 25
const MOST_LINES = 100_000
/** Texts of cells around a value among which it may be shown as well. */
const NEAR = 64

/** What a page holds and does not show: scripts, comments, numbers behind links, values of hidden fields, titles. */
export class HiddenText {
  script = ''
  comment = ''
  /** Values of attributes that identify somebody. */
  readonly attributes = new Set<string>()
  /** More than is kept. */
  overflow = false
  /** The last texts shown in cells, and the last values kept, in turn. */
  readonly #shown: string[] = []
  readonly #kept: { readonly text: string; readonly plain: string }[] = []
  #texts = 0
  #values = 0
  /** Titles, and what in them identifies somebody and was not shown so far. */
  readonly #titles: { readonly text: string; readonly people: Set<string> }[] = []

  add(kind: 'script' | 'comment', text: string): void {
    if (this[kind].length + text.length > MOST) this.overflow = true
    else this[kind] += text
  }

  /** Another script begins. */
  beginScript(): void {
    if (this.script !== '') this.script += '\n'
  }

  /** What an element carries in an attribute. */
  carried({ name, value }: Carried): void {
    if (name === 'href' || name === 'value' || holdsPerson(value)) this.keep(value)
  }

  /** Keeps a value if it identifies somebody. */
  keep(value: string | null | undefined): void {
    const text = value?.trim() ?? ''
    const plain = bare(text)
    if (!identifies(text) || this.#shown.some((shown) => shown.includes(plain))) return
    this.#kept[this.#values++ % NEAR] = { text, plain }
    if (this.attributes.size < MOST_LINES) this.attributes.add(text)
    else this.overflow = true
  }

  /** What the page says of itself in its title. */
  about(text: string): void {
    const people = new Set(identifiersIn(text).map((one) => bare(one)))
    if (people.size === 0) return
    if (this.#titles.length < NEAR) this.#titles.push({ text: text.trim(), people })
    else this.overflow = true
  }

  /** A description, key words, a preview: what the head says for other programs. */
  meta(content: string | null): void {
    if (content !== null && holdsPerson(content)) this.about(content)
  }

  /** The titles that hold what the page does not show. */
  titlesBeyond(seen: ReadonlySet<string>): string[] {
    return this.#titles.filter(({ people }) => !people.isSubsetOf(seen)).map(({ text }) => text)
  }

  /** A text of a cell is shown: the link around it, or the field beside it, hides nothing. */
  shown(text: string): void {
    if (!/[\d@]/.test(text)) return
    const plain = bare(text)
    this.#shown[this.#texts++ % NEAR] = plain
    for (const { people } of this.#titles)
      for (const one of people) if (plain.includes(one)) people.delete(one)
    for (const one of this.#kept) if (plain.includes(one.plain)) this.attributes.delete(one.text)
  }
}

/** Without the signs that numbers are grouped with. */
export function bare(text: string): string {
  return text.replace(/[\s-]/g, '')
}
