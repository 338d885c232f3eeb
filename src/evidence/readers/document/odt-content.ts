import { Repeats } from '../ods/repeats.ts'
import { ContactLinks } from '../contact-links.ts'
import { Notes } from '../notes.ts'
import { countOf, XmlEvents, type TagAttributes } from '../xml-events.ts'
import type { DocumentOut } from './document-out.ts'

const LEFT_OUT = new Set([
  'annotation',
  'deletion',
  'note-citation',
  'ruby-text',
  'forms',
  'binary-data',
])

/** Reads the body of an OpenDocument text or presentation: tables with their cells in columns, and paragraphs. */
export class OdtContent extends XmlEvents {
  objects = 0
  readonly notes = new Notes('p')
  /** What was deleted while changes were recorded: it stands before the text, and is none of it. */
  readonly deleted = new Notes('p')
  readonly links = new ContactLinks()
  #line = ''
  /** Rows or cells that were said more often than is written out. */
  lost = 0
  readonly #out: DocumentOut
  readonly #repeats = new Repeats(1 << 20)
  #leftOut = 0
  /** Where the text goes that is left out; null for what is told nowhere. */
  #aside: Notes | null = null
  #inText = 0
  #rowTimes = 1
  #cellTimes = 1

  constructor(out: DocumentOut) {
    super()
    this.#out = out
  }

  protected override opened(name: string, attributes: TagAttributes): void {
    if (this.#leftOut > 0) this.#inside(name)
    else if (LEFT_OUT.has(name)) this.#leave(name)
    else if (name === 'table') this.#out.beginTable()
    else if (name === 'table-row') {
      this.#rowTimes = countOf(attributes.get('number-rows-repeated'))
      this.#out.beginRow()
    } else if (name === 'table-cell' || name === 'covered-table-cell') {
      this.#cellTimes = countOf(attributes.get('number-columns-repeated'))
      this.#out.beginCell()
    } else this.#ofText(name, attributes)
  }

  #leave(name: string): void {
    this.#leftOut = 1
    this.wantsText = false
    const kept = name === 'deletion' ? this.deleted : null
    this.#aside = name === 'annotation' ? this.notes : kept
    this.#aside?.begin()
  }

  #inside(name: string): void {
    this.#leftOut++
    if (this.#aside === null) return
    this.#aside.opened(name)
    this.wantsText = this.#aside.wantsText
  }

  #closeInside(name: string): void {
    this.#aside?.closed(name)
    this.wantsText = false
    if (--this.#leftOut === 0) this.wantsText = this.#inText > 0
  }

  #ofText(name: string, attributes: TagAttributes): void {
    const { text } = this.#out
    if (name === 'p' || name === 'h') {
      this.#out.beginParagraph()
      this.#inText++
      this.wantsText = true
    } else if (name === 'a') this.links.take(attributes.get('href'))
    else if (name === 's') text?.spaces(countOf(attributes.get('c')))
    else if (name === 'tab') text?.literal('\t')
    else if (name === 'line-break') text?.literal('\n')
    else if (name === 'image' || name === 'object' || name === 'object-ole') this.objects++
  }

  protected override characters(text: string): void {
    if (this.#leftOut > 0) this.#aside?.characters(text)
    else {
      this.#out.text?.characters(text)
      if (this.#line.length < 1 << 14) this.#line += text
    }
  }

  protected override closed(name: string): void {
    if (this.#leftOut > 0) this.#closeInside(name)
    else if (name === 'p' || name === 'h') {
      this.#out.endParagraph()
      this.links.shown(this.#line)
      this.#line = ''
      this.wantsText = --this.#inText > 0
    } else if (name === 'table-cell') this.#out.endCell(1, this.#granted(this.#cellTimes))
    else if (name === 'covered-table-cell')
      this.#out.endCell(1, this.#granted(this.#cellTimes), true)
    else if (name === 'table-row')
      this.#out.endRow(this.#granted(this.#rowTimes, this.#out.rowWidth))
    else if (name === 'table') this.#out.endTable()
  }

  /** Of `times` copies of so many cells, how many are written out. */
  #granted(times: number, cells = 1): number {
    if (times === 1) return 1
    const given = this.#repeats.granted(times, cells, 1)
    if (given < times) this.lost++
    return given
  }
}
