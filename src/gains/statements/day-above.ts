import { columnsOf, type Layout } from './layout/layout.ts'
import type { Line } from './line.ts'
import { plain } from './values/cells.ts'
import { withClock } from './values/time.ts'

/**
 * A line whose day stands only once above it, since its cell is merged over the lines of that day: it takes the day of
 * the line before, and says so. A cell with anything in it is left as it is.
 */
export function withDayAbove(line: Line, before: Line | undefined, layout: Layout): Line {
  const day = before?.time.time?.text.slice(0, 10)
  if (day === undefined || line.sum === null || !hasNoDay(line, layout)) return line
  const clock = line.time.clockAlone ?? ''
  return {
    ...line,
    time: { ...line.time, time: withClock(day, clock), unreadable: false, fromAbove: true },
  }
}

/** Are all cells of days empty? A clock of its own may stand beside them. */
function hasNoDay({ row, time }: Line, layout: Layout): boolean {
  if (time.time !== null || time.slash !== null || time.yearless !== null) return false
  const days = (['date', 'time', 'clock'] as const).flatMap((field) => columnsOf(layout, field))
  const filled = days.filter(({ index }) => plain(row.cells[index]) !== '')
  return filled.length === 0 || (filled.length === 1 && time.clockAlone !== null)
}
