/** From lists to the bytes of files: one function a format, and the tally of what was written. */
import { utils, write } from '@e965/xlsx'
import { gbk } from './gbk.ts'
import { rowsOf, type Cell, type Line, type Row, type Sheet } from './list.ts'
import { at } from './random.ts'
import { xlsx } from './xlsx.ts'
import { zip } from './zip.ts'

export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'gbk' | 'utf-16le'

/** How a list is saved. Only text formats have an encoding; only they have just one sheet. */
export type Format =
  | { readonly as: 'xlsx'; readonly strings: 'shared' | 'inline' }
  | { readonly as: 'xls' }
  | { readonly as: 'text'; readonly encoding: TextEncoding; readonly delimiter: string }

export interface ListFile {
  /** Path from the case folder; inside a container, the path there. */
  readonly path: string
  readonly format: Format
  readonly sheets: readonly Sheet[]
}

/** A zip whose names are GBK without the flag, as Chinese Windows packs them. */
export interface ZipFile {
  readonly path: string
  readonly members: readonly ListFile[]
}

/** The same bytes under another name on another medium. */
export interface CopiedFile {
  readonly path: string
  readonly copyOf: string
}

export type EvidenceFile = ListFile | ZipFile | CopiedFile

/** A file as it lies in the evidence, with the lists that were put into it. */
export interface WrittenList {
  /** From the case folder: the file, and the entry when it is a container. */
  readonly at: readonly string[]
  readonly rows: readonly Row[]
  readonly lines: readonly Line[]
}

export function bytesOf(file: ListFile): Buffer {
  const { format, sheets } = file
  if (format.as === 'text') return textBytes(at(sheets, 0), format.encoding, format.delimiter)
  const filled = sheets.map((sheet) => ({
    name: sheet.name,
    hidden: sheet.hidden ?? false,
    rows: rowsOf(sheet),
  }))
  return format.as === 'xls' ? xlsBytes(filled) : xlsx(filled, format.strings)
}

export function zipBytes(file: ZipFile): Buffer {
  const entries = file.members.map((member) => ({ name: gbk(member.path), bytes: bytesOf(member) }))
  return zip(entries, 'gbk')
}

export function written(steps: readonly string[], sheets: readonly Sheet[]): WrittenList {
  return {
    at: steps,
    rows: sheets.flatMap((sheet) => rowsOf(sheet)),
    lines: sheets.flatMap((sheet) => sheet.lines),
  }
}

function textBytes(sheet: Sheet, encoding: TextEncoding, delimiter: string): Buffer {
  const lines = rowsOf(sheet).map((row) => textLine(row, delimiter))
  const text = lines.join('\r\n') + '\r\n'
  if (encoding === 'gbk') return gbk(text)
  if (encoding === 'utf-16le') return Buffer.from(`\ufeff${text}`, 'utf16le')
  return Buffer.from(encoding === 'utf-8-bom' ? `\ufeff${text}` : text)
}

/** Comma-separated files keep their commas in rows with nothing in them; other text has an empty line. */
function textLine(row: Row, delimiter: string): string {
  const texts = row.cells.map((cell) => quoted(textOf(cell), delimiter))
  if (delimiter === ',') return texts.join(',')
  return texts
    .filter((text, index) => text !== '' || row.role === 'data' || index === 0)
    .join(delimiter)
}

const textOf = (cell: Cell): string =>
  cell === null ? '' : typeof cell === 'string' ? cell : cell.stored

const quoted = (text: string, delimiter: string): string =>
  delimiter === ',' && /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

/** The library writes no date into the file, so that its bytes repeat; the test holds it to that. */
function xlsBytes(
  sheets: readonly { readonly name: string; readonly rows: readonly Row[] }[],
): Buffer {
  const book = utils.book_new()
  for (const { name, rows } of sheets) {
    const cells = rows.map((row) => row.cells.map((cell) => xlsValue(cell)))
    utils.book_append_sheet(book, utils.aoa_to_sheet(cells), name)
  }
  return write(book, { type: 'buffer', bookType: 'biff8', bookSST: true }) as Buffer
}

const xlsValue = (cell: Cell): string | number | null =>
  cell === null || typeof cell === 'string' ? cell : Number(cell.stored)
