import { builtinFormat, compileFormat, GENERAL, type NumberFormat } from './number-format.ts'

/** Excel allows 65,490 cell formats; cells with a style past this count as general. */
const MOST_STYLES = 1 << 20

/** The number formats of the cell styles of a workbook, as its styles part lists them, in XML or in records. */
export class StyleFormats {
  readonly #codes = new Map<number, string>()
  readonly #ids: number[] = []
  readonly #compiled = new Map<number, NumberFormat>()

  /** A format of the workbook's own. */
  addCode(id: number, code: string): void {
    if (this.#codes.size < MOST_STYLES) this.#codes.set(id, code)
  }

  /** The next style, by the number of its format. */
  addStyle(id: number): void {
    if (this.#ids.length < MOST_STYLES) this.#ids.push(id)
  }

  /** The number format of cells of this style; general when there is no such style. */
  format(style: number): NumberFormat {
    const id = this.#ids[style]
    if (id === undefined || id === 0) return GENERAL
    const known = this.#compiled.get(id)
    if (known !== undefined) return known
    const code = this.#codes.get(id)
    const format = code === undefined ? builtinFormat(id) : compileFormat(code)
    this.#compiled.set(id, format)
    return format
  }
}
