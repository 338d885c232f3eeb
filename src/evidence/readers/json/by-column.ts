import { CELL, type ReadSink } from '../../row.ts'
import { looksLikeHeaderWord } from '../../tables/words.ts'
import type { TextInput } from '../input.ts'
import { ByteRow } from './byte-row.ts'
import { MAP_KEY, MOST_COLUMNS } from './grids.ts'
import { OpenRows } from './open-rows.ts'
import { tellLosses } from './told.ts'
import { Broken, JsonTokens, TOKEN } from './tokens.ts'
import { JsonValues } from './values.ts'

/** A list of values, or values by the number of their row, under the first name. */
const BEGINS = /^\s*\{\s*"[^"\\]{1,100}"\s*:\s*(?:\[\s*["\d-]|\{\s*"0"\s*:\s*(?:["\d-]|null))/
/** Fewer values stand in two lists by chance. */
const FEWEST_ROWS = 3
/** Somebody's number, of whatever kind. */
const NUMBER = /\d{7}/

/** One column: its name, where its values begin in the text, and under which keys they stand; no keys in a list. */
interface Column {
  readonly name: string
  readonly keys: readonly string[] | null
  readonly at: readonly number[]
  /** Most of its values hold a number of somebody. */
  readonly isOfNumbers: boolean
}

/** Does the text begin as a table of which each column stands by itself, as pandas writes one? */
export function beginsByColumn(sample: string): boolean {
  return BEGINS.test(sample)
}

/**
 * Reads a table of which each column stands by itself: `{"name":["张三",…],"phone":["138…",…]}`, and as pandas writes it
 * `{"name":{"0":"张三",…},"phone":{"0":"138…",…}}`, whose numbers of rows are the first column. It must stand in the
 * window as a whole.
 *
 * False, and nothing is read, where it is none: columns of one length have two names of fields at least, and numbers stand in some
 * and not in others; lists of pupils and of teachers, as many of both, are no columns.
 */
export function readByColumn(input: TextInput, sink: ReadSink): boolean {
  const columns = columnsOf(input)
  if (columns === null || !areColumns(columns)) return false
  const keyed = columns[0]?.keys ? [MAP_KEY] : []
  const header = [...keyed, ...columns.map(({ name }) => name)]
  const info = { sheet: null, hidden: false, delimiter: null, delimiterByte: -1, header }
  const grid = sink.grid(info)
  const values = new JsonValues(new JsonTokens(input, false), new OpenRows())
  for (const row of rowsOf(input, columns, values)) grid.row(row)
  grid.end()
  const { encoding, undecodable } = input
  tellLosses(
    {
      encoding,
      undecodable,
      rows: 0,
      longCells: values.long,
      crossedCells: values.crossed,
      numbersLeft: false,
    },
    sink,
  )
  return true
}

function* rowsOf(
  input: TextInput,
  columns: readonly Column[],
  values: JsonValues,
): Generator<ByteRow> {
  const keys = columns[0]?.keys ?? null
  const row = new ByteRow()
  for (const i of columns[0]?.at.keys() ?? []) {
    row.begin(i + 1)
    row.text(keys?.[i] ?? '')
    if (keys !== null) row.cell(0, CELL.TEXT, 0)
    for (const [c, { name, at }] of columns.entries()) {
      input.at = at[i] ?? 0
      values.cell(row, keys === null ? c : c + 1, name)
    }
    yield row
  }
}

function areColumns(columns: readonly Column[]): boolean {
  const [first] = columns
  if (first === undefined || columns.length >= MOST_COLUMNS) return false
  if (first.keys === null && first.at.length < FEWEST_ROWS) return false
  const fields = columns.filter(({ name }) => looksLikeHeaderWord(name))
  const numbers = fields.filter(({ isOfNumbers }) => isOfNumbers).length
  const names = new Set(columns.map(({ name }) => name))
  const differ = numbers > 0 && numbers < fields.length && names.size === columns.length
  return differ && columns.every((column) => haveSameRows(column, first))
}

function haveSameRows(a: Column, b: Column): boolean {
  if (a.at.length !== b.at.length || a.keys?.length !== b.keys?.length) return false
  return a.keys?.every((key, i) => key === b.keys?.[i]) ?? true
}

/** The columns of the one object that the text is; null where it is none, or has other values in it. */
function columnsOf(input: TextInput): Column[] | null {
  input.need(Infinity)
  if (!input.done) return null
  const columns: Column[] = []
  const tokens = new JsonTokens(input, false)
  try {
    if (tokens.next() !== TOKEN.OBJECT) return null
    for (;;) {
      const name = keyOf(tokens)
      const column = name === null ? null : columnOf(tokens, name)
      if (column === null) return null
      columns.push(column)
      const token = tokens.next()
      if (token === TOKEN.OBJECT_END) return tokens.next() === TOKEN.END ? columns : null
      if (token !== TOKEN.COMMA) return null
    }
  } catch (error) {
    if (error instanceof Broken) return null
    throw error
  }
}

function columnOf(tokens: JsonTokens, name: string): Column | null {
  const opens = tokens.next()
  if (opens !== TOKEN.OBJECT && opens !== TOKEN.ARRAY) return null
  const isList = opens === TOKEN.ARRAY
  const keys: string[] = []
  const at: number[] = []
  let numbers = 0
  for (;;) {
    const key = isList ? '' : keyOf(tokens)
    if (key === null) return null
    if (!isList) keys.push(key)
    tokens.blanks()
    at.push(tokens.input.at)
    const value = tokens.next()
    if (value !== TOKEN.STRING && value !== TOKEN.WORD) return null
    if (NUMBER.test(textOf(tokens))) numbers++
    const token = tokens.next()
    if (token === (isList ? TOKEN.ARRAY_END : TOKEN.OBJECT_END)) break
    if (token !== TOKEN.COMMA) return null
  }
  return { name, keys: isList ? null : keys, at, isOfNumbers: 2 * numbers > at.length }
}

/** The key that comes next, with its colon; one that is written by numbers stands for none. */
function keyOf(tokens: JsonTokens): string | null {
  if (tokens.next() !== TOKEN.STRING) return null
  const key = tokens.escaped ? unescaped(textOf(tokens)) : textOf(tokens)
  return tokens.next() === TOKEN.COLON ? key : null
}

function unescaped(text: string): string | null {
  try {
    return JSON.parse(`"${text}"`) as string
  } catch {
    return null
  }
}

function textOf({ input: { buf }, from, to }: JsonTokens): string {
  return Buffer.from(buf.buffer, buf.byteOffset + from, to - from).toString('utf8')
}
