import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import type { LawBook } from '../law/book.ts'
import { lawOn } from '../law/law.ts'
import { loadLaw } from '../law/load.ts'
import { suggestTiers } from '../law/tiers.ts'
import { KINDS, type KindId } from '../records/kinds.ts'
import { assess } from './assess.ts'
import type { Facts } from './facts.ts'
import { robustSentence } from './robust.ts'
import { conflictSentence } from './sentences.ts'
import { forbiddenWords } from '../../test/support/wording.ts'

const book = loadLaw()

/** Every text that hangs on a value. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
}

describe('the words not to use', () => {
  test.each(['认定为情节严重', '已构成犯罪', '清洗数据', '敏感信息', '置信度90%', '受害人数'])(
    '%s',
    (text) => {
      expect(forbiddenWords(text)).not.toEqual([])
    },
  )
  test.each(['由办案机关审查认定', '敏感个人信息', '去重后条数', '涉及人数'])(
    '%s may stand',
    (text) => {
      expect(forbiddenWords(text)).toEqual([])
    },
  )
  test('one that stands in order does not excuse another', () => {
    expect(forbiddenWords('由办案机关审查认定；经认定')).toEqual(['认定'])
  })
})

test('no text of the law data holds one', () => {
  const all: LawBook = book
  for (const text of texts(all)) expect(forbiddenWords(text), text).toEqual([])
})

const count = fc.oneof(
  fc.integer({ min: 0, max: 99_999 }),
  fc.constantFrom(0, 50, 500, 5000, 50_000),
)
const tiers = fc.record({ A: count, B: count, C: count })
const reading = fc.record({
  id: fc.constantFrom(...book.readings.map((r) => r.id)),
  option: fc.constantFrom('in', 'out', 'one', 'each', 'open'),
  tiers,
})
const anyFacts = fc.record({
  who: fc.constantFrom(null, '费某扬'),
  conduct: fc.constantFrom('hold', 'obtain', 'provide'),
  tiers,
  readings: fc.array(reading, { maxLength: 4 }),
  insider: fc.boolean(),
  incomplete: fc.boolean(),
  unreadFiles: fc.nat(9),
  on: fc.constant({ date: '2021-10-26', assumed: true }),
  lowerBound: fc.boolean(),
}) satisfies fc.Arbitrary<Facts>
const anyDay = fc.constantFrom('2017-05-31', '2017-06-01', '2021-10-26', '')

property.prop([anyFacts, anyDay], { numRuns: 200 })(
  'no sentence or reason holds one',
  (facts, day) => {
    const law = lawOn(book, day)
    const printed = [...texts(assess(facts, law)), ...texts(robustSentence(facts, law))].join('\n')
    expect(forbiddenWords(printed), printed).toEqual([])
    expect(printed).not.toMatch(/undefined|NaN|null|，。|；。|，，/)
  },
)

property.prop([anyFacts, anyDay])(
  'every sentence says who decides, and whose number it is not',
  (facts, day) => {
    for (const { sentence } of assess(facts, lawOn(book, day))) {
      expect(sentence).toMatch(/是否属于“情节(特别)?严重”，由办案机关审查认定。/)
      expect(sentence.endsWith('本数不等于任何人的涉案条数。')).toBe(facts.who === null)
    }
  },
)

property.prop([fc.uniqueArray(fc.constantFrom(...(Object.keys(KINDS) as KindId[])))])(
  'no suggestion of a tier holds one',
  (kinds) => {
    for (const text of texts(suggestTiers(kinds, book))) expect(forbiddenWords(text)).toEqual([])
  },
)

test('two sources that disagree stand side by side', () => {
  const stated = conflictSentence(
    { source: '起诉书', stated: 11_034n },
    { source: '报道', stated: 11_000n },
    '条',
  )
  expect(stated).toBe('起诉书载明11034条，报道载明11000条，相差34条，两者并列，未作取舍。')
})
