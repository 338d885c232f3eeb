import { CELL } from '../../row.ts'
import type { RowBuffer } from './row-buffer.ts'
import { showDate, showIsoDate } from './show-date.ts'
import { showGeneral } from './show-general.ts'
import { showNumber } from './show-number.ts'
import type { NumberFormat } from './number-format.ts'

/** The number formats of a workbook's cell styles. */
export interface CellStyles {
  format(style: number): NumberFormat
}

/** Puts beside a cell's stored text what its number format shows, where the two differ. */
export class Shower {
  readonly #styles: CellStyles
  readonly #date1904: boolean

  constructor(styles: CellStyles, date1904: boolean) {
    this.#styles = styles
    this.#date1904 = date1904
  }

  /** The cell has been put into the row; a number under a date format becomes a DATE. */
  show(row: RowBuffer, column: number, style: number, text = textOf(row, column)): void {
    const shown = this.#shown(row, column, style, text)
    if (shown !== null && shown !== text) row.putShown(column, shown)
  }

  #shown(row: RowBuffer, column: number, style: number, text: string): string | null {
    const format = this.#styles.format(style)
    switch (row.type[column]) {
      case CELL.BOOLEAN:
        return text === '1' ? 'TRUE' : text === '0' ? 'FALSE' : null
      case CELL.DATE:
        return showIsoDate(text, format.kind === 'date' ? format : null)
      default:
        break
    }
    if (format.kind === 'general') return showGeneral(text)
    if (format.kind === 'number') return showNumber(text, format.sections)
    const date = showDate(Number(text), format, this.#date1904)
    if (date !== null) row.type[column] = CELL.DATE
    return date
  }
}

function textOf({ buf, start, end }: RowBuffer, column: number): string {
  return buf.toString('latin1', start[column], end[column])
}
