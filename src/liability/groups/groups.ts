import type { LawBook } from '../../law/book.ts'
import type { Basis, Effect, GroupReport } from '../../report/liability.ts'
import { basisOf } from '../claims/basis.ts'
import { names, type GroupFact, type SuitFacts } from '../claims/facts.ts'
import { groupLabel } from '../claims/words.ts'
import { capOf, isOf } from './cap.ts'
import { conductOf, datesOf } from './conduct.ts'

/** Grounds by the kind of a group: of the time of the conduct and of the Civil Code, whichever may be relied on. */
const GROUNDS: Readonly<Record<string, readonly string[]>> = {
  joint: ['tort-8', 'civil-code-joint'],
  instigate: ['liable.tort-9', 'liable.civil-code-1169'],
  assist: ['liable.tort-9', 'liable.civil-code-1169'],
  endanger: ['liable.tort-10', 'liable.civil-code-1170'],
  sufficient: ['liable.tort-11', 'liable.civil-code-1171'],
  several: ['liable.tort-12', 'liable.civil-code-1172'],
  handlers: ['pipl-joint'],
}

/** How joint debtors answer outwards, for every kind that answers jointly. */
const OUTWARDS = ['liable.tort-13', 'liable.civil-code-178']

/**
 * 连带责任组 and 按份: who answers with whom, by which article on the date of the conduct, and up to which sum in all.
 * Groups stand apart from transfers: one may span a chain. Which kind a group is, people enter; nothing here decides it.
 */
export function groupReports(book: LawBook, facts: SuitFacts): GroupReport[] {
  return facts.groups.map((group) => groupReport(book, facts, group))
}

function groupReport(book: LawBook, facts: SuitFacts, group: GroupFact): GroupReport {
  const effect = effectOf(group.kind)
  const conduct = conductOf(facts, group.members, group.deals)
  const basis = groupBasis(book, facts, group, effect)
  return {
    id: group.id,
    kind: group.kind,
    label: groupLabel(group.kind),
    effect,
    members: group.members,
    deals: group.deals,
    conduct,
    basis,
    cap: capOf(group, effect, facts.claims, facts.orders),
    shares: group.shares,
    gain: facts.margin(group.members, group.deals ?? claimedDeals(facts, group)),
    notes: [...notesOf(facts, group, effect, basis), ...inPart(facts, group)],
    evidence: group.evidence,
  }
}

/** 获利 that rests on a cost outside the transfers named, or on statements of which some were not read. */
function inPart(facts: SuitFacts, group: GroupFact): string[] {
  const deals = group.deals ?? claimedDeals(facts, group)
  const lacking = facts.lacking?.(group.members, deals) ?? null
  const assumed = facts.assumed?.(group.members, deals) ?? null
  return [
    ...(assumed === null ? [] : [`获利为推算：${assumed}。`]),
    ...(lacking === null ? [] : [`待查明：${lacking}，该组的获利不含未读部分。`]),
  ]
}

export function effectOf(kind: string): Effect {
  if (kind === 'several') return 'several'
  return Object.hasOwn(GROUNDS, kind) ? 'joint' : 'unknown'
}

function groupBasis(
  book: LawBook,
  facts: SuitFacts,
  group: GroupFact,
  effect: Effect,
): readonly Basis[] {
  const own = Object.hasOwn(GROUNDS, group.kind) ? (GROUNDS[group.kind] ?? []) : []
  const outwards = effect === 'joint' ? OUTWARDS : []
  const dates = datesOf(facts, conductOf(facts, group.members, group.deals))
  return [...basisOf(book, dates, own), ...basisOf(book, dates, outwards)]
}

/** The transfers for which something is claimed from the group; null where the claims name none. */
function claimedDeals({ claims }: SuitFacts, group: GroupFact): readonly string[] | null {
  const named = claims.filter((c) => isOf(c, group)).flatMap((c) => c.deals ?? [])
  return named.length === 0 ? null : [...new Set(named)]
}

function notesOf(
  facts: SuitFacts,
  group: GroupFact,
  effect: Effect,
  basis: readonly Basis[],
): string[] {
  const { kind, members, shares } = group
  const early = kind === 'handlers' && !basis.some((b) => b.id === 'pipl-joint')
  const single = members.length < 2
  return [
    ...(effect === 'unknown' ? ['该组的种类没有对应的依据：连带还是按份由办案人员确定。'] : []),
    ...(early
      ? [
          '共同处理者的连带责任在行为时未施行，不作为依据；是否属于共同实施，按行为时的规定另行核对。',
        ]
      : []),
    ...endangering(facts, group),
    ...(single ? ['该组只有一名成员：不发生连带或者按份的问题。'] : []),
    ...(shares.length === 0
      ? ['内部份额未载明：不影响对外请求，本软件不推算。']
      : [
          `内部份额按载明列出，只在成员之间有效：${shares.map((s) => `${names(facts, [s.member])}${s.text}`).join('，')}。`,
        ]),
    ...conflicting(facts, group),
  ]
}

/** 共同危险: joint only as long as nobody can tell whose act did the harm; hands that are entered speak against it. */
function endangering({ deals }: SuitFacts, { kind, deals: named }: GroupFact): string[] {
  if (kind !== 'endanger') return []
  const known = deals.filter((d) => named?.includes(d.id) && d.givers.length > 0).map((d) => d.id)
  const entered = known.length === 0 ? '' : `；流转${known.join('、')}已载明由谁提供，请核对`
  return [
    `能够确定是谁的行为造成损害的，由该人承担，其他成员不连带${entered}；买卖个人信息是否属于危及他人人身、财产安全，由办案人员确定（推论）。`,
  ]
}

/** The same persons cannot answer jointly and in shares for the same transfers. */
function conflicting({ groups }: SuitFacts, group: GroupFact): string[] {
  const others = groups.filter(
    (other) =>
      other.id !== group.id &&
      effectOf(other.kind) !== effectOf(group.kind) &&
      other.members.filter((m) => group.members.includes(m)).length > 1 &&
      meet(other.deals, group.deals),
  )
  return others.map((o) => `与组${o.id}成员、流转重合而责任方式不同，请核对。`)
}

function meet(one: readonly string[] | null, other: readonly string[] | null): boolean {
  return one === null || other === null || one.some((deal) => other.includes(deal))
}
