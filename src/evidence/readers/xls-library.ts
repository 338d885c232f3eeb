import { read, set_cptable, SSF } from '@e965/xlsx'
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs'
import type { Workbook } from './biff.ts'
import type { InsideFile } from '../containers/inside.ts'
import { objectsIn } from '../containers/ole-objects.ts'
import { openCompound, streamAt, type Folder } from './compound.ts'
import type { LibraryCell } from './xls-cell.ts'

/** The one place that touches the spreadsheet library: its quirks stay here. */

set_cptable(codePages)

/** Text of one byte a letter in the code page of its file; of one that is not known the bytes are taken for GBK. */
export function narrowText(bytes: Uint8Array, page: number): string {
  const { utils } = codePages as unknown as { readonly utils: CodePages }
  return utils.decode(utils.hascp(page) ? page : GBK, bytes)
}

interface CodePages {
  decode(page: number, bytes: Uint8Array): string
  hascp(page: number): boolean
}
const GBK = 936

/** A sheet as read: rows and cells leave holes where the file has none. */
export interface Sheet {
  readonly name: string
  readonly hidden: boolean
  /** Rows by 0-based number, cells by 0-based column; both sparse. Null when nothing of the sheet was read. */
  readonly rows: readonly (readonly (LibraryCell | undefined)[] | undefined)[] | null
  readonly isChart: boolean
  readonly hiddenRows: boolean
}

export interface Book {
  /** The text was read as GBK although the file names another code page. */
  readonly reread: boolean
  readonly date1904: boolean
  readonly sheets: readonly Sheet[]
}

/** Formats that Chinese Excel does not spell out in the file (ECMA-376 18.8.30, zh-cn). */
const CHINESE_DATE = 'yyyy"年"m"月"d"日"'
const CHINESE_TIME = 'h"时"mm"分"ss"秒"'
const CHINESE_TIMES = new Set([32, 33, 34, 35, 55, 56])
const CHINESE_FORMATS = [27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]

type FormatTable = Record<number, string>
const table = (SSF as { get_table(): FormatTable }).get_table()
const FORMATS: FormatTable = { ...table }
for (const id of CHINESE_FORMATS) FORMATS[id] = CHINESE_TIMES.has(id) ? CHINESE_TIME : CHINESE_DATE

/** The library keeps the formats of one file for the next; each read begins anew. */
function resetFormats(): void {
  for (const id of Object.keys(table)) Reflect.deleteProperty(table, id)
  Object.assign(table, FORMATS)
}

/** An OLE file as far as it matters. */
export interface Opened {
  readonly stream: Uint8Array | null
  readonly encrypted: boolean
  /** Embedded objects. */
  readonly embedded: number
  /** Files that stand in it as objects. */
  readonly files: readonly InsideFile[]
  /** What pivot tables sum up, each a stream. */
  readonly caches: readonly Buffer[]
  /** The container is cut short; zeros stand for what is missing. */
  readonly cut: boolean
}

/** What stands in an OLE file: the workbook stream, or that it is encrypted. Throws on a broken container. */
export function openContainer(bytes: Uint8Array): Opened {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return { ...contents(whole, false), cut: false }
  } catch (error) {
    const size = statedSize(whole)
    if (size <= whole.length || size > Math.min(LARGEST, 16 * whole.length)) throw error
    const padded = Buffer.concat([whole, Buffer.alloc(size - whole.length)])
    return { ...contents(padded, true), cut: true }
  }
}

/** Streams of an OLE file by their paths; throws on a broken container. */
export function compoundStream(
  bytes: Uint8Array,
  paths: readonly string[],
): readonly (Uint8Array | null)[] {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const root = rootOf(whole)
  return paths.map((path) => streamAt(root, path)?.read() ?? null)
}

/** A stated size beyond this, or many times the file's, is a lie rather than a cut. */
const LARGEST = 1 << 28

/** The size up to which the sector table of an OLE file reaches. */
function statedSize(bytes: Buffer): number {
  if (bytes.length < 512) return 0
  const sector = bytes.readUInt16LE(30) === 12 ? 4096 : 512
  return (bytes.readUInt32LE(44) * (sector / 4) + 1) * sector
}

/** The library's own way into an OLE file runs without end on some that are damaged. */
function rootOf(bytes: Buffer): Folder {
  const root = openCompound(bytes)
  if (root === null) throw new Error('no OLE file')
  return root
}

/** `cut`: streams may lack some of their bytes. */
function contents(bytes: Buffer, cut: boolean): Omit<Opened, 'cut'> {
  const root = rootOf(bytes)
  const found = streamAt(root, '/Workbook') ?? streamAt(root, '/Book')
  const stream = found?.read() ?? null
  const { files, unread } = objectsIn(root, (name) => OBJECT.test(name))
  if (found && stream && stream.length < found.size && !cut) throw new Error('cut short')
  return {
    stream: stream === null || stream.length === 0 ? null : stream,
    encrypted: ['/EncryptedPackage', '/encryption'].some((path) => streamAt(root, path) !== null),
    embedded: unread,
    files,
    caches: [...(root.folders.get('_SX_DB_CUR')?.streams.values() ?? [])].map((s) => s.read()),
  }
}

/** Folders of objects. */
const OBJECT = /^MBD[0-9A-F]{8}$/i

/**
 * Reads a prepared workbook stream. Old writers in China put GBK text under the Western code page: then it is read
 * again as GBK, and the book says so. Throws when the library cannot.
 */
export function readBook(workbook: Workbook): Book {
  const book = readOnce(workbook)
  if (workbook.version >= 8 || workbook.codePageAt === null || !holdsDisguisedGbk(book)) return book
  workbook.stream.writeUInt16LE(936, workbook.codePageAt)
  return { ...readOnce(workbook), reread: true }
}

function readOnce(workbook: Workbook): Book {
  resetFormats()
  const options = {
    type: 'buffer',
    dense: true,
    cellDates: false,
    cellNF: true,
    cellText: false,
    cellHTML: false,
    cellFormula: false,
    ...(workbook.version < 8 && workbook.codePageAt === null ? { codepage: 936 } : {}),
  } as const
  return bookOf(read(workbook.stream, options))
}

interface RawSheet {
  readonly '!data'?: Sheet['rows']
  readonly '!type'?: string
  readonly '!rows'?: readonly ({ readonly hidden?: boolean } | undefined)[]
}
interface RawBook {
  readonly SheetNames: readonly string[]
  readonly Sheets: Readonly<Record<string, RawSheet | undefined>>
  readonly Workbook?: {
    readonly WBProps?: { readonly date1904?: boolean }
    readonly Sheets?: readonly { readonly name?: string; readonly Hidden?: number }[]
  }
}

function bookOf(raw: RawBook): Book {
  const hidden = new Set(
    (raw.Workbook?.Sheets ?? []).filter((s) => (s.Hidden ?? 0) > 0).map((s) => s.name),
  )
  const sheets = raw.SheetNames.map((name): Sheet => {
    const sheet = Object.hasOwn(raw.Sheets, name) ? raw.Sheets[name] : undefined
    return {
      name,
      hidden: hidden.has(name),
      rows: sheet?.['!data'] ?? null,
      isChart: sheet?.['!type'] === 'chart' || sheet?.['!type'] === 'dialog',
      hiddenRows: (sheet?.['!rows'] ?? []).some((row) => row?.hidden === true),
    }
  })
  return { reread: false, date1904: raw.Workbook?.WBProps?.date1904 === true, sheets }
}

/** Pairs of Latin-1 letters in the place of GBK's common characters (ÐÕÃû for 姓名), and hardly any other. */
function holdsDisguisedGbk(book: Book): boolean {
  let pairs = 0
  let others = 0
  for (const text of texts(book)) {
    for (const [run] of text.matchAll(/[\u0080-\u00ff]{1,200}/g)) {
      if (/^(?:[\u00b0-\u00f7][\u00a1-\u00fe])+$/.test(run)) pairs += run.length / 2
      else others += run.length
    }
  }
  return pairs >= 4 && pairs > 10 * others
}

function* texts(book: Book): Generator<string> {
  for (const sheet of book.sheets) {
    for (const row of sheet.rows ?? []) {
      for (const cell of row ?? []) if (typeof cell?.v === 'string') yield cell.v
    }
  }
}
