import { fc, test as property } from '@fast-check/vitest'
import { expect } from 'vitest'
import { lawOn } from '../law/law.ts'
import { atLeast, exactly, person, type Course } from '../../test/support/person-facts.ts'
import { assessPerson } from './person.ts'
import { forbiddenWords } from '../../test/support/wording.ts'
import { book, law, leaves, readingOf, texts } from './testing.ts'

const count = fc.oneof(
  fc.integer({ min: 0, max: 60_000 }).map(exactly),
  fc.integer({ min: 0, max: 60_000 }).map((n) => atLeast(n, n % 9000)),
  fc.constantFrom(49, 50, 499, 500, 4999, 5000, 49_999, 50_000).map(exactly),
)

const money = fc.option(
  fc.record({
    fen: fc.integer({ min: -100_000, max: 6_000_000 }),
    basis: fc.constantFrom('stated', 'computed'),
    bound: fc.constantFrom('exactly', 'at-least', 'about'),
  }),
)

const figure = fc.record({
  what: fc.constantFrom(
    'records',
    'gross',
    'margin',
    'illegal-income',
    'benefit',
    'persons',
    'cost',
  ),
  fen: fc.option(fc.integer({ min: 0, max: 6_000_000 })),
  records: fc.option(fc.integer({ min: 0, max: 60_000 })),
  bound: fc.constantFrom('exactly', 'at-least', 'about'),
  tier: fc.constantFrom(null, 'A', 'C'),
  source: fc.constantFrom('判决书', '起诉书', '媒体报道'),
  rank: fc.constantFrom('effective-judgment', 'indictment', 'press', 'toString'),
  partial: fc.boolean(),
})

const anyPerson = fc
  .record({
    course: fc.constantFrom<Course>('obtained', 'provided', 'sold-on', 'in-duty'),
    counts: fc.record({ A: count, C: count }),
    gross: money,
    margin: money,
    stated: fc.array(figure, { maxLength: 3 }),
    incomplete: fc.boolean(),
    unit: fc.boolean(),
    prior: fc.constantFrom('2019', '2021-09', '不明'),
    day: fc.constantFrom('2017-05-31', '2021-10-26'),
    claimed: fc.constantFrom('yes', 'no', 'unknown'),
    other: fc.subarray(['A', 'B', 'C'] as const),
  })
  .map(({ course, counts, prior, claimed, other, day, ...more }) => ({
    day,
    facts: person(course, counts, {
      ...more,
      unreadFiles: more.incomplete ? 2 : 0,
      priors: [{ kind: 'administrative', on: prior }],
      lawfulBusiness: { claimed, benefit: more.margin },
      otherTiers: other,
      conduct: { from: '2021-08', to: '2021-10-26' },
      readings: [readingOf('supplement', '补充性重复分别计入', 5001)],
      prices: [450_000],
    }),
  }))

property.prop([anyPerson], { numRuns: 300 })(
  'no text holds a word that is not to be used',
  ({ facts, day }) => {
    const printed = texts(assessPerson(facts, lawOn(book, day))).join('\n')
    expect(forbiddenWords(printed), printed).toEqual([])
    expect(printed).not.toMatch(/undefined|NaN|null|，。|；。|，，|。；/)
  },
)

property.prop([anyPerson], { numRuns: 300 })(
  'a lower bound never gives 未达到, and every finding leaves the rest to the office',
  ({ facts }) => {
    for (const f of assessPerson(facts, law).findings) {
      expect(f.sentence).toContain('由办案机关审查认定。')
      const open = facts.incomplete || facts.tiers.C.exactly === null
      if (f.rule.startsWith('quantity.tier-c') && open) expect(f.outcome).not.toBe('not-met')
    }
  },
)

property.prop([anyPerson], { numRuns: 300 })('every article cited exists', ({ facts }) => {
  const result = assessPerson(facts, law)
  const all = [result.formula, ...result.findings.flatMap((f) => f.reasons)].flatMap(leaves)
  for (const { cite } of all)
    if (cite !== undefined) {
      const [id = '', article = ''] = cite.split('/')
      expect(book.instruments[id]?.articles).toHaveProperty([article])
    }
})
