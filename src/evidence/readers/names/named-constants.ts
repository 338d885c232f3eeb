import { CELL, type ReadSink } from '../../row.ts'
import { GridRows } from '../grid-rows.ts'

const LONGEST = 1 << 20
/** Names, and characters of what they stand for, in all. */
const MOST = 100_000
const MOST_TEXT = 1 << 24
const NAME = '名称'

/** How a list of values is written in a formula: what divides its rows, and one value with what stands behind it. */
interface Notation {
  readonly rows: string
  readonly value: RegExp
}

/** `{"a","b";"c","d"}`, as Excel writes it. */
const EXCEL: Notation = {
  rows: ';',
  value: /\s*("(?:[^"]|"")*"|[^",;{}()&\s]+)\s*([,;]|$)/gy,
}
/** `{"a";"b"|"c";"d"}`, as OpenDocument writes it. */
export const OPEN_FORMULA: Notation = {
  rows: '|',
  value: /\s*("(?:[^"]|"")*"|[^"|;{}()&\s]+)\s*([;|]|$)/gy,
}

interface Constant {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

/** Gathers the names of a workbook that stand for a text, a number or a list of such; those for cells need no reading. */
export class NamedConstants {
  /** Names that stand for a formula that begins with a value, or for too much. */
  lost = 0
  readonly #found: Constant[] = []
  #length = 0

  /** A name and the formula that it stands for, as it is written, without a sign of equality. */
  formula(name: string, text: string, notation = EXCEL): void {
    if (!/^\s*(?:["{]|[+-]?\d)/.test(text)) return
    this.values(name, text.length > LONGEST ? null : constantRows(text, notation), text.length)
  }

  /** A name and its values, row by row, of so many characters; null where they could not be made out. */
  values(name: string, rows: Constant['rows'] | null, length: number): void {
    this.#length += length
    const full = length > LONGEST || this.#length > MOST_TEXT || this.#found.length >= MOST
    if (rows === null || full) this.lost++
    else this.#found.push({ name, rows })
  }

  /** Hands on a grid of names and values, if there are any that say something. */
  read(sink: ReadSink): void {
    const found = this.#found
    if (found.some(({ rows }) => rows.some((row) => row.some(saysMore)))) {
      const header = [NAME, ...Array.from({ length: widest(found) }, () => null)]
      const grid = new GridRows(sink, '定义的名称', false, header)
      for (const { name, rows } of found) for (const row of rows) write(grid, name, row)
      grid.finish()
    }
    if (this.lost === 0) return
    const message = `定义的名称 ${this.lost} 个为公式或过长，未读 / ${this.lost} names that stand for a formula or too much, not read`
    sink.issue({ code: 'NOT_A_TABLE', message })
  }
}

/** The values of `"a"`, `12` or `{"a","b";"c","d"}`, row by row; null for a formula. */
export function constantRows(text: string, notation = EXCEL): string[][] | null {
  const list = /^\s*\{(.*)\}\s*$/s.exec(text)?.[1] ?? text
  const rows: string[][] = [[]]
  const values = new RegExp(notation.value)
  for (let match = values.exec(list); match !== null; match = values.exec(list)) {
    const [, value = '', after = ''] = match
    rows.at(-1)?.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value)
    if (after === '') return values.lastIndex >= list.length || list === text ? rows : null
    if (after === notation.rows) rows.push([])
  }
  return null
}

/** Columns of the widest row; there may be more rows than a call may have arguments. */
function widest(found: readonly Constant[]): number {
  return found.reduce(
    (n, { rows }) => rows.reduce((most, { length }) => Math.max(most, length), n),
    0,
  )
}

function write(grid: GridRows, name: string, row: readonly string[]): void {
  grid.begin(grid.next)
  grid.cell(0, name)
  for (const [at, value] of row.entries()) grid.cell(at + 1, value, CELL.TEXT)
  grid.end()
}

/** Switches and small numbers of the program say nothing. */
function saysMore(value: string): boolean {
  return /\p{L}|\d{7}/u.test(value) && !/^(?:true|false|#\w+.)$/i.test(value)
}
