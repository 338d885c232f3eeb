import type { ContactLinks } from '../contact-links.ts'
import { XmlEvents, type TagAttributes } from '../xml-events.ts'
import type { DocumentOut } from './document-out.ts'

/** Reads the shapes of a slide: tables with their cells in columns, and paragraphs. */
export class SlideContent extends XmlEvents {
  readonly #out: DocumentOut
  readonly #links: ContactLinks
  #line = ''
  #covered = false
  /** Depth within the second writing of a shape, or within the number of the slide, which are not read. */
  #double = 0

  constructor(out: DocumentOut, links: ContactLinks) {
    super()
    this.#out = out
    this.#links = links
  }

  protected override opened(name: string, attributes: TagAttributes): void {
    if (this.#double > 0 || isDouble(name, attributes)) this.#double++
    else if (name === 'tbl') this.#out.beginTable()
    else if (name === 'tr') this.#out.beginRow()
    else if (name === 'tc') this.#beginCell(attributes)
    else if (name === 'p') this.#out.beginParagraph()
    else if (name === 'text') this.#beginText()
    else if (name === 't') this.wantsText = true
    else if (name === 'br') this.#out.text?.literal('\n')
  }

  /** What a cell spans is written out as cells that are covered. */
  #beginCell(attributes: TagAttributes): void {
    const is = (key: string) => /^(?:1|true)$/.test(attributes.get(key) ?? '')
    this.#covered = is('hMerge') || is('vMerge')
    this.#out.beginCell()
  }

  protected override characters(text: string): void {
    this.#out.text?.literal(text)
    if (this.#line.length < 1 << 14) this.#line += text
  }

  protected override closed(name: string): void {
    if (this.#double > 0) this.#double--
    else if (name === 't') this.wantsText = false
    else if (name === 'p' || name === 'text') this.#endParagraph()
    else if (name === 'tc') this.#out.endCell(1, 1, this.#covered)
    else if (name === 'tr') this.#out.endRow()
    else if (name === 'tbl') this.#out.endTable()
  }

  /** Comments of older versions have no paragraphs. */
  #beginText(): void {
    this.#out.beginParagraph()
    this.wantsText = true
  }

  #endParagraph(): void {
    this.wantsText = false
    this.#links.shown(this.#line)
    this.#line = ''
    this.#out.endParagraph()
  }
}

function isDouble(name: string, attributes: TagAttributes): boolean {
  return name === 'Fallback' || (name === 'fld' && attributes.get('type') === 'slidenum')
}
