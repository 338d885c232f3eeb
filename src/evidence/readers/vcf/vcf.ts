import { CELL, type GridSink, type ReadSink } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import { identifies } from '../chat/pasted.ts'
import { fieldsBeyond } from '../fields-beyond.ts'
import { openText } from '../input.ts'
import { readLoose } from '../loose.ts'
import { RowBuilder } from '../row-builder.ts'
import { RowNumbers } from '../row-numbers.ts'
import { tellUndecodable } from '../undecodable.ts'
import { cardLines, type CardLine, withLineFeeds } from './lines.ts'
import { partsOf, type Property, propertyOf, unescaped } from './property.ts'
import { withWholeCharacters } from './torn-characters.ts'

export interface ReadCardsOptions {
  readonly encoding?: string | undefined
  readonly window?: number
}

/** What a property is called as a column; others keep their own name. */
const TITLES: Readonly<Record<string, string>> = {
  FN: '姓名',
  TEL: '电话',
  EMAIL: '邮箱',
  ADR: '地址',
  ORG: '单位',
  TITLE: '职务',
  NICKNAME: '昵称',
  BDAY: '生日',
  NOTE: '备注',
  URL: '网址',
  CATEGORIES: '分组',
  'X-QQ': 'QQ',
  'X-WECHAT': '微信',
  SUMMARY: '主题',
  LOCATION: '地点',
  DTSTART: '开始时间',
  DTEND: '结束时间',
  DESCRIPTION: '说明',
  ORGANIZER: '组织者',
  ATTENDEE: '参加者',
}
/** Of these a card has several as a rule: the first is numbered too. */
const SEVERAL = new Set(['TEL', 'EMAIL', 'ADR', 'ATTENDEE'])
const STRUCTURED = new Set(['N', 'ADR', 'ORG'])
const ROW_OF = /^(?:VCARD|VEVENT|VTODO|VJOURNAL|VFREEBUSY)$/i
const MOST_COLUMNS = 1000

/**
 * Reads electronic cards (vCard 2.1, 3.0, 4.0) and calendars (iCalendar): a card is a row, numbered by the line on which
 * it begins; several numbers of a card are columns 电话1, 电话2 …, and what the card says of them (CELL, HOME) is a
 * column beside them. Pictures are counted.
 *
 * A name or address in parts stands as in the file; what is shown is its parts joined. Nothing is shown of what says no more of a
 * person than a list with his name and number does: N beside an equal FN, CELL, UID.
 *
 * @returns the encoding of the file
 */
export function readCards(
  source: ByteSource,
  sink: ReadSink,
  options: ReadCardsOptions = {},
): string {
  const whole = withWholeCharacters(withLineFeeds(source), options.encoding)
  const input = openText(whole, options.encoding, 'utf-8', options.window)
  const cards = new Cards(sink)
  for (const line of cardLines(input)) cards.take(line)
  cards.end()
  tellUndecodable(input, sink)
  return input.encoding
}

class Cards {
  readonly #sink: ReadSink
  readonly #names: string[] = []
  /** Fields have no column of their own any more. */
  #isFull = false
  readonly #columns = new Map<string, number>()
  readonly #numbers = new RowNumbers(true)
  readonly #builder = new RowBuilder()
  #grid: GridSink | null = null
  #card: Property[] | null = null
  #row = 0
  #pictures = 0
  #outside = 0
  #open = 0
  #cut = 0
  #undecodable = 0
  /** Inside how many calendars: they have properties of their own. */
  #around = 0
  readonly #calendars: string[] = []

  constructor(sink: ReadSink) {
    this.#sink = sink
  }

  take({ line, text, cut }: CardLine): void {
    const begin = /^\s*BEGIN:\s*(\S{1,40})/i.exec(text)?.[1]
    if (begin !== undefined) {
      if (ROW_OF.test(begin)) this.#begin(line)
      else if (!this.#card) this.#around++
    } else if (/^\s*END:/i.test(text)) this.#end(text)
    else if (this.#card) this.#property(text, cut)
    else if (this.#isOfCalendar(text)) this.#ofCalendar(text)
    else if (text.trim() !== '') this.#outside++
  }

  /** The name and description of a calendar, and parts of it that are no rows, where they identify somebody. */
  #ofCalendar(text: string): void {
    const property = propertyOf(text)
    if (property === null || property.binary || !identifies(property.value)) return
    if (this.#calendars.length < MOST_COLUMNS) this.#calendars.push(unescaped(property.value))
    else this.#outside++
  }

  /** What a calendar says of itself, and zones of time, are no cards. */
  #isOfCalendar(text: string): boolean {
    return this.#around > 0 && /^[\w-]+[;:]/.test(text)
  }

  #begin(line: number): void {
    if (this.#card) this.#broken()
    this.#card = []
    this.#row = this.#numbers.next(line)
  }

  #end(text: string): void {
    const isRow = ROW_OF.test(text.replace(/^\s*END:\s*/i, '').trim())
    if (this.#card && isRow) this.#give()
    else if (!this.#card && this.#around > 0) this.#around--
  }

  #property(text: string, cut: boolean): void {
    if (text.trim() === '') return
    const property = propertyOf(text) ?? { name: '其他', about: '', value: text, binary: false }
    if (cut && !property.binary) this.#cut++
    if (property.value.includes('\ufffd')) this.#undecodable++
    if (property.binary) this.#pictures++
    else if (property.name !== 'VERSION' && property.name !== 'PRODID') this.#card?.push(property)
  }

  /** A card without its END is given as far as it is read, and named. */
  #broken(): void {
    this.#open++
    const row = this.#row
    this.#give()
    if (this.#open <= 20)
      this.#sink.issue({
        code: 'CORRUPT',
        row,
        message: '名片没有结束标记，读到此为止 / a card without its end',
      })
  }

  #give(): void {
    const cells = this.#cells(this.#card ?? [])
    this.#card = null
    const builder = this.#builder.begin(this.#row)
    for (const [column, { stored, shown }] of [...cells].sort((a, b) => a[0] - b[0])) {
      if (shown === null) builder.cell(column, stored)
      else builder.cell(column, stored, CELL.NUMBER, shown)
    }
    this.#grid ??= this.#sink.grid({
      sheet: null,
      hidden: false,
      delimiter: null,
      delimiterByte: -1,
      header: this.#names,
    })
    this.#grid.row(builder.view)
  }

  #cells(card: readonly Property[]): Map<number, Cell> {
    const cells = new Map<number, Cell>()
    const times = new Map<string, number>()
    const name = card.find((p) => p.name === 'FN' && p.value.trim() !== '')?.value
    const named = name !== undefined
    for (const property of card) {
      const title =
        !named && property.name === 'N' ? '姓名' : (TITLES[property.name] ?? property.name)
      const nth = (times.get(title) ?? 0) + 1
      times.set(title, nth)
      const column = nth > 1 || SEVERAL.has(property.name) ? `${title}${String(nth)}` : title
      this.#set(cells, column, cellOf(property, name))
      if (property.about !== '') this.#set(cells, `${column}类型`, aboutOf(property))
    }
    return cells
  }

  /** What finds no column of its own stands with its name in the last one. */
  #set(cells: Map<number, Cell>, name: string, cell: Cell): void {
    let column = this.#column(name)
    // TEL2 may be the second TEL, and a property of that name.
    for (let n = 2; column < MOST_COLUMNS && cells.has(column); n++)
      column = this.#column(`${name}#${n}`)
    const before = column < MOST_COLUMNS ? undefined : cells.get(column)?.stored
    if (column < MOST_COLUMNS) cells.set(column, cell)
    else
      cells.set(column, {
        stored: `${before ? `${before}\n` : ''}${name}: ${cell.stored}`,
        shown: null,
      })
  }

  #column(name: string): number {
    const known = this.#columns.get(name)
    if (known !== undefined) return known
    if (this.#names.length >= MOST_COLUMNS) {
      this.#isFull = true
      return MOST_COLUMNS
    }
    const column = this.#names.push(name) - 1
    this.#columns.set(name, column)
    return column
  }

  end(): void {
    if (this.#card) this.#broken()
    this.#grid?.end()
    readLoose(this.#calendars.join('\n'), this.#sink, '日历')
    if (this.#isFull) this.#sink.issue(fieldsBeyond(null, MOST_COLUMNS))
    if (this.#pictures > 0)
      this.#sink.issue({
        code: 'NOT_A_TABLE',
        message: `照片等二进制内容${String(this.#pictures)}个，未读 / ${String(this.#pictures)} pictures or other binary values, not read`,
      })
    if (this.#cut > 0)
      this.#sink.issue({
        code: 'LIMIT',
        message: `${this.#cut}个值超过1MB，只读出开头 / only the beginning of ${this.#cut} values beyond 1 MB was read`,
      })
    if (this.#undecodable > 0)
      this.#sink.issue({
        code: 'UNDECODABLE',
        message: `${this.#undecodable}个值有不能解码的字节，以U+FFFD代替 / ${this.#undecodable} values hold bytes that cannot be decoded`,
      })
    if (this.#outside > 0)
      this.#sink.issue({
        code: 'CORRUPT',
        message: `名片之外有${String(this.#outside)}行，未读 / ${String(this.#outside)} lines outside any card`,
      })
    if (this.#open > 20)
      this.#sink.issue({
        code: 'CORRUPT',
        message: `共${String(this.#open)}张名片没有结束标记 / ${String(this.#open)} cards without their end`,
      })
  }
}

interface Cell {
  readonly stored: string
  readonly shown: string | null
}

/** `fullName`: the FN of the card, where it has one. */
function cellOf({ name, value }: Property, fullName: string | undefined): Cell {
  const stored = unescaped(value)
  if (ADDRESSES.has(name)) return { stored, shown: inAddress(stored) }
  if (OF_THE_CARD.has(name)) return { stored, shown: '' }
  if (name === 'N' && fullName !== undefined)
    return { stored, shown: isSameName(partsOf(value), unescaped(fullName)) ? '' : null }
  if (!STRUCTURED.has(name)) return { stored, shown: null }
  const parts = partsOf(value)
  const isHan = parts.every((part) => /^[\p{Script=Han}·\d\-—（）()]+$/u.test(part))
  const shown = parts.join(isHan ? '' : ' ')
  return { stored, shown: shown === stored ? null : shown }
}

/** Of the card and not of whom it is about: they differ from export to export of one address book. Nothing of them is compared. */
const OF_THE_CARD = new Set([
  'UID',
  'REV',
  'CLASS',
  'MAILER',
  'SORT-STRING',
  'X-ABUID',
  'X-ABSHOWAS',
])

/** Does N only take apart what FN says, in whatever order (李;小明;;; and 李小明, Tony;Li and Tony Li)? */
function isSameName(parts: readonly string[], fullName: string): boolean {
  const letters = (text: string) => [...text.replaceAll(/[\s,，·]/gu, '')].sort().join('')
  return letters(parts.join('')) === letters(fullName)
}

const TYPES =
  'cell|home|work|voice|pref|internet|main|msg|iphone|mobile|other|[0-9]{1,3}|item[0-9]+'
const ONLY_TYPES = new RegExp(`^(?:${TYPES})(?:[,;](?:${TYPES}))*$`, 'i')

/** What is said of a number; the usual words (CELL, HOME) say nothing of a person that a list without them would not. */
function aboutOf({ about }: Property): Cell {
  return { stored: about, shown: ONLY_TYPES.test(about) ? '' : null }
}

/** Properties that vCard 4 may write as an address: `tel:+86-138-0013-8000`, `mailto:a@b.cn`. */
const ADDRESSES = new Set(['TEL', 'EMAIL', 'IMPP'])

/** What the address names, without its scheme and parameters; null where the value is none. */
function inAddress(stored: string): string | null {
  return /^(?:tel|sms|mailto|xmpp|sip):([^;?]+)/i.exec(stored)?.[1] ?? null
}
