import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Report } from '../../src/report.ts'

/** Material of others that lies beside the repository; see its own notes for origin and licence. */
const SHARED = resolve(import.meta.dirname, '../../../shared/data')

/** The folders of the material, in order; none where it is not at hand. */
export function sharedFolders(): string[] {
  return existsSync(SHARED) ? readdirSync(SHARED).sort() : []
}

export const sharedPath = (folder: string) => join(SHARED, folder)

/** Every ledger of a report that does not close, with its difference; empty when all close (promise 1). */
export function openLedgers(report: Report): string[] {
  const all = [...report.tables, { ...report, at: ['whole'] }]
  return all.flatMap(({ at, rows, records }) => {
    const differences = [
      rows.found - rows.data - sum(rows['non-data']) - sum(rows.unread),
      records.out - records.counted - sum(records.duplicate) - sum(records['set-aside']),
      rows.data - records.out,
    ]
    return differences.some((d) => d !== 0) ? [`${at.join('/')}: ${differences.join(', ')}`] : []
  })
}

/** Files that are neither read, nor listed, nor told why not. */
export function untold(report: Report): string[] {
  return report.files
    .filter((f) => (f.status === 'unread' || f.status === 'partial') && f.issues.length === 0)
    .map((f) => f.at.join('/'))
}

export function sum(tally: Readonly<Partial<Record<string, number>>>): number {
  return Object.values(tally).reduce<number>((all, n) => all + (n ?? 0), 0)
}
