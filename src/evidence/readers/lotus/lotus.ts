import type { ReadSink } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import { narrowText } from '../code-pages.ts'
import { RowBuilder } from '../row-builder.ts'
import { writeRows } from '../sparse-rows.ts'
import { CellWriter, type FoundCell } from '../xls-cell.ts'
import { formatCode } from './format-byte.ts'

/** A sheet has 8,192 rows of 256 cells; its file is held in memory. */
const LARGEST = 1 << 28
const MOST_ROWS = 8192
const GBK = 936

const R = {
  BEGIN: 0x00,
  END: 0x01,
  INTEGER: 0x0d,
  NUMBER: 0x0e,
  LABEL: 0x0f,
  FORMULA: 0x10,
  TEXT: 0x33,
} as const
/** Format, column and row stand before what a cell holds. */
const HEAD = 5

/**
 * Reads a worksheet of Lotus 1-2-3 (WKS, WK1), Symphony or Quattro Pro for DOS (WQ1): a chain of records, each a number, a
 * length and what it holds. Of formulas what they gave.
 *
 * @returns no encoding: letters beyond ASCII are taken for GBK
 */
export function readLotus(source: ByteSource, sink: ReadSink): null {
  if (source.size > LARGEST) {
    sink.issue({ code: 'LIMIT', message: '超过 256 MB，未读 / more than 256 MB, not read' })
    return null
  }
  const bytes = Buffer.alloc(source.size)
  source.read(0, bytes)
  const rows: FoundCell[][] = []
  const { whole, lost } = takeCells(bytes, rows)
  const grid = sink.grid({ sheet: null, hidden: false, delimiter: null, delimiterByte: -1 })
  writeRows(rows, new CellWriter(false), new RowBuilder(), grid)
  if (!whole) {
    const message = '没有结束标记，可能被截断 / no end mark; it may be cut off'
    grid.unread('CORRUPT', rows.length + 1, null, message)
  }
  grid.end()
  if (lost > 0) {
    const message = `单元格 ${lost} 个不能读出 / ${lost} cells that cannot be read`
    sink.issue({ code: 'CORRUPT', message })
  }
  return null
}

function takeCells(bytes: Buffer, rows: FoundCell[][]): { whole: boolean; lost: number } {
  let lost = 0
  for (let at = 0; at + 4 <= bytes.length;) {
    const type = bytes.readUInt16LE(at)
    const end = at + 4 + bytes.readUInt16LE(at + 2)
    if (type === R.END) return { whole: true, lost }
    if (end > bytes.length) break
    if (!take(type, bytes.subarray(at + 4, end), rows)) lost++
    at = end
  }
  return { whole: false, lost }
}

/** Takes a record; false for a cell that is not there to its end, or stands where no cell can. */
function take(type: number, body: Buffer, rows: FoundCell[][]): boolean {
  const size = SIZES[type]
  if (size === undefined) return true
  if (body.length < HEAD + size) return false
  const column = body.readUInt16LE(1)
  const row = body.readUInt16LE(3)
  if (row >= MOST_ROWS || column > 0xff) return false
  const cells = (rows[row] ??= [])
  cells[column] = cellOf(type, body)
  return true
}

/** Least bytes behind the head. */
const SIZES: Readonly<Record<number, number>> = {
  [R.INTEGER]: 2,
  [R.NUMBER]: 8,
  [R.LABEL]: 1,
  [R.FORMULA]: 8,
  [R.TEXT]: 1,
}

function cellOf(type: number, body: Buffer): FoundCell {
  if (type === R.LABEL) return { t: 's', v: textAt(body, HEAD).replace(ALIGNMENT, '') }
  if (type === R.TEXT) return { t: 's', v: textAt(body, HEAD) }
  const v = type === R.INTEGER ? body.readInt16LE(HEAD) : body.readDoubleLE(HEAD)
  // Not a number stands for an error; what a formula of text gave comes in a record behind it.
  if (!Number.isFinite(v)) return type === R.FORMULA ? {} : { t: 'e', v: 0x2a }
  return { t: 'n', v, z: formatCode(body[0] as number) }
}

/** A label begins with how it is set: left, right, in the middle, filled, for the printer. */
const ALIGNMENT = /^['"^\\|]/

function textAt(body: Buffer, from: number): string {
  const end = body.indexOf(0, from)
  return narrowText(body.subarray(from, end < 0 ? body.length : end), GBK)
}
