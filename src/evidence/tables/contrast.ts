import type { HeldRow } from './held.ts'
import { isHeaderWord, looksLikeHeaderWord } from './words.ts'
import { isValue, SHAPE } from './shape.ts'
import { identifies, isOfNetwork, signsOf } from './evidence.ts'

/** Headers known not by their words but by their contrast with the rows below. */

const HAN = /\p{Script=Han}/u

/** Columns in which nearly all cells of the later rows are values. */
export function valueColumns(rows: readonly HeldRow[]): number[] {
  const tail = rows.slice(Math.ceil(rows.length / 2))
  const width = Math.max(0, ...tail.map((row) => row.extent))
  const found: number[] = []
  for (let c = 0; c < width; c++) {
    const shapes = tail.map((row) => row.shapes[c] ?? SHAPE.EMPTY).filter((s) => s !== SHAPE.EMPTY)
    const values = shapes.filter(isValue).length
    if (values > 0 && values >= 0.5 * shapes.length && shapes.length >= 0.2 * tail.length)
      found.push(c)
  }
  return found
}

/** Index of the first row whose value columns hold values, -1 without one. */
export function firstValueRow(
  rows: readonly HeldRow[],
  columns: readonly number[],
  fill: number,
): number {
  return rows.findIndex((row) => {
    if (row.filled < 0.5 * fill) return false
    const filled = columns.filter((c) => (row.shapes[c] ?? SHAPE.EMPTY) !== SHAPE.EMPTY)
    const values = filled.filter((c) => isValue(row.shapes[c] ?? SHAPE.EMPTY))
    return values.length > 0 && 2 * values.length >= filled.length
  })
}

export interface Contrast {
  /** Index of the header row, -1 without one. */
  readonly at: number
  readonly certain: boolean
}

const NONE: Contrast = { at: -1, certain: false }

/** The header that stands out from the values below it; `fill` is the width that most rows have. */
export function contrastHeader(rows: readonly HeldRow[], fill: number): Contrast {
  const columns = valueColumns(rows)
  if (columns.length === 0) return textHeader(rows, fill)
  const first = firstValueRow(rows, columns, fill)
  if (first === 0) return yearsHeader(rows, columns)
  const from = first < 0 ? rows.length - 2 : first - 1
  for (let at = from; at >= 0; at--) {
    const row = rows[at]
    if (row && standsOut(row, columns, fill)) {
      const head = headAbove(rows, at, fill)
      return { at: head, certain: overText(row, columns) >= 2 && at === from && head === at }
    }
  }
  return NONE
}

/**
 * A first record that is damaged (a delimiter lost, a quote too many) shows no values, and would stand for the header:
 * the full row of other words right above it does.
 */
function headAbove(rows: readonly HeldRow[], at: number, fill: number): number {
  const head = rows[at - 1]
  const row = rows[at]
  if (!head || !row || head.filled < fill || row.filled > head.filled) return at
  const texts = head.cells.filter((cell) => cell !== '')
  if (new Set(texts).size < texts.length || texts.some((cell) => /\d/.test(cell))) return at
  const isNarrow = row.extent < head.extent && row.cells.some((cell) => /\d{2}/.test(cell))
  return isNarrow || row.cells.some((cell) => /^["']+[-+]?\d[\d.,:]*$/.test(cell)) ? at - 1 : at
}

/** INF | INF | INF: one word in every column names none. */
function isOneWord(row: HeldRow): boolean {
  return row.filled > 2 && new Set(row.cells.filter((cell) => cell !== '')).size === 1
}

/** Columns of values over which the row has a text. */
function overText(row: HeldRow, columns: readonly number[]): number {
  return columns.filter((c) => row.shapes[c] === SHAPE.TEXT || row.shapes[c] === SHAPE.CODE).length
}

function standsOut(row: HeldRow, columns: readonly number[], fill: number): boolean {
  if (row.filled < Math.max(fill > 1 ? 2 : 1, 0.4 * fill) || identifies(row)) return false
  const signs = signsOf(row)
  const texts = overText(row, columns)
  if (texts === 0 || signs.hard > 0 || isOneWord(row)) return false
  if (signs.labels > 0 && signs.labels < row.filled && signs.words === 0) return false
  if (!isChinese(row)) return texts + signs.words > signs.soft
  if (signs.sure === 0)
    return texts > 1 ? texts + signs.words > signs.soft : bareChinese(row, texts + signs.words)
  // 手机 | 常玩 over numbers and words: no record has the word for a number in the number's place.
  const over = columns.some((c) => isHeaderWord(row.cells[c] ?? ''))
  return texts + signs.words + (over ? 1 : 0) > 2 * signs.soft
}

/** Chinese cells without one header word are a header only if no cell could be a name and two columns stand out. */
function bareChinese(row: HeldRow, signs: number): boolean {
  return signs >= 2 && !row.shapes.some((s) => s === SHAPE.NAME || s === SHAPE.FLAG)
}

function isChinese(row: HeldRow): boolean {
  const texts = row.cells.filter((cell) => cell !== '')
  return 2 * texts.filter((cell) => HAN.test(cell)).length >= texts.length
}

/** 地区 | 2019 | 2020 | 2021 over columns of other numbers. */
function yearsHeader(rows: readonly HeldRow[], columns: readonly number[]): Contrast {
  const [row, ...below] = rows
  if (!row || below.length === 0 || signsOf(row).hard > 0) return NONE
  const years = columns
    .filter((c) => row.shapes[c] === SHAPE.YEAR)
    .map((c) => Number.parseInt(row.cells[c] ?? '', 10))
  const values = columns.filter((c) => isValue(row.shapes[c] ?? SHAPE.EMPTY))
  if (years.length < 2 || years.length < values.length) return NONE
  const inOrder = years.every((year, i) => i === 0 || Math.abs(year - (years[i - 1] ?? 0)) === 1)
  const alsoBelow = below.some((r) => columns.every((c) => r.shapes[c] === SHAPE.YEAR))
  return inOrder && !alsoBelow ? { at: 0, certain: false } : NONE
}

/** Only texts everywhere: a first row that is full, distinct, short, and unlike its columns. Latin script only. */
function textHeader(rows: readonly HeldRow[], fill: number): Contrast {
  const at = rows.findIndex((row) => row.filled >= 0.8 * fill && row.filled >= 2)
  const row = rows[at]
  const below = rows.slice(at + 1).filter((r) => r.filled >= 2)
  if (!row || below.length === 0 || !couldName(row, fill)) return NONE
  if (isChinese(row) && !row.cells.some(looksLikeHeaderWord)) return NONE
  const columns = row.cells.map((_, c) => c).filter((c) => row.cells[c] !== '')
  if (columns.some((c) => below.some((r) => r.cells[c] === row.cells[c]))) return NONE
  const unlike = columns.filter((c) => differs(row, below, c)).length
  const known = row.cells.filter(isHeaderWord).length
  return unlike + known >= Math.max(1, columns.length / 3) ? { at, certain: false } : NONE
}

function couldName(row: HeldRow, fill: number): boolean {
  const texts = row.cells.filter((cell) => cell !== '')
  if (texts.length < 0.9 * fill || new Set(texts).size < texts.length) return false
  if (texts.some((cell) => cell.length > 40 || isOfNetwork(cell))) return false
  return row.shapes.every((s) => s === SHAPE.TEXT || s === SHAPE.CODE || s === SHAPE.EMPTY)
}

/** Is a header cell of another make than the cells of its column: their repetition, length, style, digits? */
function differs(row: HeldRow, below: readonly HeldRow[], c: number): boolean {
  const head = row.cells[c] ?? ''
  const cells = below.map((r) => r.cells[c] ?? '').filter((cell) => cell !== '')
  if (cells.length === 0) return false
  const repeats = cells.length >= 4 && new Set(cells).size <= cells.length / 2
  const length = cells.reduce((sum, cell) => sum + cell.length, 0) / cells.length
  return repeats || length >= 2 * head.length + 4 || styled(head, cells) || coded(head, below, c)
}

/** phone_no, phone_1; wang_604 is how somebody calls himself. */
const NAME_STYLE =
  /^[a-z]+(?:_(?:[a-z][a-z0-9]*|[0-9]{1,2}))+$|^[A-Z]+(?:_[A-Z0-9]+)+$|^[a-z]+(?:[A-Z][a-z]+)+$|^[A-Z]{3,}$/

function styled(head: string, cells: readonly string[]): boolean {
  return NAME_STYLE.test(head) && !cells.some((cell) => NAME_STYLE.test(cell))
}

function coded(head: string, below: readonly HeldRow[], c: number): boolean {
  if (/\d/.test(head)) return false
  const shapes = below.map((r) => r.shapes[c] ?? SHAPE.EMPTY).filter((s) => s !== SHAPE.EMPTY)
  return shapes.filter((s) => s === SHAPE.CODE).length >= 0.7 * shapes.length
}
