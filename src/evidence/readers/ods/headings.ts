import type { ReadSink } from '../../row.ts'
import { LONGEST_HEADING, PageHeadings, saysMore } from '../page-headings.ts'
import { XmlEvents } from '../xml-events.ts'

const HEADINGS = /^(?:header|footer)(?:-left|-first)?$/
/** Elements that stand for what changes from page to page. */
const FIELDS = new Set([
  'page-number',
  'page-count',
  'sheet-name',
  'title',
  'file-name',
  'date',
  'time',
])
/** Different lines that are kept apart. */
const MOST = 100_000

/** Takes the headers and footers of the pages of an OpenDocument spreadsheet; equal ones of several styles stand once. */
export class OdsHeadings extends XmlEvents {
  readonly #headings = new PageHeadings()
  readonly #seen = new Set<string>()
  #inPages = false
  /** Depth inside a header or footer, and inside a field of it; 0 outside. */
  #depth = 0
  #field = 0
  #line = ''

  protected override opened(name: string): void {
    if (name === 'master-page') this.#inPages = true
    else if (this.#depth === 0 && !(this.#inPages && HEADINGS.test(name))) return
    else this.#depth++
    if (this.#field > 0 || FIELDS.has(name)) this.#field++
    else if (name === 'p') this.#begin()
  }

  #begin(): void {
    this.#line = ''
    this.wantsText = true
  }

  protected override characters(text: string): void {
    if (this.#field === 0 && this.#line.length <= LONGEST_HEADING) this.#line += text
  }

  protected override closed(name: string): void {
    if (name === 'master-page') this.#inPages = false
    if (this.#depth === 0) return
    this.#depth--
    if (this.#field > 0) this.#field--
    else if (name === 'p') this.#end()
  }

  #end(): void {
    this.wantsText = false
    const line = this.#line.trim()
    if (!saysMore(line) || this.#seen.has(line)) return
    if (line.length > LONGEST_HEADING || this.#seen.size >= MOST) this.#headings.lose()
    if (this.#seen.size >= MOST) return
    this.#headings.line(line.slice(0, LONGEST_HEADING))
    this.#seen.add(line)
  }

  /** Hands on the lines that say more than the page. */
  read(sink: ReadSink): void {
    this.finish()
    this.#headings.read(sink)
  }
}
