import { memorySource } from '../../src/evidence/source.ts'
import type { RowView } from '../../src/evidence/row.ts'
import { planText } from '../../src/evidence/readers/text/dialect.ts'
import type { TextPlan } from '../../src/evidence/readers/text/plan.ts'
import { readText } from '../../src/evidence/readers/text/read.ts'
import type { TextResult } from '../../src/evidence/readers/text/result.ts'
import { tableFinder } from '../../src/evidence/tables/finder.ts'
import { givenHeader } from '../../src/evidence/tables/given.ts'
import type { TableOut, TableStart } from '../../src/evidence/tables/table.ts'

/** A file as we read it by ourselves: what the spool would receive, all in memory. */
export interface OurReading {
  readonly plan: TextPlan
  readonly result: TextResult
  readonly tables: { readonly start: TableStart; readonly rows: string[][]; repeats: number }[]
  /** Rows by role, and unread rows. */
  readonly roles: Record<string, number>
  /** Physical rows from which cells came, whatever their role, in order of arrival. */
  readonly seen: number[]
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

function cellsOf(view: RowView): string[] {
  return Array.from({ length: view.count }, (_, i) =>
    decoder.decode(view.buf.subarray(view.start[i], view.end[i])),
  )
}

export function readOurs(bytes: Uint8Array): OurReading {
  const source = memorySource(bytes)
  const plan = planText(source)
  const tables: OurReading['tables'] = []
  const roles: Record<string, number> = {}
  const seen: number[] = []
  const met = (role: string, row: number | null) => {
    roles[role] = (roles[role] ?? 0) + 1
    if (row !== null) seen.push(row)
  }
  const result = readText(
    source,
    plan,
    { from: 0, to: source.size },
    {
      issue: () => undefined,
      grid: (info) => {
        const out: TableOut = {
          table: (start) => tables.push({ start, rows: [], repeats: 0 }),
          data: (view) => {
            met('data', view.row)
            tables.at(-1)?.rows.push(cellsOf(view))
          },
          other: (code, view) => {
            met(code, view.row)
            const table = tables.at(-1)
            if (code === 'REPEATED_HEADER' && table?.rows.length === 0) table.repeats++
          },
          unread: (code, row) => met(code, row),
          end: () => undefined,
        }
        return info.header ? givenHeader(info.header, out) : tableFinder(info, out)
      },
    },
  )
  return { plan, result, tables, roles, seen }
}

/**
 * Header and records as Pollock takes them: one header (rows of it that repeat are joined, as Pollock joins them), and
 * the data rows of all tables, filled up to the columns of their header.
 */
export function handedOn(reading: OurReading): { header: string[]; records: string[][] } {
  const first = reading.tables[0]
  if (!first) return { header: [], records: [] }
  const records = reading.tables.flatMap((t) =>
    t.rows.map((row) => filled(row, t.start.headers?.length ?? t.start.width)),
  )
  return { header: headerOf(first), records }
}

function headerOf(table: OurReading['tables'][number]): string[] {
  const { headers, width } = table.start
  if (headers === null) return Array.from({ length: width }, (_, i) => `col_${i}`)
  return headers.map((h) =>
    Array<string>(1 + table.repeats)
      .fill(h ?? '')
      .join(' '),
  )
}

function filled(row: string[], width: number): string[] {
  return row.length >= width ? row : [...row, ...Array<string>(width - row.length).fill('')]
}
