import type { TextInput } from '../input.ts'
import { remarkEnd } from './shape.ts'

export const TOKEN = {
  END: 0,
  OBJECT: 1,
  OBJECT_END: 2,
  ARRAY: 3,
  ARRAY_END: 4,
  COLON: 5,
  COMMA: 6,
  STRING: 7,
  WORD: 8,
} as const

const SIGNS = new Map([
  ['{', TOKEN.OBJECT],
  ['}', TOKEN.OBJECT_END],
  ['[', TOKEN.ARRAY],
  [']', TOKEN.ARRAY_END],
  // Tuples, as Python writes them.
  ['(', TOKEN.ARRAY],
  [')', TOKEN.ARRAY_END],
  [':', TOKEN.COLON],
  [',', TOKEN.COMMA],
] as const)
const KIND = new Uint8Array(256)
for (const [sign, token] of SIGNS) KIND[sign.charCodeAt(0)] = token

/** Bytes of numbers, literals and bare names: letters, digits, `+-._$`, everything outside ASCII. */
const WORD = new Uint8Array(256).fill(1, 0x80)
for (let c = 0x21; c < 0x7f; c++) if (/[\w.+$@-]/.test(String.fromCharCode(c))) WORD[c] = 1

/** The text is no JSON at this place. */
export class Broken extends Error {
  override name = 'Broken'
}

/** Cuts JSON into tokens: also JSON as Python prints it (`'a'`, `None`, `u'a'`), calls (`ObjectId("…")`) as words; remarks are none. */
export class JsonTokens {
  readonly input: TextInput
  /** A string may not run over a line end (one value a line). */
  readonly strictLines: boolean
  /** Range of the last string (without quotes) or word, until the next token. */
  from = 0
  to = 0
  escaped = false

  constructor(input: TextInput, strictLines: boolean) {
    this.input = input
    this.strictLines = strictLines
  }

  /** The next token; strings and words stand in `from … to` of the window. */
  next(): number {
    this.blanks()
    const { input } = this
    if (input.at >= input.end) return TOKEN.END
    const c = input.buf[input.at] as number
    const sign = KIND[c] as number
    if (sign !== 0) {
      input.at++
      return sign
    }
    if (c === 0x22 || c === 0x27) return this.#string(c)
    if (WORD[c] === 1) return this.#word()
    throw new Broken()
  }

  /** The byte that the next token begins with; 0 at the end. */
  peek(): number {
    this.blanks()
    const { input } = this
    return input.at >= input.end ? 0 : (input.buf[input.at] as number)
  }

  blanks(): void {
    const { input } = this
    for (;;) {
      const { buf, end } = input
      let p = input.at
      while (p < end && isBlank(buf, p)) p++
      input.at = p
      if (p < end && buf[p] === 0x2f) {
        this.#remark()
        continue
      }
      // A byte order mark is three bytes: it may be cut off by the end of the window.
      const isWhole = p < end && (buf[p] !== 0xef || p + 2 < end)
      if (isWhole || !input.more()) return
    }
  }

  /** Goes behind a remark: to the end of its line, or to its own end on whatever line. */
  #remark(): void {
    const { input } = this
    input.need(2)
    for (;;) {
      const { buf, at, end } = input
      const to = remarkEnd(buf, at, end)
      if (to >= 0) {
        input.at = to
        return
      }
      if (input.more()) continue
      if (buf[at + 1] !== 0x2f) throw new Broken()
      input.at = end
      return
    }
  }

  #string(quote: number): number {
    const { input } = this
    for (;;) {
      const to = this.#stringEnd(quote)
      if (to >= 0) {
        this.from = input.at + 1
        this.to = to
        input.at = to + 1
        return TOKEN.STRING
      }
      if (!input.more()) throw new Broken()
    }
  }

  /** Place of the closing quote, -1 where the window ends before it. */
  #stringEnd(quote: number): number {
    const { buf, end, at } = this.input
    this.escaped = false
    for (let p = at + 1; p < end; p++) {
      const c = buf[p] as number
      if (c > 0x5c) continue
      if (c === quote) return p
      if (c === 0x5c) {
        this.escaped = true
        p++
      } else if (c === 10 && this.strictLines) throw new Broken()
    }
    return -1
  }

  #word(): number {
    const { input } = this
    for (;;) {
      const { buf, end, at } = input
      let p = at
      while (p < end && WORD[buf[p] as number] === 1) p++
      if (p < end || !input.more()) {
        this.from = at
        this.to = p
        input.at = p
        const next = p < input.end ? buf[p] : 0
        if (p - at === 1 && (next === 0x22 || next === 0x27)) return this.#string(next)
        return next === 0x28 ? this.#call(at) : TOKEN.WORD
      }
    }
  }

  /** `ObjectId("…")`, `datetime.datetime(…)`: a word as it stands, up to its closing bracket on the same line. */
  #call(from: number): number {
    const { input } = this
    input.at = from
    for (;;) {
      const { buf, end, at } = input
      let depth = 0
      let p = at
      for (; p < end && buf[p] !== 10; p++) {
        if (buf[p] === 0x28) depth++
        if (buf[p] !== 0x29 || --depth > 0) continue
        this.from = at
        this.to = p + 1
        input.at = p + 1
        return TOKEN.WORD
      }
      if (p < end || !input.more()) throw new Broken()
    }
  }
}

function isBlank(buf: Uint8Array, p: number): boolean {
  const c = buf[p] as number
  if (c < 0x80) return c <= 0x20
  // A byte order mark may stand before each of several files that were put together.
  return (
    (c === 0xef && buf[p + 1] === 0xbb) ||
    (c === 0xbb && buf[p - 1] === 0xef) ||
    (c === 0xbf && buf[p - 1] === 0xbb && buf[p - 2] === 0xef)
  )
}
