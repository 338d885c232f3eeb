import { DOUBLED } from './plan.ts'
import type { TextPlan } from './plan.ts'

/** What a byte may be; the order lets one comparison tell "part of the cell" from "ends the cell". */
export const BYTE = {
  PLAIN: 0,
  CONTROL: 1,
  QUOTE: 2,
  NUL: 4,
  DELIMITER: 8,
  LF: 16,
  CR: 32,
} as const

/** A dialect as bytes, for the tokeniser. */
export interface DialectBytes {
  /** Kind of each byte outside quotes; a byte that only begins a delimiter is DELIMITER too. */
  readonly kind: Uint8Array
  /** 1 for each byte that ends a run of plain bytes inside quotes. */
  readonly inQuotes: Uint8Array
  readonly delimiter: Uint8Array
  readonly blanks: boolean
  /** The delimiter is one byte or none. */
  readonly isPlain: boolean
  /** The delimiter ends in a blank, as it stands before quotes. */
  readonly isSpaced: boolean
  /** The only byte of the delimiter, or -1. */
  readonly single: number
  /** Byte of the quote, or -1. */
  readonly quote: number
  /** Byte of the escape inside quotes, or -1 when quotes are doubled. */
  readonly escape: number
  /** Where blanks delimit: the column of names with blanks inside, or -1. */
  readonly spaced: number
}

export function dialectBytes(
  plan: Pick<TextPlan, 'delimiter' | 'blanks' | 'quote' | 'escape' | 'spaced'>,
): DialectBytes {
  const delimiter = new TextEncoder().encode(plan.blanks ? ' ' : (plan.delimiter ?? ''))
  const quote = plan.quote === null ? -1 : plan.quote.charCodeAt(0)
  const escape =
    quote < 0 || plan.escape === null || plan.escape === DOUBLED ? -1 : plan.escape.charCodeAt(0)
  return {
    kind: kinds(delimiter, plan.blanks, quote),
    inQuotes: quotedKinds(quote, escape),
    delimiter,
    blanks: plan.blanks,
    isPlain: delimiter.length < 2 && !plan.blanks,
    isSpaced: delimiter.length === 2 && delimiter[1] === 0x20,
    single: delimiter.length === 1 ? (delimiter[0] ?? -1) : -1,
    quote,
    escape,
    spaced: plan.blanks ? (plan.spaced ?? -1) : -1,
  }
}

function kinds(delimiter: Uint8Array, blanks: boolean, quote: number): Uint8Array {
  const kind = new Uint8Array(256)
  kind.fill(BYTE.CONTROL, 0, 0x20)
  kind[0] = BYTE.NUL
  kind[0x22] = BYTE.QUOTE
  if (quote >= 0) kind[quote] = BYTE.QUOTE
  if (delimiter.length > 0) kind[delimiter[0] ?? 0] = BYTE.DELIMITER
  if (blanks) for (const byte of BLANK_BEGINS) kind[byte] = BYTE.DELIMITER
  kind[0x0a] = BYTE.LF
  kind[0x0d] = BYTE.CR
  return kind
}

function quotedKinds(quote: number, escape: number): Uint8Array {
  const kind = new Uint8Array(256)
  for (const byte of [quote, escape, 0x0a, 0x0d, 0]) if (byte >= 0) kind[byte] = 1
  return kind
}

/** Length of the delimiter that stands at `p`, or 0. */
export function delimiterAt(d: DialectBytes, buf: Uint8Array, p: number): number {
  if (d.blanks) return blankAt(buf, p)
  const delimiter = d.delimiter
  if (delimiter.length === 0) return 0
  for (let i = 0; i < delimiter.length; i++) if (buf[p + i] !== delimiter[i]) return 0
  return delimiter.length
}

/** First bytes of space, tab, the no-break space, the spaces of typesetters, the ideographic space. */
const BLANK_BEGINS = [0x09, 0x20, 0xc2, 0xe2, 0xe3]

/** Space, tab, U+00A0, U+2000 to U+200A, U+202F, U+3000. */
function blankAt(buf: Uint8Array, p: number): number {
  const byte = buf[p]
  if (byte === 0x20 || byte === 0x09) return 1
  if (byte === 0xc2) return buf[p + 1] === 0xa0 ? 2 : 0
  if (buf[p + 1] !== 0x80) return 0
  const last = buf[p + 2] as number
  if (byte === 0xe3) return last === 0x80 ? 3 : 0
  return byte === 0xe2 && ((last >= 0x80 && last <= 0x8a) || last === 0xaf) ? 3 : 0
}

/** Past further blanks before a quote, where a blank belongs to the delimiter: `"a",     "b", "c"`. */
export function pastPadding(d: DialectBytes, buf: Uint8Array, p: number): number {
  if (!d.isSpaced || buf[p] !== SPACE) return p
  let to = p
  while (buf[to] === SPACE) to++
  return buf[to] === d.quote ? to : p
}

const SPACE = 0x20

/** Past all blanks from `p` on; `p` itself for any other dialect. */
export function pastBlanks(d: DialectBytes, buf: Uint8Array, p: number): number {
  if (!d.blanks) return p
  for (let step = blankAt(buf, p); step > 0; step = blankAt(buf, p)) p += step
  return p
}
