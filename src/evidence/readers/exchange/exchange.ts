import { takeSample } from '../text/sample.ts'
import { toUtf8 } from '../../encoding/decode.ts'
import type { IssueCode } from '../../codes.ts'
import type { ReadSink } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import { RowBuilder } from '../row-builder.ts'
import { writeRows } from '../sparse-rows.ts'
import { CellWriter, type FoundCell } from '../xls-cell.ts'
import { difCells } from './dif.ts'
import { sylkCells } from './sylk.ts'

/** These formats end with the 65,536 rows of their time; the cells are held in memory. */
const LARGEST = 1 << 28
/** Excel's own limits. */
const MOST_ROWS = 1 << 20
const MOST_COLUMNS = 16_384

/** A cell and its place, both from 1. */
export interface PlacedCell {
  readonly row: number
  readonly column: number
  readonly cell: FoundCell
}

/** What a file of cells holds: given cell by cell, and told at the end. */
export interface Told {
  /** Records that are no cell and not understood, and whether the file ends as it should. */
  broken: number
  /** Comments on cells. */
  notes: number
  ended: boolean
  /** Days are counted from 1904. */
  date1904: boolean
  /** Names that the file itself gives its columns. */
  labels: (string | null)[]
}

type Cells = (lines: readonly string[], told: Told) => Generator<PlacedCell>

export interface ExchangeOptions {
  readonly encoding?: string | undefined
}

/** Reads a table in Microsoft's symbolic link format (SYLK, .slk), as Excel saves it: values with their formats, no formulas. */
export function readSylk(source: ByteSource, sink: ReadSink, options: ExchangeOptions): string {
  return read(source, sink, options, sylkCells)
}

/** Reads a table in the data interchange format (DIF), as spreadsheets save it. */
export function readDif(source: ByteSource, sink: ReadSink, options: ExchangeOptions): string {
  return read(source, sink, options, difCells)
}

function read(
  source: ByteSource,
  sink: ReadSink,
  { encoding: given }: ExchangeOptions,
  cells: Cells,
): string {
  const { encoding } = takeSample(source, given).guess
  if (source.size > LARGEST) {
    sink.issue({ code: 'LIMIT', message: '超过 256 MB，未读 / more than 256 MB, not read' })
    return encoding
  }
  const bytes = new Uint8Array(source.size)
  source.read(0, bytes)
  const text = Buffer.from(toUtf8(encoding === 'binary' ? 'gb18030' : encoding, bytes)).toString()
  const told: Told = { broken: 0, notes: 0, ended: false, date1904: false, labels: [] }
  const { rows, beyond } = rowsOf(cells(text.replace(/^\ufeff/, '').split(/\r\n?|\n/), told))
  const info = { sheet: null, hidden: false, delimiter: null, delimiterByte: -1 }
  const named = told.labels.length > 0 && !isSaid(told.labels, rows[0])
  const grid = sink.grid(named ? { ...info, header: told.labels } : info)
  writeRows(rows, new CellWriter(told.date1904), new RowBuilder(), grid)
  if (!told.ended)
    grid.unread(
      'CORRUPT',
      rows.length + 1,
      null,
      '没有结束标记，可能被截断 / no end mark; it may be cut off',
    )
  grid.end()
  tell(sink, 'CORRUPT', told.broken, '条记录不能读出 / records that cannot be read')
  tell(sink, 'NOT_A_TABLE', told.notes, '个批注，未读 / comments, not read')
  tell(
    sink,
    'LIMIT',
    beyond,
    '个单元格超出行列上限或位置重复，未读 / cells beyond the last row or column, or at a place that is taken',
  )
  if (text.includes('\ufffd'))
    sink.issue({ code: 'UNDECODABLE', message: '有不能解码的字节 / bytes that cannot be decoded' })
  return encoding
}

/** Some programs write the names once more as the first row. */
function isSaid(labels: readonly (string | null)[], row: Row | undefined): boolean {
  return labels.every((label, i) => label === null || row?.[i]?.v === label)
}

type Row = readonly (FoundCell | undefined)[]

function tell(sink: ReadSink, code: IssueCode, count: number, message: string): void {
  if (count > 0) sink.issue({ code, message: `${String(count)} ${message}: ${String(count)}` })
}

function rowsOf(cells: Iterable<PlacedCell>) {
  const rows: (FoundCell | undefined)[][] = []
  let beyond = 0
  for (const { row, column, cell } of cells) {
    if (!(row >= 1 && row <= MOST_ROWS && column >= 1 && column <= MOST_COLUMNS)) beyond++
    else {
      const of = (rows[row - 1] ??= [])
      if (of[column - 1] === undefined) of[column - 1] = cell
      else beyond++
    }
  }
  return { rows, beyond }
}

/** A number as the spreadsheet stores it; one that a double cannot hold as it stands is text, digit by digit. */
export function numberCell(text: string, format: string | undefined): FoundCell {
  const value = Number(text)
  if (text.trim() === '' || String(value) !== text) return { t: 's', v: text }
  return { t: 'n', v: value, ...(format === undefined ? {} : { z: format }) }
}
