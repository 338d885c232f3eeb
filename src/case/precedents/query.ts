import type { CaseReport } from '../../case-report.ts'
import { gainsOf, type Deal } from '../../gains/deals.ts'
import { NOTHING_ASKED } from '../../law/precedents/like.ts'
import { CLAIM, ROLE } from '../../law/precedents/words.ts'
import type { KindId } from '../../records/kinds.ts'
import type { Report } from '../../report.ts'
import type {
  InformationKind,
  PrecedentClaim,
  PrecedentQuery,
  PrecedentRole,
} from '../../report/precedents.ts'
import { isAbsent } from '../persons/absent.ts'
import { dealsOf } from '../persons/chain-facts.ts'
import type { CaseFile } from '../facts/schema.ts'

/**
 * What the facts of a case file say, without its evidence: prices, units of the transfers, margins, claims, the tiers
 * that people have decided, who bought and sold. The kind of the information is not guessed.
 */
export function factsAsked(facts: CaseFile): PrecedentQuery {
  const deals = dealsOf(facts)
  return {
    ...NOTHING_ASKED,
    tiers: sorted(decidedTiers(facts)),
    prices: numbers(deals.map((d) => d.unitPrice)),
    records: numbers(unitsOf(facts)),
    gains: gainsAsked(facts, deals),
    roles: rolesOf(facts, deals),
    claims: claimsOf(facts),
  }
}

/**
 * The facts as far as they concern one person: the transfers in which he gave or took, what is asked of him. Cases like his
 * are other ones than those like the whole: a buyer's price is not the seller's.
 *
 * @example 青岛, wu → bought at 0.55, 购买使用人, no gain
 */
export function factsOfPerson(facts: CaseFile, person: string): CaseFile {
  const own = new Set(
    dealsOf(facts).flatMap((d) => ([...d.sellers, ...d.buyers].includes(person) ? [d.id] : [])),
  )
  const accounts = facts.accounts.flatMap((a) => (a.user === person ? [a.id] : []))
  const self = new Set([person, ...accounts])
  const groups = facts.groups.filter((g) => g.members.some((id) => self.has(id)))
  const liable = new Set([...self, ...groups.map((g) => g.id)])
  return {
    ...facts,
    parties: facts.parties.filter((p) => p.id === person),
    transfers: facts.transfers.filter((t) => own.has(t.id)),
    groups,
    claims: facts.claims.filter((c) => [c.against].flat().some((id) => liable.has(id))),
  }
}

/** The same with what the count has found: tiers and kinds of the lists, each person's own number of records. */
export function countedAsked(
  facts: CaseFile,
  report: Pick<Report, 'tiers' | 'tables'>,
  parties: CaseReport['parties'],
): PrecedentQuery {
  const asked = factsAsked(facts)
  const suggested = (['A', 'B', 'C'] as const).filter((tier) => report.tiers[tier] > 0)
  const exact = parties.flatMap((p) => (p.absent ? [] : ownRecords(p)))
  return {
    ...asked,
    kinds: kindsOf(report.tables),
    tiers: asked.tiers.length > 0 ? asked.tiers : suggested,
    records: exact.length > 0 ? numbers(exact) : asked.records,
  }
}

function ownRecords({ tiers }: CaseReport['parties'][number]): number[] {
  const known = [tiers.A, tiers.B, tiers.C]
  const sum = known.reduce((all, t) => all + t['at-least'], 0)
  return sum > 0 ? [sum] : []
}

function decidedTiers(facts: CaseFile) {
  return [
    ...facts.decisions.flatMap((d) => (d.kind === 'tier' ? [d.tier] : [])),
    ...facts.batches.flatMap((b) => b.tier ?? []),
  ]
}

/** 计价 and 附送 together: what was delivered. */
function unitsOf({ transfers }: CaseFile): number[] {
  return transfers.map((t) => (t['priced-units'] ?? 0) + (t['free-units'] ?? 0))
}

/** Margins of each person and group as the deals give them, and gains that a source states. */
function gainsAsked(facts: CaseFile, deals: readonly Deal[]): number[] {
  const members = [...facts.parties.map((p) => [p.id]), ...facts.groups.map((g) => g.members)]
  const computed = members.map((ids) => gainsOf(ids, deals).margin?.fen ?? null)
  return numbers(computed)
}

/** Who bought and sold, who only sold, who only bought; nobody who is not brought in, for every case has such. */
function rolesOf({ parties }: CaseFile, deals: readonly Deal[]): PrecedentRole[] {
  const present = parties.filter((party) => !isAbsent(party))
  const roles = present.flatMap(({ id }): PrecedentRole[] => {
    const sells = deals.some((d) => d.sellers.includes(id))
    const buys = deals.some((d) => d.buyers.includes(id))
    if (sells && buys) return ['middleman']
    return sells ? ['upstream'] : buys ? ['end-user'] : []
  })
  return Object.keys(ROLE).filter((role): role is PrecedentRole =>
    (roles as readonly string[]).includes(role),
  )
}

function claimsOf({ claims }: CaseFile): PrecedentClaim[] {
  const kinds = new Set(claims.map((c) => c.kind))
  return Object.keys(CLAIM).filter((kind): kind is PrecedentClaim => kinds.has(kind))
}

/** Columns that tell what a list is about; nothing else is taken for it. */
const TELLING: readonly (readonly [InformationKind, readonly KindId[]])[] = [
  ['pupils', ['school', 'grade', 'student-no', 'guardian-name', 'guardian-phone']],
  ['shareholders', ['securities-account', 'broker']],
  ['tracks', ['track', 'coordinates']],
  ['shoppers', ['order-no']],
  ['accounts', ['sms-code']],
]

function kindsOf(tables: Report['tables']): InformationKind[] {
  const present = new Set(tables.flatMap((t) => t.columns.map((c) => c.kind)))
  return TELLING.filter(([, kinds]) => kinds.some((kind) => present.has(kind))).map(
    ([kind]) => kind,
  )
}

/** What is known and more than nothing, each once, from the least. */
function numbers(list: readonly (number | null)[]): number[] {
  const known = list.filter((n) => n !== null && n > 0) as number[]
  return [...new Set(known)].toSorted((a, b) => a - b)
}

function sorted<T extends string>(list: readonly T[]): T[] {
  return [...new Set(list)].toSorted()
}
