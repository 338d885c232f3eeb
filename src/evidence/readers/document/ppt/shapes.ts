import type { DocumentOut } from '../document-out.ts'
import { KIND, recordsIn, textOf, type PptRecord } from './records.ts'

/** Shapes in groups in groups … */
const DEEPEST = 32

/** A shape of a group with its text and where it stands there. */
interface Cell {
  readonly text: string
  readonly left: number
  readonly top: number
}

/** Reads the text below a record: groups whose shapes stand in rows and columns are tables, all else is lines. */
export function readShapes(bytes: Buffer, within: PptRecord, out: DocumentOut, depth = 0): void {
  if (depth > DEEPEST) {
    out.noteTooLong()
    return
  }
  for (const record of recordsIn(bytes, within.from, within.to)) {
    if (record.kind === KIND.GROUP && readTable(bytes, record, out)) continue
    const text = record.kind === KIND.STRING ? null : textOf(bytes, record)
    if (text !== null) line(text, out)
    else if (record.holdsRecords) readShapes(bytes, record, out, depth + 1)
  }
}

/** Puts out a text, a paragraph a line; a sign that stands for the number of the page is none. */
export function line(text: string, out: DocumentOut): void {
  if (text.trim() === '' || text === '*') return
  for (const one of text.split('\n')) {
    out.beginParagraph()
    out.text?.literal(one)
    out.endParagraph()
  }
}

/** A table is a group: each cell is a shape, placed by its left and its top. False for any other group. */
function readTable(bytes: Buffer, group: PptRecord, out: DocumentOut): boolean {
  const cells: Cell[] = []
  for (const record of recordsIn(bytes, group.from, group.to)) {
    if (record.kind !== KIND.SHAPE) return false
    const cell = cellOf(bytes, record)
    if (cell) cells.push(cell)
  }
  const rows = Map.groupBy(cells, ({ top }) => top)
  const columns = [...new Set(cells.map(({ left }) => left))].sort((a, b) => a - b)
  const isGrid =
    rows.size > 1 && columns.length > 1 && cells.length > (rows.size * columns.length) / 2
  const twice =
    new Set(cells.map(({ left, top }) => `${String(left)} ${String(top)}`)).size < cells.length
  if (!isGrid || twice) return false
  out.beginTable()
  for (const [, row] of [...rows].sort(([a], [b]) => a - b)) writeRow(row, columns, out)
  out.endTable()
  return true
}

function writeRow(row: readonly Cell[], columns: readonly number[], out: DocumentOut): void {
  const texts = new Map(row.map(({ left, text }) => [left, text]))
  out.beginRow()
  for (const left of columns) {
    const text = texts.get(left)
    out.beginCell()
    if (text !== undefined) out.text?.literal(text)
    out.endCell(1, 1, text === undefined)
  }
  out.endRow()
}

/** The text of a shape and its place; null where it has none, or is the group itself. */
function cellOf(bytes: Buffer, shape: PptRecord): Cell | null {
  let text = ''
  let place: { left: number; top: number } | null = null
  for (const record of recordsIn(bytes, shape.from, shape.to)) {
    if (record.kind === KIND.IS_GROUP) return null
    if (record.kind === KIND.PLACE_IN_GROUP && record.to - record.from >= 16)
      place = { left: bytes.readInt32LE(record.from), top: bytes.readInt32LE(record.from + 4) }
    if (record.kind === KIND.TEXT_BOX) text += textsIn(bytes, record)
  }
  return place && text.trim() !== '' ? { text, ...place } : null
}

function textsIn(bytes: Buffer, box: PptRecord): string {
  const texts = [...recordsIn(bytes, box.from, box.to)].map((record) => textOf(bytes, record))
  return texts.filter((text) => text !== null).join('\n')
}
