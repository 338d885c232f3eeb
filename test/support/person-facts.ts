import type { PartyTierCount, Quantity, TierId } from '../../src/case-report.ts'
import type { PersonFacts, StatedFigure } from '../../src/liability/person-facts.ts'

/** Facts of made-up persons for tests of findings: counts as the count of a person would give them. */

const NONE: Quantity = {
  'at-least': 0,
  exactly: 0,
  about: false,
  declared: null,
  'declared-bound': null,
  apart: null,
}

export const exactly = (n: number): Quantity => ({ ...NONE, 'at-least': n, exactly: n })

/** A lower bound, with what batches without data are stated to hold beside it. */
export const atLeast = (n: number, declared: number | null = null): Quantity => ({
  ...NONE,
  'at-least': n,
  exactly: null,
  declared,
  'declared-bound': declared === null ? null : 'at-least',
  apart: declared === null ? null : n + declared,
})

const EMPTY: PartyTierCount = {
  ...NONE,
  'by-buyer': [],
  unsold: NONE,
  obtained: NONE,
  provided: NONE,
  'in-duty': NONE,
}

/** How a person came to the records and what became of them. */
export type Course = 'obtained' | 'provided' | 'sold-on' | 'in-duty'

/** The count of one tier: bought and kept, provided without obtaining, bought and sold on, or passed on out of duty. */
export function tierCount(course: Course, count: Quantity): PartyTierCount {
  const passed = course !== 'obtained'
  const kept = course === 'provided' || course === 'in-duty' ? NONE : count
  return {
    ...EMPTY,
    ...count,
    'by-buyer': passed ? [{ ...count, buyer: 'down', label: '下家', transfers: ['t2'] }] : [],
    obtained: kept,
    unsold: passed ? NONE : kept,
    provided: passed ? count : NONE,
    'in-duty': course === 'in-duty' ? count : NONE,
  }
}

type Counts = Partial<Record<TierId, Quantity | number>>

/** A person with the given counts, all of one course, and nothing else known. */
export function person(
  course: Course,
  counts: Counts,
  more: Partial<PersonFacts> = {},
): PersonFacts {
  const of = (tier: TierId): PartyTierCount => {
    const given = counts[tier] ?? 0
    return tierCount(course, typeof given === 'number' ? exactly(given) : given)
  }
  const tiers = { A: of('A'), B: of('B'), C: of('C') }
  const used = {
    A: tiers.A['at-least'],
    B: tiers.B['at-least'],
    C: tiers.C['at-least'],
  }
  return {
    id: 'x',
    name: '甲某',
    unit: false,
    tiers,
    readings: [],
    range: { least: used, most: used },
    gross: null,
    cost: null,
    margin: null,
    stated: [],
    lawfulBusiness: null,
    priors: [],
    provides: course !== 'obtained',
    incomplete: false,
    unreadFiles: 0,
    conduct: null,
    on: { date: '2021-10-26', assumed: false },
    ...more,
  }
}

/** A figure that somebody states; the press unless said. */
export function stated(given: Partial<StatedFigure> & Pick<StatedFigure, 'what'>): StatedFigure {
  return {
    fen: null,
    records: null,
    bound: 'exactly',
    tier: null,
    source: '媒体报道',
    rank: 'press',
    ...given,
  }
}

export const computed = (fen: number): NonNullable<PersonFacts['gross']> => ({
  fen,
  basis: 'computed',
  bound: 'exactly',
})
