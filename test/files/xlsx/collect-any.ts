import { tmpdir } from 'node:os'
import { formatOf, readRows } from '../../../src/evidence/format/formats.ts'
import type { ReaderIssue } from '../../../src/evidence/row.ts'
import { memorySource } from '../../../src/evidence/source.ts'
import { sinkOf, type Grid } from './collect.ts'

export interface Collected {
  readonly format: string
  readonly grids: Grid[]
  readonly issues: ReaderIssue[]
  readonly codes: string[]
}

/** Everything that the reader of a file's format gives, as plain values. `runs` takes long gaps at once. */
export async function collectAny(bytes: Uint8Array, name: string, runs = false): Promise<Collected> {
  const grids: Grid[] = []
  const issues: ReaderIssue[] = []
  const source = memorySource(bytes)
  const format = formatOf(source, name)
  const sink = {
    grid(info: { sheet: string | null; hidden: boolean }) {
      const grid: Grid = { ...info, rows: [], blank: [], unread: [], ended: 0 }
      grids.push(grid)
      return sinkOf(grid, runs)
    },
    issue(issue: ReaderIssue) {
      issues.push(issue)
    },
  }
  // Containers are opened, not read.
  if (format.read !== 'container') await readRows(source, format, sink, {}, { spoolDir: tmpdir() })
  return { format: format.id, grids, issues, codes: issues.map((issue) => issue.code) }
}
