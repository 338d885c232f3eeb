import { pastBlanks } from './dialect-bytes.ts'
import type { Tokens } from './tokens.ts'

/** Lines that are looked at, and how far into each a name is looked for. */
const MOST_LINES = 400
const LONGEST = 2000
const LAST_COLUMN = 3
const BLANKS = /[ \t\u00a0\u2000-\u200a\u202f\u3000]+/u
const HAN = /^\p{Script=Han}$/u
const NAME = /^\p{Script=Han}{2,4}$/u
/** Behind a surname alone they are a column of their own. */
const SEX = /^[男女]$/u
/** Of the lines with two characters apart, and of those without. */
const MOST = 0.9

/**
 * The column in which names of two characters are typed as wide as those of three (`朱  叶` above `贾蓉功`), where blanks delimit:
 * lines with such a name have one cell more than others, which have a name of one piece there. Null where none is.
 */
export function columnOfSpacedNames(text: string): number | null {
  const lines = text.split(/\r\n|[\n\r]/).slice(0, MOST_LINES)
  const rows = lines.map((line) => line.slice(0, LONGEST).trim().split(BLANKS))
  const full = rows.filter((cells) => cells.length > 1)
  const columns = Array.from({ length: LAST_COLUMN + 1 }, (_, at) => at)
  return columns.find((at) => areSpaced(full, at)) ?? null
}

function areSpaced(rows: readonly (readonly string[])[], at: number): boolean {
  const apart = rows.filter((cells) => areApart(cells[at], cells[at + 1]))
  const whole = rows.filter((cells) => !areApart(cells[at], cells[at + 1]))
  if (apart.length === 0 || whole.length < 2) return false
  const widths = new Set(whole.map((cells) => cells.length))
  const fitting = apart.filter((cells) => widths.has(cells.length - 1))
  const named = whole.filter((cells) => NAME.test(cells[at] ?? ''))
  return fitting.length >= MOST * apart.length && named.length >= MOST * whole.length
}

function areApart(first = '', second = ''): boolean {
  return HAN.test(first) && HAN.test(second) && !SEX.test(second)
}

/**
 * Puts the two characters of a record of `n` cells into one, with the blanks that stand between them, where it then has as many
 * cells as others have; gives how many.
 */
export function joinSpacedName(t: Tokens, n: number): number {
  const { dialect, view, undo, widths, feed } = t
  const at = dialect.spaced
  if (at < 0 || at + 1 >= n || !isHan(t, at) || !isHan(t, at + 1)) return n
  if (widths.length > 0 && !widths.includes(n - 1)) return n
  // A quote would stand between them.
  if (pastBlanks(dialect, feed.buf, view.end[at] ?? 0) !== view.start[at + 1]) return n
  if (SEX.test(decoder.decode(feed.buf.subarray(view.start[at + 1], view.end[at + 1])))) return n
  view.start.copyWithin(at + 1, at + 2, n)
  view.end.copyWithin(at, at + 1, n)
  undo.copyWithin(at + 1, at + 2, n)
  return n - 1
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** One character of three bytes, as nearly all Han are. */
function isHan({ view, feed }: Tokens, cell: number): boolean {
  const from = view.start[cell] ?? 0
  const first = feed.buf[from] ?? 0
  return (view.end[cell] ?? 0) - from === 3 && first >= 0xe3 && first <= 0xe9
}
