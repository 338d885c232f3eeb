import { isIdentifier } from '../cells.ts'
import type { TextShape } from './shape.ts'

type Fixed = Extract<TextShape, { kind: 'fixed' }>

const LEAST_LINES = 4
const MOST_COLUMNS = 2000

/** Display columns that a character takes: two for Han and full-width characters, one for others. */
function displayWidth(code: number): number {
  if (code < 0x1100) return 1
  const wide =
    code <= 0x115f ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x3fffd)
  return wide ? 2 : 1
}

const isBlank = (code: number) => code === 0x20 || code === 0x3000

/**
 * Do the cells stand at the same display columns in every line, with blanks between them, so that blanks inside cells
 * or cells left empty would mislead a split at blanks? Null where a split at blanks serves as well.
 */
export function fixedShape(text: string): Fixed | null {
  const lines = text
    .split(/\r\n|[\n\r]/)
    .filter((line) => line.trim() !== '')
    .slice(0, 400)
  if (lines.length < LEAST_LINES || lines.some((line) => line.includes('\t'))) return null
  const starts = startsOf(lines)
  if (starts.length < 2 || !stand(lines, starts)) return null
  return { kind: 'fixed', starts }
}

/** Where cells begin: behind a run of columns that are blank in every line that reaches them. */
function startsOf(lines: readonly string[]): number[] {
  const filled = new Int32Array(MOST_COLUMNS)
  for (const line of lines) occupy(line, filled)
  const starts: number[] = []
  let gap = 2
  for (let column = 0; column < MOST_COLUMNS; column++) {
    if ((filled[column] ?? 0) === 0) gap++
    else {
      if (gap >= 2) starts.push(starts.length === 0 ? 0 : column)
      gap = 0
    }
  }
  return starts
}

function occupy(line: string, filled: Int32Array): void {
  let column = 0
  for (const char of line) {
    const code = char.codePointAt(0) ?? 0
    const width = displayWidth(code)
    if (!isBlank(code))
      for (let i = column; i < column + width && i < MOST_COLUMNS; i++)
        filled[i] = (filled[i] ?? 0) + 1
    column += width
  }
}

/**
 * Most cells begin at the beginning of their column (or end at its end, as numbers do); some line has a blank inside a
 * cell or leaves one empty; lines hold what identifies people.
 */
function stand(lines: readonly string[], starts: readonly number[]): boolean {
  let aligned = 0
  let cells = 0
  let odd = 0
  let identifying = 0
  for (const line of lines) {
    const own = cutAt(line, starts)
    const texts = own.map(([from, to]) => line.slice(from, to))
    const words = line.trim().split(/[ \u3000]+/u).length
    if (texts.filter((t) => t !== '').length !== starts.length || words !== starts.length) odd++
    if (texts.some((t) => isIdentifier(t))) identifying++
    for (const [i, start] of starts.entries()) {
      const text = texts[i] ?? ''
      if (text === '' || i === 0) continue
      cells++
      if (columnOf(line, own[i]?.[0] ?? 0) === start) aligned++
    }
  }
  return odd >= 1 && cells > 0 && aligned >= 0.85 * cells && identifying >= 0.5 * lines.length
}

function columnOf(line: string, at: number): number {
  let column = 0
  for (const char of line.slice(0, at)) column += displayWidth(char.codePointAt(0) ?? 0)
  return column
}

/**
 * Cuts a line at display columns; ranges are places in the string, blanks around a cell left out. A cell that reaches
 * over the next boundary is not cut: it goes on to where a blank stands at one.
 */
export function cutAt(line: string, starts: readonly number[]): [number, number][] {
  const bounds = places(line, starts)
  const cells: [number, number][] = []
  for (let i = 0; i < starts.length; i++) {
    const from = bounds[i] ?? line.length
    let next = i + 1
    while (next < starts.length && !mayCut(line, bounds[next] ?? line.length)) next++
    const to = next < starts.length ? (bounds[next] ?? line.length) : line.length
    cells.push(trimmed(line, from, to))
    for (; i + 1 < next; i++) cells.push([to, to])
  }
  return cells
}

/** Places in the string that stand at these display columns; one inside a wide character is the next. */
function places(line: string, starts: readonly number[]): number[] {
  const bounds: number[] = []
  let column = 0
  let at = 0
  for (const char of line) {
    while (bounds.length < starts.length && (starts[bounds.length] ?? 0) <= column) bounds.push(at)
    column += displayWidth(char.codePointAt(0) ?? 0)
    at += char.length
  }
  while (bounds.length < starts.length) bounds.push(line.length)
  return bounds
}

function mayCut(line: string, at: number): boolean {
  return (
    at === 0 ||
    at >= line.length ||
    isBlank(line.charCodeAt(at - 1)) ||
    isBlank(line.charCodeAt(at))
  )
}

function trimmed(line: string, from: number, to: number): [number, number] {
  let start = from
  let end = to
  while (start < end && isBlank(line.charCodeAt(start))) start++
  while (end > start && isBlank(line.charCodeAt(end - 1))) end--
  return [start, end]
}
