/**
 * The spool: rows on their way from a reader to DuckDB, in a form that has no dialect left to guess.
 *
 * One line a data row: `part row cell cell …`, all of one width, no quotes, `\n` at the end. The byte between
 * cells is 0x1F, or the file's own delimiter where a line could be copied whole. A cell that the row does not have
 * is NULL_CELL; an empty one is empty. Control characters inside cells would break the lines: they are escaped,
 * reversibly, and the column is marked, so that only marked columns pay for undoing it.
 *
 * The same lines, with their role in front, are what `rows.enc` keeps, sealed.
 */
export const SPOOL_DELIMITER = 0x1f
/** Stands alone in a cell that is absent. */
export const NULL_CELL = 0x03
/** In front of a numeric workbook cell with |value| ≥ 10^15 (promise 2: damaged unless its digits check). */
export const BIG_NUMBER = 0x02
/** Between the text that is shown (used for recognition) and the text that is stored. */
export const STORED_AFTER = 0x0f
/** Followed by the escaped control character + 0x40. */
export const ESCAPE = 0x0e
/** Longest cell that DuckDB is given; what is longer stands as its head and its digest. */
export const LONGEST_CELL = 64 * 1024
/** A line never exceeds this: below the `max_line_size` that the spool is read with. */
export const LONGEST_LINE = 1_900_000

/** The text that recognition uses: shown where there is one. */
export function shownText(cell: string): string {
  const cut = cell.indexOf(String.fromCharCode(STORED_AFTER))
  return unescape((cut < 0 ? cell : cell.slice(0, cut)).replace(/^\x02/, ''))
}

function unescape(text: string): string {
  return text.replace(/\x0e([\x40-\x5f])/g, (_, c: string) =>
    String.fromCharCode(c.charCodeAt(0) - 0x40),
  )
}

/** Writes a whole number in decimal digits; gives where it ends. */
export function writeNumber(buf: Uint8Array, from: number, value: number): number {
  let length = 1
  for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) length++
  let rest = value
  for (let i = from + length - 1; i >= from; i--) {
    const next = Math.floor(rest / 10)
    buf[i] = 0x30 + (rest - next * 10)
    rest = next
  }
  return from + length
}
