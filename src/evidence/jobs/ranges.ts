import { losesData, type IssueCode } from '../codes.ts'
import type { ItemResult } from './job.ts'
import type { Digests, FileOutcome, OutcomeIssue, TableOutcome } from '../outcome.ts'
import { addMisread, misreadIssues } from '../collect/misread-issues.ts'
import { mergeText, rangesMeet as textsMeet, reportText } from '../readers/text/result.ts'

export type RangeResult = Extract<ItemResult, { kind: 'range' }>

/**
 * Do the ranges of a file meet, and did none find another table than the one it was told of? If not, the file is read
 * again whole.
 */
export function rangesMeet(ranges: readonly RangeResult[]): boolean {
  const isPlain = ({ file, holdsJson }: RangeResult) => file.tables.length <= 1 && !holdsJson
  return textsMeet(ranges.map((r) => r.text)) && ranges.every(isPlain)
}

/** One outcome of all ranges: row numbers go on from range to range, ledgers add up, notes are made once. */
export function mergeRanges(
  ranges: readonly RangeResult[],
  bytes: number,
  digests: Digests,
): FileOutcome {
  const [first] = ranges
  if (!first) throw new Error('no range')
  const bases = lineBases(ranges)
  const tables = ranges.flatMap((r, i) => r.file.tables.map((t) => moved(t, bases[i] ?? 0)))
  const whole = tables.length === 0 ? [] : [tables.reduce(joined)]
  const misread = whole.flatMap((t) => misreadIssues(t.sheet, t.misread ?? []))
  const issues = [...lostRows(ranges, bases), ...misread, ...notes(ranges, first)]
  return {
    ...first.file,
    bytes,
    digests,
    status: issues.some((i) => losesData(i.code)) ? 'partial' : first.file.status,
    issues,
    tables: whole,
  }
}

/** Rows that a range could not read, at their place in the file; what is only noted once for the file. */
function lostRows(ranges: readonly RangeResult[], bases: readonly number[]): OutcomeIssue[] {
  const all = ranges.flatMap((r, i) =>
    r.file.issues.map((issue) => ({
      ...issue,
      row: issue.row === null ? null : issue.row + (bases[i] ?? 0),
    })),
  )
  const firstOf = (code: IssueCode) => all.find((issue) => issue.code === code)
  return all
    .filter((issue) => issue.code !== 'MOJIBAKE')
    .filter((issue) => losesData(issue.code) || issue === firstOf(issue.code))
}

function notes(ranges: readonly RangeResult[], first: RangeResult): OutcomeIssue[] {
  const issues: OutcomeIssue[] = []
  reportText(mergeText(ranges.map((r) => r.text)), first.plan, {
    grid: () => {
      throw new Error('a report has no rows')
    },
    issue: ({ code, sheet = null, row = null, message }) => {
      issues.push({ code, sheet, row, message })
    },
  })
  return issues
}

function lineBases(ranges: readonly RangeResult[]): number[] {
  let lines = 0
  return ranges.map((r) => {
    const base = lines
    lines += r.text.lines
    return base
  })
}

/** The same table, so many rows further down. */
export function moved(table: TableOutcome, base: number): TableOutcome {
  const parts = table.parts.map((p) => ({ ...p, rowBase: p.rowBase + base }))
  const misread = table.misread?.map((m) => ({ ...m, row: m.row + base }))
  return { ...table, parts, ...(misread ? { misread } : {}) }
}

/** One table of two parts of it. */
export function joined(a: TableOutcome, b: TableOutcome): TableOutcome {
  return {
    ...a,
    width: Math.max(a.width, b.width),
    found: a.found + b.found,
    data: a.data + b.data,
    nonData: added(a.nonData, b.nonData),
    unread: added(a.unread, b.unread),
    escaped: union(a.escaped, b.escaped),
    shown: union(a.shown, b.shown),
    parts: [...a.parts, ...b.parts],
    ...(a.misread || b.misread ? { misread: addMisread(a.misread ?? [], b.misread ?? []) } : {}),
  }
}

function added<T extends Partial<Record<string, number>>>(a: T, b: T): T {
  const sum: Partial<Record<string, number>> = { ...a }
  for (const [code, n] of Object.entries(b)) sum[code] = (sum[code] ?? 0) + (n ?? 0)
  return sum as T
}

function union(a: readonly number[], b: readonly number[]): number[] {
  return [...new Set([...a, ...b])].sort((x, y) => x - y)
}
