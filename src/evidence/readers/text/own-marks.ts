import { cutLine, holdsDigits, identifiersIn, marksAround, type Cut } from './line-marks.ts'
import { noteRow, type Tokens } from './tokens.ts'

/** A longer line is left as its file's delimiter cuts it. */
const LONGEST = 8 * 1024

/**
 * Cuts a line at hand, to which the delimiter of the file gives `count` cells and not as many as other lines have, by a mark of
 * its own: where no number of a person stands alone under the delimiter, and one does under the mark, which gives as many cells
 * as other lines have. A mark that was seen to cut lines of this file needs no number. The cells are left in the view.
 *
 * @returns how many cells the line then has; `count` where it stays as it is.
 */
export function cutByOwnMark(t: Tokens, from: number, to: number, count: number): number {
  const { view, undo } = t
  const found = to - from > LONGEST || to - from < 8 ? null : ownCut(t, from, to, count)
  if (found === null) return count
  found.start.forEach((start, i) => {
    view.start[i] = start
    view.end[i] = found.end[i] ?? start
    undo[i] = found.undo[i] ?? 0
  })
  t.facts.ownMarks++
  noteRow(t.facts.ownRows, t.line, t.facts.ownRows.at(-1)?.to === t.line - 1)
  return found.start.length
}

function ownCut(t: Tokens, from: number, to: number, count: number): Cut | null {
  const { buf } = t.feed
  const { start, end } = t.view
  if (!holdsNumber(buf, from, to)) return count === 1 ? byMark(t, from, to) : null
  if (count > 1 && holdsDigits(buf, start, end, count)) return null
  if (count > 1 && identifiersIn(buf, start, end, count) > 0) return null
  return byNumber(t, from, to) ?? (count === 1 ? byMark(t, from, to) : null)
}

/** So few digits, and no address of mail, are no number of a person: most lines that are short of cells end here. */
const FEWEST_DIGITS = 7

function holdsNumber(buf: Uint8Array, from: number, to: number): boolean {
  let digits = 0
  for (let p = from; p < to; p++) {
    const byte = buf[p] ?? 0
    if (byte === 0x40 || (byte >= 0x30 && byte <= 0x39 && ++digits >= FEWEST_DIGITS)) return true
  }
  return false
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** By the mark between which a number stands. */
function byNumber(t: Tokens, from: number, to: number): Cut | null {
  const { widths, marks, delimiter } = t
  const { buf } = t.feed
  for (const mark of marksAround(decoder.decode(buf.subarray(from, to)))) {
    if (mark === delimiter) continue
    const fitting = [...widths, ...(marks.find((m) => m.mark === mark)?.widths ?? [])]
    const cut = cutLine(buf, from, to, mark, Math.max(...fitting, 0) + 1)
    if (cut === null || !fitting.includes(cut.start.length)) continue
    if (identifiersIn(buf, cut.start, cut.end, cut.start.length) > 0) return cut
  }
  return null
}

/** By a mark that cuts other lines of the file: a header, a row without a number. Blanks stand in titles as well. */
function byMark({ feed, marks }: Tokens, from: number, to: number): Cut | null {
  for (const { mark, widths } of marks) {
    if (mark === ' ') continue
    const cut = cutLine(feed.buf, from, to, mark, Math.max(...widths) + 1)
    if (cut !== null && widths.includes(cut.start.length)) return cut
  }
  return null
}
