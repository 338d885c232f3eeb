import { CELL, type CellType, type ReadSink } from '../../row.ts'
import { ERROR_VALUES } from '../error-values.ts'
import { GridRows } from '../grid-rows.ts'
import { stringAt } from './biff-strings.ts'

const R = { CACHE: 0xc6, FIELD: 0xc7, ROW: 0xc8, FIRST: 0xc9, LAST: 0xcf, END: 0x0a } as const
const ALL_SHARED = 0x0001
const LONG_NUMBERS = 0x0200

interface Value {
  readonly text: string
  readonly type: CellType
}
interface Field {
  readonly name: string
  readonly flags: number
  /** How many of its last values are those to which rows refer. */
  readonly shared: number
  readonly items: (Value | null)[]
}

/**
 * Reads one pivot cache of an xls workbook (a stream of `_SX_DB_CUR`, BIFF8): the rows that a pivot table sums up, as they were
 * when it was last made. Gives whether all of it could be made out.
 */
export function readPivotStream(bytes: Buffer, name: string, sink: ReadSink): boolean {
  const cache = new PivotStream(name, sink)
  let at = 0
  let type = -1
  while (at + 4 <= bytes.length && type !== R.END) {
    type = bytes.readUInt16LE(at)
    const end = at + 4 + bytes.readUInt16LE(at + 2)
    if (end > bytes.length) break
    cache.take(type, bytes.subarray(at + 4, end))
    at = end
  }
  return cache.end() && type === R.END
}

class PivotStream {
  readonly #name: string
  readonly #sink: ReadSink
  readonly #fields: Field[] = []
  #expected = 0
  #columns = 0
  #broken = false
  #rows: GridRows | null = null
  #count = 0
  /** Columns whose values stand behind the row itself, and how many of them are there. */
  #own: readonly number[] = []
  #given = 0
  /** Columns to whose values rows refer. */
  #shared: readonly (readonly [column: number, field: Field])[] = []
  #row: (Value | null)[] = []

  constructor(name: string, sink: ReadSink) {
    this.#name = name
    this.#sink = sink
  }

  take(type: number, body: Buffer): void {
    if (type === R.CACHE && body.length >= 14) {
      this.#expected = body.readUInt32LE(0)
      this.#columns = body.readUInt16LE(10)
    } else if (type === R.FIELD) this.#field(body)
    else if (type === R.ROW) this.#begin(body)
    else if (type >= R.FIRST && type <= R.LAST) this.#value(valueOf(type, body))
  }

  #field(body: Buffer): void {
    const name = body.length >= 14 ? stringAt(body, 14) : null
    if (name === null) this.#broken = true
    else {
      const [flags, shared] = [body.readUInt16LE(0), body.readUInt16LE(12)]
      this.#fields.push({ name: name.text, flags, shared, items: [] })
    }
  }

  /** Values behind a column are its own until rows begin; a column without any shares none. */
  #value(value: Value | null): void {
    const last = this.#fields.at(-1)
    if (this.#rows === null && last && (last.flags & ALL_SHARED) !== 0 && !this.#isWhole) {
      last.items.push(value)
      return
    }
    if (this.#rows === null) this.#open()
    if (this.#given === 0 && this.#shared.length === 0) this.#row = []
    const column = this.#own[this.#given++]
    if (column === undefined) this.#broken = true
    else this.#row[column] = value
    if (this.#given === this.#own.length) this.#write()
  }

  /** Are all columns there, with as many values as they are said to have? */
  get #isWhole(): boolean {
    const last = this.#fields.at(-1)
    return (
      last !== undefined && this.#fields.length >= this.#columns && last.items.length >= last.shared
    )
  }

  /** Columns that only group others, or are computed, have no values in the rows. */
  get #base(): readonly Field[] {
    return this.#fields.slice(0, this.#columns)
  }

  #open(): void {
    const base = this.#base
    const header = base.map((field) => field.name)
    this.#rows = new GridRows(this.#sink, this.#name, false, header)
    this.#own = base.flatMap((field, at) => (isShared(field) ? [] : [at]))
    this.#shared = [...base.entries()].filter(([, field]) => isShared(field))
  }

  #begin(body: Buffer): void {
    if (this.#rows === null) this.#open()
    this.#row = []
    this.#given = 0
    let at = 0
    for (const [column, field] of this.#shared) {
      // Each row costs what it holds, however many columns there are.
      if (at >= body.length) {
        this.#broken = true
        break
      }
      const long = (field.flags & LONG_NUMBERS) !== 0
      const known = at + (long ? 2 : 1) <= body.length
      const item = known ? (long ? body.readUInt16LE(at) : (body[at] as number)) : -1
      at += long ? 2 : 1
      const value = field.items[Math.max(0, field.items.length - field.shared) + item]
      if (value === undefined) this.#broken = true
      else this.#row[column] = value
    }
    if (this.#own.length === 0) this.#write()
  }

  #write(): void {
    const rows = this.#rows
    if (rows === null) return
    rows.begin(rows.next)
    this.#row.forEach((value, column) => {
      if (value !== null) rows.cell(column, value.text, value.type)
    })
    rows.end()
    this.#row = []
    this.#given = 0
    this.#count++
  }

  /** No more records; says whether all rows are there. */
  end(): boolean {
    if (this.#given > 0) this.#write()
    if (this.#rows?.opened === true) this.#rows.finish()
    return !this.#broken && this.#columns > 0 && this.#count >= this.#expected
  }
}

function isShared({ flags, shared }: Field): boolean {
  return (flags & ALL_SHARED) !== 0 && shared > 0
}

/** A value of a pivot cache; null for none. */
function valueOf(type: number, body: Buffer): Value | null {
  if (type === 0xc9 && body.length >= 8) return number(body.readDoubleLE(0))
  if (type === 0xcc && body.length >= 2) return number(body.readInt16LE(0))
  if (type === 0xca && body.length >= 2)
    return { text: body[0] === 0 ? 'FALSE' : 'TRUE', type: CELL.BOOLEAN }
  if (type === 0xcb && body.length >= 2)
    return { text: ERROR_VALUES[body[0] as number] ?? '#UNKNOWN!', type: CELL.ERROR }
  if (type === 0xce && body.length >= 8) return { text: moment(body), type: CELL.DATE }
  const text = type === 0xcd ? stringAt(body, 0) : null
  return text && { text: text.text, type: CELL.TEXT }
}

function number(value: number): Value {
  return { text: String(value), type: CELL.NUMBER }
}

function moment(body: Buffer): string {
  const two = (n: number | undefined) => String(n).padStart(2, '0')
  const day = `${String(body.readUInt16LE(0))}-${two(body.readUInt16LE(2))}-${two(body[4])}`
  return `${day}T${two(body[5])}:${two(body[6])}:${two(body[7])}`
}
