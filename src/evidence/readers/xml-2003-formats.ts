import { compileFormat, GENERAL, type NumberFormat } from './xlsx/number-format.ts'

/** Formats that XML Spreadsheet 2003 names instead of spelling out. */
const NAMED: Readonly<Record<string, string>> = {
  'general number': '0',
  'general date': 'yyyy/m/d h:mm',
  'long date': 'yyyy"年"m"月"d"日"',
  'medium date': 'd-mmm-yy',
  'short date': 'yyyy/m/d',
  'long time': 'h:mm:ss',
  'medium time': 'h:mm AM/PM',
  'short time': 'h:mm',
  fixed: '0.00',
  standard: '#,##0.00',
  percent: '0.00%',
}

const DEFAULT = 'Default'
const MOST = 1 << 16

/** The number formats of the styles of an XML Spreadsheet 2003; a style without one has that of the style it goes on from. */
export class Formats {
  readonly #formats = new Map<string, NumberFormat>()

  begin(style: string, parent: string | null): void {
    const inherited = this.#formats.get(parent ?? DEFAULT)
    if (inherited !== undefined) this.#set(style, inherited)
  }

  add(style: string, code: string): void {
    this.#set(style, compileFormat(NAMED[code.toLowerCase()] ?? code))
  }

  #set(style: string, format: NumberFormat): void {
    if (this.#formats.size < MOST) this.#formats.set(style, format)
  }

  of(style = DEFAULT): NumberFormat {
    return this.#formats.get(style) ?? this.#formats.get(DEFAULT) ?? GENERAL
  }
}
