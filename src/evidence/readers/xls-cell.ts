import { CELL } from '../row.ts'
import { ERROR_VALUES } from './error-values.ts'
import type { RowBuilder } from './row-builder.ts'
import { builtinFormat, compileFormat, type NumberFormat } from './xlsx/number-format.ts'
import { showDate } from './xlsx/show-date.ts'
import { showNumber } from './xlsx/show-number.ts'
import { showGeneral } from './xlsx/show-general.ts'

/** A cell: `t` its type, `v` its value, `z` the code of its number format, or the number of one that is not spelled out. */
export interface FoundCell {
  readonly t?: string
  readonly v?: unknown
  readonly z?: string | number
}

/** Turns cells into stored and shown text. One for a workbook: it remembers the formats it has read. */
export class CellWriter {
  readonly #date1904: boolean
  readonly #formats = new Map<string | number, NumberFormat>()

  constructor(date1904: boolean) {
    this.#date1904 = date1904
  }

  /** Adds a cell to a row; gives false for one that holds nothing (only formatted, only commented). */
  put(row: RowBuilder, column: number, cell: FoundCell): boolean {
    const { t, v } = cell
    if (t === 's' || typeof v === 'string') row.cell(column, String(v), CELL.TEXT)
    else if (t === 'b') row.cell(column, v === true || v === 1 ? 'TRUE' : 'FALSE', CELL.BOOLEAN)
    else if (t === 'e') row.cell(column, ERROR_VALUES[Number(v)] ?? '#UNKNOWN!', CELL.ERROR)
    else if (typeof v === 'number') this.#number(row, column, v, cell.z)
    else return false
    return true
  }

  /** The stored text is the shortest that gives the same double: 13800138000, 0.1, 1.1e+21. */
  #number(row: RowBuilder, column: number, value: number, code: string | number | undefined): void {
    const stored = String(value)
    const format = this.#format(code)
    if (format.kind === 'date') {
      const shown = showDate(value, format, this.#date1904)
      row.cell(column, stored, shown === null ? CELL.NUMBER : CELL.DATE, shown)
    } else {
      const shown =
        format.kind === 'number' ? showNumber(stored, format.sections) : showGeneral(stored)
      row.cell(column, stored, CELL.NUMBER, shown)
    }
  }

  #format(code: string | number = 0): NumberFormat {
    const known = this.#formats.get(code)
    if (known !== undefined) return known
    const format = typeof code === 'number' ? builtinFormat(code) : compileFormat(code)
    this.#formats.set(code, format)
    return format
  }
}
