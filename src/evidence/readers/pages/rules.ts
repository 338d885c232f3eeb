import type { Line, Run } from './lines.ts'

/** A straight line that is drawn on a page, along one edge of the cells of a table; in points from the top left corner. */
export interface Rule {
  readonly runs: 'across' | 'down'
  /** Its height on the page, or how far right it stands. */
  readonly at: number
  readonly from: number
  readonly to: number
}

/** What stands between two lines across, and where the walls of its cells are. */
export interface Band {
  readonly top: number
  readonly bottom: number
  readonly walls: readonly number[]
}

/** Rules nearer to each other than this are one: borders of two cells, or a double line. */
const ONE = 3
/** A rule across is at least so many heights of letters long, and goes from wall to wall: others are boxes to tick, or strike a text out. */
const LONG = 2
/** Half of a letter stands above the baseline by this part of its height. */
const MIDDLE = 0.3

/** May cells of these lines be wrapped? Rules are looked for only then: lines of one number of parts are rows as they stand. */
export function mayBeWrapped(lines: readonly Line[]): boolean {
  return lines.some((line, i) => {
    const above = lines[i - 1]
    if (!above || above.runs.length === line.runs.length) return false
    const near = line.y - above.y < 2.2 * Math.max(line.size, above.size)
    return near && Math.max(above.runs.length, line.runs.length) > 1
  })
}

/** A table that is ruled off has a header and two rows at least; fewer bands may only stand around its rows. */
const FEWEST = 3

/**
 * The bands of the table that these lines stand in, top to bottom: those that walls part into cells. None where rules do not
 * part rows.
 */
export function bandsOf(lines: readonly Line[], rules: readonly Rule[]): Band[] {
  const left = Math.min(...lines.flatMap(({ runs }) => runs.map((run) => run.left)))
  const right = Math.max(...lines.flatMap(({ runs }) => runs.map((run) => run.right)))
  const long = LONG * (lines[0]?.size ?? 0)
  const down = rules.filter(({ runs }) => runs === 'down')
  const places = apart(down.map(({ at }) => at))
  const across = rules.filter(
    ({ runs, from, to }) =>
      runs === 'across' &&
      to - from >= long &&
      from < right &&
      to > left &&
      crossesTwo(places, from, to),
  )
  const heights = around(lines, apart(across.map(({ at }) => at)))
  const bands = heights.slice(1).flatMap((bottom, i) => {
    const top = heights[i] ?? 0
    const walls = wallsOf(down, top, bottom)
    return walls.length < 3 ? [] : [{ top, bottom, walls }]
  })
  const held = new Set(lines.map((line) => bandAt(line, bands)))
  held.delete(null)
  return held.size < FEWEST ? [] : bands
}

/** Does a rule across reach two walls? They stand in order, and there may be as many as a drawing has strokes. */
function crossesTwo(walls: readonly number[], from: number, to: number): boolean {
  let [low, high] = [0, walls.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((walls[middle] ?? 0) < from - ONE) low = middle + 1
    else high = middle
  }
  return (walls[low + 1] ?? Infinity) <= to + ONE
}

/** Of heights in order those that these lines stand between, and no others of the page. */
function around(lines: readonly Line[], heights: readonly number[]): readonly number[] {
  const top = Math.min(...lines.map(({ y, size }) => y - MIDDLE * size))
  const bottom = Math.max(...lines.map(({ y, size }) => y - MIDDLE * size))
  const below = heights.findIndex((at) => at > bottom)
  const above = heights.findLastIndex((at) => at < top)
  return heights.slice(Math.max(0, above), below < 0 ? heights.length : below + 1)
}

function wallsOf(down: readonly Rule[], top: number, bottom: number): number[] {
  const through = down.filter(({ from, to }) => from <= top + ONE && to >= bottom - ONE)
  return apart(through.map(({ at }) => at))
}

function apart(places: readonly number[]): number[] {
  const found: number[] = []
  for (const at of [...places].sort((a, b) => a - b))
    if (at - (found.at(-1) ?? -Infinity) > ONE) found.push(at)
  return found
}

/** The band that a line stands in; null outside of all. */
export function bandAt(line: Line, bands: readonly Band[]): Band | null {
  const y = line.y - MIDDLE * line.size
  return bands.find(({ top, bottom }) => y > top && y < bottom) ?? null
}

/** How far a cell's text stays from its walls, at most. */
const PADDING = 6

/**
 * Does what stands below go on with this text because the cell had no more room? Else it is a line by itself: a second
 * telephone below the first.
 */
export function isFull(run: Run, below: string, walls: readonly number[], size: number): boolean {
  const left = walls.findLast((wall) => wall <= run.left + ONE)
  const right = walls.find((wall) => wall >= run.right - ONE)
  if (left === undefined || right === undefined) return true
  const padding = Math.max(0, Math.min(PADDING, run.left - left, right - run.right))
  const room = right - left - 2 * padding - (run.right - run.left)
  return room < firstOf(run, below, size)
}

/** The end of a number in groups (138 0000 1111): it goes on below group by group. */
const GROUPED = /\d \d{1,5}$/

/** The room that the first sign below takes: a letter as wide as those above it within a number, else a word. */
function firstOf(run: Run, below: string, size: number): number {
  if (/\d$/.test(run.text) && !GROUPED.test(run.text) && /^\d/.test(below))
    return (run.right - run.left) / run.text.length
  const word = /^(?:[\w.@+-]+|.)[，。、；：）》”,.;:)]?/u.exec(below)?.[0] ?? ''
  return Array.from(word).reduce((wide, letter) => wide + (letter < '\u2e80' ? 0.6 : 1) * size, 0)
}
