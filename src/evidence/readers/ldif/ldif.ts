import { isUtf8 } from 'node:buffer'
import { toUtf8 } from '../../encoding/decode.ts'
import type { GridSink, ReadSink } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import { fieldsBeyond } from '../fields-beyond.ts'
import { openText } from '../input.ts'
import { RowBuilder } from '../row-builder.ts'
import { RowNumbers } from '../row-numbers.ts'
import { tellUndecodable } from '../undecodable.ts'
import { cardLines, type CardLine } from '../vcf/lines.ts'

export interface ReadLdifOptions {
  readonly encoding?: string | undefined
}

/** Attributes beyond this number stand together in the last column. */
const MOST_COLUMNS = 1000
/** An entry has pictures at most; values beyond so many characters of one entry are counted, and told. */
const LONGEST_ENTRY = 1 << 24
const PLACE = /^([\w.-]{1,80}(?:;[\w.-]{1,80}){0,8}):([:<]?) {0,80}/

/**
 * Reads LDIF (directories, address books of mail programs): an entry is a row, numbered by the line on which it begins; an
 * attribute that comes again has columns `mobile`, `mobile#2` …. A value in base64 is read as what it says, pictures are counted.
 *
 * @returns the encoding of the file
 */
export function readLdif(
  source: ByteSource,
  sink: ReadSink,
  { encoding }: ReadLdifOptions = {},
): string {
  const input = openText(source, encoding, 'utf-8')
  const entries = new Entries(sink)
  for (const line of cardLines(input)) entries.take(line)
  entries.end()
  tellUndecodable(input, sink)
  return input.encoding
}

class Entries {
  readonly #sink: ReadSink
  readonly #names: string[] = []
  readonly #columns = new Map<string, number>()
  readonly #numbers = new RowNumbers(true)
  readonly #builder = new RowBuilder()
  #grid: GridSink | null = null
  #row = 0
  #cells = new Map<number, string>()
  #times = new Map<string, number>()
  #pictures = 0
  #outside = 0
  #cut = 0
  /** Characters of the entry at hand. */
  #length = 0

  constructor(sink: ReadSink) {
    this.#sink = sink
  }

  take({ line, text, cut }: CardLine): void {
    if (text.trim() === '') this.#give()
    else if (text === '-') return
    else if (!text.startsWith('#')) this.#attribute(line, text, cut)
  }

  #attribute(line: number, text: string, cut: boolean): void {
    const [whole, name = '', how = ''] = PLACE.exec(text) ?? []
    if (whole === undefined) {
      this.#outside++
      return
    }
    const isVersion = this.#cells.size === 0 && name === 'version'
    const value = how === ':' ? this.#decoded(text.slice(whole.length)) : text.slice(whole.length)
    if (isVersion || value === null) return
    if (cut || this.#length + value.length > LONGEST_ENTRY) this.#cut++
    if (this.#length + value.length > LONGEST_ENTRY) return
    this.#length += value.length
    if (this.#cells.size === 0) this.#row = this.#numbers.next(line)
    this.#put(name, value)
  }

  #decoded(base64: string): string | null {
    const bytes = Buffer.from(base64, 'base64')
    if (isUtf8(bytes) && !bytes.includes(0)) return bytes.toString('utf8')
    const text = Buffer.from(toUtf8('gb18030', bytes)).toString('utf8')
    if (!text.includes('\ufffd') && !bytes.includes(0)) return text
    this.#pictures++
    return null
  }

  #put(name: string, value: string): void {
    const nth = (this.#times.get(name) ?? 0) + 1
    this.#times.set(name, nth)
    const column = this.#column(nth === 1 ? name : `${name}#${String(nth)}`)
    const before = this.#cells.get(column)
    this.#cells.set(column, before === undefined ? value : `${before}\n${name}: ${value}`)
  }

  #column(name: string): number {
    const known = this.#columns.get(name)
    if (known !== undefined) return known
    if (this.#names.length > MOST_COLUMNS) return MOST_COLUMNS
    const column = this.#names.push(this.#names.length < MOST_COLUMNS ? name : '其他') - 1
    if (column < MOST_COLUMNS) this.#columns.set(name, column)
    return column
  }

  /** The entry at hand is whole. */
  #give(): void {
    if (this.#cells.size === 0) return
    const builder = this.#builder.begin(this.#row)
    for (const [column, text] of [...this.#cells].sort(([a], [b]) => a - b))
      builder.cell(column, text)
    const info = { sheet: null, hidden: false, delimiter: null, delimiterByte: -1 }
    this.#grid ??= this.#sink.grid({ ...info, header: this.#names })
    this.#grid.row(builder.view)
    this.#cells = new Map()
    this.#times = new Map()
    this.#length = 0
  }

  end(): void {
    this.#give()
    this.#grid?.end()
    if (this.#names.length > MOST_COLUMNS) this.#sink.issue(fieldsBeyond(null, MOST_COLUMNS))
    if (this.#pictures > 0)
      this.#sink.issue({
        code: 'NOT_A_TABLE',
        message: `照片等二进制内容${String(this.#pictures)}个，未读 / ${String(this.#pictures)} pictures or other binary values, not read`,
      })
    if (this.#cut > 0)
      this.#sink.issue({
        code: 'LIMIT',
        message: `${String(this.#cut)}个值过长，未读或只读出开头 / ${String(this.#cut)} values are too long: not read, or only their beginning`,
      })
    if (this.#outside > 0)
      this.#sink.issue({
        code: 'CORRUPT',
        message: `有${String(this.#outside)}行不是“属性：值”，未读 / ${String(this.#outside)} lines are no attribute with a value`,
      })
  }
}
