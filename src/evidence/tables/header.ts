import { isAdvert } from './advert.ts'
import { isNumberedBelow } from './column-numbers.ts'
import { contrastHeader, firstValueRow, valueColumns } from './contrast.ts'
import { groupHeader } from './group-header.ts'
import { isIndexHeader } from './index-header.ts'
import {
  identifies,
  isHeaderInside,
  isWordHeader,
  readsLikeData,
  typicalFill,
  wideRows,
} from './evidence.ts'
import { isOfOfficers } from './example-rows.ts'
import type { HeldRow } from './held.ts'
import { isValue, SHAPE } from './shape.ts'
import { endsLikeHeaderWord, isHeaderWord } from './words.ts'
import { isLabelled, isNoteLabel, readsLikeNote, readsLikeTitle } from './wording.ts'

/** How the first rows of a grid divide, as indexes into the rows given (blank rows are not among them). */
export interface Opening {
  /** Rows of the header, top to bottom; empty without one. */
  readonly header: readonly number[]
  /** Rows before this one (and before the header) are titles and notes. */
  readonly titles: number
  readonly certain: boolean
  /** The header stands below all records. */
  readonly atEnd?: true
  /** Row at which a further table with a header begins, when records stand above the header. */
  readonly next?: number
}

const NOTHING: Opening = { header: [], titles: 0, certain: false }

/**
 * Decides on the header from the first rows that are not blank; `all`: there are no others. When in doubt there is none: then
 * all is data.
 */
export function findOpening(rows: readonly HeldRow[], all = false): Opening {
  if (rows.length === 0) return NOTHING
  if (isList(rows)) return openList(rows)
  const fill = typicalFill(rows)
  const words = rows.findIndex(isWordHeader)
  const head = rows[words]
  if (head === undefined) return openByContrast(rows, fill)
  const above = rows.slice(0, words)
  if (!holdRecords(above, head)) return withHeader(rows, words, true)
  const opening = openByContrast(above, typicalFill(above))
  const isLast = all && words === rows.length - 1 && opening.header.length === 0
  if (!isLast || 5 * head.filled < 4 * typicalFill(above)) return { ...opening, next: words }
  return { header: [words], titles: opening.titles, certain: true, atEnd: true }
}

/**
 * Do records stand above a header? A few lone cells over a wide table do not make a table of their own, even when
 * they hold a phone number (客服电话：…); they stay data.
 */
function holdRecords(above: readonly HeldRow[], head: HeldRow): boolean {
  const records = above.filter(
    (row) => readsLikeData(row, head.filled) && !isAdvert(row) && !isOfOfficers(row),
  )
  return records.length > 3 || records.some((row) => row.filled > 1 || head.filled < 3)
}

/** One cell a line, but for a few lines that a delimiter inside a text divides. */
function isList(rows: readonly HeldRow[]): boolean {
  const wide = wideRows(rows)
  return wide.length <= 0.2 * rows.length && wide.every((row) => row.filled === 2)
}

function openByContrast(rows: readonly HeldRow[], fill: number): Opening {
  if (isIndexHeader(rows)) return withHeader(rows, 0, true)
  const groups = groupHeader(rows)
  const { at, certain } = groups < 0 ? contrastHeader(rows, fill) : { at: groups, certain: true }
  const head = rows[at]
  if (head && !holdRecords(rows.slice(0, at), head)) return withHeader(rows, at, certain)
  const first = rows.findIndex((row) => !isJunkOnTop(row, rows))
  const titles = first < 0 ? 0 : first
  const row = rows[titles]
  return { header: [], titles, certain: row?.shapes.some(isValue) === true }
}

/** Above a table without header: a lone text over wider rows that identifies nobody and is unlike its column. */
function isJunkOnTop(row: HeldRow, rows: readonly HeldRow[]): boolean {
  const widest = Math.max(...rows.map((r) => r.filled))
  const at = row.cells.findIndex((cell) => cell !== '')
  const lead = row.cells[at] ?? ''
  if (isAdvert(row)) return true
  if (identifies(row) || widest < 2) return false
  if (isNoteLabel(lead)) return row.filled < widest
  const shape = row.shapes[at] ?? SHAPE.EMPTY
  if (row.filled > 1 || isValue(shape) || shape === SHAPE.NAME) return false
  return widest >= 3 || readsLikeTitle(lead) || readsLikeNote(lead) || isLongFor(lead, at, rows)
}

function isLongFor(text: string, column: number, rows: readonly HeldRow[]): boolean {
  const others = wideRows(rows).map((row) => row.cells[column]?.length ?? 0)
  return text.length >= 6 && text.length >= 2 * Math.max(...others)
}

function withHeader(rows: readonly HeldRow[], found: number, certain: boolean): Opening {
  const at = firstAlike(rows, found)
  const header = [...groupRows(rows, at), at, ...rowsBelow(rows, at)]
  return { header, titles: header[0] ?? at, certain }
}

/** A header that stands there twice or more begins with the first; the others repeat it. */
function firstAlike(rows: readonly HeldRow[], at: number): number {
  const head = rows[at]
  const above = rows[at - 1]
  if (!head || !above || head.filled !== above.filled || head.filled < 2) return at
  return head.cells.every((cell, c) => cell === above.cells[c]) ? firstAlike(rows, at - 1) : at
}

/** Rows above a header that belong to it: groups over its fields, and groups over those. */
function groupRows(rows: readonly HeldRow[], at: number): number[] {
  if (at < 1 || !isGroupRow(rows, at)) return []
  return at > 1 && isGroupRow(rows, at - 1) ? [at - 2, at - 1] : [at - 1]
}

/** Is the row above a header its upper half: 学生信息 | | 家长信息 | over 姓名 | 班级 | 姓名 | 电话? */
function isGroupRow(rows: readonly HeldRow[], at: number): boolean {
  const upper = rows[at - 1]
  const lower = rows[at]
  if (!upper || !lower || upper.view.row !== lower.view.row - 1) return false
  if (upper.filled > lower.filled && !fillsGap(upper, lower)) return false
  if (identifies(upper)) return false
  if (upper.extent > lower.extent + 1 && !standsUnder(upper, lower)) return false
  const texts = upper.cells.filter((cell) => cell !== '')
  if (texts.some((cell) => cell.length > 24 || isLabelled(cell) || isTitleOf(cell))) return false
  if (upper.shapes.some((s) => s === SHAPE.NAME || isHardValue(s))) return false
  return upper.filled >= 2 || firstColumn(upper) > firstColumn(lower)
}

/** Do fields stand under one group in the middle of a header whose other names are all in the row above? */
function standsUnder(upper: HeldRow, lower: HeldRow): boolean {
  return fillsGap(upper, lower) && firstColumn(lower) > firstColumn(upper)
}

function firstColumn(row: HeldRow): number {
  return row.cells.findIndex((cell) => cell !== '')
}

function fillsGap(head: HeldRow, row: HeldRow): boolean {
  return row.cells.some((cell, c) => cell !== '' && (head.cells[c] ?? '') === '')
}

function isHardValue(shape: number): boolean {
  return isValue(shape as never) && shape !== SHAPE.YEAR
}

function isTitleOf(cell: string): boolean {
  return cell.length > 8 && readsLikeTitle(cell)
}

/** Rows that go on a header downwards: they fill its gaps with texts, at most two; and one that numbers its columns. */
function rowsBelow(rows: readonly HeldRow[], at: number): number[] {
  const found: number[] = []
  for (let next = at + 1; next <= at + 2; next++) {
    if (!goesOn(rows, at, next)) break
    found.push(next)
  }
  const numbers = (found.at(-1) ?? at) + 1
  return areColumnNumbers(rows, at, numbers) ? [...found, numbers] : found
}

/** Does this row number the columns that the header right above it names? */
function areColumnNumbers(rows: readonly HeldRow[], at: number, next: number): boolean {
  const head = rows[at]
  const row = rows[next]
  if (!head || !row || row.view.row !== (rows[next - 1]?.view.row ?? 0) + 1) return false
  return isNumberedBelow(head, row, rows[next + 1])
}

function goesOn(rows: readonly HeldRow[], at: number, next: number): boolean {
  const head = rows[at]
  const row = rows[next]
  const above = rows[next - 1]
  if (!head || !row || !above || row.view.row !== above.view.row + 1) return false
  if (row.shapes.some((s) => s !== SHAPE.EMPTY && s !== SHAPE.TEXT) || row.filled === 0)
    return false
  if (isTranslation(head, row)) return true
  if (row.cells.some(isLabelled) || !sharesColumns(head, row)) return false
  return isHeaderWordRow(row) || overValues(rows, next)
}

/** A second header right below the first, naming the same columns in other words (姓名 | 电话 over name | phone). */
function isTranslation(head: HeldRow, row: HeldRow): boolean {
  const same = row.cells.some((cell, c) => cell !== '' && cell === head.cells[c])
  return !same && row.extent === head.extent && isHeaderInside(row)
}

/** Does the row fill a gap of the header, or stand only under cells right of its first one? */
function sharesColumns(head: HeldRow, row: HeldRow): boolean {
  const merged = new Set(head.cells.filter((cell) => cell !== '')).size < head.filled
  const lead = row.cells[0] === '' && head.cells[0] !== ''
  return (
    (row.extent <= Math.max(head.extent, row.filled) || goesBeyond(head, row)) &&
    (fillsGap(head, row) || merged || (lead && row.filled < head.filled))
  )
}

/** The last group of the header reaches beyond its own cell: 父亲 | | 母亲 | over 姓名 | 电话 | 姓名 | 电话. */
function goesBeyond(head: HeldRow, row: HeldRow): boolean {
  const further = row.cells.slice(head.extent - 1, row.extent)
  return row.cells[0] === '' && further.length > 1 && further.every((cell) => cell !== '')
}

function isHeaderWordRow(row: HeldRow): boolean {
  const words = row.cells.filter((cell) => isHeaderWord(cell) || endsLikeHeaderWord(cell))
  return words.some(isHeaderWord) && 2 * words.length >= row.filled
}

/** Does every cell of the row that stands in a column of values stand out there as a text, the first column empty? */
function overValues(rows: readonly HeldRow[], at: number): boolean {
  const below = rows.slice(at + 1)
  const row = rows[at]
  if (!row || below.length < 2 || row.cells[0] !== '') return false
  const columns = valueColumns(below)
  return row.cells.some((cell, c) => cell !== '' && columns.includes(c))
}

/** A list of one column. */
function openList(rows: readonly HeldRow[]): Opening {
  const word = rows.slice(0, 4).findIndex((row) => row.filled === 1 && isHeaderWord(lone(row)))
  if (word >= 0 && rows.slice(0, word).every(isTitleLine)) {
    return { header: [word], titles: word, certain: true }
  }
  const columns = valueColumns(rows)
  const first = firstValueRow(rows, columns, 1)
  if (
    first > 0 &&
    first <= 4 &&
    isPure(rows.slice(first)) &&
    !rows.slice(0, first).some(mayBeRecord)
  ) {
    return listUnder(rows, first)
  }
  const record = rows.findIndex((row) => !isTitleLine(row))
  // The title and the signature of a page whose table stands elsewhere.
  if (record < 0 && rows.length <= 4) return { ...NOTHING, titles: rows.length }
  return { header: [], titles: record <= 4 ? Math.max(0, record) : 0, certain: columns.length > 0 }
}

/** Are nearly all lines nothing but a value? */
function isPure(rows: readonly HeldRow[]): boolean {
  return rows.filter((row) => row.shapes.some(isValue)).length >= 0.8 * rows.length
}

function listUnder(rows: readonly HeldRow[], first: number): Opening {
  const last = rows[first - 1]
  if (last === undefined || isTitleLine(last)) return { header: [], titles: first, certain: true }
  if (isSentence(lone(last))) return { header: [], titles: first - 1, certain: false }
  return { header: [first - 1], titles: first - 1, certain: false }
}

/** 请于周五前到校，逾期不候。 is said of the lines below it, and names no column. */
function isSentence(text: string): boolean {
  return text.length > 12 && /[，。！？；]/u.test(text)
}

function lone(row: HeldRow): string {
  return row.cells.find((cell) => cell !== '') ?? ''
}

/** A line that might be somebody's, though it is no value: a name, or an identifier inside a text. */
function mayBeRecord(row: HeldRow): boolean {
  return identifies(row) || row.shapes.some((s) => s === SHAPE.NAME)
}

function isTitleLine(row: HeldRow): boolean {
  if (isAdvert(row)) return true
  return (
    !identifies(row) && row.filled === 1 && (readsLikeTitle(lone(row)) || isNoteLabel(lone(row)))
  )
}

/** Header texts by column; a header of several rows is joined as `上/下`. */
export function joinHeader(rows: readonly (readonly (string | null)[])[]): (string | null)[] {
  const width = Math.max(0, ...rows.map((row) => row.length))
  if (rows.length <= 1) return [...(rows[0] ?? [])]
  const joined: (string | null)[] = []
  const heads = rows.map(() => '')
  for (let c = 0; c < width; c++) joined.push(joinColumn(rows, heads, c))
  return joined
}

/** A group head spreads to the right as long as its own column has a field below, and the columns after it too. */
function joinColumn(
  rows: readonly (readonly (string | null)[])[],
  heads: string[],
  c: number,
): string | null {
  const own = rows.map((row) => (row[c] ?? '').trim())
  const parts: string[] = []
  own.forEach((text, level) => {
    const below = own.slice(level + 1).some((t) => t !== '')
    if (text !== '') heads[level] = below ? text : ''
    const head = text !== '' ? text : below ? (heads[level] ?? '') : ''
    if (head !== '' && parts.at(-1) !== head) parts.push(head)
  })
  return parts.length === 0
    ? rows.every((row) => (row[c] ?? null) === null)
      ? null
      : ''
    : parts.join('/')
}

/** A header inside a grid is known already, with so many rows of groups above it; only its further rows are sought. */
export function openingInside(rows: readonly HeldRow[], groups: number): Opening {
  const above = Array.from({ length: groups }, (_, k) => k)
  return { header: [...above, groups, ...rowsBelow(rows, groups)], titles: 0, certain: true }
}
