import { memorySource } from '../../source.ts'
import type { RowView } from '../../row.ts'
import { isHeaderWord } from '../../tables/words.ts'
import { cellWeight, isIdentifier } from './cells.ts'
import type { Dialect } from './dialect.ts'
import { readText } from './read.ts'

/** A dialect and how well it reads the sample. */
export interface Scored {
  readonly dialect: Dialect
  readonly score: number
  /** Most frequent number of cells, and the part of the rows that has it. */
  readonly width: number
  readonly steady: number
  /** Mean weight of the cells. */
  readonly kinds: number
  /** Mean number of identifiers a row. */
  readonly identifiers: number
}

/** Rows of a sample: numbers of cells, and the cells of the first few. */
export interface SampleRows {
  readonly widths: number[]
  readonly cells: { text: string; isQuoted: boolean }[][]
  readonly multiline: boolean
}

const MOST_ROWS = 400
const MOST_CELLS = 200
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Reads a sample with our own reader, by a dialect that is tried. */
export function readSample(bytes: Uint8Array, dialect: Dialect, kept = 0): SampleRows {
  const out: SampleRows & { multiline: boolean } = { widths: [], cells: [], multiline: false }
  const plan = {
    encoding: 'utf-8',
    runnerUp: null,
    bom: 0,
    ...dialect,
    multiline: false,
    widths: [],
    reason: '',
    alternatives: [],
  }
  const found: { row: number; width: number }[] = []
  let lastRow = 0
  const row = (view: RowView) => {
    if (view.row > lastRow + 1 && lastRow > 0) out.multiline = true
    lastRow = view.row
    if (view.count > 0) found.push({ row: view.row, width: view.count })
    if (view.count > 0 && out.cells.length < kept) out.cells.push(cellsOf(view, dialect.quote))
  }
  const source = memorySource(bytes)
  const { strayRows } = readText(
    source,
    plan,
    { from: 0, to: source.size },
    {
      issue: () => undefined,
      grid: () => ({ row, unread: () => undefined, end: () => undefined }),
    },
  )
  // A row with a stray quote says nothing of how wide rows are.
  const plain = found.filter(({ row: at }) => !strayRows.includes(at))
  for (const { width } of plain.length > 0 ? plain : found) out.widths.push(width)
  return out
}

function cellsOf(view: RowView, quote: string | null): { text: string; isQuoted: boolean }[] {
  const count = Math.min(view.count, MOST_CELLS)
  return Array.from({ length: count }, (_, i) => {
    const start = view.start[i] ?? 0
    return {
      text: decoder.decode(view.buf.subarray(start, Math.min(view.end[i] ?? 0, start + 1200))),
      isQuoted: quote !== null && start > 0 && view.buf[start - 1] === quote.charCodeAt(0),
    }
  })
}

export function scoreDialect(text: string, dialect: Dialect): Scored {
  const rows = readSample(new TextEncoder().encode(text), dialect, MOST_ROWS)
  const { width, steady, even } = steadiness(rows.widths)
  const split = rows.cells.filter((cells) => cells.length > 1)
  const cells = split.flat()
  const kinds = mean(cells.map((c) => cellWeight(c.text, c.isQuoted)))
  const identifiers = mean(split.map((row) => row.filter((c) => isIdentifier(c.text)).length))
  const value = (even * kinds * (width - 1)) / width
  const quoted = mean(rows.cells.map((row) => (row.some((c) => c.isQuoted) ? 1 : 0)))
  const isOrdered =
    steady === 1 && width >= 3 && rows.widths.length >= 10 && !inClocks(text, dialect)
  return {
    dialect,
    score:
      value > 0
        ? value *
          prior(dialect, {
            ...{ identifiers, kinds, quoted, isOrdered },
            isTitled: steady === 1 && isTitled(rows.cells),
            ...marksOf(rows.cells, split),
          })
        : 0,
    width,
    steady,
    kinds,
    identifiers,
  }
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length
}

/** The number of cells that most rows have, and how much all rows agree (chance that two of them do). */
function steadiness(widths: readonly number[]): { width: number; steady: number; even: number } {
  const counts = countBy(widths)
  const split = [...counts].filter(([width]) => width > 1)
  const [width, times] = split.sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0]
  const all = widths.length || 1
  const even = split.reduce((sum, [, n]) => sum + (n / all) ** 2, 0)
  const covered = split.reduce((sum, [, n]) => sum + n, 0) / all
  return { width, steady: times / all, even: Math.max(even, covered * 0.3) }
}

function countBy(widths: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1)
  return counts
}

/** Numbers of cells that rows of this file have, most frequent first: what a stray quote is judged by. */
export function widthsOf(widths: readonly number[]): number[] {
  const counts = [...countBy(widths)].sort((a, b) => b[1] - a[1] || b[0] - a[0])
  const least = Math.max(1, widths.length * 0.02)
  const usual = counts.filter(([, n]) => n >= least).map(([width]) => width)
  const split = usual.filter((width) => width > 1)
  return (split.length > 0 ? split : usual).slice(0, 4)
}

interface Signs {
  readonly identifiers: number
  readonly kinds: number
  /** Part of the rows that hold a quoted cell. */
  readonly quoted: number
  /** Part of the cells, but the last, that end in another mark. */
  readonly ragged: number
  /** Is the first row one cell, and does a mark made to delimit stand in it and in all others as often? */
  readonly isHeaded: boolean
  /** Does it stand in each of many lines, as often, and not only in times of day? */
  readonly isOrdered: boolean
  /** Does it stand as often in each of a few lines, and is the first of them names of fields and nothing else? */
  readonly isTitled: boolean
}

/** `姓名，QQ号` over `张三，10001`: no line of prose is names of fields only. */
function isTitled(rows: SampleRows['cells']): boolean {
  const [first = []] = rows
  return rows.length >= 4 && first.length >= 2 && first.every((c) => isHeaderWord(c.text.trim()))
}

function inClocks(text: string, { delimiter }: Dialect): boolean {
  return delimiter === ':' && /\d:\d\d/.test(text)
}

function marksOf(rows: SampleRows['cells'], split: SampleRows['cells']) {
  return { ragged: raggedPart(split), isHeaded: isHeaded(rows) }
}

/** `公司,联系方式` over `甲公司,张三经理 138…`: the blank stands within a cell of every row but the header. */
function isHeaded(rows: SampleRows['cells']): boolean {
  if (rows.length < 3 || rows[0]?.length !== 1) return false
  return [',', ';', '|', '\t'].some((mark) => {
    const each = rows.map((row) => row.reduce((n, c) => n + c.text.split(mark).length - 1, 0))
    return (each[0] ?? 0) > 0 && each.every((n) => n === each[0])
  })
}

/** Where most cells end in a mark, that mark delimits, and the blank behind it does not. */
function raggedPart(rows: SampleRows['cells']): number {
  const cells = rows.flatMap((row) => row.slice(0, -1))
  return mean(cells.map((c) => (/[+,;:|?&=、，；：]$/.test(c.text) ? 1 : 0)))
}

/** Marks made to delimit are trusted by their order alone; marks of prose only beside what lists of people hold. */
function prior(dialect: Dialect, signs: Signs): number {
  const { delimiter } = dialect
  if (delimiter === null) return 0
  if (MADE_TO_DELIMIT.test(delimiter)) return delimiter.startsWith('\t') ? 1.05 : 1
  if (delimiter.length > 1 && !BEYOND_ASCII.test(delimiter)) return isSpaced(delimiter) ? 1.1 : 1.02
  if (delimiter === ' ' && (signs.ragged >= 0.4 || signs.isHeaded)) return 0.3
  if (signs.identifiers >= 0.5 || signs.quoted >= 0.8) return 0.95
  if (signs.isTitled && LIKE_COMMAS.test(delimiter)) return 0.9
  if (delimiter === ' ') return signs.kinds >= 0.85 ? 0.75 : 0.3
  if (signs.isOrdered && LIKE_COMMAS.test(delimiter)) return 0.5
  return PROSE.test(delimiter) || BEYOND_ASCII.test(delimiter) ? 0.3 : 0.7
}

function isSpaced(delimiter: string): boolean {
  return delimiter.endsWith(' ')
}

const MADE_TO_DELIMIT = /^(?:[,;|\t\x01\x1c-\x1f｜¦]|\t\t)$/
/** Marks of prose that no line of prose holds as often as the line before. */
const LIKE_COMMAS = /^[:，；]$/
const PROSE = /^[:=/@!#&*]$/
const BEYOND_ASCII = /^[^\u0020-\u007e§¦¤]+$/
