import type {
  PartyReading,
  PartyReport,
  PartyTierCount,
  PartyTiers,
  Quantity,
  TierId,
} from '../../case-report.ts'
import type { ChainFacts } from '../../count/per-person/facts.ts'
import type { Choice, PersonCounts } from '../../count/per-person/count.ts'
import type { ReadingRule } from '../../law/book.ts'
import { TIERS } from '../../law/book.ts'
import type { Law } from '../../law/law.ts'
import type { TierCounts } from '../../report.ts'
import type { CaseFile } from '../facts/schema.ts'
import { isAbsent } from './absent.ts'
import { selection, type Part } from './terms.ts'

/** The count of one party with its readings, before the law is asked. */
export type PartyCount = Pick<
  PartyReport,
  | 'id'
  | 'name'
  | 'state'
  | 'absent'
  | 'standing'
  | 'roles'
  | 'evidence'
  | 'tiers'
  | 'civil'
  | 'readings'
  | 'range'
>

/** Counts one party under the readings in use, the civil defaults, and each other option of each reading. */
export function partyCount(
  party: CaseFile['parties'][number],
  facts: CaseFile,
  chain: ChainFacts,
  counts: PersonCounts,
  chosen: Choice,
  law: Law,
): PartyCount {
  const { id, name } = party
  const range = counts.extremes(id)
  return {
    id,
    name,
    state: party.state ?? null,
    absent: isAbsent(party),
    standing: party.standing ?? null,
    roles: rolesOf(id, chain),
    evidence: party.evidence ?? null,
    tiers: listed(id, labelled(counts.of(id, chosen), facts, unknownOf(id, chain))),
    civil: least(counts.of(id, civilChoice(law))),
    readings: law.readings.flatMap((rule) => readingsOf(rule, id, counts, chosen)),
    range,
  }
}

/** 上家 only provides, 购买使用人 only obtains, 中间倒卖人 does both. */
function rolesOf(id: string, chain: ChainFacts): string[] {
  const provides = chain.provisions.some((p) => p.by.includes(id))
  const obtains = chain.obtainings.some((o) => o.by.includes(id))
  if (provides && obtains) return ['middleman']
  if (provides) return ['upstream']
  return obtains ? ['end-user'] : []
}

function readingsOf(
  rule: ReadingRule,
  party: string,
  counts: PersonCounts,
  chosen: Choice,
): PartyReading[] {
  const used = chosen[rule.id] ?? rule.criminal
  const inUse = least(counts.of(party, chosen))
  return rule.options.flatMap((option): PartyReading[] => {
    const tiers = least(counts.of(party, { ...chosen, [rule.id]: option.id }))
    const reading = {
      id: rule.id,
      title: rule.title,
      option: option.label,
      used: option.id === used,
      civil: option.id === rule.civil,
      tiers,
      ground: rule.ground,
      sure: rule.sure,
    }
    return reading.used || moves(tiers, inUse) ? [reading] : []
  })
}

function moves(a: TierCounts, b: TierCounts): boolean {
  return TIERS.some((tier) => a[tier] !== b[tier])
}

/** The options that civil proof takes (民诉法解释 108), all at once. */
function civilChoice(law: Law): Choice {
  const civil = law.readings.flatMap((r) => (r.civil === null ? [] : [[r.id, r.civil] as const]))
  return Object.fromEntries(civil)
}

function least(tiers: PartyTiers): TierCounts {
  const of = (tier: TierId) => tiers[tier]['at-least']
  return { A: of('A'), B: of('B'), C: of('C') }
}

/** Unidentified buyers of a party. */
function unknownOf(party: string, chain: ChainFacts): string[] {
  const own = chain.provisions.filter((p) => p.unidentified && p.by.includes(party))
  return [...new Set(own.map((p) => p.buyer))]
}

/** Every number with the selection that lists its rows; one of which there are none has none. */
function listed(party: string, tiers: PartyTiers): PartyTiers {
  const each = (tier: TierId): PartyTierCount => {
    const count = tiers[tier]
    const told = <Q extends Quantity>(quantity: Q, rows: string): Q =>
      quantity['at-least'] > 0 ? { ...quantity, rows } : quantity
    const part = (of: Exclude<Part, 'sum'>) => told(count[of], selection(party, tier, of))
    return told(
      {
        ...count,
        'by-buyer': count['by-buyer'].map((b) =>
          told(b, selection(party, tier, 'sum', { id: b.buyer, transfers: b.transfers })),
        ),
        unsold: part('unsold'),
        obtained: part('obtained'),
        provided: part('provided'),
        'in-duty': part('in-duty'),
      },
      selection(party, tier, 'sum'),
    )
  }
  return { A: each('A'), B: each('B'), C: each('C') }
}

/** Buyers by the names that the case file gives them. */
function labelled(tiers: PartyTiers, facts: CaseFile, unknown: readonly string[]): PartyTiers {
  const name = (tier: TierId) => ({
    ...tiers[tier],
    'by-buyer': tiers[tier]['by-buyer'].map((b) => ({
      ...b,
      label: buyerLabel(b.buyer, facts, unknown),
    })),
  })
  return { A: name('A'), B: name('B'), C: name('C') }
}

function buyerLabel(buyer: string, facts: CaseFile, unknown: readonly string[]): string {
  if (buyer === 'unknown') return unknownLabel(facts, unknown)
  if (buyer.startsWith('publish:')) return `群内或者网络发布（${buyer.slice('publish:'.length)}）`
  return buyer
    .split('+')
    .map((id) => facts.parties.find((p) => p.id === id)?.name ?? `账号${id}`)
    .join('、')
}

/** One unidentified buyer has a name in the case file; several are taken for one. */
function unknownLabel(facts: CaseFile, unknown: readonly string[]): string {
  const names = unknown.map((id) => buyerLabel(id, facts, []))
  const [only, ...others] = names
  if (only !== undefined && others.length === 0) return only
  return `身份不明的下家${String(names.length)}个（视为同一人）：${names.join('、')}`
}
