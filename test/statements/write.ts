/** A made statement as the bytes of a file: delimited text, or a workbook. */
import { write, utils } from '@e965/xlsx'
import { gbk } from '../../demo/gbk.ts'
import type { Made } from './made.ts'

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** Delimited text as bytes. */
export function asText(
  made: Made,
  { delimiter = ',', encoding = 'utf8' }: { delimiter?: string; encoding?: 'utf8' | 'gbk' } = {},
): Buffer {
  const lines = [
    ...made.above,
    ...[made.header, ...made.rows].map((cells) => cells.map(quoted).join(delimiter)),
    ...made.below,
  ]
  const text = `${lines.join('\r\n')}\r\n`
  // GBK has only the wide sign.
  return encoding === 'gbk' ? gbk(text.replaceAll('¥', '￥')) : Buffer.from(text)
}

/** A workbook, all cells text but the sums that a spreadsheet would know as numbers. */
export function asBook(
  made: Made,
  bookType: 'xlsx' | 'biff8',
  numbers: readonly string[] = [],
): Buffer {
  const columns = new Set(made.header.flatMap((name, i) => (numbers.includes(name) ? [i] : [])))
  const grid: (string | number)[][] = [
    ...made.above.map((line) => [line]),
    [...made.header],
    ...made.rows.map((cells) =>
      cells.map((cell, i) =>
        columns.has(i) && cell !== '' ? Number(cell.replaceAll(',', '')) : cell,
      ),
    ),
    ...made.below.map((line) => line.split(',')),
  ]
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(grid), '明细')
  return write(book, { type: 'buffer', bookType, bookSST: true }) as Buffer
}
