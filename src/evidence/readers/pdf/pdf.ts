import { heldFile, type TakeInside } from '../../containers/inside.ts'
import { Keys } from '../../locks/keys.ts'
import { closedIssue, openedIssue } from '../../locks/told.ts'
import type { ReadSink } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import { ContactLinks } from '../contact-links.ts'
import { handOn } from '../embedded.ts'
import { GridRows } from '../grid-rows.ts'
import { readLoose } from '../loose.ts'
import { blocksOf, fitsColumns, type Block, type Column } from './blocks.ts'
import { openPdf, type PdfAttachment, type PdfAttachments, type PdfFile } from './library.ts'
import { linesOf } from './lines.ts'
import { largePictures } from './pictures.ts'

/** The library needs the whole file in memory. */
const LARGEST = 1 << 29
/** Most characters outside of tables that are gathered before they are read. */
const MOST_LOOSE = 1 << 26

/**
 * Reads the text of a PDF by where it stands: lines whose parts stand in columns are tables (`表格 1（第 1 页起）` …), which go
 * on over pages; the other lines are loose text (`正文`). A page without text is a picture, and named as not examined.
 */
export async function readPdf(
  source: ByteSource,
  sink: ReadSink,
  keys = new Keys(),
  inside?: TakeInside,
): Promise<void> {
  if (source.size > LARGEST) {
    sink.issue({ code: 'LIMIT', message: 'PDF 超过 512 MB，未读 / a PDF of more than 512 MB' })
    return
  }
  const bytes = wholeOf(source)
  const pictures = largePictures(bytes)
  const plain = await openPdf(bytes)
  const file = plain === 'PASSWORD' ? await unlocked(source, sink, keys) : plain
  if (file === 'CORRUPT') {
    sink.issue({ code: 'CORRUPT', message: 'PDF 结构损坏 / the PDF is broken' })
  } else if (file !== null) await readPages(file, sink, pictures, inside)
}

function wholeOf(source: ByteSource): Uint8Array {
  const bytes = new Uint8Array(source.size)
  source.read(0, bytes)
  return bytes
}

/** Each try reads the head of the document anew: what it costs goes by the length of the file. */
const BYTES_A_ROUND = 100

/** The document under a password of the list, user's or owner's; null, and told, when none opens it. */
async function unlocked(
  source: ByteSource,
  sink: ReadSink,
  keys: Keys,
): Promise<PdfFile | 'CORRUPT' | null> {
  const rounds = 5000 + Math.ceil(source.size / BYTES_A_ROUND)
  const opens = async (password: string) => {
    const file = await openPdf(wholeOf(source), password)
    return file === 'PASSWORD' ? null : file
  }
  const found = await keys.findLater({ opens, rounds })
  sink.issue(found.key ? openedIssue(found.key.line) : closedIssue(LOCKED, found))
  return found.key && found.opened
}

const LOCKED = '文档有打开口令 / protected by a password'

async function readPages(
  file: PdfFile,
  sink: ReadSink,
  pictures: number,
  inside?: TakeInside,
): Promise<void> {
  const out = new PdfOut(sink)
  const empty: number[] = []
  const broken: number[] = []
  const thin: number[] = []
  const pinned: PdfAttachment[] = []
  const unmapped: number[] = []
  let attached: PdfAttachments
  try {
    for (let number = 1; number <= file.pages; number++) {
      const page = await file.page(number).catch(() => null)
      if (page === null) broken.push(number)
      else {
        pinned.push(...page.files)
        out.links(page.links)
        if (page.isUnmapped) unmapped.push(number)
        else if (page.pieces.length + page.notes.length === 0) empty.push(number)
        if (empty.at(-1) === number) continue
        out.page(number, page.pieces)
        out.notes(page.notes)
        if (!page.isUnmapped && lettersOf(page.pieces) < THIN) thin.push(number)
      }
    }
    attached = await file.attachments()
  } finally {
    await file.close()
  }
  out.end()
  if (empty.length > 0) {
    const message = `${empty.length} 页没有文字，未识别：第 ${ranges(empty)} 页 / pages without text, not examined: ${ranges(empty)}`
    sink.issue({ code: 'IMAGE_ONLY', message })
  }
  tellPictures(pictures - empty.length, thin, sink)
  if (unmapped.length > 0) {
    const pages = ranges(unmapped)
    const message = `第 ${pages} 页有字体未附字符对照表，其文字不能还原，未读 / pages with fonts that bring no table of their characters, whose text cannot be made out, not read: ${pages}`
    sink.issue({ code: 'UNDECODABLE', message })
  }
  const files = unique([...attached.files, ...pinned]).map(({ name, bytes }) =>
    heldFile(`附件/${name}`, bytes),
  )
  handOn(files, inside, sink)
  if (attached.left > 0) {
    const message = `附件过多，${attached.left} 个未读 / too many attached files, not read: ${attached.left}`
    sink.issue({ code: 'LIMIT', message })
  }
  if (broken.length > 0) {
    const message = `第 ${ranges(broken)} 页损坏，未读 / broken pages, not read: ${ranges(broken)}`
    sink.issue({ code: 'CORRUPT', message })
  }
}

/** A file that is attached to the document may be pinned to a page as well. */
function unique(files: readonly PdfAttachment[]): PdfAttachment[] {
  const first = new Map<string, PdfAttachment>()
  return files.filter((file) => {
    const key = `${file.name} ${String(file.bytes.length)}`
    const before = first.get(key)
    if (before === undefined) first.set(key, file)
    return before === undefined || Buffer.compare(before.bytes, file.bytes) !== 0
  })
}

/** A page of fewer letters holds a seal, a page number or the name of a scanner, and no list. */
const THIN = 40

function lettersOf(pieces: readonly { readonly text: string }[]): number {
  return pieces.reduce((n, { text }) => n + text.replaceAll(/\s/g, '').length, 0)
}

/** Pictures beyond those of the pages that are told of already: a scan under a line of text, or pictures beside text. */
function tellPictures(pictures: number, thin: readonly number[], sink: ReadSink): void {
  if (pictures <= 0) return
  if (thin.length > 0) {
    const message = `${thin.length} 页几乎没有文字，文件另有大幅图片 ${pictures} 张，未识别：第 ${ranges(thin)} 页 / pages with hardly any text in a file with ${pictures} large pictures, not examined: ${ranges(thin)}`
    sink.issue({ code: 'IMAGE_ONLY', message })
  } else {
    const message = `大幅图片 ${pictures} 张，其中文字未识别 / large pictures, any text in them was not examined: ${pictures}`
    sink.issue({ code: 'NOT_A_TABLE', message })
  }
}

const MOST_RANGES = 50

/** `1–3、7` */
function ranges(numbers: readonly number[]): string {
  const found: [number, number][] = []
  for (const number of numbers) {
    const last = found.at(-1)
    if (last && last[1] + 1 === number) last[1] = number
    else found.push([number, number])
  }
  const words = found.slice(0, MOST_RANGES).map(([a, b]) => (a === b ? `${a}` : `${a}–${b}`))
  return words.join('、') + (found.length > MOST_RANGES ? ' …' : '')
}

/** Where the tables and lines of the pages go. */
class PdfOut {
  readonly #sink: ReadSink
  #loose: string[] = []
  readonly #notes: string[] = []
  readonly #links = new ContactLinks()
  #length = 0
  #tables = 0
  #grid: { readonly rows: GridRows; readonly columns: readonly Column[] } | null = null

  constructor(sink: ReadSink) {
    this.#sink = sink
  }

  page(number: number, pieces: Parameters<typeof linesOf>[0]): void {
    const before = this.#grid?.columns ?? null
    let first = true
    for (const block of blocksOf(linesOf(pieces), before)) {
      if (block.is === 'text') this.#text(block.text)
      else {
        this.#table(block, number, first)
        first = false
      }
    }
  }

  /** Where links of the page lead: what no text of the file shows is read behind it. */
  links(links: readonly string[]): void {
    for (const link of links) this.#links.take(link)
  }

  /** What was filled into fields or noted on the page. */
  notes(notes: readonly string[]): void {
    for (const note of notes) {
      this.#length += note.length + 1
      if (this.#length <= MOST_LOOSE) this.#notes.push(note)
    }
  }

  #text(text: string): void {
    this.#links.shown(text)
    this.#length += text.length + 1
    if (this.#length <= MOST_LOOSE) this.#loose.push(text)
  }

  /** The first table of a page goes on with the last one of the page before, if its columns stand there. */
  #table(block: Extract<Block, { is: 'table' }>, page: number, mayGoOn: boolean): void {
    const goesOn = mayGoOn && this.#grid !== null && fitsColumns(block.columns, this.#grid.columns)
    if (!goesOn) this.#begin(block.columns, page)
    const { rows, columns } = this.#grid ?? { rows: null, columns: [] }
    if (rows === null) return
    const places = block.columns.map((column) => placeIn(column, columns))
    for (const cells of block.rows) {
      rows.begin(rows.next)
      placed(cells, places, columns.length).forEach((cell, column) => {
        if (cell === null) return
        this.#links.shown(cell)
        rows.cell(column, cell)
      })
      rows.end()
    }
  }

  #begin(columns: readonly Column[], page: number): void {
    this.#grid?.rows.finish()
    const name = `表格 ${String(++this.#tables)}（第 ${String(page)} 页起）`
    this.#grid = { rows: new GridRows(this.#sink, name), columns }
  }

  end(): void {
    this.#grid?.rows.finish()
    readLoose(this.#loose.join('\n'), this.#sink)
    readLoose(this.#notes.join('\n'), this.#sink, '表单与批注')
    this.#links.read(this.#sink)
    if (this.#length > MOST_LOOSE) {
      const message =
        '表格以外的文字过多，只读开头 / too much text outside tables, only its beginning was read'
      this.#sink.issue({ code: 'LIMIT', message })
    }
  }
}

function placeIn(column: Column, columns: readonly Column[]): number {
  const shared = columns.map((c) => Math.min(c.right, column.right) - Math.max(c.left, column.left))
  return shared.indexOf(Math.max(...shared))
}

function placed(
  cells: readonly (string | null)[],
  places: readonly number[],
  width: number,
): (string | null)[] {
  const out: (string | null)[] = Array.from({ length: width }, () => null)
  cells.forEach((cell, i) => {
    const at = places[i] ?? i
    if (cell !== null) out[at] = out[at] == null ? cell : `${out[at]} ${cell}`
  })
  return out
}
