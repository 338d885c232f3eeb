import type { DocumentOut } from '../document/document-out.ts'
import { countOf, XmlEvents, type TagAttributes } from '../xml-events.ts'
import { attributeOf, nameOf } from './names.ts'

/** What is read elsewhere or is no text: sheets, the code of fields. */
const LEFT_OUT: ReadonlySet<string> = new Set(['工作表', '域代码'])

/**
 * Reads the tables and paragraphs of a text or a presentation, and what stands beside the sheets of a spreadsheet: text boxes,
 * slides and notes (which lie among the objects), comments.
 */
export class UofText extends XmlEvents {
  /** Pictures and objects, which are not examined. */
  objects = 0
  /** There is a text. */
  met = false
  readonly #out: DocumentOut
  #leftOut = 0
  #inText = 0
  /** Columns of the cell at hand, as far as they were read. */
  #span = ''
  #inSpan = false

  constructor(out: DocumentOut) {
    super()
    this.#out = out
  }

  protected override opened(tag: string, attributes: TagAttributes): void {
    const name = nameOf(tag)
    if (this.#leftOut > 0) this.#leftOut++
    else if (name === undefined) return
    else if (LEFT_OUT.has(name)) this.#leftOut = 1
    else if (name === '文字表') this.#out.beginTable()
    else if (name === '行') this.#out.beginRow()
    else if (name === '单元格') this.#beginCell()
    else if (name === '跨列') this.#beginSpan(attributes)
    else if (name === '图片' || name === '其他对象') this.objects++
    else this.#ofText(name, attributes)
  }

  #beginCell(): void {
    this.#span = ''
    this.#out.beginCell()
  }

  #beginSpan(attributes: TagAttributes): void {
    this.#span = attributeOf(attributes, 'span') ?? ''
    this.#inSpan = this.wantsText = this.#span === ''
  }

  #ofText(name: string, attributes: TagAttributes): void {
    const { text } = this.#out
    if (name === '段落') {
      this.#out.beginParagraph()
      this.#inText++
      this.met = true
    } else if (name === '文本串') this.wantsText = this.#inText > 0
    else if (name === '空格符') text?.spaces(countOf(attributeOf(attributes, 'many')))
    else if (name === '制表符') text?.literal('\t')
    else if (name === '换行符') text?.literal('\n')
  }

  protected override characters(text: string): void {
    if (this.#inSpan) this.#span = (this.#span + text).slice(0, 8)
    else this.#out.text?.literal(text)
  }

  protected override closed(tag: string): void {
    if (this.#leftOut > 0) this.#leftOut--
    else this.#close(nameOf(tag))
  }

  #close(name: ReturnType<typeof nameOf>): void {
    if (name === '文本串' || name === '跨列') this.wantsText = this.#inSpan = false
    else if (name === '段落') {
      this.#inText--
      this.#out.endParagraph()
    } else if (name === '单元格') this.#out.endCell(Math.min(countOf(this.#span.trim()), 1000))
    else if (name === '行') this.#out.endRow()
    else if (name === '文字表') this.#out.endTable()
  }
}
