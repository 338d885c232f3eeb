import { describe, expect, test } from 'vitest'
import type { PartyReading, PartyTierCount, Quantity } from '../../src/case-report.ts'
import { gainsOf, type Deal } from '../../src/gains/deals.ts'
import { checkFigure, computedFigure, type Computed } from '../../src/gains/figures.ts'
import { checkPriceRange } from '../../src/gains/price-range.ts'
import { lawOn } from '../../src/law/law.ts'
import { loadLaw } from '../../src/law/load.ts'
import { assessPerson, type PersonAssessment } from '../../src/liability/person.ts'
import type { PersonFacts, StatedFigure } from '../../src/liability/person-facts.ts'
import { decimal, proportion } from '../../src/liability/standards.ts'
import { atLeast, computed, exactly, person, stated } from '../support/person-facts.ts'
import { forbiddenWords } from '../support/wording.ts'
import { fen, micro, VECTORS, type Vector, type VectorPerson } from './vectors.ts'

/** All of them fall under the standards in force since 2017-06-01. */
const law = lawOn(loadLaw(), '2022-01-01')

function dealsOf(vector: Vector): Deal[] {
  return vector.deals.map((deal) => ({
    ...deal,
    priced: deal.priced ?? null,
    unitPrice: deal.price === undefined ? null : micro(deal.price),
    amount: deal.yuan === undefined ? null : { fen: fen(deal.yuan), bound: 'exactly' },
  }))
}

function quantity(given: NonNullable<VectorPerson['counts']['C']>): Quantity {
  if (typeof given === 'number') return exactly(given)
  if ('about' in given) return { ...exactly(given.about), about: true }
  return atLeast(given['at-least'], given.stated ?? null)
}

function factsOf(given: VectorPerson, vector: Vector): PersonFacts {
  const { A = 0, B = 0, C = 0 } = given.counts
  const counts = { A: quantity(A), B: quantity(B), C: quantity(C) }
  const { gross, cost, margin, prices } = gainsOf([given.id], dealsOf(vector))
  const business = given['lawful-business']
  const facts = person(given.course, counts, {
    name: given.id,
    gross,
    cost,
    margin,
    prices,
    stated: given.stated.map((figure) => statedOf(figure)),
    readings: given.readings.map(readingOf),
    otherTiers: given['other-tiers'],
    lawfulBusiness: business
      ? { claimed: business.claimed, benefit: { ...computed(fen(business.yuan)), basis: 'stated' } }
      : null,
  })
  return given.buyers
    ? { ...facts, tiers: { ...facts.tiers, C: toBuyers(facts, given.buyers) } }
    : facts
}

function statedOf(figure: VectorPerson['stated'][number]): StatedFigure {
  const { what, bound, rank, partial = false } = figure
  return stated({
    what,
    bound,
    rank,
    partial,
    fen: figure.yuan === undefined ? null : fen(figure.yuan),
    records: figure.records ?? null,
    source: rank === 'effective-judgment' ? '法院' : '媒体报道',
  })
}

function readingOf({ id, option, counts }: VectorPerson['readings'][number]): PartyReading {
  const tiers = { A: 0, B: 0, C: counts.C }
  return { id, title: id, option, used: false, civil: false, tiers, ground: '', sure: 'page' }
}

function toBuyers(
  facts: PersonFacts,
  buyers: readonly (readonly [string, number])[],
): PartyTierCount {
  const each = buyers.map(([label, n]) => ({ ...exactly(n), buyer: label, label, transfers: [] }))
  return { ...facts.tiers.C, 'by-buyer': each }
}

const texts = (value: unknown): string[] =>
  typeof value === 'string' || typeof value === 'number'
    ? [String(value)]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(texts)
      : []

const outcomesOf = (result: PersonAssessment): Record<string, string> =>
  Object.fromEntries(result.findings.map((f) => [f.rule, f.outcome]))

test('all twenty-seven are there, each with its source, mark and rank', () => {
  expect(VECTORS.map((v) => v.id)).toEqual(Array.from({ length: 27 }, (_, i) => `T${i + 1}`))
})

describe.each(VECTORS)('$id $title', (vector) => {
  for (const given of vector.persons) {
    const facts = factsOf(given, vector)
    const result = assessPerson(facts, law)

    test(`${given.id}: each standard named`, () => {
      const outcomes = outcomesOf(result)
      const asked = Object.keys(given.expect).map((rule) => [rule, outcomes[rule] ?? 'absent'])
      expect(Object.fromEntries(asked)).toEqual(given.expect)
    })
    test(`${given.id}: what it says, and in which words`, () => {
      const sentences = result.findings.map((f) => f.sentence).join('\n')
      for (const text of given.says) expect(sentences).toContain(text)
      const has = (part: unknown, all: readonly string[]) => {
        for (const text of all) expect(texts(part).join('\n')).toContain(text)
      }
      has(result.findings, given.reasons)
      has(result.changes, given.changes)
      has(result.formula, given.formula)
      if (given.robust) expect(result.robust).toMatchObject({ holds: true })
      has(result.robust, given.robust ? [given.robust] : [])
      expect(forbiddenWords(texts(result).join('\n'))).toEqual([])
    })
    if (given.gains)
      test(`${given.id}: money by the deals`, () => {
        const { gross, cost, margin } = facts
        for (const [what, yuan] of Object.entries(given.gains ?? {}))
          expect({ gross, cost, margin }[what as 'gross']?.fen).toBe(fen(yuan))
      })
  }
  for (const [i, figure] of vector.figures.entries())
    test(`figure ${i + 1}: ${figure.check}, ${figure.says}`, () => {
      const fact = {
        what: figure.what,
        of: figure.of,
        deals: figure.deals,
        fen: figure.yuan === undefined ? null : fen(figure.yuan),
        records: figure.records ?? null,
        bound: figure.bound,
        source: vector.source.name,
        rank: vector.source.rank,
        status: null,
        evidence: null,
      }
      const deals = dealsOf(vector)
      const report = checkFigure(fact, computedOf(figure) ?? computedFigure(fact, { deals }))
      expect(report.check).toBe(figure.check)
      expect(report.sentence).toContain(figure.says)
      expect(forbiddenWords(report.sentence)).toEqual([])
    })
  for (const range of vector.ranges)
    test(`${range.what}: ${range.fits ? 'fits' : 'does not close'}`, () => {
      const told = checkPriceRange({
        fen: fen(range.yuan),
        bound: range.bound,
        units: { least: range.units[0], most: range.units[1] },
        price: { least: micro(range.price[0]), most: micro(range.price[1]) },
      })
      expect(told.fits).toBe(range.fits)
      expect(told.sentence).toContain(range.says)
      expect(forbiddenWords(told.sentence)).toEqual([])
    })
  for (const { fine, income } of vector.fines)
    test(`a fine of ${fine} keeps to article 12 for an income of ${income}`, () => {
      const { 'fine.least': least, 'fine.most': most } = law.limits
      expect(fine).toBeGreaterThanOrEqual(income * (least?.amount ?? NaN))
      expect(fine).toBeLessThanOrEqual(income * (most?.amount ?? NaN))
    })
  for (const ratio of vector.ratios)
    test(`${[ratio.of, ...ratio.plus].join(' + ')} of ${ratio.to} is ${ratio.is}`, () => {
      const sum = ratio.plus.reduce((all, n) => all + n, ratio.of)
      const standard = { numerator: BigInt(ratio.to), denominator: 1n }
      expect(decimal(proportion([{ count: BigInt(sum), standard }]))).toBe(ratio.is)
    })
  for (const edge of vector.edges)
    test.each([-1, 0, 1])(`${edge.rule} at ${edge.at}: %i`, (step) => {
      const at = edge.yuan ? fen(edge.at) : edge.at
      const facts = edge.yuan
        ? person(edge.course, { C: 1 }, { gross: computed(at + step) })
        : person(edge.course, { [edge.tier ?? 'C']: at + step })
      expect(outcomesOf(assessPerson(facts, law))[edge.rule]).toBe(step < 0 ? 'not-met' : 'met')
    })
  if (vector.never.length > 0)
    test('what is never printed', () => {
      const all = vector.persons.map((given) => assessPerson(factsOf(given, vector), law))
      const printed = texts(all).join('\n')
      for (const number of vector.never) expect(printed).not.toContain(number)
    })
})

function computedOf(figure: Vector['figures'][number]): Computed | null {
  const value =
    figure['computed-yuan'] === undefined ? figure.computed : fen(figure['computed-yuan'])
  return value === undefined ? null : { value, bound: 'exactly' }
}
