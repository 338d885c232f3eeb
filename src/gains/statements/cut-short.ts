import { plain } from './values/cells.ts'
import { lineOf } from './line.ts'
import type { StatementRow } from './table.ts'
import type { Block } from './table-reader.ts'

/**
 * Does a delimited text break off in its last row: fewer cells than the header there, and in no other line? A sum at the
 * break may have lost digits, so that what stands in the row is not to be relied on.
 *
 * @example header of eight, lines of eight, the last 2021-03-03,10:00:00,借,30 → true
 */
export function isCutShort({ layout, header, lines }: Block, last: StatementRow): boolean {
  const width = header.findLastIndex((cell) => plain(cell) !== '') + 1
  if (width === 0 || last.cells.length >= width) return false
  const others = lines.filter(({ row }) => row !== last)
  if (others.length === 0 || others.some(({ row }) => row.cells.length < width)) return false
  const { time } = lineOf(last, layout)
  return (time.time ?? time.slash ?? time.yearless) !== null
}

/** Does a form that draws a rule above and below its lines have the upper one only? */
export function lacksItsEnd({ layout, above, below }: Block): boolean {
  const { ends } = layout.form
  if (!ends || !above.some((text) => ends.opens.test(text))) return false
  return !below.some((text) => ends.closes.test(text))
}
