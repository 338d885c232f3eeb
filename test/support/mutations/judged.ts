import { losesData } from '../../../src/evidence/codes.ts'
import type { ItemResult, JobDone } from '../../../src/evidence/jobs/job.ts'
import type { FileOutcome, TableOutcome } from '../../../src/evidence/outcome.ts'

/** Everything that is wrong with what came of a file: ledgers that do not close, and losses without a word. */
export function wrongsOf(result: ItemResult | undefined): string[] {
  if (result?.kind !== 'files') return [`no outcome of files: ${result?.kind ?? 'none'}`]
  if (result.files.length === 0) return ['no file in the outcome']
  return [...result.files.flatMap(wrongsIn), ...silence(result.files)]
}

function wrongsIn(file: FileOutcome): string[] {
  const told = file.issues.some((issue) => losesData(issue.code))
  const wrongs = file.tables.flatMap((table) => openLedger(table))
  const unread = file.tables.some((table) => sum(table.unread) > 0)
  if (unread && !told && file.issues.length < 200) wrongs.push('rows unread without an issue')
  if (told && file.status === 'read') wrongs.push('called read, with a loss')
  if (!told && (file.status === 'unread' || file.status === 'partial'))
    wrongs.push(`${file.status} without a reason`)
  const crashed = file.issues.find((issue) => issue.code === 'CRASHED')
  if (crashed) wrongs.push(`crashed inside: ${crashed.message}`)
  return wrongs
}

function openLedger({ found, data, nonData, unread }: TableOutcome): string[] {
  const difference = found - data - sum(nonData) - sum(unread)
  const numbers = [found, data, ...Object.values(nonData), ...Object.values(unread)]
  if (difference !== 0) return [`ledger of rows open by ${String(difference)}`]
  return numbers.every((n) => Number.isSafeInteger(n) && n >= 0)
    ? []
    : ['a number of rows that is none']
}

/** A file of some bytes that gives no table, no member and no word has vanished. */
function silence(files: readonly FileOutcome[]): string[] {
  const [own] = files
  const silent = files.length === 1 && own && own.tables.length === 0 && own.issues.length === 0
  return silent && own.bytes > 0
    ? [`nothing said of ${String(own.bytes)} bytes (${own.format})`]
    : []
}

/** Data rows that the outcomes state, less those that lie in the spool: must be none. */
export function spoolDifference(done: JobDone): number {
  const files = done.results.flatMap((r) => (r.kind === 'files' ? [...r.files] : []))
  const stated = files
    .flatMap((file) => file.tables)
    .reduce((n, table) => n + table.data + (table.also ?? 0), 0)
  return stated - done.spool.reduce((n, file) => n + file.rows, 0)
}

const sum = (tally: Readonly<Partial<Record<string, number>>>) =>
  Object.values(tally).reduce<number>((all, n) => all + (n ?? 0), 0)
