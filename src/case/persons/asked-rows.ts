import type { PartyReport, PartyTierCount, Quantity, TierId } from '../../case-report.ts'
import { Batches } from '../../count/per-person/batches.ts'
import { count } from '../../db/database.ts'
import { sql } from '../../db/sql.ts'
import { maskIdentifiers } from '../../documents/safe.ts'
import { keyColumns } from '../../records/index-file.ts'
import type { FolderCount } from '../count-folder.ts'
import type { CaseFile } from '../facts/schema.ts'
import { nameCountedLines } from '../ledger/counted-lines.ts'
import type { RowSelection } from '../ledger/ledger-rows.ts'
import { chainFacts } from './chain-facts.ts'
import { choicesOf } from './decided.ts'
import { termsOf, type Part, type Term } from './terms.ts'

/** Which number of a person is asked for. */
export interface AskedPerson {
  readonly person: string
  readonly part: Part
  /** A buyer by his id, or by a transfer to him; with `part` sum. */
  readonly buyer: string | null
  readonly tier: TierId | null
}

/** Rows behind a number, with the number that they must come to. */
export interface Behind {
  readonly selection: Required<Pick<RowSelection, 'listed'>>
  readonly title: string
  /** By tier, where it has any: rows that are listed as one record each, and the number of the report. */
  readonly sums: readonly Sum[]
  /** Batches without files in the number: nothing of them can be listed. */
  readonly stated: readonly string[]
}

export interface Sum {
  readonly tier: TierId
  /** Records that the rows come to. */
  readonly rows: number
  readonly stated: number
  /** The number is a lower bound: 以上. */
  readonly open: boolean
}

const TIERS: readonly TierId[] = ['A', 'B', 'C']

/** An id of the case file, as it is typed from the file or from the report, where identifiers are masked. */
export function isId(id: string, typed: string): boolean {
  return id === typed || maskIdentifiers(id) === typed
}

/**
 * The rows behind a number of a person; null when the case knows no such person, `'buyer'` when he gave nothing to such a
 * buyer. Leaves `counted_line`. Rows are those of the readings of buyers and tiers in use; what another decided reading
 * adds or takes off is the difference of the sums.
 */
export async function rowsOfPerson(
  { session, report, evidence }: FolderCount,
  asked: AskedPerson,
): Promise<Behind | 'buyer' | null> {
  const facts = evidence.caseFile
  const party = facts?.parties.find((p) => isId(p.id, asked.person))
  const told = report.case?.parties[facts?.parties.findIndex((p) => p === party) ?? -1]
  if (!facts || !party || !told) return null
  const files = new Set(
    report.batches.flatMap((b, i) => (b.files.length > 0 ? idAt(facts, i) : [])),
  )
  const chain = chainFacts(facts, files)
  const choice = choicesOf(facts)
  const terms = termsOf(chain, new Batches(chain.batches), party.id, choice, asked.part)
  const own = asked.buyer === null ? terms : terms.filter((t) => isBuyer(t, asked.buyer ?? ''))
  if (own.length === 0) return asked.buyer === null ? null : 'buyer'
  await nameCountedLines(session.db, await keyColumns(session.db), own, true)
  if (choice['mixed-line'] === 'ordinary')
    await session.db.run(sql`update counted_line set tier = 2`)
  return {
    selection: {
      listed: { names: own.map((t) => nameOf(t, told)), tier: asked.tier, others: false },
    },
    title: titleOf(told, asked, own),
    sums: await sums(session.db, own, asked, told),
    stated: [...new Set(own.flatMap((t) => t.stated))],
  }
}

function idAt(facts: CaseFile, i: number): string[] {
  return facts.batches[i] ? [facts.batches[i].id] : []
}

function isBuyer({ of }: Term, typed: string): boolean {
  if (typeof of === 'string') return false
  return isId(of.buyer.id, typed) || of.buyer.transfers.some((id) => isId(id, typed))
}

const PART = {
  sum: '',
  provided: '提供合计',
  unsold: '获取后未提供',
  obtained: '非法获取',
  'in-duty': '履职、服务中获得又提供',
} as const satisfies Record<Part, string>

/** The buyer by the label of the report; the same for every tier. */
function nameOf({ of }: Term, { tiers }: PartyReport): string {
  if (typeof of === 'string') return PART[of]
  const known = tiers.C['by-buyer'].find((b) => isId(of.buyer.id, b.buyer))
  return `提供给${known?.label ?? of.buyer.id}`
}

function titleOf(told: PartyReport, { part, buyer }: AskedPerson, [only]: readonly Term[]): string {
  if (buyer !== null && only) return `${told.name} ${nameOf(only, told)}`
  return part === 'sum' ? `${told.name} 涉案` : `${told.name} ${PART[part]}`
}

async function sums(
  db: FolderCount['session']['db'],
  terms: readonly Term[],
  { tier: only, part, buyer }: AskedPerson,
  told: PartyReport,
): Promise<Sum[]> {
  const rows = await db.rows(sql`select term, tier, count(*) as n from counted_line
    where part = first_part and line = first_line group by term, tier order by term, tier`)
  const listed = (tier: TierId) =>
    rows
      .filter((row) => TIERS[count(row['tier'])] === tier)
      .reduce((sum, row) => sum + count(row['n']) * (terms[count(row['term'])]?.factor ?? 1), 0)
  return TIERS.filter((tier) => only === null || tier === only)
    .map((tier) => {
      const number = numberOf(told.tiers[tier], part, buyer === null ? null : terms[0])
      const { 'at-least': stated = 0, exactly = null } = number ?? {}
      return { tier, rows: listed(tier), stated, open: exactly === null }
    })
    .filter((sum) => sum.rows > 0 || sum.stated > 0 || only !== null)
}

function numberOf(
  tier: PartyTierCount,
  part: Part,
  buyer: Term | null | undefined,
): Quantity | undefined {
  if (!buyer || typeof buyer.of === 'string') return part === 'sum' ? tier : tier[part]
  const { id } = buyer.of.buyer
  return tier['by-buyer'].find((b) => isId(id, b.buyer))
}

/** Rows by which a batch is counted, each person once; or that it has no files. */
export interface BehindBatches {
  readonly selection: RowSelection
  readonly sums: readonly { readonly id: string; readonly rows: number; readonly stated: number }[]
  /** Batches without files. */
  readonly stated: readonly string[]
}

/** The rows behind the count of batches, by their ids; null where the report has no such batch. Leaves `counted_line`. */
export async function rowsOfBatches(
  { session, report, evidence }: FolderCount,
  typed: readonly string[],
): Promise<BehindBatches | null> {
  const all = evidence.caseFile?.batches ?? []
  const numbers = typed.map((id) => all.findIndex((b) => isId(b.id, id)))
  if (numbers.includes(-1)) return null
  const files = numbers.filter((n) => (report.batches[n]?.files.length ?? 0) > 0)
  const sets = files.map((n) => ({ places: new Set([n]), apart: null }))
  await nameCountedLines(session.db, await keyColumns(session.db), sets, false)
  const rows = await session.db.rows(sql`select term, count(*) as n from counted_line
    where part = first_part and line = first_line group by term order by term`)
  const found = new Map(rows.map((row) => [count(row['term']), count(row['n'])]))
  const idOf = (n: number) => report.batches[n]?.id ?? ''
  return {
    selection: {
      listed: { names: files.map((n) => `批次${idOf(n)}`), tier: null, others: false },
    },
    sums: files.map((n, i) => ({
      id: idOf(n),
      rows: found.get(i) ?? 0,
      stated: report.batches[n]?.counted ?? 0,
    })),
    stated: numbers.filter((n) => !files.includes(n)).map(idOf),
  }
}
