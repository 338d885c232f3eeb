import type { EntryResult } from '../../containers/zip.ts'
import type { GridSink, ReadSink } from '../../row.ts'
import { isDrawing, readDrawings } from '../xlsx/beside/drawings.ts'
import { tellProperties } from '../xlsx/beside/properties.ts'
import { contactLinks, type ContactLinks } from '../contact-links.ts'
import { isEmbedded } from '../embedded.ts'
import { PageHeadings } from '../page-headings.ts'
import { GridOut, Troubles } from '../xlsx/grid-out.ts'
import { otherParts } from '../xlsx/other-parts.ts'
import type { Package } from '../xlsx/package.ts'
import { SharedStrings } from '../xlsx/shared-strings.ts'
import { Shower } from '../xlsx/shower.ts'
import type { SheetEntry } from '../xlsx/workbook.ts'
import { BINARY_NOTES, readBinaryNotes } from './comments-part.ts'
import { SheetRecords } from './sheet-part.ts'
import { stringRecords } from './strings-part.ts'
import { BinaryStyles, readWorkbookPart } from './workbook-part.ts'
import type { Records } from './records.ts'

/**
 * Reads a binary workbook (xlsb), whose workbook part lies at `path`: as xlsx, but that numbers are stored as doubles,
 * so that their stored text is the shortest that gives the same one.
 */
export async function readBinaryWorkbook(
  pack: Package,
  path: string,
  sink: ReadSink,
  spoolDir: string,
): Promise<void> {
  const book = await readWorkbookPart(pack, path)
  if (book.broken || book.sheets.length === 0) {
    sink.issue({ code: 'CORRUPT', message: '工作表清单不完整 / the list of sheets is not whole' })
  }
  const styles = new BinaryStyles()
  tellPart(await readRecords(pack, book.styles, styles.records), '样式 / styles', sink)
  const strings = new SharedStrings(spoolDir)
  try {
    const result = await readRecords(pack, book.strings, stringRecords(strings))
    strings.seal()
    tellPart(result, '共享字符串 / shared strings', sink)
    if (strings.full) {
      sink.issue({ code: 'LIMIT', message: '共享字符串过多 / too many shared strings' })
    }
    const shower = new Shower(styles, book.date1904)
    const tails = new BinaryTails()
    for (const sheet of book.sheets) tails.add(await readSheet(pack, sheet, strings, shower, sink))
    tails.tell(sink)
  } finally {
    strings.close()
  }
  await readBinaryNotes(pack, sink)
  await readDrawings(pack, sink)
  book.names.read(sink)
  await tellProperties(pack, sink)
  const unread = pack.paths().filter(isUnread)
  const others = otherParts(namesOfXml(unread))
  if (others !== null) sink.issue({ code: 'NOT_A_TABLE', message: others })
}

function isUnread(path: string): boolean {
  return !BINARY_NOTES.test(path) && !isDrawing(path) && !isEmbedded(path)
}

/** Parts have the names that they would have in a workbook of XML. */
function namesOfXml(paths: readonly string[]): string[] {
  return paths.map((each) => each.replace(/\.bin$/, '.xml'))
}

const BROKEN = '记录损坏或被截断 / the records are broken or cut short'

async function readRecords(
  pack: Package,
  path: string,
  records: Records,
): Promise<EntryResult | null> {
  const take = (chunk: Uint8Array) => {
    records.push(chunk)
  }
  const result = await pack.readBytes(path, take, { brief: true })
  records.end()
  if (result === null || result.status !== 'ok' || !records.broken) return result
  return { ...result, status: 'CORRUPT', message: BROKEN }
}

function tellPart(result: EntryResult | null, part: string, sink: ReadSink): void {
  if (result === null || result.status === 'ok') return
  sink.issue({ code: result.status, message: `${part}: ${result.message}` })
}

async function readSheet(
  pack: Package,
  sheet: SheetEntry,
  strings: SharedStrings,
  shower: Shower,
  sink: ReadSink,
): Promise<SheetRecords> {
  const { name } = sheet
  const links = await contactLinks(pack, sheet.path)
  const info = { sheet: name, hidden: sheet.hidden, delimiter: null, delimiterByte: -1 }
  const grid = links.watching(sink.grid(info))
  if (sheet.hidden) tellHidden(sheet, sink)
  const out = new GridOut(grid)
  const troubles = new Troubles(sink, name)
  const scanner = new SheetRecords({ out, troubles, strings, shower, links })
  const result = await readRecords(pack, sheet.path, scanner.records)
  scanner.endRow()
  tellEnd(result, scanner, out, grid)
  troubles.end()
  if (scanner.hiddenRows) {
    const message = '有隐藏的行或列（已读） / hidden rows or columns, read'
    sink.issue({ code: 'HIDDEN_ROWS', sheet: name, message })
  }
  if (out.repeated > 0) {
    const message = `行号重复、倒序或越界 ${out.repeated} 处 / row numbers that repeat or go back: ${out.repeated}`
    sink.issue({ code: 'ROW_NUMBERS_REPEAT', sheet: name, row: out.firstRepeated, message })
  }
  grid.end()
  return scanner
}

/** What stands behind the rows of the sheets: headers and footers of pages, rules for what may be entered. */
class BinaryTails {
  readonly #headings = new PageHeadings()
  readonly #links: ContactLinks[] = []
  #rules = 0

  add({ headings, rules, links }: SheetRecords): void {
    if (links) this.#links.push(links)
    for (const heading of headings) this.#headings.code(heading)
    this.#rules += rules
  }

  tell(sink: ReadSink): void {
    for (const links of this.#links) links.read(sink)
    this.#headings.read(sink)
    if (this.#rules === 0) return
    const many = String(this.#rules)
    const message = `输入限制（可含选项清单） ${many} 个，未读 / ${many} rules for input, which may hold lists, not read`
    sink.issue({ code: 'NOT_A_TABLE', message })
  }
}

function tellHidden(sheet: SheetEntry, sink: ReadSink): void {
  const message = sheet.unlisted
    ? '工作簿未列出的工作表部件（已读） / a sheet part that the workbook does not list, read'
    : '隐藏工作表（已读） / hidden sheet, read'
  sink.issue({ code: 'HIDDEN_SHEET', sheet: sheet.name, message })
}

function tellEnd(
  result: EntryResult | null,
  scanner: SheetRecords,
  out: GridOut,
  grid: GridSink,
): void {
  if (result === null) {
    grid.unread('CORRUPT', null, null, '工作表部件缺失 / the sheet part is missing')
  } else if (result.status !== 'ok') {
    grid.unread(result.status, out.highest + 1, null, result.message)
  } else if (!scanner.whole) grid.unread('CORRUPT', out.highest + 1, null, BROKEN)
}
