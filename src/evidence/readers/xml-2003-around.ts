import type { ReadSink } from '../row.ts'
import { tellLists } from './choice-lists.ts'
import { NamedConstants } from './names/named-constants.ts'
import { PageHeadings } from './page-headings.ts'
import { XmlEvents, type TagAttributes } from './xml-events.ts'
import { NUMBER, OWN, tellNumbers } from './xlsx/beside/properties.ts'

const MOST_SHEETS = 10_000
const LONGEST = 1 << 16
/** Elements whose text is looked at. */
const VISIBLE = 'Visible'
const LIST = 'Value'
const PROPERTIES = new Set(['DocumentProperties', 'CustomDocumentProperties'])

/**
 * Takes what stands around the tables of an XML Spreadsheet 2003: which worksheets are hidden, headers and footers of
 * pages, names, lists to choose from, properties of the document.
 */
export class AroundTables extends XmlEvents {
  /** Which worksheets are hidden, by their number. */
  readonly hidden = new Set<number>()
  /** Days are counted from 1904. */
  date1904 = false
  readonly #headings = new PageHeadings()
  readonly #names = new NamedConstants()
  #lists = 0
  #properties = 0
  #sheet = -1
  #inRule = false
  #inProperties = false
  #text = ''

  protected override opened(name: string, attributes: TagAttributes): void {
    this.#text = ''
    this.wantsText =
      name === VISIBLE || (name === LIST && this.#inRule) || (this.#inProperties && !OWN.has(name))
    if (name === 'Worksheet') this.#sheet++
    else if (name === 'Header' || name === 'Footer')
      this.#headings.code(attributes.get('Data') ?? '')
    else if (name === 'NamedRange') this.#name(attributes)
    else if (name === 'DataValidation') this.#inRule = true
    else if (name === 'Date1904') this.date1904 = true
    else if (PROPERTIES.has(name)) this.#inProperties = true
  }

  #name(attributes: TagAttributes): void {
    const formula = (attributes.get('RefersTo') ?? '').replace(/^\s*=/, '')
    this.#names.formula(attributes.get('Name') ?? '', formula)
  }

  protected override characters(text: string): void {
    if (this.#text.length < LONGEST) this.#text += text
  }

  protected override closed(name: string): void {
    if (this.wantsText) this.#take(name, this.#text)
    this.wantsText = false
    this.#text = ''
    if (name === 'DataValidation') this.#inRule = false
    else if (PROPERTIES.has(name)) this.#inProperties = false
  }

  #take(name: string, text: string): void {
    if (name === VISIBLE) {
      const hides = /^\s*Sheet(?:Very)?Hidden\s*$/.test(text)
      if (hides && this.hidden.size < MOST_SHEETS) this.hidden.add(this.#sheet)
    } else if (this.#inProperties) {
      if (NUMBER.test(text)) this.#properties++
    } else if (/^\s*"/.test(text)) this.#lists++
  }

  /** Hands on what was taken, and tells what is not read of it. */
  read(sink: ReadSink): void {
    this.#headings.read(sink)
    this.#names.read(sink)
    tellLists(this.#lists, sink)
    tellNumbers(this.#properties, sink)
  }
}
