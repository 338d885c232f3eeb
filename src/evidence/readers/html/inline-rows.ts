import { classOf } from './tokens.ts'

const INLINE = new Set(['span', 'a', 'b', 'i', 'em', 'strong', 'label', 'small', 'time'])
const DEEPEST = 64

/** Elements within a line, one right behind the other and each of a class of its own, stand in columns: `<span class="name">`. */
export class InlineRows {
  readonly #open: { readonly name: string; readonly classes: string }[] = []
  /** Class of the element that ended last, when nothing stands behind it yet. */
  #last = ''

  /** An element begins; true when it stands in a column of its own beside the one before. */
  open(name: string, attributes: string): boolean {
    if (!INLINE.has(name)) {
      this.#last = ''
      return false
    }
    const classes = classOf(attributes)
    const isNext = this.#last !== '' && classes !== '' && this.#last !== classes
    if (this.#open.length < DEEPEST) this.#open.push({ name, classes })
    this.#last = ''
    return isNext
  }

  close(name: string): void {
    this.#last = ''
    if (!INLINE.has(name)) return
    const at = this.#open.findLastIndex((one) => one.name === name)
    if (at < 0) return
    this.#last = this.#open[at]?.classes ?? ''
    this.#open.length = at
  }

  text(text: string): void {
    if (text.trim() !== '') this.#last = ''
  }
}
