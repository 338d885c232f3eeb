import { misreadingOf } from '../../encoding/mojibake.ts'
import { type Workbook, Walk } from '../biff.ts'
import { narrowText, UTF8 } from '../code-pages.ts'
import type { SparseRows } from '../sparse-rows.ts'
import { type BookMeans, CellRecords } from './cells.ts'
import { Pieces } from './pieces.ts'
import { R } from './records.ts'
import { BiffStyles } from './styles.ts'

/** A sheet as read. */
export interface Sheet {
  readonly name: string
  readonly hidden: boolean
  /** Null when nothing of the sheet was found. */
  readonly rows: SparseRows | null
  readonly isChart: boolean
  readonly hiddenRows: boolean
  /** The first row with a formula without its value, from 1. */
  readonly withoutValue: number | null
}

export interface Book {
  /** The code page by which the text was read although the file names another; null: it was read by that. */
  readonly reread: number | null
  readonly date1904: boolean
  readonly sheets: readonly Sheet[]
  /** Cells whose text is none of the workbook's, or that stand beyond the last column. */
  readonly lost: number
  /** Cells that stand where another one stood. */
  readonly doubled: number
}

const GBK = 936
const BIG5 = 950
const WESTERN = 1252
/** In characters. */
const LOOKED_AT = 2000

/**
 * Reads the cells of a workbook stream in the clear. Old writers in China put GBK text under the Western code page, and there
 * are other mistakes: then it is read again by the right one, and the book says so. Text without a code page is GBK, or UTF-8
 * where all of it is.
 */
export function readBook(workbook: Workbook): Book {
  const { version, codePage } = workbook
  if (version >= 8) return new BookRecords(workbook, WESTERN).read()
  const records = new BookRecords(workbook, codePage ?? GBK)
  const book = records.read()
  if (codePage === null) return records.allUtf8 ? new BookRecords(workbook, UTF8).read() : book
  const page = holdsDisguisedGbk(book) ? GBK : misreadPage(book)
  return page === null ? book : { ...new BookRecords(workbook, page).read(), reread: page }
}

/** What a BOF says that begins: all else holds cells, or would. */
const KIND = { BOOK: 0x0005, MODULE: 0x0006, CHART: 0x0020, SHEET: 0x0010, BOOK_4: 0x0100 } as const
const NO_SHEET: ReadonlySet<number> = new Set([KIND.BOOK, KIND.MODULE, KIND.BOOK_4])

interface Listed {
  readonly name: string
  readonly hidden: boolean
  readonly at: number
}

interface Begun {
  readonly name: string | null
  readonly at: number
  readonly kind: number
  readonly cells: CellRecords
}

class BookRecords {
  readonly #stream: Buffer
  readonly #styles: BiffStyles
  readonly #strings: string[] = []
  readonly #seen = { bytes: 0, utf8: 0 }
  readonly #means: BookMeans
  readonly #listed: Listed[] = []
  readonly #begun: Begun[] = []
  /** The sheet whose records come, and how deep they stand. */
  #sheet: Begun | null = null
  #depth = 0
  #book4 = false
  #nextName: string | null = null
  #date1904 = false

  constructor({ stream, version }: Workbook, page: number) {
    this.#stream = stream
    this.#styles = new BiffStyles(version, page)
    this.#means = { version, page, styles: this.#styles, strings: this.#strings, seen: this.#seen }
  }

  /** Of what has been read: is text beyond ASCII UTF-8, all of it? */
  get allUtf8(): boolean {
    return this.#seen.bytes > 0 && this.#seen.utf8 === this.#seen.bytes
  }

  read(): Book {
    const walk = new Walk(this.#stream)
    let type = -1
    let parts: Buffer[] = []
    while (walk.next()) {
      if (walk.type === R.CONTINUE) parts.push(walk.body)
      else {
        if (type >= 0) this.#take(type, parts)
        type = -1
        if (walk.begins) this.#begin(walk)
        else if (walk.type === R.EOF) this.#end(walk.depth)
        else if (this.#sheet === null || walk.depth === this.#depth) {
          type = walk.type
          parts = [walk.body]
        }
      }
    }
    if (type >= 0) this.#take(type, parts)
    return this.#read()
  }

  /** Sheets stand beside one another; in a workbook of BIFF4 within it. What begins in a sheet is a chart. */
  #begin(walk: Walk): void {
    if (this.#sheet !== null) return
    const kind = walk.length >= 4 ? walk.body.readUInt16LE(2) : KIND.SHEET
    if (walk.depth === 1 && kind === KIND.BOOK_4) this.#book4 = this.#means.version === 4
    if (walk.depth !== (this.#book4 ? 2 : 1)) return
    if (this.#means.version >= 5 && NO_SHEET.has(kind)) return
    const cells = new CellRecords(this.#means)
    this.#sheet = { name: this.#nextName, at: walk.at, kind, cells }
    this.#depth = walk.depth
    this.#nextName = null
    this.#begun.push(this.#sheet)
  }

  #end(depth: number): void {
    if (this.#sheet !== null && depth < this.#depth) this.#sheet = null
  }

  #take(type: number, parts: readonly Buffer[]): void {
    const body = parts[0] as Buffer
    switch (type) {
      case R.STRINGS:
        this.#shared(parts)
        break
      case R.SHEET:
        this.#list(body)
        break
      case R.SHEET_HEADER:
        this.#nextName = this.#narrowName(body, 4)
        break
      case R.DATE_1904:
        this.#date1904 ||= body[0] === 1
        break
      case R.XF:
      case R.XF_2:
      case R.XF_3:
      case R.XF_4:
      case R.FORMAT:
      case R.FORMAT_2:
        this.#styles.take(type, body)
        break
      default:
        this.#sheet?.cells.take(type, parts)
    }
  }

  /** The numbers of strings before them are not to be relied on: as many are taken as there are. */
  #shared(parts: readonly Buffer[]): void {
    const pieces = new Pieces(parts, 8)
    while (!pieces.ended) this.#strings.push(pieces.text(pieces.word()))
  }

  #list(body: Buffer): void {
    const { version } = this.#means
    if (version < 5 || body.length < 7) return
    const name = version >= 8 ? wideName(body) : this.#narrowName(body, 6)
    this.#listed.push({ name, hidden: (body.readUInt8(4) & 3) !== 0, at: body.readUInt32LE(0) })
  }

  #narrowName(body: Buffer, at: number): string {
    const length = body[at] ?? 0
    return narrowText(body.subarray(at + 1, at + 1 + length), this.#means.page)
  }

  #read(): Book {
    const lost = this.#begun.reduce((sum, { cells }) => sum + cells.lost, 0)
    const doubled = this.#begun.reduce((sum, { cells }) => sum + cells.doubled, 0)
    return { reread: null, date1904: this.#date1904, sheets: this.#sheets(), lost, doubled }
  }

  /**
   * In the order of the list, none twice. Sheets that stand elsewhere than it says are taken by their order; those of no list come
   * last.
   */
  #sheets(): Sheet[] {
    const byPlace = new Map(this.#begun.map((begun) => [begun.at, begun]))
    const placed = new Set(this.#listed.flatMap(({ at }) => byPlace.get(at) ?? []))
    const others = this.#begun.filter((begun) => !placed.has(begun))
    const listed = this.#listed.map(({ at, name, hidden }) => {
      const begun = byPlace.get(at) ?? others.shift()
      byPlace.delete(at)
      return sheetOf(name, hidden, begun)
    })
    const left = others.map((begun, i) => sheetOf(begun.name ?? `Sheet${i + 1}`, false, begun))
    return [...listed, ...left]
  }
}

function sheetOf(name: string, hidden: boolean, begun: Begun | undefined): Sheet {
  const { kind, cells } = begun ?? {}
  return {
    name,
    hidden,
    rows: cells?.rows ?? null,
    isChart: kind === KIND.CHART,
    hiddenRows: cells?.hiddenRows ?? false,
    withoutValue: cells?.withoutValue ?? null,
  }
}

function wideName(body: Buffer): string {
  const pieces = new Pieces([body], 6)
  return pieces.text(pieces.byte())
}

/** The code page of Chinese text that was read by another, as the file states it; null where it reads well. */
function misreadPage(book: Book): number | null {
  let looked = ''
  for (const text of texts(book)) {
    if (/[^\x00-\x7f]/.test(text)) looked += `${text}\n`
    if (looked.length > LOOKED_AT) break
  }
  const [inner] = misreadingOf(looked.replaceAll(UNKNOWN, '\ufffd'))?.kind.split('-as-') ?? []
  if (inner === 'gbk') return GBK
  return inner === 'big5' ? BIG5 : null
}

/** What the tables of code pages give for bytes that stand for nothing. */
const UNKNOWN = '\ufdff'

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
