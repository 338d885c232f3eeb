import { CELL } from '../../row.ts'
import { TupleRow } from './tuple-row.ts'

/** How the lines of a COPY are written where they are not tab-separated with `\N`. */
export interface CopyFormat {
  readonly csv: boolean
  /** One byte each, as text of one byte a character. */
  readonly delimiter: string
  readonly quote: string
  readonly escape: string
  /** What stands for no value. */
  readonly absent: string
  /** The first line names the columns. */
  readonly header: boolean
}

const LITERAL = /E?'((?:[^'\n]|''){0,20})'/i
const OPTION = (names: string) =>
  new RegExp(String.raw`\b(?:${names})(?:\s+as)?\s*${LITERAL.source}`, 'i')
const DELIMITER = OPTION('delimiters?')
const ABSENT = OPTION('null')
const QUOTE = OPTION('quote')
const ESCAPE = OPTION('escape')

/**
 * The format that the options behind `FROM stdin` say, in either way of writing them: `WITH (FORMAT csv, DELIMITER ';')`,
 * `WITH DELIMITER AS '|' CSV HEADER`. `tabs` where they leave the lines as they are; null for lines that are not read.
 */
export function copyFormat(options: string): CopyFormat | 'tabs' | null {
  const words = options.replace(/E?'[^'\n]*'/gi, "''")
  if (/\bbinary\b/i.test(words)) return null
  const csv = /\bcsv\b/i.test(words)
  if (!csv && !/\b(?:delimiters?|null)\b/i.test(words)) return 'tabs'
  const quote = said(options, QUOTE) ?? '"'
  const format = {
    csv,
    quote,
    delimiter: said(options, DELIMITER) ?? (csv ? ',' : '\t'),
    escape: said(options, ESCAPE) ?? quote,
    absent: said(options, ABSENT) ?? (csv ? '' : String.raw`\N`),
    header: /\bheader\b(?!\s*(?:false|off|0|'))/i.test(words),
  }
  const signs = [format.delimiter, format.quote, format.escape]
  return signs.every((sign) => sign.length === 1 && sign !== '\n') ? format : null
}

function said(options: string, option: RegExp): string | null {
  const text = option.exec(options)?.[1]
  if (text === undefined) return null
  return text.replaceAll("''", "'").replace(/^\\t$/, '\t').replace(/^\\\\/, '\\')
}

const LF = 10
const CR = 13
const BACKSLASH = 0x5c

/** Brings the bytes of a cell to its value in place; gives where it ends then. */
export type Unescape = (buf: Uint8Array, from: number, to: number) => number

/** Why a row is none, yet or at all: the window ends in it, or the rows end in a quoted cell. */
export const LINE = { MORE: -1, UNCLOSED: -2 } as const

/** A line of COPY in a format of its own as cells of the window. */
export class FormattedLine extends TupleRow {
  /** Physical lines of the row. */
  lines = 1
  /** It is `\.`, with which the rows end. */
  last = false
  /** Where the try ended, and whether inside quotes. */
  reached = 0
  quoted = false
  readonly #format: CopyFormat
  readonly #unescape: Unescape
  readonly #delimiter: number
  readonly #quote: number
  readonly #escape: number
  /** Cells that are to be brought to their values, once the row is whole. */
  #marked: { readonly cell: number; readonly quoted: boolean }[] = []

  constructor(format: CopyFormat, unescape: Unescape) {
    super()
    this.#format = format
    this.#unescape = unescape
    this.#delimiter = format.delimiter.charCodeAt(0)
    this.#quote = format.csv ? format.quote.charCodeAt(0) : -1
    this.#escape = format.csv ? format.escape.charCodeAt(0) : BACKSLASH
  }

  /** Takes the row at `from`; gives the place of its line end, or what keeps it from being whole. */
  line(buf: Uint8Array, from: number, limit: number): number {
    this.begin(buf)
    this.lines = 1
    this.#marked = []
    for (let p = from; ;) {
      const to = this.#cellEnd(p, limit)
      if (to < 0) return to
      if (buf[to] !== LF) p = to + 1
      else {
        this.last = buf[from] === BACKSLASH && buf[from + 1] === 0x2e && to - from <= 3
        this.#finish()
        return to
      }
    }
  }

  /** Reads the cell at `from`; gives the place of the delimiter or the line end behind it. */
  #cellEnd(from: number, limit: number): number {
    const { buf } = this
    let quoted = false
    let marked = false
    let p = from
    for (; p < limit; p++) {
      const c = buf[p]
      if (c === LF) {
        if (!quoted) return this.#take(from, p > from && buf[p - 1] === CR ? p - 1 : p, p, marked)
        if (p + 3 < limit && endsRows(buf, p + 1)) return this.#none(p, true, LINE.UNCLOSED)
        this.lines++
      } else if (c === this.#delimiter && !quoted) return this.#take(from, p, p, marked)
      else if (c === this.#escape && c !== this.#quote && (quoted || this.#quote < 0)) {
        marked = true
        p++
      } else if (c === this.#quote) {
        quoted = !quoted
        marked = true
      }
    }
    return this.#none(limit, quoted, LINE.MORE)
  }

  #none(at: number, quoted: boolean, why: number): number {
    this.reached = at
    this.quoted = quoted
    return why
  }

  #take(from: number, to: number, at: number, marked: boolean): number {
    const quoted = marked && this.buf[from] === this.#quote
    if (!quoted && this.#isAbsent(from, to)) this.add(0, 0, CELL.ABSENT)
    else {
      if (marked) this.#marked.push({ cell: this.count, quoted: this.#quote >= 0 })
      this.add(from, to, CELL.TEXT)
    }
    return at
  }

  #isAbsent(from: number, to: number): boolean {
    const { absent } = this.#format
    if (to - from !== absent.length) return false
    for (let i = 0; i < absent.length; i++)
      if (this.buf[from + i] !== absent.charCodeAt(i)) return false
    return true
  }

  /** In place, now that the row is whole and nobody reads it again. */
  #finish(): void {
    for (const { cell, quoted } of this.#marked) {
      const [from, to] = [this.start[cell] as number, this.end[cell] as number]
      this.end[cell] = quoted ? this.#unquote(from, to) : this.#unescape(this.buf, from, to)
    }
  }

  #unquote(from: number, to: number): number {
    const { buf } = this
    let quoted = false
    let q = from
    for (let p = from; p < to; p++) {
      const next = p + 1 < to ? buf[p + 1] : -1
      const doubles = next === this.#quote || next === this.#escape
      if (quoted && buf[p] === this.#escape && doubles) buf[q++] = buf[++p] as number
      else if (buf[p] === this.#quote) quoted = !quoted
      else buf[q++] = buf[p] as number
    }
    return q
  }
}

/** `\.` on a line of its own. */
function endsRows(buf: Uint8Array, at: number): boolean {
  const behind = buf[at + 2]
  return buf[at] === BACKSLASH && buf[at + 1] === 0x2e && (behind === LF || behind === CR)
}
