import type { ByteSource } from '../../source.ts'
import { MOBILE_IN_PIECES } from '../../../number-pieces.ts'
import { areNumbersAlone } from './bare-lines.ts'
import { blanksOf, candidates } from './candidates.ts'
import { areTwoColumns, isOneValue } from './cells.ts'
import { escapeOf, quoteOf } from './quotes.ts'
import type { LineMark } from './line-marks.ts'
import { linesOff, marksOfLines } from './mixed-marks.ts'
import { areNumberedPeople } from './numbered-people.ts'
import { areLinesOfPeople } from './people-lines.ts'
import type { Alternative, TextOverrides, TextPlan } from './plan.ts'
import { quotedTable } from './quoted-table.ts'
import { takeSample } from './sample.ts'
import { runsOn } from './run-on.ts'
import { columnOfSpacedNames } from './spaced-names.ts'
import { laidOut, withShape } from './shapes/lay-out.ts'
import { shapeWish } from './shapes/shape.ts'
import type { Sample } from './sample.ts'
import { readSample, scoreDialect, widthsOf } from './score.ts'
import type { Scored } from './score.ts'

/**
 * Decides how a text file is to be read: its encoding, then what separates its cells and quotes them.
 *
 * Each delimiter that could be one is tried on a sample; the one wins under which rows have like numbers of cells and
 * cells are of one kind each. No delimiter wins when no try is good enough, or each line is one value by itself.
 */
export function planText(source: ByteSource, overrides: TextOverrides = {}): TextPlan {
  const sample = takeSample(source, overrides.encoding)
  const base = {
    encoding: sample.guess.encoding,
    runnerUp: sample.guess.runnerUp,
    bom: sample.guess.bom,
    ...(sample.guess.other === null ? {} : { other: sample.guess.other }),
  }
  if (base.encoding === 'binary') return { ...base, ...ONE_CELL, reason: sample.guess.reason }
  const text = withoutFrames(withoutRemarks(linesOf(sample)))
  const wish = shapeWish(overrides.delimiter)
  const given = wish === null ? overrides : { ...overrides, delimiter: '' }
  if (overrides.delimiter === undefined && hasManyToALine(text))
    return withShape({ ...base, ...describe(null, [], sample, text, given) }, { kind: 'run-on' })
  const tried = given.delimiter === undefined ? tryAll(text, given) : []
  const { best, marks, widths } =
    given.delimiter === undefined
      ? withMarks(pick(tried, text), text, given)
      : { best: chosen(text, given) }
  const plan = {
    ...base,
    ...describe(best, tried, sample, text, given),
    ...(widths && { widths }),
    ...(marks && { marks }),
  }
  if (overrides.delimiter !== undefined && wish === null) return plan
  const laid = laidOut(source, plan, { text, best, wish })
  const isOfLines = wish === null && (laid.shape !== undefined || best === null)
  const quoted = isOfLines ? quotedTable(text, (mark) => dialectOf(text, mark, given)) : null
  return quoted ? { ...base, ...describe(quoted, tried, sample, text, given) } : laid
}

/** Lines of people without end, of numbers alone, or of people who are numbered: each of them is a row. */
function hasManyToALine(text: string): boolean {
  return runsOn(text) || areNumbersAlone(text) || areNumberedPeople(text)
}

const ONE_CELL = {
  delimiter: null,
  blanks: false,
  quote: null,
  escape: null,
  multiline: false,
  widths: [1],
  alternatives: [],
} as const

/** Enough lines for a decision: many of the head, some of the middle and the end. */
const MOST_CHARS = 96 * 1024
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

function linesOf(sample: Sample): string {
  const head = upToLine(decoder.decode(sample.head.subarray(0, MOST_CHARS * 2)), MOST_CHARS)
  const rest = upToLine(decoder.decode(sample.rest.subarray(0, MOST_CHARS)), MOST_CHARS / 4)
  return rest === '' || /[\n\r]$/.test(head) ? head + rest : `${head}\n${rest}`
}

const REMARK = /^[ \t]*#/

/**
 * Lines behind a number sign are remarks to most programs that write any, and say in prose what the table is: they tell nothing of what
 * delimits the others. They are read like these.
 */
function withoutRemarks(text: string): string {
  if (!/(?:^|[\n\r])[ \t]*#/.test(text)) return text
  const others = text.split(/(?<=\r\n|\n|\r(?!\n))/).filter((line) => !REMARK.test(line))
  return others.filter((line) => line.trim() !== '').length < 2 ? text : others.join('')
}

const FRAME = /^[ \t]*[\u2500-\u257f+][-=+|\u2500-\u257f \t]*$/u

/** Lines drawn between the rows of a table (├──┼──┤, +----+----+) hold no cells: where each row stands between two, they would outnumber the rows. */
function withoutFrames(text: string): string {
  if (!/(?:^|[\n\r])[ \t]*[\u2500-\u257f+]/u.test(text)) return text
  const others = text.split(/(?<=\r\n|\n|\r(?!\n))/).filter((line) => !FRAME.test(line.trimEnd()))
  return others.length < 2 ? text : others.join('')
}

function upToLine(text: string, most: number): string {
  if (text.length <= most) return text
  const end = text.lastIndexOf('\n', most)
  return text.slice(0, 2 * end > most ? end + 1 : most)
}

/** Where tabs delimit, blanks belong to the cells. */
function tryAll(text: string, overrides: TextOverrides): Scored[] {
  const tried = candidates(text).map((delimiter) =>
    scoreDialect(text, dialectOf(text, delimiter, overrides)),
  )
  const tabs = tried.some(
    (t) => t.dialect.delimiter?.startsWith('\t') && (t.steady >= 0.8 || !text.includes(' ')),
  )
  return tried.filter((t) => !(tabs && t.dialect.blanks)).sort((a, b) => b.score - a.score)
}

export interface Dialect {
  readonly delimiter: string | null
  readonly blanks: boolean
  readonly spaced?: number
  readonly quote: string | null
  readonly escape: string | null
}

function dialectOf(text: string, delimiter: string | null, overrides: TextOverrides): Dialect {
  const blanks = delimiter !== null && blanksOf(delimiter)
  const quote =
    overrides.quote === undefined ? quoteOf(text, delimiter) : overrides.quote.slice(0, 1) || null
  const spaced = blanks ? columnOfSpacedNames(text) : null
  return {
    delimiter,
    blanks,
    ...(spaced !== null && { spaced }),
    quote,
    escape: quote === null ? null : escapeOf(text, delimiter, quote),
  }
}

function chosen(text: string, overrides: TextOverrides): Scored {
  const delimiter = overrides.delimiter === '' ? null : (overrides.delimiter ?? null)
  const named = delimiter === '\\t' ? '\t' : delimiter
  return scoreDialect(text, dialectOf(text, named, overrides))
}

/**
 * The best try, or none: below this, a delimiter is but a character that stands in some lines. The comma and its like, with cells of one
 * kind each, delimit short lists of which every other line lacks cells, too.
 */
const GOOD_ENOUGH = 0.2
const GOOD_ENOUGH_OF_MARKS = 0.15
const MARKS = [',', ';', '|', '\t']

function leastOf({ dialect, kinds }: Scored): number {
  const isMark = dialect.delimiter !== null && MARKS.includes(dialect.delimiter)
  return isMark && kinds >= 0.9 ? GOOD_ENOUGH_OF_MARKS : GOOD_ENOUGH
}

function pick(tried: readonly Scored[], text: string): Scored | null {
  const best = tried[0]
  if (!best || best.score < leastOf(best) || areLinesOfPeople(text)) return null
  if (best.dialect.blanks ? hasNumbersInPieces(text) : areSentences(text, best)) return null
  return mostlySingleValues(text) && best.identifiers < 2 ? null : best
}

/** From such a part of the lines on, marks that change line by line are the delimiters of the file. */
const COVERED = 0.8
/** A delimiter that leaves more of the lines uncut, or fewer numbers alone in their cells, may be none. */
const IN_DOUBT = { steady: 0.5, identifiers: 0.3 }

/**
 * The delimiter, and the marks of lines that it does not cut. Where no delimiter was found, or one that parts few numbers from what
 * stands around them, and nearly every line has a mark of its own, the one that most lines have is the delimiter.
 */
function withMarks(
  best: Scored | null,
  text: string,
  overrides: TextOverrides,
): { best: Scored | null; marks?: readonly LineMark[]; widths?: readonly number[] } {
  if (best?.steady === 1) return { best, marks: [] }
  const lines = text.split(/\r\n|[\n\r]/)
  const seen = isInDoubt(best) && !areLinesOfPeople(text) ? mainMark(lines, best) : null
  const other = seen && scoreDialect(text, dialectOf(text, seen.mark, overrides))
  const main = other && isBetter(other, best) ? seen : null
  const used = main === null ? best : other
  const delimiter = used?.dialect.delimiter ?? null
  if (used === null || delimiter === null) return { best }
  const { marks } = marksOfLines(linesOff(lines, delimiter, main?.widths[0] ?? used.width))
  const others = marks.filter(({ mark }) => mark !== delimiter)
  return {
    best: used,
    marks: others.map(({ mark, widths }) => ({ mark, widths })),
    ...(main && { widths: main.widths }),
  }
}

function isInDoubt(best: Scored | null): boolean {
  if (best === null) return true
  return best.steady < IN_DOUBT.steady || best.identifiers < IN_DOUBT.identifiers
}

/** A steady table whose numbers are dates and sums (`20210304:0930,1.5,…`) is not cut by what stands within them. */
function isBetter(other: Scored, best: Scored | null): boolean {
  if (best === null || best.steady < IN_DOUBT.steady) return true
  return other.identifiers > best.identifiers
}

/** The mark of most lines, where nearly every line has one and they are several; blanks, which any line may hold, come last. */
function mainMark(lines: readonly string[], best: Scored | null): LineMark | null {
  const { marks, covered } = marksOfLines(lines)
  if (covered < COVERED) return null
  const [first] = [...marks].sort((a, b) => Number(a.mark === ' ') - Number(b.mark === ' '))
  if (marks.length > 1) return first ?? null
  return best === null || first?.mark === best.dialect.delimiter ? null : (first ?? null)
}

const MARK_OF_PROSE = /^[，、；]$/
const NUMBER = new RegExp(`(?<!\\d)(?:${MOBILE_IN_PIECES}|[1-9]\\d{16}[\\dXx])(?![\\dXx])`)
const GREETING = /好$/u
/** 【驿站】张三您好，您的…: a message to somebody. */
const GREETED = /\p{Script=Han}(?:您好|你好)[，,！!]/u
const NAME = /^(?:\p{Script=Han}{2}[:：]?)?\p{Script=Han}{2,4}$/u

/**
 * 客户张三来电，电话138…，要求退订。 in most lines: the number stands among words, and no cell at the beginning is a name. The comma
 * delimits what is said then, and name and number would be apart.
 */
function areSentences(text: string, { dialect, identifiers }: Scored): boolean {
  const { delimiter } = dialect
  if (delimiter === null || !MARK_OF_PROSE.test(delimiter)) return false
  const lines = text
    .split(/\r\n|[\n\r]/)
    .filter((line) => line.trim() !== '')
    .slice(0, 500)
  const holding = lines.filter((line) => NUMBER.test(line))
  if (holding.filter((line) => GREETED.test(line)).length > 0.6 * lines.length) return true
  if (identifiers >= 0.3) return false
  const named = holding.filter((line) =>
    line.split(delimiter, 2).some((cell) => NAME.test(cell.trim()) && !GREETING.test(cell)),
  )
  return holding.length >= 0.6 * lines.length && named.length < 0.5 * holding.length
}

const IN_PIECES = /(?<!\d)1[3-9]\d \d{4} \d{4}(?!\d)/
const WHOLE = /(?<!\d)1[3-9]\d(?:\d{8}|-\d{4}-\d{4})(?!\d)/

/** 138 0013 8000 in some lines and 13800138000 in others: blanks delimit no cells then. In all lines they are columns, joined later. */
function hasNumbersInPieces(text: string): boolean {
  const lines = text.split(/\r\n|[\n\r]/).slice(0, 500)
  const pieces = lines.filter((line) => IN_PIECES.test(line)).length
  return pieces > 0 && pieces >= 0.1 * lines.length && lines.some((line) => WHOLE.test(line))
}

function mostlySingleValues(text: string): boolean {
  const lines = text
    .split(/\r\n|[\n\r]/)
    .filter((line) => line.trim() !== '')
    .slice(0, 500)
  if (lines.length === 0 || areTwoColumns(lines)) return false
  return lines.filter(isOneValue).length * 10 >= lines.length * 9
}

function describe(
  best: Scored | null,
  tried: readonly Scored[],
  sample: Sample,
  text: string,
  overrides: TextOverrides,
): Omit<TextPlan, 'encoding' | 'runnerUp' | 'bom'> {
  const alternatives = tried.filter((t) => t !== best).slice(0, 3)
  const others: Alternative[] = alternatives.map((t) => ({
    delimiter: t.dialect.delimiter,
    quote: t.dialect.quote,
    score: Math.round(t.score * 1000) / 1000,
  }))
  if (best === null)
    return {
      ...ONE_CELL,
      ...quotedLines(text, overrides),
      reason: `${sample.guess.reason}；没有可信的分隔符，每行一格`,
      alternatives: others,
    }
  const rows = readSample(sample.head, best.dialect)
  const later = readSample(sample.rest, best.dialect)
  const widths = widthsOf([...rows.widths, ...later.widths])
  return {
    delimiter: best.dialect.delimiter,
    blanks: best.dialect.blanks,
    ...(best.dialect.spaced !== undefined && { spaced: best.dialect.spaced }),
    quote: best.dialect.quote,
    escape: best.dialect.escape,
    multiline: rows.multiline,
    widths,
    reason: `${sample.guess.reason}；${why(best, overrides)}`,
    alternatives: others,
  }
}

function quotedLines(text: string, overrides: TextOverrides): Pick<Dialect, 'quote' | 'escape'> {
  const { quote, escape } = dialectOf(text, null, overrides)
  return { quote, escape }
}

function why(best: Scored, overrides: TextOverrides): string {
  if (overrides.delimiter !== undefined) return '分隔符由使用者指定'
  return `${Math.round(best.steady * 100)}%的行列数一致（${best.width}列），单元格类型得分${best.kinds.toFixed(2)}`
}
