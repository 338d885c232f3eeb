import type { Locator } from '../../evidence/locator.ts'
import type { Payment } from '../../report/payments.ts'
import type { StatementCheck, StatementReport, StatementTable } from '../../report/statements.ts'
import { plain } from './values/cells.ts'
import { mayBeRepeated } from './repeated/alike.ts'
import { balanceCheck } from './checks/balance.ts'
import { periodCheck, rowNumberCheck, serialCheck } from './checks/rows.ts'
import { isShort, totalChecks } from './checks/totals.ts'
import { YUAN } from './values/currency.ts'
import { Issues, type IssueId } from './issues.ts'
import { columnsOf } from './layout/layout.ts'
import { mayBeMoney } from './looks.ts'
import { maskedName, maskedNumber } from './values/masked.ts'
import { compareByCode } from './order.ts'
import { withRefunds } from './repeated/refunds.ts'
import { withRepeated, type Placed } from './repeated/repeated.ts'
import { settled, type SettledBlock } from './settled/settle.ts'
import type { StatementOwner } from './settled/settling.ts'
import { sumsOf } from './sums.ts'
import type { ReadTable } from './table-reader.ts'

/** A table of a statement as it was read, with what tells tables that were made alike (表形). */
export interface GivenTable {
  readonly table: ReadTable
  readonly shape: string
  /** Lines of the case file that would map it. */
  readonly map: string
}

/** One statement: its tables, in order of place, and what is known of it. */
export interface GivenStatement extends StatementOwner {
  readonly path: string
  readonly of: string | null
  readonly evidence: string | null
  readonly tables: readonly GivenTable[]
  /** Is it said to be one? In a folder of all kinds of files, a table that is no statement is nothing amiss. */
  readonly surely: boolean
  /** Files that were not read, or not whole. */
  readonly faults: readonly {
    readonly id: IssueId
    readonly at: Locator
    /** Why, in a word of ours. */
    readonly word?: string
  }[]
}

/** All statements of a case, and their payments in order of statement, table and row. */
export interface StatementsRead {
  readonly statements: readonly StatementReport[]
  readonly payments: readonly Payment[]
}

/**
 * Reads statements of accounts: every line as a payment, every sum in whole fen, and what each statement says of itself
 * checked against its lines. What is not understood is told, never guessed.
 */
export function readStatements(given: readonly GivenStatement[]): StatementsRead {
  const read = given.map(readOne)
  const placed = read.flatMap((r) => r.placed)
  const once = withRepeated(placed)
  const doubtful = mayBeRepeated(placed, once)
  const payments = withRefunds(once)
  const byStatement = Map.groupBy(payments, (p) => p.statement)
  return {
    statements: read.map((r) => reportOf(r, byStatement.get(r.given.id) ?? [], doubtful)),
    payments,
  }
}

interface ReadOne {
  readonly given: GivenStatement
  readonly blocks: readonly (readonly SettledBlock[])[]
  readonly placed: readonly Placed[]
  readonly issues: Issues
}

function readOne(given: GivenStatement): ReadOne {
  const issues = new Issues()
  for (const { id, at, word } of given.faults) issues.add(id, at, true, word)
  const blocks = given.tables.map(({ table }, i) =>
    table.blocks.map((block) => settled(block, table.place, i + 1, given, issues)),
  )
  for (const { table } of given.tables) tableIssues(table, issues, isAmiss(table, given))
  // An empty file, or one without a table: nothing of it was read, and nobody else would say so.
  if (given.surely && given.faults.length === 0 && given.tables.every((t) => t.table.rows === 0))
    issues.add('not-a-statement', [given.path], true)
  const placed = blocks.flatMap((all, table) =>
    all.flatMap((block) => placedIn(block, table, given)),
  )
  return { given, blocks, placed, issues }
}

function placedIn({ block, lines }: SettledBlock, table: number, given: GivenStatement): Placed[] {
  if (block.layout.form.holds === 'info') return []
  return lines.map((line, i) => {
    // Another export numbers its rows anew.
    const numbers = columnsOf(block.layout, 'rowNo').map((c) => c.index)
    const cells =
      block.lines[i]?.row.cells.map((c, k) => (numbers.includes(k) ? '' : plain(c))) ?? []
    const row = cells.join('\t')
    return { payment: line.payment, of: given.of, row, table: `${given.id}:${String(table)}` }
  })
}

/** Is a table without a statement one that should have had it? Covers and notes beside a statement are nothing amiss. */
function isAmiss(table: ReadTable, { surely, tables }: GivenStatement): boolean {
  const isFound = tables.some((t) => t.table.blocks.length > 0)
  return mayBeMoney(table.looks) || (surely && !isFound)
}

/** What a table says beside its lines: nothing that can be read, rows that are lost, a form that is not published. */
function tableIssues(table: ReadTable, issues: Issues, amiss: boolean): void {
  if (table.blocks.length === 0 && table.rows > 0 && amiss)
    issues.add('not-a-statement', table.place.at, true)
  if (table.cutAt !== null) issues.add('cut-short', placeOf(table, table.cutAt), true)
  for (const { layout, lost, headerRow } of table.blocks) {
    const at = headerRow === null ? table.place.at : [...table.place.at, headerRow]
    if (layout.form.id === 'by-names') issues.add('form-unknown', at, false)
    if (layout.form.id === 'feidee') issues.add('ledger-only', at, false)
    for (const row of lost) issues.add('row-not-understood', placeOf(table, row), true)
  }
}

function placeOf({ place }: ReadTable, { row }: { readonly row: number | null }): Locator {
  return row === null ? place.at : [...place.at, row]
}

function reportOf(
  { given, blocks, issues }: ReadOne,
  payments: readonly Payment[],
  doubtful: ReadonlySet<string>,
): StatementReport {
  const lines = blocks.flat().filter(({ block }) => block.layout.form.holds !== 'info')
  lateIssues(payments, issues)
  for (const { id, at } of payments) if (doubtful.has(id)) issues.add('maybe-repeated', at, false)
  const short = lines.filter((block) => isShort(block, lines))
  for (const { place } of short) issues.add('lines-missing', place.at, true)
  const times = payments.flatMap((p) => p.time ?? []).sort(compareByCode)
  const [from, to] = [times[0], times.at(-1)]
  return {
    id: given.id,
    path: given.path,
    of: given.of,
    evidence: given.evidence,
    names: namesOf(blocks.flat()),
    accounts: accountsOf(blocks.flat(), payments),
    forms: [...new Set(blocks.flat().map(({ block }) => block.layout.form.title))],
    period: from !== undefined && to !== undefined ? { from, to } : null,
    lines: payments.length,
    sums: sumsOf(payments),
    repeated: payments.filter((p) => p.sameAs !== null).length,
    tables: given.tables.map((table, i) =>
      tableReport(table, blocks[i] ?? [], isAmiss(table.table, given)),
    ),
    checks: lines.flatMap(checksOf),
    issues: issues.found,
    lacking: issues.found.filter((i) => i.lost).map((i) => i.message),
  }
}

function lateIssues(payments: readonly Payment[], issues: Issues): void {
  for (const payment of payments) {
    if (payment.currency !== YUAN) issues.add('other-currency', payment.at, false)
    if (payment.precision === 'minute') issues.add('precision-lost', payment.at, false)
    if (payment.sameAs !== null) issues.add('repeated', payment.at, false)
  }
}

function checksOf(settledBlock: SettledBlock): StatementCheck[] {
  const { lines } = settledBlock
  const found = [
    ...totalChecks(settledBlock),
    balanceCheck(lines),
    rowNumberCheck(lines),
    serialCheck(lines),
    periodCheck(settledBlock),
  ]
  return found.filter((check) => check !== null)
}

/** Names and numbers that are shown of an account; a bank table may hold several. */
const MOST_NAMES = 10

function namesOf(blocks: readonly SettledBlock[]): string[] {
  const inLines = blocks.flatMap(({ block }) => block.lines.flatMap((l) => l.texts.ownName ?? []))
  const names = new Set([...blocks.flatMap((b) => b.head.names), ...inLines])
  return [...names].slice(0, MOST_NAMES).map(maskedName)
}

function accountsOf(blocks: readonly SettledBlock[], payments: readonly Payment[]): string[] {
  const info = blocks.filter(({ block }) => block.layout.form.holds === 'info')
  const inInfo = info.flatMap(({ block }) => block.lines.flatMap((l) => l.texts.own ?? []))
  const inLines = payments.flatMap((p) => p.own ?? [])
  const all = [...blocks.flatMap((b) => b.head.accounts), ...inInfo, ...inLines]
  return [...new Set(all)].slice(0, MOST_NAMES).map(maskedNumber)
}

function tableReport(
  { table, shape, map }: GivenTable,
  blocks: readonly SettledBlock[],
  amiss: boolean,
): StatementTable {
  const [first] = blocks
  const isUnderstood =
    first !== undefined &&
    (first.unit !== null ||
      first.lines.every((l) => l.payment.fen === null && l.payment.time === null))
  return {
    at: table.place.at,
    form: first?.block.layout.form.title ?? null,
    unit: first?.unit ?? null,
    header: first?.block.headerRow ?? null,
    columns: first ? columnNames(first) : [],
    shape,
    rows: first ? blocks.reduce((n, b) => n + b.block.rows, 0) : table.rows,
    lines: blocks.reduce((n, b) => n + (b.block.layout.form.holds ? 0 : b.lines.length), 0),
    map: isUnderstood || table.rows === 0 || (!first && !amiss) ? null : map,
  }
}

function columnNames({ block }: SettledBlock): StatementTable['columns'] {
  return [...block.layout.columns].flatMap(([field, columns]) => {
    if (field === 'ignored') return []
    return columns.map((c) => ({ field, header: c.header || `第${String(c.index + 1)}列` }))
  })
}
