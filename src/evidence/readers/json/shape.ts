import type { TextInput } from '../input.ts'

/** What the beginning of a file shows of its build. */
export interface JsonShape {
  /** One value a line: a broken line costs no other. */
  readonly lines: boolean
  /** No two objects begin on one line, so that the number of the line names the object. */
  readonly byLine: boolean
  /** Lists or tuples of values, one a line: each is a row. */
  readonly listRows?: boolean
  /** Not asked of texts that are read one by one: are the keys of rows content (`own-keys.ts`)? */
  readonly asksForKeys?: boolean
}

export function shapeOf(sample: string): JsonShape {
  const [first = '', second = ''] = sample
    .trimStart()
    .split(/\r?\n/, 2)
    .map((line) => line.trim())
  const lines = (isValue(first) || isValueAndComma(first)) && /^[{[]/.test(second)
  const together = /\}[ \t]*,[ \t]*\{/.test(sample) || isListOnOneLine(first)
  const listRows = isListOfValues(first) && isListOfValues(second)
  return { lines, byLine: lines || (!together && sample.includes('\n')), listRows }
}

/** `["张三", 138…]`, and `('张三', 138…),` as Python writes it; lists within it are rows of their own. */
function isListOfValues(line: string): boolean {
  return /^[[(]\s{0,9}[^\s[({].*[\])],?$/s.test(line)
}

/** An object in a list that ends on the line it begins on; two searches, as one pattern would try each pair of brackets. */
function isListOnOneLine(line: string): boolean {
  const opens = /[[({][ \t]*\{/.exec(line)
  return opens !== null && /\}[ \t]*\]/.test(line.slice(opens.index + opens[0].length))
}

/** One object a line, as cut out of a list: `{…},`. */
function isValueAndComma(line: string): boolean {
  return /^\{.*\},$/s.test(line) && line.split('{').length === line.split('}').length
}

function isValue(line: string): boolean {
  return /^\{.*\}$|^\[.*\]$/s.test(line)
}

/** How far an object is looked over to tell a map from a record. */
const LOOKED_AT = 64 * 1024

/**
 * Is the object at `at` (its `{`) one entry of a map: are so many members, one behind the other, objects that begin with the same key?
 *
 * @example {"u1":{"name":…},"u2":{"name":…}} → true; {"data":{"list":…},"page":{"size":…}} → false
 */
export function isMapEntry(input: TextInput, many = 2): boolean {
  input.need(LOOKED_AT)
  const { buf, at, end } = input
  const stop = Math.min(end, at + LOOKED_AT)
  const mine = keyBehind(buf, at, stop)
  if (mine === null) return false
  for (let entry = at, n = 1; n < many; n++) {
    entry = objectBehind(buf, closeOf(buf, entry, stop), stop)
    const other = entry < 0 ? null : keyBehind(buf, entry, stop)
    if (other === null || !same(buf, mine, other)) return false
  }
  return true
}

/** Place of the object that the next member is, behind the value that closes at `close`; -1 where it is none. */
function objectBehind(buf: Uint8Array, close: number, stop: number): number {
  const comma = close < 0 ? stop : skip(buf, close + 1, stop)
  const name = buf[comma] === 0x2c ? keyBehind(buf, comma, stop) : null
  if (comma >= stop || name === null) return -1
  const colon = skip(buf, name.to + 1, stop)
  const value = skip(buf, colon + 1, stop)
  return buf[colon] === 0x3a && buf[value] === 0x7b ? value : -1
}

export interface Range {
  readonly from: number
  readonly to: number
}

/** The string behind the sign at `at`. */
export function keyBehind(buf: Uint8Array, at: number, stop: number): Range | null {
  const from = skip(buf, at + 1, stop)
  const quote = buf[from]
  if (from >= stop || (quote !== 0x22 && quote !== 0x27)) return null
  const to = quoteEnd(buf, from, stop)
  return to < 0 ? null : { from: from + 1, to }
}

function quoteEnd(buf: Uint8Array, from: number, stop: number): number {
  const quote = buf[from]
  for (let p = from + 1; p < stop; p++) {
    if (buf[p] === 0x5c) p++
    else if (buf[p] === quote) return p
  }
  return -1
}

/** Place of the first byte that is no blank and of no remark. */
export function skip(buf: Uint8Array, from: number, stop: number): number {
  let p = from
  for (;;) {
    while (p < stop && (buf[p] as number) <= 0x20) p++
    const behind = p < stop && buf[p] === 0x2f ? remarkEnd(buf, p, stop) : -1
    if (behind < 0) return p
    p = behind
  }
}

/** Behind the remark that begins at `at`, with its line where it is one of a line; -1 where none begins, or it goes on behind `stop`. */
export function remarkEnd(buf: Uint8Array, at: number, stop: number): number {
  const sign = buf[at + 1]
  if (sign !== 0x2a && sign !== 0x2f) return -1
  for (let p = at + 2; p < stop; p++) {
    if (sign === 0x2f ? buf[p] === 10 : p > at + 2 && buf[p] === 0x2f && buf[p - 1] === 0x2a)
      return p + 1
  }
  return -1
}

/** Place of the bracket that closes the one at `at`; -1 where it is not before `stop`. */
export function closeOf(buf: Uint8Array, at: number, stop: number): number {
  let depth = 0
  for (let p = at; p < stop; p++) {
    const c = buf[p]
    if (c === 0x22 || c === 0x27) {
      p = quoteEnd(buf, p, stop)
      if (p < 0) return -1
    } else if (c === 0x7b || c === 0x5b || c === 0x28) depth++
    else if ((c === 0x7d || c === 0x5d || c === 0x29) && --depth === 0) return p
  }
  return -1
}

function same(buf: Uint8Array, a: Range, b: Range): boolean {
  if (a.to - a.from !== b.to - b.from) return false
  for (let i = 0; i < a.to - a.from; i++) if (buf[a.from + i] !== buf[b.from + i]) return false
  return true
}
