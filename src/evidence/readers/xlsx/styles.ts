import { builtinFormat, compileFormat, GENERAL, type NumberFormat } from './number-format.ts'
import { TagReader, type Attributes } from './tag-reader.ts'

/** Excel allows 65,490 cell formats; cells with a style past this count as general. */
const MOST_STYLES = 1 << 20

/** What the cell styles of a workbook mean for text: only their number formats. */
export class Styles {
  readonly #codes = new Map<number, string>()
  readonly #ids: number[] = []
  readonly #compiled = new Map<number, NumberFormat>()
  #inCellFormats = false
  #inNumberFormats = false

  /** Takes the styles part. */
  reader(): TagReader {
    return new TagReader(
      (name, attributes) => {
        this.#open(name, attributes)
      },
      (name) => {
        if (name === 'cellXfs') this.#inCellFormats = false
        if (name === 'numFmts') this.#inNumberFormats = false
      },
    )
  }

  #open(name: string, attributes: Attributes): void {
    if (name === 'cellXfs') this.#inCellFormats = true
    else if (name === 'numFmts') this.#inNumberFormats = true
    else if (name === 'xf' && this.#inCellFormats && this.#ids.length < MOST_STYLES) {
      this.#ids.push(Number(attributes.get('numFmtId') ?? 0))
    } else if (name === 'numFmt' && this.#inNumberFormats) {
      this.#codes.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '')
    }
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
