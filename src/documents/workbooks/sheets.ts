import { rename, rm } from 'node:fs/promises'
import { STYLES, cellXml, columnName } from './cell-xml.ts'
import type { Cell, CellKind } from './cell-xml.ts'
import { SheetTally, totalsSheet } from './totals-sheet.ts'
import type { Totals } from './totals-sheet.ts'
import { appProperties, contentTypes, coreProperties, packageRelations } from './workbook-parts.ts'
import { sheetHead, sheetName, sheetTail, stylesXml } from './workbook-parts.ts'
import { workbookRelations, workbookXml } from './workbook-parts.ts'
import type { Tab } from './workbook-parts.ts'
import { ZipWriter } from '../zip-writer.ts'

export type { Cell, CellKind } from './cell-xml.ts'
export type { Totals } from './totals-sheet.ts'

/** One list of rows under one header; past Excel's limit it goes on in numbered sheets. */
export interface SheetSpec {
  readonly name: string
  readonly header: readonly string[]
  readonly types: readonly CellKind[]
  /** Widths in characters; without them, from the header. */
  readonly widths?: readonly number[]
  readonly rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>
}

export interface WorkbookOptions {
  /** Put into the file's properties, so that our own outputs are known again (design 5.1). */
  readonly marker: string
  readonly title?: string
  /** First sheet with the counts of what was written. */
  readonly totals?: Totals
  /** Line at the foot of each printed page. */
  readonly foot?: string
  /** Rows of a sheet with its header; Excel's own limit unless a test lowers it. */
  readonly rowLimit?: number
}

/** What was written: sheets in the order of the tabs, with their data rows. */
export interface WrittenSheet {
  readonly name: string
  readonly rows: number
}

/** Rows that a sheet of Excel holds. */
const EXCEL_ROWS = 1_048_576
/** XML of one sheet, in UTF-16 units, beyond which a new sheet begins: at three bytes a unit this stays below 4 GB. */
const SHEET_TEXT = 1_300_000_000
/** Text gathered before it is handed to the compressor. */
const PIECE = 1 << 17

/**
 * Writes an xlsx as a stream, in bounded memory. The same rows give the same bytes. The file appears under its
 * name only when it is whole.
 */
export async function writeWorkbook(
  path: string,
  sheets: Iterable<SheetSpec> | AsyncIterable<SheetSpec>,
  options: WorkbookOptions,
): Promise<readonly WrittenSheet[]> {
  const part = `${path}.part`
  const zip = await ZipWriter.create(part)
  try {
    const written = await writeParts(zip, sheets, options)
    await zip.finish()
    await rename(part, path)
    return written
  } catch (error) {
    await zip.close().catch(() => undefined)
    await rm(part, { force: true })
    throw error
  }
}

async function writeParts(
  zip: ZipWriter,
  sheets: Iterable<SheetSpec> | AsyncIterable<SheetSpec>,
  options: WorkbookOptions,
): Promise<readonly WrittenSheet[]> {
  await zip.stored('docProps/core.xml', coreProperties(options.marker, options.title ?? ''))
  const tally = new SheetTally(options.totals)
  const lists: (Tab & WrittenSheet)[] = []
  for await (const spec of sheets)
    lists.push(...(await writeList(zip, spec, options, tally, lists.length)))
  const tabs = [...(await writeTotals(zip, options, tally, lists)), ...lists]
  await zip.entry('xl/workbook.xml', [workbookXml(tabs)])
  await zip.entry('xl/_rels/workbook.xml.rels', [workbookRelations(tabs.length)])
  await zip.entry('xl/styles.xml', [stylesXml()])
  await zip.entry('docProps/app.xml', [appProperties()])
  await zip.entry('_rels/.rels', [packageRelations()])
  await zip.entry('[Content_Types].xml', [contentTypes(tabs.length)])
  return lists.map(({ name, rows }) => ({ name, rows }))
}

async function writeTotals(
  zip: ZipWriter,
  { totals, foot }: WorkbookOptions,
  tally: SheetTally,
  lists: readonly (Tab & WrittenSheet)[],
): Promise<readonly Tab[]> {
  if (totals === undefined) return []
  const tab = { name: '汇总', part: lists.length + 1 }
  await zip.entry(partName(tab.part), [totalsSheet(totals, tally, lists, foot ?? '')])
  return [tab]
}

const partName = (part: number): string => `xl/worksheets/sheet${String(part)}.xml`

async function writeList(
  zip: ZipWriter,
  spec: SheetSpec,
  options: WorkbookOptions,
  tally: SheetTally,
  before: number,
): Promise<readonly (Tab & WrittenSheet)[]> {
  const rows = new RowSource(spec.rows)
  const counts: number[] = []
  do {
    const sheet = new ListSheet(spec, options, tally)
    await zip.entry(partName(before + counts.length + 1), sheet.pieces(rows))
    counts.push(sheet.rows)
  } while (!(await rows.done()))
  return counts.map((count, i) => ({
    name: sheetName(counts.length === 1 ? spec.name : `${spec.name}${String(i + 1)}`),
    part: before + i + 1,
    rows: count,
  }))
}

/** Rows one by one, with a look at whether there is another: a full sheet begins no empty one after it. */
class RowSource {
  readonly #iterator: Iterator<readonly Cell[]> | AsyncIterator<readonly Cell[]>
  #next: readonly Cell[] | undefined
  #ended = false

  constructor(rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>) {
    this.#iterator =
      Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]()
  }

  async done(): Promise<boolean> {
    await this.#look()
    return this.#ended
  }

  /** The row that {@link done} looked at. */
  take(): readonly Cell[] {
    const row = this.#next ?? []
    this.#next = undefined
    return row
  }

  async #look(): Promise<void> {
    if (this.#ended || this.#next !== undefined) return
    const step = this.#iterator.next()
    const result = step instanceof Promise ? await step : step
    if (result.done === true) this.#ended = true
    else this.#next = result.value
  }
}

/** The XML of one sheet of a list, piece by piece, until the list or the sheet is full. */
class ListSheet {
  rows = 0
  readonly #spec: SheetSpec
  readonly #limit: number
  readonly #foot: string
  readonly #tally: SheetTally
  readonly #letters: readonly string[]

  constructor(spec: SheetSpec, options: WorkbookOptions, tally: SheetTally) {
    this.#spec = spec
    this.#limit = Math.min(options.rowLimit ?? EXCEL_ROWS, EXCEL_ROWS) - 1
    this.#foot = options.foot ?? ''
    this.#tally = tally
    this.#letters = spec.header.map((_, i) => columnName(i))
  }

  async *pieces(rows: RowSource): AsyncGenerator<string> {
    let text = sheetHead(this.#widths(), true) + this.#header()
    let written = 0
    while (this.rows < this.#limit && written < SHEET_TEXT && !(await rows.done())) {
      text += this.#row(rows.take())
      if (text.length < PIECE) continue
      written += text.length
      yield text
      text = ''
    }
    yield text + sheetTail(this.#filter(), this.#foot)
  }

  #widths(): readonly number[] {
    return this.#spec.widths ?? this.#spec.header.map((title) => Math.max(10, title.length * 2 + 2))
  }

  #filter(): string {
    return `A1:${this.#letters.at(-1) ?? 'A'}${String(this.rows + 1)}`
  }

  #header(): string {
    const cells = this.#spec.header.map((title, i) =>
      cellXml(`${this.#letters[i] ?? ''}1`, title, 'text', STYLES.header),
    )
    return `<row r="1">${cells.join('')}</row>\n`
  }

  #row(cells: readonly Cell[]): string {
    this.rows++
    this.#tally.add(cells)
    const at = String(this.rows + 1)
    let text = `<row r="${at}">`
    for (const [i, letter] of this.#letters.entries())
      text += cellXml(letter + at, cells[i] ?? null, this.#spec.types[i] ?? 'text')
    return `${text}</row>\n`
  }
}
