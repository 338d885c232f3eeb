import { ERROR_VALUES } from '../error-values.ts'
import { charactersAt, stringAt } from '../xls-beside/biff-strings.ts'

/** Kinds of token, and of value in a list ([MS-XLS] 2.5.198, [MS-XLSB] 2.5.97). */
const T = { PLUS: 0x12, MINUS: 0x13, PERCENT: 0x14, PAREN: 0x15 } as const
const TEXT = 0x17
const ATTRIBUTE = 0x19
const WHOLE = 0x1e
const NUMBER = 0x1f
const ARRAYS = new Set([0x20, 0x40, 0x60])
/** Blanks in the formula as it was typed, and that it is worked out anew each time. */
const SAYS_NOTHING = new Set([0x01, 0x40, 0x41])
const KIND = { NUMBER: 1, TEXT: 2, BOOLEAN: 4, ERROR: 16 } as const
/** Binary workbooks number the kinds in their own way. */
const KINDS_OF_XLSB = [KIND.NUMBER, KIND.TEXT, KIND.BOOLEAN, undefined, KIND.ERROR]
/** The layout of xlsb, where xls has the version of its BIFF. */
export const BIFF12 = 12

/** A text, or its bytes where they are in the code page of the file. */
export type TokenText = string | Buffer

/**
 * What a formula that was cut into tokens stands for, if that is a text, a number or a list of such: rows of values.
 * Null for a formula that only begins with one, or one that is cut; undefined for what begins otherwise (cells).
 * `more`: what stands behind the tokens, the values of lists.
 */
export function constantOf(
  tokens: Buffer,
  more: Buffer,
  version: number,
): TokenText[][] | null | undefined {
  const from = beginning(tokens)
  const kind = tokens[from]
  if (kind === undefined) return undefined
  if (ARRAYS.has(kind)) {
    const end = from + 1 + (version === 2 ? 6 : version === BIFF12 ? 14 : 7)
    return tokens.length === end ? new Values(more, version).rows() : null
  }
  if (kind !== TEXT && kind !== WHOLE && kind !== NUMBER) return undefined
  const values = new Values(tokens, version, from + 1)
  const value = single(values, kind)
  return value === null ? null : signed(value, tokens.subarray(values.at))
}

function beginning(tokens: Buffer): number {
  let at = 0
  while (tokens[at] === ATTRIBUTE && SAYS_NOTHING.has(tokens[at + 1] ?? 0)) at += 4
  return at
}

function single(values: Values, kind: number): TokenText | null {
  if (kind === TEXT) return values.short()
  return kind === WHOLE ? values.whole() : values.number()
}

/** The value with the signs that stand behind it; null where something else does. */
function signed(value: TokenText, behind: Buffer): TokenText[][] | null {
  let text = value
  for (const sign of behind) {
    if (sign === T.MINUS) text = `-${String(text)}`
    else if (sign === T.PERCENT) text = `${String(text)}%`
    else if (sign !== T.PLUS && sign !== T.PAREN) return null
  }
  return [[text]]
}

/** Takes values one after the other; null when the bytes end first. */
class Values {
  at: number
  readonly #bytes: Buffer
  readonly #version: number

  constructor(bytes: Buffer, version: number, at = 0) {
    this.#bytes = bytes
    this.#version = version
    this.at = at
  }

  /** The values of a list, row by row. */
  rows(): TokenText[][] | null {
    const size = this.#size()
    if (size === null) return null
    const [rows, columns] = size
    // Each value takes at least two bytes.
    if (rows === 0 || columns === 0 || rows * columns > this.#bytes.length) return null
    const found: TokenText[][] = []
    for (let n = 0; n < rows; n++) {
      const row = this.#row(columns)
      if (row === null) return null
      found.push(row)
    }
    return found
  }

  #row(columns: number): TokenText[] | null {
    const row: TokenText[] = []
    while (row.length < columns) {
      const value = this.#value()
      if (value === null) return null
      row.push(value)
    }
    return row
  }

  #size(): [number, number] | null {
    const bytes = this.#bytes
    if (this.#version === BIFF12) {
      const at = this.#take(8)
      return at === null ? null : [bytes.readUInt32LE(at), bytes.readUInt32LE(at + 4)]
    }
    const at = this.#take(3)
    if (at === null) return null
    const [columns, rows] = [bytes[at] as number, bytes.readUInt16LE(at + 1)]
    // BIFF8 tells the last of them, earlier ones how many there are.
    return this.#version >= 8 ? [rows + 1, columns + 1] : [rows, columns === 0 ? 256 : columns]
  }

  #value(): TokenText | null {
    const own = this.#bytes[this.at++]
    const binary = this.#version === BIFF12
    const kind = binary ? KINDS_OF_XLSB[own ?? -1] : own
    if (kind === KIND.TEXT) return this.#text()
    if (kind === KIND.NUMBER) return this.number()
    const at = this.#take(!binary ? 8 : kind === KIND.BOOLEAN ? 1 : 4)
    if (at === null) return null
    if (kind === KIND.BOOLEAN) return this.#bytes[at] === 0 ? 'FALSE' : 'TRUE'
    if (kind === KIND.ERROR) return ERROR_VALUES[this.#bytes[at] as number] ?? '#UNKNOWN!'
    return kind === 0 ? '' : null
  }

  number(): string | null {
    const at = this.#take(8)
    return at === null ? null : String(this.#bytes.readDoubleLE(at))
  }

  whole(): string | null {
    const at = this.#take(2)
    return at === null ? null : String(this.#bytes.readUInt16LE(at))
  }

  /** A text of a list. */
  #text(): TokenText | null {
    if (this.#version !== 8) return this.short()
    return this.#found(stringAt(this.#bytes, this.at))
  }

  /** A text that is a token by itself; its length takes one byte in xls. */
  short(): TokenText | null {
    const [bytes, from] = [this.#bytes, this.at]
    if (this.#version === 8)
      return this.#found(charactersAt(bytes, from + 1, bytes[from] ?? bytes.length))
    const wide = this.#version === BIFF12
    const at = this.#take(wide ? 2 : 1)
    if (at === null) return null
    const length = wide ? 2 * bytes.readUInt16LE(at) : (bytes[at] as number)
    const start = this.#take(length)
    if (start === null) return null
    return wide
      ? bytes.toString('utf16le', start, start + length)
      : Buffer.from(bytes.subarray(start, start + length))
  }

  #found(found: { text: string; end: number } | null): string | null {
    if (found === null) return null
    this.at = found.end
    return found.text
  }

  /** Where so many bytes begin. */
  #take(count: number): number | null {
    const from = this.at
    if (from + count > this.#bytes.length) return null
    this.at += count
    return from
  }
}
