import type { HeldRow } from './held.ts'
import { holdsIdentifier, isValue, SHAPE, type Shape } from './shape.ts'
import { endsLikeHeaderWord, isFieldWord, isHeaderWord } from './words.ts'
import { isLabelled, isNoteLabel } from './wording.ts'

/** What speaks for and against a row being a header, counted over its cells. */
export interface Signs {
  readonly words: number
  /** Distinct header words that are known as such, not only by their ending. */
  readonly sure: number
  /** Values that a header cell may by chance look like (2021, 3, 王明, 男). */
  readonly soft: number
  /** Values that no header cell looks like (a phone number, a date, 3.14). */
  readonly hard: number
  /** Cells of the form 单位：… */
  readonly labels: number
  /** Columns that are numbered one after the other: the days of a month, the weeks of a term. */
  readonly run: number
}

/** Fewer numbers in a row may be anybody's. */
const SHORTEST_RUN = 5

export function signsOf(row: HeldRow): Signs {
  const known = new Set<string>()
  let words = 0
  let soft = 0
  let hard = 0
  let labels = 0
  const run = runOf(row)
  row.cells.forEach((cell, i) => {
    if (cell === '' || (i >= run.from && i < run.to)) return
    const shape = row.shapes[i] ?? SHAPE.EMPTY
    if (isHard(shape) || isOfNetwork(cell)) hard++
    else if (isHeaderWord(cell)) known.add(cell)
    else if (endsLikeHeaderWord(cell)) words++
    else if (isSoft(shape)) soft++
    if (isLabelled(cell)) labels++
  })
  return { words: words + known.size, sure: known.size, soft, hard, labels, run: run.to - run.from }
}

/** Columns with 1, 2, 3 … in them, one after the other; the first such run that is long enough. */
function runOf(row: HeldRow): { readonly from: number; readonly to: number } {
  for (let from = 0; from < row.cells.length; from++) {
    if (row.cells[from] !== '1') continue
    let to = from + 1
    while (row.cells[to] === String(to - from + 1)) to++
    if (to - from >= SHORTEST_RUN) return { from, to }
  }
  return { from: 0, to: 0 }
}

function isHard(shape: Shape): boolean {
  return shape >= SHAPE.NUMBER
}

/** 14.120.192.187 and 06:22:48:F7:9E:8A: addresses of machines name no column. */
const OF_NETWORKS = /^(?:\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?|[\dA-F]{2}(?:[:-][\dA-F]{2}){5})$/i

export function isOfNetwork(cell: string): boolean {
  return OF_NETWORKS.test(cell)
}

function isSoft(shape: Shape): boolean {
  return shape === SHAPE.NAME || shape === SHAPE.FLAG || shape === SHAPE.INTEGER
}

/**
 * A header by its words alone: at least two of them, no values among them, and not a form that sets label beside
 * value (姓名 | 张三 | 性别 | 男).
 */
export function isWordHeader(row: HeldRow): boolean {
  const signs = signsOf(row)
  if (signs.hard > 0 || signs.words < 2 || signs.sure === 0) return false
  if (signs.labels > 0 && signs.labels < row.filled) return false
  return signs.words > 2 * signs.soft && signs.words >= 0.4 * (row.filled - signs.run)
}

/**
 * The stricter test inside a running table, where a false header would cost a record: known words only, most cells,
 * and among them field words proper: a row 客户 | 微信 may be a record of which only kinds are filled.
 */
export function isHeaderInside(row: HeldRow): boolean {
  const signs = signsOf(row)
  if (signs.hard > 0 || signs.soft > 0 || signs.labels > 0) return false
  if (signs.sure < 2 || signs.sure < 0.5 * row.filled) return false
  const fields = row.cells.filter((cell) => cell !== '' && isFieldWord(cell)).length
  return fields >= 2 || (fields === 1 && signs.sure === row.filled)
}

/**
 * The test right below a blank row, where another table may begin: one field word that is hardly ever a value is enough beside
 * words that nobody knows (职工 | 身份证号 | 手机).
 */
export function isHeaderBelowBlank(row: HeldRow): boolean {
  const signs = signsOf(row)
  if (signs.hard > 0 || signs.soft > 0 || signs.labels > 0) return false
  if (signs.sure < 2 || 2 * signs.sure < row.filled) return false
  return row.cells.some((cell) => cell !== '' && isFieldWord(cell))
}

/** Does any cell identify a person? Such a row is never title or note. */
export function identifies(row: HeldRow): boolean {
  return row.shapes.some((shape, i) => {
    if (shape === SHAPE.IDENTIFIER) return true
    const mayHide = shape === SHAPE.TEXT || shape === SHAPE.CODE || shape === SHAPE.NUMBER
    return mayHide && holdsIdentifier(row.cells[i] ?? '')
  })
}

/** Does a row read like a record rather than a title: it identifies, or most of several cells are values or names? */
export function readsLikeData(row: HeldRow, headerFilled: number): boolean {
  if (identifies(row)) return true
  const lead = row.cells.find((cell) => cell !== '') ?? ''
  if (row.filled < 2 || row.filled < 0.6 * headerFilled || isNoteLabel(lead)) return false
  const values = row.shapes.filter((s) => isValue(s) || s === SHAPE.NAME || s === SHAPE.FLAG).length
  return values >= 0.5 * row.filled && !row.cells.some(isLabelled)
}

/** Rows of more than one filled cell. */
export function wideRows(rows: readonly HeldRow[]): HeldRow[] {
  return rows.filter((row) => row.filled > 1)
}

/** The width that most rows have: middle value of the filled cells a row, single cells (titles, notes) left out. */
export function typicalFill(rows: readonly HeldRow[]): number {
  const fills = wideRows(rows)
    .map((row) => row.filled)
    .sort((a, b) => a - b)
  return fills[Math.floor(fills.length / 2)] ?? Math.min(rows.length, 1)
}
