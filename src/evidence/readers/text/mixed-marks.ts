import { cutLine, identifiersIn, marksAround, type LineMark } from './line-marks.ts'

/** What the lines of a sample say of the marks that delimit them. */
export interface MarksSeen {
  /** Marks by how many lines they cut, each with the numbers of cells that it gives, most frequent first. */
  readonly marks: readonly (LineMark & { readonly lines: number; readonly steady: number })[]
  /** Part of the lines that one of these marks cuts as it does most. */
  readonly covered: number
}

/** Lines that are looked at; longer ones, and lines of more cells, are left. */
const MOST_LINES = 4000
const LONGEST = 2000
const MOST_CELLS = 200
/** A mark has cut so many lines, and a part of them alike, before lines without a number are cut by it too. */
const FEWEST = 2
const STEADY = 0.8
/** Rows of one hand have no more numbers of cells. */
const MOST_WIDTHS = 3
/** Blanks stand in any line. */
const FEWEST_BLANKS = 5

/** What cuts a line: the mark, and how many cells it gives. */
interface Vote {
  readonly mark: string
  readonly width: number
}

/**
 * Looks for the mark of each line by itself: that between which a number of a person stands alone. Lists joined from several, or
 * written by several hands, change it from block to block or line by line; where lines have one, the others tell which of two
 * that could be meant is.
 */
export function marksOfLines(lines: readonly string[]): MarksSeen {
  const some = lines.filter((line) => line.trim() !== '').slice(0, MOST_LINES)
  const each = some.map(votesOf)
  const total = new Map<string, number>()
  for (const votes of each)
    for (const { mark } of votes) total.set(mark, (total.get(mark) ?? 0) + 1)
  const widths = new Map<string, Map<number, number>>()
  for (const votes of each) {
    const [best] = [...votes].sort(
      (a, b) =>
        Number(a.mark === ' ') - Number(b.mark === ' ') ||
        (total.get(b.mark) ?? 0) - (total.get(a.mark) ?? 0),
    )
    if (!best) continue
    const of = widths.get(best.mark) ?? new Map<number, number>()
    widths.set(best.mark, of.set(best.width, (of.get(best.width) ?? 0) + 1))
  }
  const summed = [...widths].map(([mark, of]) => sumOf(mark, of))
  const marks = summed.filter((mark) => isMark(mark) || isAlike(mark, summed))
  const covered = marks.reduce((sum, { lines: n, steady }) => sum + n * steady, 0)
  return {
    marks: marks.sort((a, b) => b.lines - a.lines),
    covered: some.length === 0 ? 0 : covered / some.length,
  }
}

function isMark({ mark, lines, steady }: MarksSeen['marks'][number]): boolean {
  return lines >= (mark === ' ' ? FEWEST_BLANKS : FEWEST) && steady >= STEADY
}

/** A mark seen once or twice gives as many cells as marks do that are seen in other lines. */
function isAlike({ mark, widths: [width = 0] }: LineMark, all: MarksSeen['marks']): boolean {
  const alike = all.filter((other) => other.mark !== ' ' && other.widths[0] === width)
  return mark !== ' ' && width > 2 && alike.reduce((sum, { lines }) => sum + lines, 0) > FEWEST
}

function sumOf(mark: string, of: ReadonlyMap<number, number>): MarksSeen['marks'][number] {
  const sorted = [...of].sort((a, b) => b[1] - a[1])
  const lines = sorted.reduce((sum, [, n]) => sum + n, 0)
  // Blanks stand in sentences, where they cut now so and now so.
  const usual = sorted.filter(([, n]) => n * 10 >= lines).slice(0, mark === ' ' ? 1 : MOST_WIDTHS)
  const alike = usual.reduce((sum, [, n]) => sum + n, 0)
  return { mark, widths: usual.map(([width]) => width), lines, steady: alike / Math.max(1, lines) }
}

function votesOf(line: string): Vote[] {
  if (line.length > LONGEST) return []
  const marks = marksAround(line)
  if (marks.length === 0) return []
  const bytes = encoder.encode(line)
  return marks.flatMap((mark) => {
    const cut = cutLine(bytes, 0, bytes.length, mark, MOST_CELLS)
    const width = cut?.start.length ?? 0
    if (!cut || width < 2 || identifiersIn(bytes, cut.start, cut.end, width) === 0) return []
    return [{ mark, width }]
  })
}

const encoder = new TextEncoder()

/** The lines that a delimiter does not cut to as many cells as it does most. */
export function linesOff(lines: readonly string[], delimiter: string, width: number): string[] {
  return lines.filter((line) => {
    const bytes = encoder.encode(line.slice(0, LONGEST))
    return cutLine(bytes, 0, bytes.length, delimiter, width + 1)?.start.length !== width
  })
}
