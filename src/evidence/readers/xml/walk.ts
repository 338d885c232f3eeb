import { XmlEvents, type TagAttributes } from '../xml-events.ts'
import { fieldName, isMarkup } from './labels.ts'
import { type Place } from './place.ts'

/** Elements inside one another, beyond which the inner ones are text of the outer. */
const DEEPEST = 64
/** A cell longer than this is cut, and said. */
const LONGEST_CELL = 32 << 20
/** Signs that begin no tag, beyond which a file is no XML. */
const MOST_STRAY = 10_000

/** An element that is open; reused for the next one at its depth. */
export class Element {
  name = ''
  place: Place
  /** Numbers the elements of the file. */
  number = 0
  text = ''
  /** Has elements or attributes, so that blanks between them are no text. */
  hasParts = false
  /** `<key>` of a property list, which names the value behind it. */
  key: string | null = null

  constructor(place: Place) {
    this.place = place
  }
}

/**
 * Goes through an XML file element by element and says at which place each stands. Nothing is declared, included or
 * expanded; what breaks the rules is text, and counted.
 */
export abstract class ElementWalk extends XmlEvents {
  readonly root: Place
  protected readonly stack: Element[] = []
  protected level = 0
  /** Signs that begin no tag, and closing tags of nothing that is open. */
  stray = 0
  tooDeep = 0
  longTexts = 0
  #deeper = 0
  #number = 0

  constructor(root: Place) {
    super()
    this.root = root
    this.stack.push(new Element(root))
    this.wantsText = true
  }

  protected abstract begin(element: Element, above: Element): void
  protected abstract value(attribute: Place, text: string): void
  protected abstract finishElement(element: Element): void

  /** Nothing is open, though closing tags may have been too many. */
  get isOutside(): boolean {
    return this.level === 0 && this.stray > 0
  }

  protected get top(): Element {
    return this.stack[this.level] as Element
  }

  protected override opened(name: string, attributes: TagAttributes): void {
    if (this.level >= DEEPEST) {
      this.#deeper++
      this.tooDeep++
      return
    }
    const above = this.top
    above.hasParts = true
    const { key } = above
    const field = key === null ? fieldName(name, attributes) : null
    const place = placeOf(above.place, key ?? field?.name ?? null, utf8(name))
    above.key = null
    const element = (this.stack[++this.level] ??= new Element(place))
    this.#reset(element, name, place)
    this.begin(element, above)
    if (above.place.namesAreValues && key !== null) this.#value(element, 'key', key)
    this.#attributes(element, above.place.namesAreValues ? null : (field?.by ?? null))
  }

  #reset(element: Element, name: string, place: Place): void {
    element.name = name
    element.place = place
    element.number = ++this.#number
    element.text = ''
    element.hasParts = false
    element.key = null
  }

  /** Values beside the text; the attribute by which the element is named is none. */
  #attributes(element: Element, namedBy: string | null): void {
    this.eachAttribute((name, text) => {
      if (!isMarkup(name) && name !== namedBy) this.#value(element, name, text)
    })
  }

  #value(element: Element, name: string, text: string): void {
    element.hasParts = true
    this.value(element.place.child(`@${name.slice(name.indexOf(':') + 1)}`), text)
  }

  protected override characters(text: string): void {
    const { top } = this
    if (top.text.length + text.length > LONGEST_CELL) this.longTexts++
    else if (top.text !== '' || !top.hasParts || text.trim() !== '') top.text += text
  }

  protected override closed(name: string): void {
    if (this.#deeper > 0) {
      this.#deeper--
      return
    }
    const at = this.#opening(name)
    if (at === 0) this.stray++
    else while (this.level >= at) this.#pop()
  }

  /** The level of the element that a closing tag closes; those inside it were left open. 0 when there is none. */
  #opening(name: string): number {
    for (let at = this.level; at > 0; at--) if (this.stack[at]?.name === name) return at
    return 0
  }

  #pop(): void {
    const element = this.top
    this.level--
    const above = this.top
    if (element.name === 'key' && above.name === 'dict') above.key = element.text.trim()
    else this.finishElement(element)
  }

  /** A `<` that begins no tag is text. */
  protected override isText(): boolean {
    return ++this.stray <= MOST_STRAY
  }
}

function placeOf(above: Place, label: string | null, tag: string): Place {
  return label === null || above.namesAreValues ? above.child(tag) : above.named(label, tag)
}

/** Names come as bytes, one a letter. */
function utf8(name: string): string {
  return /[\x80-\xff]/.test(name) ? Buffer.from(name, 'latin1').toString('utf8') : name
}
