import { CELL } from '../../row.ts'
import type { RowBuffer } from './row-buffer.ts'
import { showDate, showIsoDate } from './show-date.ts'
import { showNumber } from './show-number.ts'
import type { NumberFormat } from './number-format.ts'

/** Stored texts shorter than this, without exponent, show as they stand under the general format. */
const LONG = 16
const EXPONENT = /[eE]/

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
  show(row: RowBuffer, column: number, style: number): void {
    const text = row.buf.toString('latin1', row.start[column], row.end[column])
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

/**
 * The general format rounds off the trace of binary storage (`0.10000000000000001` is 0.1) and writes out numbers
 * of up to eleven digits (`1.3800138E10` is 13800138000).
 */
export function showGeneral(text: string): string | null {
  const exponent = EXPONENT.test(text)
  if (!exponent && (text.length < LONG || !text.includes('.'))) return null
  const number = Number(text)
  const size = Math.abs(number)
  if (!(size >= 1e-4 && size < 1e11)) return null
  const plain = String(Number(number.toPrecision(15)))
  return plain.includes('e') ? null : plain
}
