import type { TakeInside } from '../../containers/inside.ts'
import { openZip } from '../../containers/zip.ts'
import type { GridSink, ReadSink } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import { readBinaryWorkbook } from '../xlsb/xlsb.ts'
import { handOnEmbedded, isEmbedded } from '../embedded.ts'
import { contactLinks, ContactLinks } from '../contact-links.ts'
import { GridOut, Troubles } from './grid-out.ts'
import { notAPackage } from './not-a-package.ts'
import { otherParts } from './other-parts.ts'
import { Package, type PartResult } from './package.ts'
import { SharedStrings } from './shared-strings.ts'
import { SharedStringsScanner } from './shared-strings-scanner.ts'
import { SheetScanner } from './sheet-scanner.ts'
import { isReadBeside, readBesideSheets, SheetTails } from './beside/beside.ts'
import { readUnusedStrings } from './beside/unused-strings.ts'
import { Shower } from './shower.ts'
import { StretchTaker, type Stretch, type StretchEnds } from './stretch.ts'
import { Styles } from './styles.ts'
import { findWorkbook, readWorkbook, type SheetEntry, type Workbook } from './workbook.ts'

export interface XlsxOptions {
  /** Private folder for shared strings past 128 MB; nothing is left in it. */
  readonly spoolDir: string
  /** Most bytes to unpack in all; more gives LIMIT. */
  readonly maxBytes?: number
  readonly signal?: AbortSignal
  /** Only these rows. */
  readonly stretch?: Stretch
  /** Bytes of shared strings that are enough for the rows that are wanted; a cell that refers to others has none. */
  readonly strings?: number
  /** Takes the files that lie within the workbook. */
  readonly inside?: TakeInside | undefined
}

/**
 * Reads xlsx, xlsm and xlsb: every sheet in the workbook's order, hidden ones and those that the workbook does not list
 * included, each cell's stored text untouched and beside it what its number format shows. What cannot be read is
 * told to the sink; rejects only when the sink throws, the spool cannot be written, or the signal aborts. Gives the ends of
 * a stretch, when one was asked for and there.
 */
export async function readXlsx(
  source: ByteSource,
  sink: ReadSink,
  options: XlsxOptions,
): Promise<StretchEnds | null> {
  const refused = notAPackage(source)
  if (refused !== null) {
    sink.issue(refused)
    return null
  }
  const pack = new Package(source, openZip(source), options)
  tellArchive(pack, sink)
  const path = await findWorkbook(pack)
  if (path === null) sink.issue(noWorkbook(pack))
  else if (path.endsWith('.bin')) await readBinaryWorkbook(pack, path, sink, options.spoolDir)
  else return readXml(source, pack, path, sink, options)
  handOnEmbedded(source, pack, options.inside, sink)
  return null
}

async function readXml(
  source: ByteSource,
  pack: Package,
  path: string,
  sink: ReadSink,
  options: XlsxOptions,
): Promise<StretchEnds | null> {
  const ends = await readSheets(pack, await readWorkbook(pack, path), sink, options)
  if (options.stretch?.alone !== true) handOnEmbedded(source, pack, options.inside, sink)
  return ends
}

function noWorkbook(pack: Package) {
  const damaged = pack.directory.recovered || pack.directory.entries.length === 0
  const message = '压缩包内没有工作簿部件 / no workbook part in the package'
  return { code: damaged ? 'CORRUPT' : 'UNSUPPORTED', message } as const
}

/** What is wrong with the zip itself; odd names are of no matter inside a workbook. */
function tellArchive(pack: Package, sink: ReadSink): void {
  for (const { code, message } of pack.directory.issues) {
    if (code !== 'NAME_ENCODING' && code !== 'UNSAFE_NAME') sink.issue({ code, message })
  }
  if (pack.shadowed === 0) return
  const message = `同名部件 ${pack.shadowed} 个未读，只读第一个 / parts of a repeated name, not read`
  sink.issue({ code: 'CORRUPT', message })
}

async function readSheets(
  pack: Package,
  book: Workbook,
  sink: ReadSink,
  options: XlsxOptions,
): Promise<StretchEnds | null> {
  if (book.broken || book.sheets.length === 0) {
    sink.issue({ code: 'CORRUPT', message: '工作表清单不完整 / the list of sheets is not whole' })
  }
  const strings = new SharedStrings(options.spoolDir)
  try {
    const styles = new Styles()
    tellPart(await pack.read(book.styles, styles.reader()), '样式 / styles', sink)
    await readStrings(pack, book, strings, sink, options.strings)
    const shower = new Shower(styles, book.date1904)
    const { stretch } = options
    if (stretch === undefined) strings.watch()
    const only = stretch?.alone === true
    let ends: StretchEnds | null = null
    const tails = new SheetTails()
    const links: ContactLinks[] = []
    for (const sheet of book.sheets) {
      const own = stretch?.sheet === sheet.path ? stretch : undefined
      if (own || !only)
        ends = (await readSheet(pack, sheet, { strings, shower, tails, links, own }, sink)) ?? ends
    }
    // Behind all sheets: these are numbered in their order.
    for (const one of links) one.read(sink)
    tails.tell(sink, only)
    if (!only) await readBesideSheets(pack, book.path, sink)
    // Of a sheet that is read in parts nobody sees all strings that are used.
    if (stretch === undefined) readUnusedStrings(strings, sink)
    if (!only) tellOthers(pack, sink)
    return ends
  } finally {
    strings.close()
  }
}

function tellOthers(pack: Package, sink: ReadSink): void {
  const others = otherParts(pack.paths().filter((path) => !isReadBeside(path) && !isEmbedded(path)))
  if (others !== null) sink.issue({ code: 'NOT_A_TABLE', message: others })
  if (pack.paths().some((path) => DATA_MODEL.test(path))) sink.issue(NO_DATA_MODEL)
}

/** Tables that Power Pivot keeps in a format of its own. */
const DATA_MODEL = /\/model\/[^/]+\.data$/
const NO_DATA_MODEL = {
  code: 'UNSUPPORTED',
  message: '数据模型（Power Pivot）中的表未读 / tables of the data model (Power Pivot), not read',
} as const

function tellPart(result: PartResult | null, part: string, sink: ReadSink): void {
  if (result === null) return
  if (result.status !== 'ok')
    sink.issue({ code: result.status, message: `${part}: ${result.message}` })
  if (result.undecodable) sink.issue({ code: 'UNDECODABLE', message: `${part}: ${UNDECODABLE}` })
}

const UNDECODABLE =
  '有不能解码的字节，以 U+FFFD 代替 / bytes that cannot be decoded, shown as U+FFFD'

async function readStrings(
  pack: Package,
  book: Workbook,
  strings: SharedStrings,
  sink: ReadSink,
  most = Infinity,
) {
  const scanner = new SharedStringsScanner(strings)
  const enough = () => strings.length > most
  const result = await pack.read(book.strings, scanner, enough)
  const whole = enough() || scanner.finish()
  strings.seal()
  tellPart(result, '共享字符串 / shared strings', sink)
  if (strings.full) {
    sink.issue({ code: 'LIMIT', message: '共享字符串过多 / too many shared strings' })
  } else if (result?.status === 'ok' && (scanner.broken || scanner.zeros || !whole)) {
    sink.issue({ code: 'CORRUPT', message: '共享字符串 XML 损坏 / the shared strings are broken' })
  }
}

/** What a sheet is read with; and the stretch of it that is wanted, if not all. */
interface SheetMeans {
  readonly strings: SharedStrings
  readonly shower: Shower
  readonly tails: SheetTails
  /** Takes the links of sheets that are read whole. */
  readonly links: ContactLinks[]
  readonly own: Stretch | undefined
}

async function readSheet(
  pack: Package,
  sheet: SheetEntry,
  { strings, shower, tails, links: all, own }: SheetMeans,
  sink: ReadSink,
): Promise<StretchEnds | null> {
  const { name } = sheet
  const links = await contactLinks(pack, sheet.path)
  const whole = sink.grid({ sheet: name, hidden: sheet.hidden, delimiter: null, delimiterByte: -1 })
  const grid = own === undefined ? links.watching(whole) : whole
  const called = own === undefined ? links : new ContactLinks()
  if (sheet.hidden) sink.issue({ code: 'HIDDEN_SHEET', sheet: name, message: hiddenWords(sheet) })
  const out = new GridOut(grid, own !== undefined && own.from > 0)
  const troubles = new Troubles(sink, name)
  const scanner = new SheetScanner({ out, troubles, strings, shower, links: called })
  const taker = own && new StretchTaker(scanner, own)
  const enough = () => taker?.done === true
  const result = await pack.read(sheet.path, taker ?? scanner, enough, isCutShort(own))
  taker?.end()
  if (result === null) {
    grid.unread('CORRUPT', null, null, '工作表部件缺失 / the sheet part is missing')
  } else finishSheet(scanner, result, grid)
  troubles.end()
  tails.add(scanner.tail)
  if (result !== null) tellSheet(scanner, out, result, sink, name)
  grid.end()
  if (own === undefined) all.push(links)
  else tellLinks(called.size + (isCutShort(own) ? 0 : links.size), sink)
  return taker ? { firstRow: out.first, lastRow: out.highest, whole: taker.whole } : null
}

/** Of a part of a sheet links are told only, which has the sheet read again as a whole, and them with it. */
function tellLinks(size: number, sink: ReadSink): void {
  if (size === 0) return
  const message = `未读 / not read: 链接 ${String(size)} 个 / links to numbers or addresses`
  sink.issue({ code: 'NOT_A_TABLE', message })
}

/** The stretch after it goes on to the end, and takes the checksum of the whole. */
function isCutShort(own: Stretch | undefined): boolean {
  return own !== undefined && own.to < Infinity
}

function hiddenWords(sheet: SheetEntry): string {
  return sheet.unlisted
    ? '工作簿未列出的工作表部件（已读） / a sheet part that the workbook does not list, read'
    : '隐藏工作表（已读） / hidden sheet, read'
}

/** A part that ended early says why; otherwise only the XML itself can be broken. */
function finishSheet(scanner: SheetScanner, result: PartResult, grid: GridSink): void {
  const limited = result.status !== 'ok' && result.status !== 'CORRUPT'
  if (limited) {
    grid.unread(result.status, scanner.nextRow(), null, result.message)
    return
  }
  const whole = scanner.end(result.message)
  if (whole && result.status === 'CORRUPT') grid.unread('CORRUPT', null, null, result.message)
  else if (whole && scanner.zeros) grid.unread('CORRUPT', null, null, ZEROS)
}

const ZEROS =
  '工作表 XML 中有零字节，部分内容已被覆盖 / zero bytes stand in the sheet XML: part of it was overwritten'

function tellSheet(
  scanner: SheetScanner,
  out: GridOut,
  result: PartResult,
  sink: ReadSink,
  sheet: string,
): void {
  if (result.undecodable) sink.issue({ code: 'UNDECODABLE', sheet, message: UNDECODABLE })
  if (scanner.hiddenRows) {
    sink.issue({
      code: 'HIDDEN_ROWS',
      sheet,
      message: '有隐藏的行或列（已读） / hidden rows or columns, read',
    })
  }
  if (out.repeated > 0) {
    const message = `行号重复、倒序或越界 ${out.repeated} 处 / row numbers that repeat or go back: ${out.repeated}`
    sink.issue({ code: 'ROW_NUMBERS_REPEAT', sheet, row: out.firstRepeated, message })
  }
}
