import { isIdentifier } from '../cells.ts'
import { LabelColumns, MOST_LABELS } from './label-columns.ts'
import {
  candidateLabels,
  isFieldLabel,
  isLead,
  isLogLead,
  isLogLine,
  labelFinder,
} from './labels.ts'
import { arePeopleNumbered, withoutOrdinal } from './numbered-labels.ts'
import { isRule, type TextShape } from './shape.ts'

type Labelled = Extract<TextShape, { kind: 'labelled' }>

/** Counts what stands like a label, line by line, over a whole file: labels that come late have columns too. */
export class LabelCount {
  readonly #times = new Map<string, number>()
  readonly #numbered: boolean
  #lines = 0

  constructor(numbered = false) {
    this.#numbered = numbered
  }

  /** Do the labels count people on? Then they are to be counted without their numbers. */
  get numbersPeople(): boolean {
    return arePeopleNumbered(this.#times)
  }

  line(text: string): void {
    this.#lines++
    for (const found of candidateLabels(text)) {
      const label = this.#numbered ? withoutOrdinal(found) : found
      const times = this.#times.get(label)
      if (times !== undefined || this.#times.size < 4096) this.#times.set(label, (times ?? 0) + 1)
    }
  }

  /** Words that name a field, and what comes so often that it must be a label too; in order of appearance. */
  labels(): string[] {
    const often = Math.max(3, this.#lines * 0.02)
    const found = [...this.#times].filter(([label, n]) => isFieldLabel(label) || n >= often)
    return found.slice(0, MOST_LABELS).map(([label]) => label)
  }
}

/**
 * Is this text made of labels and values (`姓名：张三 电话：…`, or one label a line)? Null unless most lines begin with
 * a label, several labels name fields of a list, and they come again or stand before what identifies a person.
 */
export function labelledShape(text: string): Labelled | null {
  const lines = text.split(/\r\n|[\n\r]/)
  const numbered = countOf(lines).numbersPeople
  const labels = countOf(lines, numbered).labels()
  const telling = tellingLines(lines)
  const throughout = saidThroughout(telling)
  const known = throughout ? labels : labels.filter(isFieldLabel)
  if (known.length < 2) return null
  const find = labelFinder(labels, numbered)
  const seen = lines.map((line) => look(line, find, throughout))
  const full = seen.filter((s) => s.is === 'labels' || s.is === 'text')
  const labelled = full.filter((s) => s.is === 'labels')
  const expected = telling === lines ? full.length : telling.length
  if (labelled.length === 0 || labelled.length < 0.6 * expected) return null
  if (!holdsPeople(labelled, known)) return null
  const perLine = eachLineAlone(labelled)
  const blankEnds = !perLine && blocksHoldSeveral(seen)
  const several = perLine && comeRound(labelled)
  const columns = new LabelColumns(labels, { perLine, blankEnds, several, numbered })
  for (const line of lines) columns.line(line)
  const headed = perLine ? null : headedBy(lines, seen)
  return headed === null ? columns.shape() : { ...columns.shape(), headed, loose: true }
}

function countOf(lines: readonly string[], numbered = false): LabelCount {
  const count = new LabelCount(numbered)
  for (const line of lines) count.line(line)
  return count
}

/** A heading is short; what is longer goes on with the line above it. */
const LONGEST_HEADING = 30
const OF_NAMES = /名|name|联系人|客户|称呼/i

/**
 * The label below a line that has none, if nearly each record begins so and the first does: names above what is said of each.
 * Where a label is one of names, a line without a label goes on with the one above it.
 */
function headedBy(lines: readonly string[], seen: readonly Look[]): string | null {
  const full = seen.flatMap((s, i) => (s.is === 'labels' || s.is === 'text' ? [{ ...s, i }] : []))
  if (full.some(({ labels }) => labels.some((label) => OF_NAMES.test(label)))) return null
  const heads = full.flatMap((s, k) => {
    const below = full[k + 1]
    const isHead = s.is === 'text' && (lines[s.i] ?? '').trim().length <= LONGEST_HEADING
    return isHead && below?.is === 'labels' && below.i === s.i + 1 ? [below.labels[0] ?? ''] : []
  })
  const label = heads[0]
  if (label === undefined || heads.length < 2) return null
  const own = heads.filter((head) => head === label).length
  const times = full.filter(({ labels }) => labels.includes(label)).length
  const first = full.find(({ is }) => is === 'labels')?.labels[0]
  return first === label && own >= 0.9 * times ? label : null
}

/** So many lines of a log tell of somebody, at the least. */
const TELLING = 0.2

/** The lines of a text; of a program's log those with labels alone, for the others tell of its work and of nobody. */
function tellingLines(lines: readonly string[]): readonly string[] {
  const full = lines.filter((line) => line.trim() !== '')
  if (full.filter(isLogLine).length < 0.9 * full.length) return lines
  const telling = full.filter((line) => candidateLabels(line).length >= 2)
  return telling.length >= TELLING * full.length ? telling : lines
}

/** Lines that are looked at to see whether all have the same labels. */
const MOST_ALIKE = 200

/**
 * Does nearly every line have the same two labels and more, one of them a field's? Then all are labels, whatever they are called:
 * `宝妈：… 预产期：… 电话：…`.
 */
function saidThroughout(lines: readonly string[]): boolean {
  const full = lines.filter((line) => line.trim() !== '' && !isRule(line)).slice(0, MOST_ALIKE)
  if (full.length < 3) return false
  const [first = [], ...others] = full.map((line) => candidateLabels(line))
  if (first.length < 2 || !first.some(isFieldLabel)) return false
  const enough = 0.9 * others.length
  const common = first.filter((l) => others.filter((labels) => labels.includes(l)).length >= enough)
  return common.length >= 2 && common.some(isFieldLabel)
}

interface Look {
  readonly is: 'labels' | 'text' | 'blank' | 'rule'
  readonly labels: readonly string[]
  readonly values: readonly string[]
}

/** Lines of a program's log begin with a time; where all have the same labels, what stands before the first is no text. */
function look(line: string, find: ReturnType<typeof labelFinder>, throughout: boolean): Look {
  if (line.trim() === '') return { is: 'blank', labels: [], values: [] }
  if (isRule(line)) return { is: 'rule', labels: [], values: [] }
  const found = find(line)
  const [first] = found
  const lead = line.slice(0, first?.at ?? 0)
  const leads = first !== undefined && (isLead(lead) || (throughout && isLogLead(lead)))
  const values = found.map((f, i) => valueOf(line, f.value, found[i + 1]?.at ?? line.length))
  return { is: leads ? 'labels' : 'text', labels: found.map((f) => f.label), values }
}

/** The value between two labels, without the separators around it. */
function valueOf(line: string, from: number, to: number): string {
  const [start, end] = valueRange(line, from, to)
  return line.slice(start, end)
}

/** Blanks and marks between a value and the next label are nobody's text. */
export function valueRange(line: string, from: number, to: number): [number, number] {
  let start = from
  let end = to
  while (start < end && BLANK.test(line.charAt(start))) start++
  while (end > start && SEPARATOR.test(line.charAt(end - 1))) end--
  // What closes the record, {姓名=张三, 电话=138…}, is none of its last value.
  if (line.charAt(end - 1) === '}' && !line.slice(start, end).includes('{')) end--
  return [start, Math.max(start, end)]
}

const BLANK = /\s/u
const SEPARATOR = /[\s,，;；|、&]/u

function holdsPeople(labelled: readonly Look[], known: readonly string[]): boolean {
  const values = labelled.flatMap((s) => s.values)
  const identifiers = values.filter((v) => isIdentifier(unframed(v))).length
  const named = labelled.flatMap((s) => s.labels).filter((l) => known.includes(l)).length
  const all = labelled.reduce((n, s) => n + s.labels.length, 0)
  if (named < 0.5 * all) return false
  const records = Math.max(1, mostTimes(labelled))
  return identifiers >= 0.3 * records || (known.length >= 3 && records >= 3 && hasHan(known))
}

/** Without quotes around it, and the bracket that ends the record behind it. */
function unframed(value: string): string {
  return value.replace(/[)}\]]{1,4}$/u, '').replace(/^(["'])(.*)\1$/u, '$2')
}

function hasHan(labels: readonly string[]): boolean {
  return labels.some((label) => /\p{Script=Han}/u.test(label))
}

/** How often the most frequent label stands. */
function mostTimes(labelled: readonly Look[]): number {
  const times = new Map<string, number>()
  for (const label of labelled.flatMap((s) => s.labels))
    times.set(label, (times.get(label) ?? 0) + 1)
  return Math.max(0, ...times.values())
}

/** A line that repeats a label of the line before is a record of its own, if most do. */
function eachLineAlone(labelled: readonly Look[]): boolean {
  const several = labelled.filter((s) => s.labels.length >= 2).length
  if (several < 0.8 * labelled.length) return false
  if (labelled.length === 1) return true
  const again = labelled.filter((s, i) => {
    const before = labelled[i - 1]
    return i > 0 && before !== undefined && s.labels.some((l) => before.labels.includes(l))
  })
  return again.length >= 0.8 * (labelled.length - 1)
}

/**
 * Do the labels of most lines come round: 姓名 电话 姓名 电话? Then each round is a record. 姓名 电话 联系人 电话 is one: what it begins
 * with does not come again.
 */
function comeRound(labelled: readonly Look[]): boolean {
  return 2 * labelled.filter(({ labels }) => comesRound(labels)).length >= labelled.length
}

function comesRound(labels: readonly string[]): boolean {
  const length = labels.indexOf(labels[0] ?? '', 1)
  if (length < 2 || labels.length < 2 * length) return false
  const starts = labels.flatMap((label, i) => (label === labels[0] ? [i] : []))
  return starts.every((start, i) => {
    const own = labels.slice(start, starts[i + 1] ?? labels.length)
    return own.length > 1 && new Set(own).size === own.length
  })
}

/** Do blank lines or rules stand between records (several labels between them), or between all lines? */
function blocksHoldSeveral(seen: readonly Look[]): boolean {
  const blocks: number[] = []
  let apart = true
  for (const { is, labels } of seen) {
    if (is === 'blank' || is === 'rule') apart = true
    if (is !== 'labels') continue
    if (apart) blocks.push(0)
    blocks[blocks.length - 1] = (blocks.at(-1) ?? 0) + labels.length
    apart = false
  }
  return blocks.length >= 2 && blocks.filter((n) => n >= 2).length >= 0.6 * blocks.length
}
