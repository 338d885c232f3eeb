import { reportOf, type Place } from './command.ts'
import type { FileReport, Report, RowLedger, TableReport } from '../../../src/report.ts'

/** What a report says of one file, by the last step of its place. */
export interface Said {
  readonly status: FileReport['status']
  readonly codes: readonly string[]
  readonly rows: RowLedger
  readonly file: FileReport
  readonly tables: readonly TableReport[]
}

/** What the report at a place says of each file: by its path, containers first, joined with `›`. */
export function saidAt(at: Place): (path: string) => Said {
  const report = reportOf(at)
  return (path) => {
    const file = report.files.find((f) => f.at.join('›') === path)
    if (!file) throw new Error(`not in the report: ${path}\n${pathsOf(report).join('\n')}`)
    const tables = report.tables.filter((t) => file.at.every((step, i) => t.at[i] === step))
    const codes = [...new Set(file.issues.map((i) => i.code))].sort()
    return { status: file.status, codes, rows: sumOf(tables), file, tables }
  }
}

export function pathsOf(report: Report): string[] {
  return report.files.map((f) => f.at.join('›'))
}

function sumOf(tables: readonly TableReport[]): RowLedger {
  const add = (of: (t: TableReport) => Readonly<Partial<Record<string, number>>>) =>
    tables.reduce<Record<string, number>>((all, t) => {
      for (const [code, n] of Object.entries(of(t))) all[code] = (all[code] ?? 0) + (n ?? 0)
      return all
    }, {})
  return {
    found: tables.reduce((n, t) => n + t.rows.found, 0),
    data: tables.reduce((n, t) => n + t.rows.data, 0),
    'non-data': add((t) => t.rows['non-data']),
    unread: add((t) => t.rows.unread),
  }
}
