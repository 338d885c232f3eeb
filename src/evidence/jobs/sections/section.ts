import type { IssueCode } from '../../codes.ts'
import type { Collector } from '../../collect/collect.ts'
import type { FileOutcome, OutcomeIssue } from '../../outcome.ts'
import type { Stretch } from '../../readers/text/cuts.ts'
import type { ReadSink } from '../../row.ts'

/** A stretch of the lines of a file, and what is taken for known where it begins. */
export interface Section<S> extends Stretch {
  readonly start: S
}

/** How a file is read in sections. */
export interface Cut<S> {
  /** Of its format. */
  readonly title: string
  readonly encoding: string
  readonly sections: readonly Section<S>[]
}

/** What one process collected of a section. */
export interface Collected {
  readonly file: FileOutcome
  /** All issues, those raised while it was read before those of its tables as a whole. */
  readonly reading: readonly OutcomeIssue[]
  readonly closing: readonly OutcomeIssue[]
  /** Grids opened. */
  readonly grids: number
  readonly mayBeMisread: boolean
  /** Texts of single cells stand in grids of their own. */
  readonly apart: boolean
}

/** What a collector holds that is closed, once the spool is finished. */
export function collectedOf(collector: Collector, of: Parameters<Collector['file']>[0]): Collected {
  const { grids, mayBeMisread, apart } = collector
  const reading = [...collector.issues]
  const file = collector.file(of)
  return {
    file,
    reading,
    closing: collector.issues.slice(reading.length),
    grids,
    mayBeMisread,
    apart,
  }
}

/** Takes what a reader tells, and no rows. */
export function toldTo(issues: OutcomeIssue[]): ReadSink {
  return {
    grid: () => {
      throw new Error('a report has no rows')
    },
    issue: ({ code, sheet = null, row = null, message }) => {
      issues.push({ code, sheet, row, message })
    },
  }
}

/** In what order a collector tells of its tables as a whole. */
const CLOSING: readonly IssueCode[] = ['HEADER_ONLY', 'WIDTH_CHANGES', 'LABELS_IN_COLUMN']

/** What is told of the tables of all sections as a whole, in the order in which one process tells it. */
export function closingIssues(sections: readonly Collected[]): OutcomeIssue[] {
  const all = sections.flatMap((s) => s.closing)
  return CLOSING.flatMap((code) => all.filter((issue) => issue.code === code))
}

/** Does each section begin on the line after the last of the one before it? */
export function linesMeet(sections: readonly Stretch[], lines: readonly number[]): boolean {
  return sections.every(
    ({ line }, i) => i === 0 || (sections[i - 1]?.line ?? 0) + (lines[i - 1] ?? 0) === line,
  )
}
