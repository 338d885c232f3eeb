import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { DRAW_LABEL, HEADERS } from '../../documents/sample/call-sheet.ts'
import { ShuzhengError } from '../../errors.ts'
import { isCompound, unlockedFile } from '../../evidence/locks/office/file.ts'
import { readXlsx } from '../../evidence/readers/xlsx/xlsx.ts'
import type { GridSink, RowView } from '../../evidence/row.ts'
import { memorySource } from '../../evidence/source.ts'

/** A filled call sheet as people have left it: every row below the header, with the columns found by their names. */
export interface FilledSheet {
  /** SHA-256 of the file. */
  readonly digest: string
  /** The draw that the sheet says it is of; null where that line is gone. */
  readonly draw: string | null
  readonly rows: readonly FilledRow[]
}

export interface FilledRow {
  /** Row of the sheet. */
  readonly row: number
  readonly number: string
  readonly mode: string
  readonly outcome: string
  /** Both names stand there. */
  readonly signed: boolean
}

/** A call sheet is small; a larger file is another one. */
const LARGEST = 64 * 2 ** 20
const MOST_ROWS = 200_000

type Texts = ReadonlyMap<number, string>
interface SheetRow {
  readonly row: number
  readonly cells: Texts
}

/**
 * Reads a filled call sheet, saved by Excel, WPS or LibreOffice, with or without a password; columns may have moved.
 *
 * @throws ShuzhengError `evidence/path-missing`, `sample/unreadable`, `sample/password`, `sample/no-header`
 */
export async function readFilledSheet(
  path: string,
  password: () => Promise<string | null>,
): Promise<FilledSheet> {
  const bytes = bytesOf(path)
  const digest = createHash('sha256').update(bytes).digest('hex')
  const plain = isCompound(bytes) ? opened(bytes, await password(), path) : bytes
  for (const rows of await sheetsOf(plain, path)) {
    const header = rows.findIndex(isHeader)
    const head = rows[header]
    if (head === undefined) continue
    const draw = drawOf(rows.slice(0, header))
    return { digest, draw, rows: rows.slice(header + 1).map(filledBy(columnsOf(head.cells))) }
  }
  throw new ShuzhengError('sample/no-header', { path })
}

function bytesOf(path: string): Buffer {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats?.isFile()) throw new ShuzhengError('evidence/path-missing', { path })
  if (stats.size > LARGEST) throw unreadable(path, '文件过大')
  return readFileSync(path)
}

function opened(bytes: Buffer, password: string | null, path: string): Buffer {
  const plain = password === null ? 'password' : unlockedFile(bytes, password)
  if (plain === 'password') throw new ShuzhengError('sample/password', { path })
  if (plain === 'changed') throw unreadable(path, '加密内容已损坏')
  if (plain === 'unsupported') throw unreadable(path, '旧式 .xls 或不支持的加密方式')
  return plain
}

function unreadable(path: string, problem: string): ShuzhengError {
  return new ShuzhengError('sample/unreadable', { path, problem })
}

/** Rows of every sheet, as texts by column. */
async function sheetsOf(bytes: Buffer, path: string): Promise<SheetRow[][]> {
  const sheets: SheetRow[][] = []
  const grid = (): GridSink => {
    const rows: SheetRow[] = []
    sheets.push(rows)
    const keep = (view: RowView) => {
      if (view.count > 0 && rows.length < MOST_ROWS)
        rows.push({ row: view.row, cells: texts(view) })
    }
    return { row: keep, blankRows: () => undefined, unread: () => undefined, end: () => undefined }
  }
  // The shared strings of a file of this size stay in memory: nothing of it is written anywhere.
  const options = { spoolDir: tmpdir(), maxBytes: LARGEST }
  await readXlsx(memorySource(bytes), { grid, issue: () => undefined }, options)
  if (sheets.length === 0) throw unreadable(path, '不是 xlsx')
  return sheets
}

function texts(view: RowView): Texts {
  const cells = new Map<number, string>()
  for (let i = 0; i < view.count; i++) {
    if (view.type[i] === 0) continue
    const shown = (view.shownStart[i] ?? -1) >= 0
    const [from, to] = shown ? [view.shownStart[i], view.shownEnd[i]] : [view.start[i], view.end[i]]
    const text = Buffer.from(view.buf.subarray(from, to)).toString('utf8')
    if (text.trim() !== '') cells.set(i, text)
  }
  return cells
}

/** Full-width letters, spaces and line ends do not matter. */
function plainCell(text: string | undefined): string {
  return (text ?? '').normalize('NFKC').replace(/\s/g, '')
}

function isHeader({ cells }: SheetRow): boolean {
  const titles = [...cells.values()].map(plainCell)
  return titles.includes(HEADERS.number) && titles.includes(HEADERS.outcome)
}

type Columns = Readonly<Record<'number' | 'mode' | 'outcome' | 'first' | 'second', number>>

function columnsOf(head: Texts): Columns {
  const at = (title: string) =>
    [...head].find(([, text]) => plainCell(text) === plainCell(title))?.[0] ?? -1
  const { number, mode, outcome, first, second } = HEADERS
  return {
    number: at(number),
    mode: at(mode),
    outcome: at(outcome),
    first: at(first),
    second: at(second),
  }
}

function filledBy(at: Columns): (row: SheetRow) => FilledRow {
  return ({ row, cells }) => {
    const text = (column: number) => plainCell(cells.get(column))
    return {
      row,
      number: text(at.number),
      mode: text(at.mode),
      outcome: text(at.outcome),
      signed: text(at.first) !== '' && text(at.second) !== '',
    }
  }
}

function drawOf(rows: readonly SheetRow[]): string | null {
  const expression = new RegExp(`${DRAW_LABEL}:([0-9a-f]{64})`)
  for (const { cells } of rows) {
    for (const text of cells.values()) {
      const [, draw] = expression.exec(plainCell(text)) ?? []
      if (draw !== undefined) return draw
    }
  }
  return null
}
