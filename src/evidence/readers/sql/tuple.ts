import { CELL } from '../../row.ts'
import { constantText } from './constants.ts'
import { behindTag, dollarTag } from './dollar.ts'
import { endsCall, HOW, isHexText, literalInside } from './literal.ts'
import { TupleRow } from './tuple-row.ts'

/** What became of a try to read a tuple. */
export const TUPLE = { ROW: 0, MORE: -1, BAD: -2 } as const

/** No text in dollar signs. */
const NO_DOLLAR = -3

/** Bytes of a bare word: letters, digits, signs, everything outside ASCII. */
const BARE = new Uint8Array(256).fill(1)
for (const c of '\0\t\n\r ,()\'":|*/[];=<>`') BARE[c.charCodeAt(0)] = 0

/**
 * Reads `( … )` of a VALUES list as cells of a window, which are unescaped in place: text never grows by that.
 *
 * A string is its value; a number, TRUE or an expression stands as in the script; NULL is absent. Of `CAST('…' AS …)`,
 * `TO_DATE('…', …)`, `'…'::type` and `NULL::type` the literal inside is the cell.
 */
export class TupleReader extends TupleRow {
  /** Does a backslash escape in plain strings (MySQL), or stand for itself (standard SQL)? */
  backslash = true
  /** Behind the tuple, or where the try ended. */
  at = 0
  /** Cells marked as binary that hold no text, so far. */
  blobs = 0
  #limit = 0

  /** Tries the tuple whose `(` stands at `from`; `limit` is where the window ends. */
  read(buf: Uint8Array, from: number, limit: number): number {
    this.begin(buf)
    this.#limit = limit
    let p = from + 1
    // A bracket of full width, or damaged, has further bytes: no cell may begin within a character.
    while (((buf[p] as number) & 0xc0) === 0x80) p++
    for (;;) {
      p = this.#cell(p)
      if (p < 0) return p
      if (buf[p] === 0x2c) p++
      else break
    }
    this.at = p + 1
    this.finish()
    return TUPLE.ROW
  }

  /** Reads a cell that begins at or behind `p`; gives the place of the `,` or `)` behind it. */
  #cell(from: number): number {
    const { buf } = this
    let p = from
    while (isBlank(buf[p] as number)) if (++p > this.#limit) return this.#cut(p)
    const c = buf[p] as number
    if (c === 0x27 || c === 0x22) return this.#string(p, p, c, this.backslash)
    if (c === 0x24) {
      const to = this.#dollar(p)
      if (to !== NO_DOLLAR) return to
    }
    let q = p
    while (BARE[buf[q] as number] === 1) q++
    if (q >= this.#limit) return this.#cut(q)
    const next = buf[q] as number
    if (next === 0x2c || next === 0x29) return this.#bare(p, q)
    return this.#behindWord(p, q)
  }

  /** `$$…$$`, `$q$…$q$` (PostgreSQL): the text between the signs as it stands. */
  #dollar(from: number): number {
    const tag = dollarTag(this.buf, from)
    if (tag === 0) return NO_DOLLAR
    const behind = behindTag(this.buf, from, tag, this.#limit)
    if (behind === TUPLE.MORE) return this.#cut(this.#limit)
    if (behind < 0) return NO_DOLLAR
    const after = this.#afterValue(behind)
    if (after === TUPLE.BAD) return this.#expression(from)
    if (after >= 0) this.add(from + tag, behind - tag, CELL.TEXT)
    return after
  }

  #cut(p: number): number {
    this.at = p
    return TUPLE.MORE
  }

  #bad(p: number): number {
    this.at = p
    return TUPLE.BAD
  }

  #bare(from: number, to: number): number {
    const { buf } = this
    const length = to - from
    if (length === 4 && ((buf[from] as number) | 0x20) === 0x6e && isNull(buf, from)) {
      this.add(0, 0, CELL.ABSENT)
    } else if (length > 2 && buf[from] === 0x30 && ((buf[from + 1] as number) | 0x20) === 0x78) {
      this.#hex(from, from + 2, to, to)
    } else this.add(from, to, CELL.TEXT)
    return to
  }

  /** Bytes written as hex digits: their text if they are one, else the literal as it stands. */
  #hex(from: number, digits: number, digitsEnd: number, to: number): void {
    if (isHexText(this.buf, digits, digitsEnd)) this.put(digits, digitsEnd, CELL.TEXT, HOW.HEX)
    else {
      if (to - from > 34) this.blobs++
      this.add(from, to, CELL.TEXT)
    }
  }

  /** A word is followed by something else than the end of the cell: a string with a prefix, a call, an expression. */
  #behindWord(from: number, wordEnd: number): number {
    const { buf } = this
    let p = wordEnd
    while (isBlank(buf[p] as number)) if (++p > this.#limit) return this.#cut(p)
    const c = buf[p] as number
    if (p >= this.#limit) return this.#cut(p)
    if (wordEnd > from && (c === 0x2c || c === 0x29)) {
      this.#bare(from, wordEnd)
      return p
    }
    if ((c === 0x27 || c === 0x22) && wordEnd > from) return this.#prefixed(from, wordEnd, p, c)
    if (c === 0x3a && buf[p + 1] === 0x3a && wordEnd > from) return this.#typed(from, wordEnd, p)
    return this.#expression(from)
  }

  /** `NULL::type`, `138::bigint`: the word, where nothing but its type stands behind it. */
  #typed(from: number, wordEnd: number, colons: number): number {
    const to = this.#expressionEnd(colons)
    if (to < 0) return to
    if (!isType(this.buf, colons, to)) return this.#expression(from)
    this.#bare(from, wordEnd)
    return to
  }

  /** N'…', E'…', B'…', X'…', _utf8'…', _binary '…' */
  #prefixed(from: number, wordEnd: number, quoteAt: number, quote: number): number {
    const letter = (this.buf[from] as number) | 0x20
    const single = wordEnd - from === 1 && quoteAt === wordEnd
    if (this.buf[from] === 0x5f) return this.#string(from, quoteAt, quote, this.backslash)
    if (!single) return this.#expression(from)
    if (letter === 0x65) return this.#string(from, quoteAt, quote, true)
    if (letter === 0x78) return this.#hexString(from, quoteAt, quote)
    return this.#string(from, quoteAt, quote, letter === 0x6e && this.backslash)
  }

  #hexString(from: number, quoteAt: number, quote: number): number {
    const to = this.#stringEnd(quoteAt, quote, false)
    if (to < 0) return to
    const after = this.#afterValue(to + 1)
    if (after >= 0) this.#hex(from, quoteAt + 1, to, to + 1)
    return after
  }

  /** A string whose quote stands at `quoteAt`; `from` is where the cell begins (at its prefix). */
  #string(from: number, quoteAt: number, quote: number, backslash: boolean): number {
    const to = this.#stringEnd(quoteAt, quote, backslash)
    if (to < 0) return to
    const how = this.#found
    const after = this.#afterValue(to + 1)
    if (after === TUPLE.BAD) return this.#expression(from)
    if (after >= 0) this.put(quoteAt + 1, to, CELL.TEXT, how)
    return after
  }

  #found: number = HOW.PLAIN

  /** Place of the closing quote. */
  #stringEnd(quoteAt: number, quote: number, backslash: boolean): number {
    const { buf } = this
    let p = quoteAt + 1
    let how: number = HOW.PLAIN
    for (;;) {
      let c = buf[p] as number
      while (c > 0x5c || (c !== quote && c !== 0x5c && c !== 10)) c = buf[++p] as number
      if (c === 10) {
        if (p >= this.#limit) return this.#cut(p)
        p++
      } else if (c === 0x5c) {
        if (p + 1 >= this.#limit) return this.#cut(p)
        if (backslash) {
          how = HOW.ESCAPED
          p += 2
        } else p++
      } else if (p + 1 >= this.#limit) return this.#cut(p)
      else if (buf[p + 1] === quote) {
        if (how === HOW.PLAIN) how = HOW.DOUBLED
        p += 2
      } else {
        this.#found = how
        return p
      }
    }
  }

  /** Behind a literal: the end of the cell, a `::type` that is left out, or BAD where the literal is part of more. */
  #afterValue(from: number): number {
    const { buf } = this
    let p = from
    for (;;) {
      const c = buf[p] as number
      if (c === 0x2c || c === 0x29) return p >= this.#limit ? this.#cut(p) : p
      if (p >= this.#limit) return this.#cut(p)
      if (c === 0x3a && buf[p + 1] === 0x3a) return this.#expressionEnd(p)
      if (!isBlank(c)) return this.#bad(p)
      p++
    }
  }

  /** A call or a sum: the literal inside a conversion, else the whole of it as it stands. */
  #expression(from: number): number {
    const to = this.#expressionEnd(from)
    if (to < 0 || this.#inside(from, to)) return to
    const constant = constantText(this.buf, from, to, this.backslash)
    if (constant !== null) this.putConstant(from, to, constant)
    else this.add(from, behindLast(this.buf, from, to), CELL.TEXT)
    return to
  }

  /** Takes the literal inside a conversion; false where the expression is none. */
  #inside(from: number, to: number): boolean {
    const inside = literalInside(this.buf, from, to)
    if (!inside) return false
    const { string, at } = inside
    const end = string ? this.#stringEnd(at, 0x27, this.backslash) : inside.to
    if (end < 0 || end > to || !endsCall(this.buf, string ? end + 1 : end, to)) return false
    if (string) this.put(at + 1, end, CELL.TEXT, this.#found)
    else this.add(at, end, CELL.TEXT)
    return true
  }

  /** Place of the `,` or `)` that ends an expression. */
  #expressionEnd(from: number): number {
    const { buf } = this
    let depth = 0
    let p = from
    for (;;) {
      const c = buf[p] as number
      if (p >= this.#limit) return this.#cut(p)
      if (c === 0x27 || c === 0x22) {
        const escapes = this.backslash || isEscaping(buf, p)
        const to = this.#stringEnd(p, c, escapes)
        if (to < 0) return to
        p = to
      } else if (c === 0x24) p = this.#behindDollar(p)
      else if (c === 0x28) depth++
      else if (c === 0x29 && depth-- === 0) return p
      else if (c === 0x2c && depth === 0) return p
      else if (c === 0x3b && depth === 0) return this.#bad(p)
      p++
    }
  }

  /** The last byte of a text in dollar signs that begins at `p` in an expression; `p` where none does. */
  #behindDollar(p: number): number {
    const tag = BARE[this.buf[p - 1] as number] === 1 ? 0 : dollarTag(this.buf, p)
    const behind = tag === 0 ? -1 : behindTag(this.buf, p, tag, this.#limit)
    return behind < 0 ? p : behind - 1
  }
}

/** The `E` of `E'…'` before a quote. */
function isEscaping(buf: Uint8Array, quoteAt: number): boolean {
  return ((buf[quoteAt - 1] as number) | 0x20) === 0x65 && BARE[buf[quoteAt - 2] as number] !== 1
}

const TYPE =
  /^::\s?[\w".]{1,100}(?: (?:varying|precision|(?:with|without) time zone))?(?:\(\d{1,4}(?:,\s?\d{1,4})?\))?(?:\[\])?\s*$/i

/** A type and nothing else, with the colons before it. */
function isType(buf: Uint8Array, from: number, to: number): boolean {
  if (to - from > 300) return false
  const text = Buffer.from(buf.buffer, buf.byteOffset + from, to - from).toString('latin1')
  return TYPE.test(text)
}

/** Behind the last byte that is no blank. */
function behindLast(buf: Uint8Array, from: number, to: number): number {
  let last = to
  while (last > from && isBlank(buf[last - 1] as number)) last--
  return last
}

function isBlank(c: number): boolean {
  return c === 0x20 || c === 10 || c === 13 || c === 9
}

function isNull(buf: Uint8Array, at: number): boolean {
  return (
    ((buf[at + 1] as number) | 0x20) === 0x75 &&
    ((buf[at + 2] as number) | 0x20) === 0x6c &&
    ((buf[at + 3] as number) | 0x20) === 0x6c
  )
}
