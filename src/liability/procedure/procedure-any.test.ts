import { fc, test as property } from '@fast-check/vitest'
import { expect } from 'vitest'
import { forbiddenWords } from '../../../test/support/wording.ts'
import { told } from './testing.ts'

const level = fc.constantFrom('county', 'city', 'province', 'national', null)
const have = fc.constantFrom('yes', 'no', 'unknown')

const name = fc.option(fc.string({ maxLength: 20 }))

const anything = fc.record({
  plaintiff: fc.option(
    fc.record({
      kind: fc.constantFrom('procuratorate', 'council', 'organisation'),
      name,
      level,
      evidence: fc.constant(null),
    }),
  ),
  court: fc.option(
    fc.record({
      name,
      level: fc.constantFrom('basic', 'intermediate', 'high', null),
      internet: fc.boolean(),
      evidence: fc.constant(null),
    }),
  ),
  trader: have,
  others: have,
  damages: fc.boolean(),
  persons: fc.nat(),
  filed: fc.constantFrom(null, '2019-05-01', '2021-11', '2022', '2022-08-05', 'soon'),
})

property.prop([anything])(
  'a road is never taken for granted, and never concluded on',
  ({ filed, ...facts }) => {
    const made = told(facts, { filed })
    for (const { conditions, state } of made.routes) {
      const open = conditions.some((c) => c.state === 'unknown')
      const fails = conditions.some((c) => c.state === 'not-met')
      expect(state).toBe(fails ? 'closed' : open ? 'unknown' : 'open')
      for (const c of conditions) expect(c.cite === null).toBe(c.article === null)
    }
    const own = (text: string) =>
      (facts.plaintiff?.name ?? facts.court?.name) ? [] : forbiddenWords(text)
    expect(own(JSON.stringify(made))).toEqual([])
  },
)
