import type { TextPiece } from './text-piece.ts'

/** Text of a line that stands together, from `left` to `right`. */
export interface Run {
  readonly text: string
  readonly left: number
  readonly right: number
}

/** Runs on one height of the page, left to right. */
export interface Line {
  readonly y: number
  readonly size: number
  readonly runs: readonly Run[]
}

/** A gap wider than this part of the letter's height parts two cells; a narrower one may be a space. */
const CELL_GAP = 0.6
const SPACE_GAP = 0.2
/** Pieces that touch are one text in two fonts, wherever they stand. */
const NO_GAP = 0.06
/** Pieces whose baselines differ by less than this part of the height stand on one line. */
const SAME_LINE = 0.4

/** Puts the pieces of a page into lines, top to bottom, and joins what stands together. */
export function linesOf(pieces: readonly TextPiece[]): Line[] {
  const sorted = [...pieces].sort((a, b) => a.y - b.y || a.x - b.x)
  const lines: TextPiece[][] = []
  for (const piece of sorted) {
    const line = lines.at(-1)
    const first = line?.[0]
    if (first && piece.y - first.y < SAME_LINE * Math.max(first.size, piece.size)) line.push(piece)
    else lines.push([piece])
  }
  for (const line of lines) line.sort((a, b) => a.x - b.x)
  const edges = edgesOf(lines)
  return lines.map((line) => lineOf(line, edges))
}

/** A piece that begins here in so many of the lines begins a column. */
const MANY_LINES = 0.5
const FEWEST_LINES = 3
/** Points between two places that count as one. */
const GRAIN = 2

/**
 * Where pieces of many lines begin, in grains: cells may stand so close that no gap parts them. In some line, above a
 * shorter cell, there must be a gap: where there never is, a text goes on in another font.
 */
function edgesOf(lines: readonly (readonly TextPiece[])[]): ReadonlySet<number> {
  const counts = new Map<number, number>()
  const parted = new Set<number>()
  for (const line of lines) {
    line.forEach(({ x, size }, i) => {
      const grain = Math.round(x / GRAIN)
      const before = line[i - 1]
      counts.set(grain, (counts.get(grain) ?? 0) + 1)
      if (before && x - before.x - before.width > CELL_GAP * size) parted.add(grain)
    })
  }
  const most = Math.max(FEWEST_LINES, MANY_LINES * lines.length)
  return new Set([...parted].filter((grain) => (counts.get(grain) ?? 0) >= most))
}

function lineOf(pieces: readonly TextPiece[], edges: ReadonlySet<number>): Line {
  const runs: { text: string; left: number; right: number }[] = []
  for (const { text, x, width, size } of pieces) {
    const run = runs.at(-1)
    const gap = run === undefined ? Infinity : x - run.right
    const onEdge = Math.abs(gap) > NO_GAP * size && edges.has(Math.round(x / GRAIN))
    const apart = gap > CELL_GAP * size || onEdge
    if (run === undefined || apart) runs.push({ text, left: x, right: x + width })
    else {
      run.text += gap > SPACE_GAP * size && !/\s$/.test(run.text) ? ` ${text}` : text
      run.right = Math.max(run.right, x + width)
    }
  }
  const size = Math.max(...pieces.map((piece) => piece.size))
  const trimmed = runs.map((run) => ({ ...run, text: run.text.trim() }))
  return { y: pieces[0]?.y ?? 0, size, runs: trimmed }
}
