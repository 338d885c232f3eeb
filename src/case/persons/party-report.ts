import type { PartyReport, TierId } from '../../case-report.ts'
import type { ChainFacts } from '../../count/per-person/facts.ts'
import type { Choice, PersonCounts } from '../../count/per-person/count.ts'
import { lackingFor, lackingText } from '../../gains/lacking.ts'
import { partyGains, type Trade } from '../../gains/party.ts'
import type { Law } from '../../law/law.ts'
import { assessPerson } from '../../liability/person.ts'
import type { PersonFacts } from '../../liability/person-facts.ts'
import type { Report } from '../../report.ts'
import type { CaseFile } from '../facts/schema.ts'
import { wholeSpan } from './case-dates.ts'
import { amountOf, dealsOf, declaredOf } from './chain-facts.ts'
import { choicesOf } from './decided.ts'
import { partyCount, type PartyCount } from './party-part.ts'
import { marksOf } from './person-marks.ts'

/** What the case tells of all persons, of which a person's report is made. */
export interface PartyInputs {
  readonly facts: CaseFile
  readonly law: Law
  /** See {@link PersonFacts}. */
  readonly conduct: PersonFacts['conduct']
  readonly on: PersonFacts['on']
  readonly unreadFiles: number
  readonly otherTiers: readonly TierId[]
  readonly report: Report
  readonly chain: ChainFacts
  readonly persons: PersonCounts
  readonly trade: Trade
}

/** Count, gains and findings of one person, with what would change them. */
export function partyReport(party: CaseFile['parties'][number], inputs: PartyInputs): PartyReport {
  const { facts, chain, persons, law, trade, report } = inputs
  const chosen: Choice = choicesOf(facts)
  const counted = partyCount(party, facts, chain, persons, chosen, law)
  const gains = partyGains(party.id, trade)
  const { gross, cost, margin, prices, commission } = gains
  const money = { gross, cost, margin }
  const withCommission = commission.received === null ? {} : { commission: true }
  const unread = lackingText(lackingFor([party.id], trade.deals, trade.lacking ?? []))
  const moneyLacking = unread === null ? {} : { moneyLacking: unread }
  const person = {
    ...personFacts(party, counted, inputs),
    ...money,
    ...moneyLacking,
    prices,
    ...withCommission,
    ...settledShort(gains),
  }
  const { findings, robust, changes, notes, formula } = assessPerson(person, law)
  return {
    ...counted,
    held: heldBy(party.id, facts, report),
    formula,
    robust,
    ...money,
    findings,
    changes,
    notes,
  }
}

/** What was given back, and what is confirmed to have come in where the price is computed and was not paid whole. */
function settledShort(
  gains: ReturnType<typeof partyGains>,
): Pick<PersonFacts, 'beforeRefunds' | 'received'> {
  const { gross, received, 'gross-before-refunds': before } = gains
  const short = gross?.basis === 'computed' && received !== null && received.fen < gross.fen
  return {
    ...(before ? { beforeRefunds: before } : {}),
    ...(short ? { received } : {}),
  }
}

function heldBy(party: string, facts: CaseFile, report: Report): PartyReport['held'] {
  const own = facts.exhibits.filter((e) => e.holder === party).map((e) => e.id)
  return report.holders
    .filter((h) => own.includes(h.exhibit))
    .map((h) => ({ exhibit: h.exhibit, records: h.held }))
}

function personFacts(
  party: CaseFile['parties'][number],
  counted: PartyCount,
  { facts, chain, report, conduct, on, unreadFiles, otherTiers }: PartyInputs,
): Omit<PersonFacts, 'gross' | 'cost' | 'margin' | 'prices'> {
  const { id, name } = party
  const business = party['lawful-business']
  return {
    id,
    name,
    unit: party.unit ?? false,
    tiers: counted.tiers,
    readings: counted.readings,
    range: counted.range,
    stated: statedOf(id, facts),
    lawfulBusiness: business
      ? {
          claimed: business.claimed,
          benefit: benefitOf(business.benefit),
          source: business.evidence ?? null,
        }
      : null,
    priors: (party.priors ?? []).map(({ kind, on: day }) => ({ kind, on: day })),
    provides: chain.provisions.some((p) => p.by.includes(id)),
    obtains: chain.obtainings.some((o) => o.by.includes(id)),
    incomplete: !report.complete,
    unreadFiles,
    conduct: ownConduct(id, facts, chain) ?? conduct,
    on,
    opaque: opaqueOf(id, chain),
    otherTiers: allDecided(id, facts, chain) ? [] : otherTiers,
    ...marksOf(id, facts),
  }
}

function benefitOf(benefit: Parameters<typeof amountOf>[0]): PersonFacts['gross'] {
  const amount = amountOf(benefit)
  return amount && { ...amount, basis: 'stated' }
}

/** Figures that speak of this person, alone or with others. */
function statedOf(party: string, facts: CaseFile): PersonFacts['stated'] {
  const own = dealsOf(facts).filter((d) => [...d.sellers, ...d.buyers].includes(party))
  return facts.figures
    .filter((f) => f.of?.includes(party))
    .map((f) => {
      const money = amountOf(f.amount)
      const records =
        typeof f.records === 'number'
          ? { units: f.records, bound: 'exactly' as const }
          : declaredOf(f.records)
      return {
        what: f.what,
        fen: money?.fen ?? null,
        records: records?.units ?? null,
        bound: money?.bound ?? records?.bound ?? 'exactly',
        tier: f.tier ?? null,
        source: f.source,
        rank: f.rank,
        partial: f.deals !== undefined && own.some((d) => !f.deals?.includes(d.id)),
      }
    })
}

/** From the first to the last day of the transfers in which the party has a part. */
function ownConduct(party: string, facts: CaseFile, chain: ChainFacts): PersonFacts['conduct'] {
  const sources = new Set([
    ...chain.provisions.filter((p) => p.by.includes(party)).map((p) => p.transfer),
    ...chain.obtainings.filter((o) => o.by.includes(party)).map((o) => o.source),
  ])
  const spans = [...facts.transfers, ...facts.obtained].flatMap((t) =>
    sources.has(t.id) && t.on ? [t.on] : [],
  )
  return wholeSpan(spans)
}

function batchesOf(party: string, chain: ChainFacts): ReadonlySet<string> {
  return new Set([
    ...chain.provisions.filter((p) => p.by.includes(party)).map((p) => p.batch),
    ...chain.obtainings.filter((o) => o.by.includes(party)).map((o) => o.batch),
  ])
}

/** Has a person decided the tier of every batch in which the party has a part? */
function allDecided(party: string, facts: CaseFile, chain: ChainFacts): boolean {
  const decisions = facts.decisions.filter((d) => d.kind === 'tier')
  const whole = decisions.some((d) => d.batches === undefined && d.files === undefined)
  const named = new Set(decisions.flatMap((d) => d.batches ?? []))
  const opaque = facts.batches.filter((b) => b.tier !== undefined).map((b) => b.id)
  return whole || [...batchesOf(party, chain)].every((b) => named.has(b) || opaque.includes(b))
}

function opaqueOf(party: string, chain: ChainFacts): string[] {
  const own = batchesOf(party, chain)
  return chain.batches.filter((b) => !b.files && own.has(b.id)).map((b) => `批次${b.id}`)
}
