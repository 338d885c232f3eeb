import { expect, test } from 'vitest'
import { loadLaw } from '../../../src/law/load.ts'
import { englishOf } from './words.ts'

test.each([
  ['37002条以上', '37002 records or more'],
  ['姓名、手机号', 'name, mobile'],
  ['16500.00元（推算）', '16500.00 yuan (derived)'],
  ['约1400.00元', 'about 1400.00 yuan'],
  ['第五项信息数量标准', 'standard of item 5'],
  ['（1日）', ' (1 day)'],
  ['（6个月）', ' (6 months)'],
])('says %s in English', (chinese, english) => {
  expect(englishOf(chinese)).toBe(english)
})

test.each(['董某某', '董某某、王某某', '本数是董某某的涉案条数。', '名单/股民.xlsx'])(
  'leaves %s, which nobody made a list of',
  (text) => {
    expect(englishOf(text)).toBeNull()
  },
)

test('knows every reading with its options, and every step', () => {
  const { readings, funnel } = loadLaw()
  const titles = readings.flatMap((r) => [r.title, ...r.options.map((o) => o.label)])
  const unknown = [...titles, ...funnel.map((s) => s.rule)].filter((t) => englishOf(t) === null)
  expect(unknown).toEqual([])
})
