import type { BatchPlace, Place } from '../count/place.ts'
import type { Tally } from '../count/tally.ts'
import { maskIdentifiers } from '../documents/safe.ts'
import type { FileOutcome, TableOutcome } from '../evidence/outcome.ts'
import { compareText, type Locator } from '../evidence/locator.ts'
import type { ColumnReport, FileReport, RecordLedger, RowLedger, TableReport } from '../report.ts'
import type { ReadFile } from './intake/intake-run.ts'
import type { KeptColumn } from './intake/kept.ts'

/** Files in canonical order, each with its tables numbered in canonical order. */
export interface OrderedFile {
  readonly exhibit: string
  readonly outcome: FileOutcome
  readonly tables: readonly OrderedTable[]
  /** An earlier file with the same digest. */
  readonly sameAs: FileOutcome | null
}

export interface OrderedTable {
  /** Number in the whole, from 0. */
  readonly tab: number
  readonly at: Locator
  readonly outcome: TableOutcome
  readonly columns: readonly KeptColumn[]
}

/** Path relative to the PATH given, by code point, then sheet, then table: the order of everything that is printed. */
export function inOrder(
  files: readonly ReadFile[],
  exhibitOf: (item: number) => string,
): OrderedFile[] {
  const sorted = [...files].sort(
    (a, b) => compareLocators(a.outcome.at, b.outcome.at) || a.item - b.item,
  )
  const first = new Map<string, FileOutcome>()
  let tab = 0
  return sorted.map(({ outcome, columns, item }) => {
    const sameAs = earlier(first, outcome)
    const tables = outcome.tables.map((table, i) => {
      const at = tableLocator(outcome, table)
      return { tab: tab++, at, outcome: table, columns: columns[i] ?? [] }
    })
    return { exhibit: exhibitOf(item), outcome, tables, sameAs }
  })
}

function compareLocators(a: Locator, b: Locator): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = compareText(String(a[i]), String(b[i]))
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** Files of equal bytes are one list on several media; a container is not a list, and an empty file is equal to nothing. */
function earlier(first: Map<string, FileOutcome>, file: FileOutcome): FileOutcome | null {
  const digest = file.digests.sha256
  if (!digest || file.bytes === 0 || file.tables.length === 0) return null
  const known = first.get(digest)
  if (!known) first.set(digest, file)
  return known ?? null
}

/** Sheet, and the number of the table where the sheet holds several. */
function tableLocator(file: FileOutcome, table: TableOutcome): Locator {
  const same = file.tables.filter((t) => t.grid === table.grid).length
  const sheet = table.sheet === null ? [] : [table.sheet]
  if (sheet.length === 0 && same <= 1) return file.at
  return [...file.at, ...sheet, ...(same > 1 ? [`表${String(table.index + 1)}`] : [])]
}

export function placesOf(files: readonly OrderedFile[], exhibits: readonly string[]): Place[] {
  return files.flatMap((f, file) =>
    f.tables.flatMap((t) =>
      t.outcome.parts.map((part) => ({
        part: part.p,
        tab: t.tab,
        ord: t.tab,
        file,
        exhibit: exhibits.indexOf(f.exhibit),
        copy: f.sameAs !== null,
        row_base: part.rowBase,
      })),
    ),
  )
}

export function batchPlaces(
  files: readonly OrderedFile[],
  batchesOf: (file: OrderedFile) => readonly number[],
): BatchPlace[] {
  return files.flatMap((f) =>
    batchesOf(f).flatMap((batch) =>
      f.tables.flatMap((t) => t.outcome.parts.map((part) => ({ part: part.p, batch }))),
    ),
  )
}

export function fileReport(file: OrderedFile, match: FileReport['digest-match']): FileReport {
  const { outcome } = file
  return {
    exhibit: file.exhibit,
    at: masked(outcome.at),
    bytes: outcome.bytes,
    digests: outcome.digests,
    'digest-match': match,
    format: outcome.format,
    encoding: outcome.encoding,
    status: outcome.status,
    'same-as': file.sameAs ? masked(file.sameAs.at) : null,
    issues: outcome.issues.map(({ code, sheet, row, message }) => ({
      code,
      at: masked([
        ...outcome.at,
        ...(sheet === null ? [] : [sheet]),
        ...(row === null ? [] : [row]),
      ]),
      message,
    })),
  }
}

export function tableReport(
  file: OrderedFile,
  table: OrderedTable,
  tally: Tally | undefined,
  correct: string | null,
): TableReport {
  const { outcome } = table
  return {
    exhibit: file.exhibit,
    at: masked(table.at),
    delimiter: outcome.delimiter,
    header: outcome.headerRow,
    rows: rowLedger(outcome),
    records: recordLedger(tally),
    columns: table.columns
      .filter((c) => c.index >= (outcome.from ?? 0))
      .map((c) => columnReport(c, outcome)),
    hidden: outcome.hidden,
    correct,
  }
}

function columnReport(column: KeptColumn, table: TableOutcome): ColumnReport {
  const header = table.headers?.[column.index] ?? null
  const { index, kind, reason, filled, valid, also } = column
  return {
    index,
    header: header === null ? null : maskIdentifiers(header),
    kind,
    reason,
    filled,
    valid,
    also,
  }
}

export function rowLedger(table: TableOutcome): RowLedger {
  const { found, data, also, people, nonData, unread } = table
  const several = people?.more ?? 0
  return {
    found,
    data,
    ...(also ? { also } : {}),
    ...(several > 0 ? { several } : {}),
    'non-data': nonData,
    unread,
  }
}

export function recordLedger(tally: Tally | undefined): RecordLedger {
  const { out, counted, duplicate, setAside } = tally ?? NOTHING
  return { out, counted, duplicate, 'set-aside': setAside }
}

const NOTHING: Tally = { out: 0, counted: 0, duplicate: {}, setAside: {} }

export function addRowLedgers(ledgers: readonly RowLedger[]): RowLedger {
  const add = (tallies: readonly Partial<Record<string, number>>[]) => {
    const sum: Record<string, number> = {}
    for (const tally of tallies) {
      for (const [code, n] of Object.entries(tally)) sum[code] = (sum[code] ?? 0) + (n ?? 0)
    }
    return sum
  }
  const also = ledgers.reduce((n, l) => n + (l.also ?? 0), 0)
  const several = ledgers.reduce((n, l) => n + (l.several ?? 0), 0)
  return {
    found: ledgers.reduce((n, l) => n + l.found, 0),
    data: ledgers.reduce((n, l) => n + l.data, 0),
    ...(also > 0 ? { also } : {}),
    ...(several > 0 ? { several } : {}),
    'non-data': add(ledgers.map((l) => l['non-data'])),
    unread: add(ledgers.map((l) => l.unread)),
  }
}

/** Names come from suspects: an identifier in one is masked wherever it is printed. */
export function masked(at: Locator): Locator {
  const hidden = at.map((step) => (typeof step === 'string' ? maskIdentifiers(step) : step))
  return hidden.every((step, i) => step === at[i]) ? at : hidden
}
