import type { ItemResult } from './job.ts'
import type { Digests, FileOutcome, TableOutcome } from '../outcome.ts'
import { joined } from './ranges.ts'
import type { SheetPlan } from '../readers/xlsx/sheet-plan.ts'

export type StretchResult = Extract<ItemResult, { kind: 'stretch' }>

/**
 * One outcome of all stretches of a sheet; null when they do not meet row by row, when one holds anything else than rows of
 * the one table, or when something is to be told of it: the file is read again whole then.
 */
export function mergeStretches(
  results: readonly StretchResult[],
  { known }: SheetPlan,
  digests: Digests,
): FileOutcome | null {
  const [first, ...others] = results
  if (!first || !stretchesMeet(results) || others.some((o) => !isPlain(o.file, first.file)))
    return null
  const [sheet = null] = others.flatMap((o) => o.file.tables.map((t) => t.sheet))
  const own = first.file.tables.filter((t) => t.sheet === sheet)
  const [table] = own
  if (!table || own.length > 1 || !isKnown(table, known) || table.misread) return null
  const whole = [table, ...others.flatMap((o) => o.file.tables)].reduce(joined)
  const tables = first.file.tables.map((t) => (t === table ? whole : t))
  return { ...first.file, digests, tables }
}

/** Each begins with the row after the last of the one before it. */
function stretchesMeet(results: readonly StretchResult[]): boolean {
  return results.every(({ ends }, i) => {
    const before = results[i - 1]?.ends
    return ends?.whole === true && (i === 0 || before?.lastRow === ends.firstRow - 1)
  })
}

/** One table and nothing to be told that the first stretch does not tell in the same words. */
function isPlain({ tables, issues }: FileOutcome, first: FileOutcome): boolean {
  const told = new Set(first.issues.map((issue) => JSON.stringify(issue)))
  const [table, ...more] = tables
  if (!table || more.length > 0 || table.misread) return false
  return issues.every((issue) => told.has(JSON.stringify(issue)))
}

/** Was the table found as its head alone had shown it? */
function isKnown(table: TableOutcome, known: SheetPlan['known']): boolean {
  const of = (t: Pick<TableOutcome, 'index' | 'headerRow' | 'headers' | 'certain'>) =>
    JSON.stringify([t.index, t.headerRow, t.headers, t.certain])
  return of(table) === of(known)
}
