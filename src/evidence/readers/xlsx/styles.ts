import { StyleFormats } from './style-formats.ts'
import { TagReader, type Attributes } from './tag-reader.ts'

/** What the cell styles of a workbook mean for text: only their number formats. */
export class Styles extends StyleFormats {
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
    else if (name === 'xf' && this.#inCellFormats) {
      this.addStyle(Number(attributes.get('numFmtId') ?? 0))
    } else if (name === 'numFmt' && this.#inNumberFormats) {
      this.addCode(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '')
    }
  }
}
