import { memorySource } from '../../source.ts'
import type { ReaderIssue, RowView } from '../../row.ts'
import type { TextPlan } from './plan.ts'
import { DOUBLED } from './plan.ts'
import { readText } from './read.ts'
import type { ReadTextOptions, TextRange } from './read.ts'
import type { TextResult } from './result.ts'

/** What came out of a reading, as plain values. For tests only. */
export interface Collected {
  readonly rows: { row: number; cells: string[] }[]
  readonly unread: { code: string; row: number | null }[]
  readonly issues: ReaderIssue[]
  /** Records that might be copied as they stand. */
  readonly lines: (string | null)[]
  readonly result: TextResult
}

export function planFor(of: Partial<TextPlan> = {}): TextPlan {
  return {
    encoding: 'utf-8',
    runnerUp: null,
    bom: 0,
    delimiter: ',',
    blanks: false,
    quote: '"',
    escape: DOUBLED,
    multiline: false,
    widths: [],
    reason: '',
    alternatives: [],
    ...of,
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function cellsOf(view: RowView): string[] {
  return Array.from({ length: view.count }, (_, i) =>
    decoder.decode(view.buf.subarray(view.start[i], view.end[i])),
  )
}

export function collect(
  bytes: Uint8Array | string,
  plan: TextPlan,
  range: Partial<TextRange> = {},
  options: ReadTextOptions = {},
): Collected {
  const source = memorySource(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes)
  const rows: Collected['rows'] = []
  const unread: Collected['unread'] = []
  const issues: ReaderIssue[] = []
  const lines: (string | null)[] = []
  const sink = {
    issue: (issue: ReaderIssue) => issues.push(issue),
    grid: () => ({
      row: (view: RowView) => {
        rows.push({ row: view.row, cells: cellsOf(view) })
        lines.push(
          view.lineStart < 0
            ? null
            : decoder.decode(view.buf.subarray(view.lineStart, view.lineEnd)),
        )
      },
      unread: (code: string, row: number | null) => unread.push({ code, row }),
      end: () => undefined,
    }),
  }
  const result = readText(
    source,
    plan,
    { from: range.from ?? 0, to: range.to ?? source.size },
    sink,
    options,
  )
  return { rows, unread, issues, lines, result }
}
