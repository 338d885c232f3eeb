import type { Column } from './columns.ts'
import type { Line, Run } from './lines.ts'

/** A text is so many letters' heights wide, so many in columns; one of which many lines reach its edge may be narrower. */
const WIDE = 24
const WIDE_COLUMN = 12
const WIDE_FILLED = 15
const FILLED = 0.4
/** Where numbers do not break, and signs hang, a line ends so many heights before the edge. */
const RAGGED = 1
/** Lines of a text stand no further apart than so many heights, one below the other. */
const NEXT = 2.5
/** A text begins further right than its lines by this many heights, or by none. */
const INDENT = 4
const ENDS = /[。！？；!?;]$/
/** How a line begins that is one by itself: with its number, a dot, or a label. */
const BEGINS =
  /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[、.．)）]|[•·●■□◆☐☑-]|[^\s：:，,。]{2,8}[：:])/
const LONG_NUMBER = /\d{11}/

/** Lines of text as people read them: what is wrapped at the right edge of the text is one line. */
export function paragraphsOf(lines: readonly Line[]): string[] {
  const edge = edgeOf(lines, isFilled(lines) ? WIDE_FILLED : WIDE)
  return joined(lines, edge === null || looksListed(lines) ? Infinity : edge)
}

function joined(lines: readonly Line[], edge: number): string[] {
  const found: string[] = []
  lines.forEach((line, i) => {
    const before = lines[i - 1]
    const text = line.runs.map((run) => run.text).join('\t')
    const last = found.at(-1)
    if (before && last !== undefined && isWrapped(before, line, edge))
      found[found.length - 1] = last + (parted(last, text) ? ' ' : '') + text
    else found.push(text)
  })
  return found
}

/** Where the widest line ends, if it is wide. */
function edgeOf(lines: readonly Line[], least: number): number | null {
  const wide = lines.filter(({ runs: [run, more], size }) =>
    run && !more ? run.right - run.left >= least * size : false,
  )
  return wide.length === 0 ? null : Math.max(...wide.map(({ runs }) => runs[0]?.right ?? 0))
}

/** Do many lines end at the edge? */
function isFilled(lines: readonly Line[]): boolean {
  const edge = edgeOf(lines, WIDE_FILLED) ?? Infinity
  const full = lines.filter(({ runs, size }) => (runs.at(-1)?.right ?? 0) >= edge - RAGGED * size)
  return full.length >= Math.max(3, FILLED * lines.length)
}

/** Does a line go on below because its first word had no room? */
function isWrapped(line: Line, next: Line, edge: number): boolean {
  const [run, more] = line.runs
  const [below, another] = next.runs
  if (!run || more || !below || another) return false
  if (Math.abs(line.size - next.size) > 0.1 * line.size) return false
  if (next.y - line.y > NEXT * line.size || run.right - run.left < (WIDE_COLUMN / 2) * line.size)
    return false
  const step = (run.left - below.left) / line.size
  if (step < -0.5 || step > INDENT || ENDS.test(run.text) || BEGINS.test(below.text)) return false
  return run.right + firstWord(below, next.size) > edge - RAGGED * line.size
}

/** How much room the first word of a run takes: a number and what closes it, or a sign. */
function firstWord(run: Run, size: number): number {
  const word = /^(?:[\w.@+-]+|.)[，。、；：）》”,.;:)]?/u.exec(run.text)?.[0] ?? ''
  return Array.from(word).reduce((wide, letter) => wide + (letter < '\u2e80' ? 0.55 : 1) * size, 0)
}

const parted = (a: string, b: string) => /\w$/.test(a) && /^\w/.test(b)

/** Lines that begin alike and hold a number each are a list, however wide they are. */
function looksListed(lines: readonly Line[]): boolean {
  const texts = lines.map(({ runs }) => runs.map((run) => run.text).join(' '))
  const numbered = texts.filter((text) => LONG_NUMBER.test(text))
  if (numbered.length < 0.7 * texts.length) return false
  const shapes = new Map<string, number>()
  for (const text of texts) {
    const shape = shapeOf(text)
    shapes.set(shape, (shapes.get(shape) ?? 0) + 1)
  }
  return Math.max(...shapes.values()) >= 0.6 * texts.length
}

/** How a line begins: words, numbers and the signs between them. */
function shapeOf(text: string): string {
  const words = text
    .slice(0, 64)
    .replace(/\d+/g, '9')
    .replace(/\p{L}+/gu, 'a')
  return words.slice(0, 4)
}

const FEWEST = 6
/** Of the lines of a column so many are wrapped, if it is text. */
const WRAPPED = 0.3

/**
 * The texts of a page that is set in columns, each column by itself; null where its lines are rows of a table: some column is
 * narrow, or its lines end where they please.
 */
export function columnsOfText(
  lines: readonly Line[],
  columns: readonly Column[],
): readonly string[][] | null {
  if (columns.length < 2 || columns.length > 4 || lines.length < FEWEST) return null
  const parts = columns.map((column) => partOf(lines, column))
  if (parts.every(isNumberedList))
    return parts.map((part) => part.map(({ runs }) => runs[0]?.text ?? ''))
  if (!parts.every(isText)) return null
  return parts.map((part) => joined(part, edgeOf(part, WIDE_COLUMN) ?? Infinity))
}

function partOf(lines: readonly Line[], { left, right }: Column): Line[] {
  return lines.flatMap((line) => {
    const runs = line.runs.filter((run) => run.left < right && run.right > left)
    return runs.length === 0 ? [] : [{ ...line, runs }]
  })
}

const ITEM = /^(\d{1,4})[.．、)）]/
const FEWEST_ITEMS = 3

/**
 * A list whose items are numbered one after the other, each with a number of its own: `1. 张三 138…` in a column, `16. 李四 139…` in
 * the next. What stands beside an item is another item, and not of the same person.
 */
function isNumberedList(lines: readonly Line[]): boolean {
  return (
    lines.length >= FEWEST_ITEMS &&
    lines.every(({ runs: [run, more] }, i) => {
      const before = lines[i - 1]?.runs[0]
      const follows = before === undefined || itemOf(run) === itemOf(before) + 1
      return run !== undefined && !more && follows && LONG_NUMBER.test(run.text) && itemOf(run) > 0
    })
  )
}

const itemOf = (run: Run | undefined) => Number(ITEM.exec(run?.text ?? '')?.[1] ?? NaN)

function isText(lines: readonly Line[]): boolean {
  const edge = edgeOf(lines, WIDE_COLUMN)
  if (edge === null || lines.length < FEWEST || lines.some(({ runs }) => runs.length > 1))
    return false
  if (looksListed(lines)) return false
  const wrapped = lines.filter((line, i) => {
    const next = lines[i + 1]
    return next !== undefined && isWrapped(line, next, edge)
  })
  return wrapped.length >= WRAPPED * lines.length
}
