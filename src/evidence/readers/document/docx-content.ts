import { countOf, XmlEvents, type TagAttributes } from '../xml-events.ts'
import { ContactLinks, FIELD_LINK } from '../contact-links.ts'
import type { DocumentOut } from './document-out.ts'

/** Elements whose text is not of the document: the second writing of a text box, what was moved away, field codes. */
const LEFT_OUT = new Set(['Fallback', 'moveFrom', 'instrText', 'rPr', 'pPr', 'delInstrText'])

/** Longer code and longer lines are not looked at for links. */
const LONGEST = 1 << 14

/** Reads the body of a Word document: tables with their cells in columns, paragraphs, text boxes. */
export class DocxContent extends XmlEvents {
  objects = 0
  /** What revisions have deleted: lines, cells of a row apart. */
  readonly deleted: string[] = []
  #deletedLine = ''
  #isDeleted = false
  readonly #out: DocumentOut
  readonly #links: ContactLinks
  /** Code of the field at hand, and the line that is shown. */
  #code = ''
  #inCode = false
  #line = ''
  #leftOut = 0
  #span = 1
  #covered = false
  /** Spans of the cells around the table at hand. */
  readonly #outer: { readonly span: number; readonly covered: boolean }[] = []

  constructor(out: DocumentOut, links = new ContactLinks()) {
    super()
    this.#out = out
    this.#links = links
  }

  protected override opened(name: string, attributes: TagAttributes): void {
    if (this.#leftOut > 0) this.#leftOut++
    else if (LEFT_OUT.has(name)) this.#leave(name)
    else if (!this.#ofTable(name, attributes)) this.#ofText(name, attributes)
  }

  #leave(name: string): void {
    this.#leftOut = 1
    this.#inCode = this.wantsText = name === 'instrText'
  }

  #ofTable(name: string, attributes: TagAttributes): boolean {
    switch (name) {
      case 'tbl':
        this.#outer.push({ span: this.#span, covered: this.#covered })
        this.#out.beginTable()
        return true
      case 'tr':
        this.#out.beginRow()
        return true
      case 'gridBefore':
        this.#out.beginRow(Math.min(countOf(attributes.get('val')), 1000))
        return true
      case 'tc':
        this.#span = 1
        this.#covered = false
        this.#out.beginCell()
        return true
      case 'gridSpan':
        this.#span = Math.min(countOf(attributes.get('val')), 1000)
        return true
      // Small in the XML of Word 2003.
      case 'vmerge':
      case 'vMerge':
        this.#covered = attributes.get('val') !== 'restart'
        return true
      case 'hidden':
        this.#out.hiddenRows = true
        return true
      default:
        return false
    }
  }

  #ofText(name: string, attributes: TagAttributes): void {
    if (name === 'p') this.#out.beginParagraph()
    else if (name === 't') this.wantsText = true
    else if (name === 'delText') this.wantsText = this.#isDeleted = true
    else if (name === 'tab') this.#out.text?.literal('\t')
    else if (name === 'br' || name === 'cr') this.#out.text?.literal('\n')
    else if (name === 'noBreakHyphen') this.#out.text?.literal('-')
    else if (name === 'sym') this.#symbol(attributes.get('char') ?? '')
    else if (name === 'hlink') this.#links.take(attributes.get('dest'))
    else if (name === 'drawing' || name === 'pict' || name === 'object') this.objects++
  }

  #symbol(hex: string): void {
    if (/^[0-9a-f]{4}$/i.test(hex)) this.#out.text?.literal(String.fromCharCode(parseInt(hex, 16)))
  }

  protected override characters(text: string): void {
    if (this.#inCode) this.#code = (this.#code + text).slice(-LONGEST)
    else if (this.#isDeleted) this.#deletedLine += text
    else {
      this.#out.text?.literal(text)
      if (this.#line.length < LONGEST) this.#line += text
    }
  }

  /** A paragraph or a row with something deleted is at its end. */
  #endDeleted(apart: string): void {
    const line = this.#deletedLine
    if (line.trim() === '') return
    if (apart === '') this.deleted.push(line)
    this.#deletedLine = apart === '' ? '' : line + apart
  }

  protected override closed(name: string): void {
    if (this.#leftOut > 0) this.#comeBack()
    else if (name === 't' || name === 'delText') this.wantsText = this.#isDeleted = false
    else if (name === 'p') this.#endParagraph()
    else if (name === 'tc') this.#out.endCell(this.#span, 1, this.#covered)
    else if (name === 'tr') this.#endRow()
    else if (name === 'tbl') this.#endTable()
  }

  #comeBack(): void {
    if (--this.#leftOut > 0 || !this.#inCode) return
    this.#inCode = this.wantsText = false
    const target = FIELD_LINK.exec(this.#code)?.[1]
    if (target === undefined) return
    this.#links.take(target)
    this.#code = ''
  }

  #endParagraph(): void {
    this.#links.shown(this.#line)
    this.#line = ''
    this.#out.endParagraph()
    this.#endDeleted(this.#outer.length > 0 ? '\t' : '')
  }

  #endRow(): void {
    this.#out.endRow()
    this.#endDeleted('')
  }

  #endTable(): void {
    this.#out.endTable()
    const { span, covered } = this.#outer.pop() ?? { span: 1, covered: false }
    this.#span = span
    this.#covered = covered
  }
}
