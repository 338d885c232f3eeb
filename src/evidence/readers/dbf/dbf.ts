import type { Beside } from '../../beside/beside.ts'
import { memoNames } from '../../beside/owner.ts'
import { detectEncoding } from '../../encoding/detect.ts'
import { surelyOther } from '../../encoding/stated.ts'
import { toUtf8 } from '../../encoding/decode.ts'
import type { ReadSink } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import { RowBuilder } from '../row-builder.ts'
import { columnText, type DbfColumn, type DbfHeader, dbfHeader, encodingOf } from './header.ts'
import { isMemo, Memo, memoBlock } from './memo.ts'

/** What a row begins with. */
const LIVING = 0x20
const DELETED = 0x2a
/** Bytes taken at once. */
const BLOCK = 4 << 20

export interface ReadDbfOptions {
  readonly encoding?: string | undefined
  /** Where the memo file may lie. */
  readonly beside?: Beside | undefined
}

/**
 * Reads a dBASE, FoxPro or Visual FoxPro table: cells as they stand, without the blanks that fill their field. Rows are
 * numbered from 1 as they lie in the file; rows marked as deleted are read too, with the mark in a last column. Long texts lie
 * in a memo file beside it (dbt, fpt).
 *
 * @returns the encoding of its text
 */
export async function readDbf(
  source: ByteSource,
  sink: ReadSink,
  options: ReadDbfOptions = {},
): Promise<string | null> {
  const header = dbfHeader(source)
  if (header === null) {
    sink.issue({ code: 'CORRUPT', message: '表头损坏 / the header of the table is broken' })
    return null
  }
  const lent = header.columns.some(isMemo) ? await options.beside?.(memoNames) : null
  const memo = lent ? new Memo(lent.source, lent.name) : null
  try {
    return readRows(source, header, { encoding: options.encoding, memo }, sink)
  } finally {
    lent?.close()
  }
}

interface RowMeans {
  readonly encoding: string | undefined
  readonly memo: Memo | null
}

function readRows(
  source: ByteSource,
  header: DbfHeader,
  { encoding: given, memo }: RowMeans,
  sink: ReadSink,
): string {
  const { columns, dataAt, rowBytes, rows: stated } = header
  const encoding = given ?? guess(source, dataAt, header.codePage)
  const names = [...columns.map((c) => decoded(c.name, encoding)), '删除标记']
  const grid = sink.grid({
    sheet: null,
    hidden: false,
    delimiter: null,
    delimiterByte: -1,
    header: names,
  })
  const builder = new RowBuilder(names.length + 1)
  const found = Math.max(0, Math.floor((source.size - dataAt) / rowBytes))
  const rows = Math.min(stated, found)
  const block = new Uint8Array(Math.max(rowBytes, Math.floor(BLOCK / rowBytes) * rowBytes))
  let deleted = 0
  let unmarked = 0
  let undecodable = 0
  for (let row = 0; row < rows;) {
    const got = source.read(dataAt + row * rowBytes, block)
    const many = Math.min(rows - row, Math.floor(got / rowBytes))
    if (many === 0) break
    for (let i = 0; i < many; i++) {
      const record = block.subarray(i * rowBytes, (i + 1) * rowBytes)
      if (record[0] === DELETED) deleted++
      else if (record[0] !== LIVING) unmarked++
      undecodable += put(builder.begin(++row), record, columns, { encoding, memo })
      grid.row(builder.view)
    }
  }
  if (stated > rows)
    grid.unread(
      'CORRUPT',
      rows + 1,
      stated - rows,
      `表头记${String(stated)}行，文件只有${String(rows)}行 / the header states ${String(stated)} rows, the file holds ${String(rows)}`,
    )
  grid.end()
  tell(sink, deleted, found - stated)
  tellDamage(sink, header.contradicts, unmarked < rows ? unmarked : 0)
  tellMemo(sink, columns, memo)
  tellRest(source, Math.max(dataAt + found * rowBytes, 0), undecodable, encoding, sink)
  return encoding
}

function put(
  builder: RowBuilder,
  record: Uint8Array,
  columns: readonly DbfColumn[],
  { encoding, memo }: { readonly encoding: string; readonly memo: Memo | null },
): number {
  let undecodable = 0
  for (const [i, column] of columns.entries()) {
    const text =
      memo && isMemo(column)
        ? memoText(record, column, memo, encoding)
        : columnText(record, column, encoding)
    if (text?.includes('\ufffd') === true) undecodable++
    if (text !== null) builder.cell(i, text)
  }
  if (record[0] === DELETED) builder.cell(columns.length, '*')
  return undecodable
}

function memoText(record: Uint8Array, column: DbfColumn, memo: Memo, encoding: string) {
  const block = memoBlock(record.subarray(column.at, column.at + column.length))
  const bytes = memo.text(block)
  return bytes && decoded(bytes, encoding)
}

/** Bytes behind the last row that are no end mark, and cells that could not be decoded. */
function tellRest(
  source: ByteSource,
  at: number,
  undecodable: number,
  encoding: string,
  sink: ReadSink,
): void {
  const rest = new Uint8Array(Math.max(0, Math.min(source.size - at, 65_536)))
  const held = rest.subarray(0, source.read(at, rest))
  if (held.some((byte) => byte !== 0x1a && byte !== 0x20 && byte !== 0))
    sink.issue({
      code: 'CORRUPT',
      message: `最后一行之后还有${held.length}字节，不足一行，未读 / ${held.length} bytes behind the last row, less than a row, not read`,
    })
  if (undecodable > 0)
    sink.issue({
      code: 'UNDECODABLE',
      message: `${undecodable}个单元格有不能按${encoding}解码的字节，以U+FFFD代替 / ${undecodable} cells hold bytes that are not valid ${encoding}`,
    })
}

function tellMemo(sink: ReadSink, columns: readonly DbfColumn[], memo: Memo | null): void {
  memo?.tell((code, message) => {
    sink.issue({ code, message })
  })
  const n = String(columns.filter(isMemo).length)
  if (memo === null && n !== '0')
    sink.issue({
      code: 'NOT_A_TABLE',
      message: `${n}列的内容在备注文件（dbt、fpt）中，未见该文件，未读 / the text of ${n} columns lies in a memo file that is not beside it, not read`,
    })
}

function tell(sink: ReadSink, deleted: number, beyond: number): void {
  if (deleted > 0)
    sink.issue({
      code: 'HIDDEN_ROWS',
      message: `${String(deleted)}行有删除标记，已读 / ${String(deleted)} rows marked as deleted, read`,
    })
  if (beyond > 0)
    sink.issue({
      code: 'CORRUPT',
      message: `表头所记之外还有${String(beyond)}行的字节，未读 / bytes of ${String(beyond)} rows beyond those stated, not read`,
    })
}

/** A writer may mark no row at all; where some rows are marked, the others are not what stood there. */
function tellDamage(sink: ReadSink, contradicts: boolean, unmarked: number): void {
  const say = (message: string) => {
    sink.issue({ code: 'CORRUPT', message })
  }
  if (contradicts)
    say(
      '各列宽度之和小于行长，列或宽度有误，部分内容未读 / the columns do not fill a row: part of each row was not read',
    )
  if (unmarked > 0)
    say(
      `${String(unmarked)}行的开头不是行标记，内容可能已被覆盖 / ${String(unmarked)} rows do not begin with the mark of a row: what stood there may be overwritten`,
    )
}

function guess(source: ByteSource, dataAt: number, codePage: number): string {
  const sample = new Uint8Array(Math.min(1 << 18, source.size))
  const held = sample.subarray(0, source.read(0, sample)).subarray(Math.min(32, sample.length))
  const text = Uint8Array.from(held, (c, i) => (c < 0x20 && i < dataAt ? 0x20 : c))
  const named = encodingOf(codePage)
  if (named !== null) return surelyOther(text, named) ?? named
  const { encoding } = detectEncoding(text, false)
  return UNLIKELY.includes(encoding) ? 'gb18030' : encoding
}

/** What a table without a code page is not taken for: most that are met here are of the mainland. */
const UNLIKELY: readonly string[] = ['binary', 'windows-1252', 'shift_jis', 'euc-jp', 'euc-kr']

function decoded(bytes: Uint8Array, encoding: string): string {
  return Buffer.from(toUtf8(encoding, bytes)).toString('utf8')
}
