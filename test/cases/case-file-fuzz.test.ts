import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chongqingCase } from '../../demo/chongqing-case.ts'
import { qingdaoCase } from '../../demo/qingdao-case.ts'
import { checkedFacts } from '../../src/case/case-file.ts'
import { ShuzhengError } from '../../src/errors.ts'

/** A case file spoilt in any way is either refused in words or checked. */
const TEXTS = [chongqingCase, qingdaoCase]
const WORDS = [
  'wu',
  'dong',
  'b1',
  't3',
  '2019',
  '2030-02',
  'null',
  '-1',
  '[]',
  '{ a: 1 }',
  '：',
  '*x',
  '&x',
  '"',
  '\t',
  ' ',
  'id: b2',
  'part-of: b2',
  '9e99',
  '__proto__: 1',
]

const spoilt = fc
  .tuple(
    fc.constantFrom(...TEXTS),
    fc.array(
      fc.tuple(
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.nat(12),
        fc.constantFrom(...WORDS),
      ),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([text, cuts]) =>
    cuts.reduce((now, [where, length, word]) => {
      const at = Math.floor(where * now.length)
      return now.slice(0, at) + word + now.slice(at + length)
    }, text),
  )

test('nothing but its own error leaves it', () => {
  fc.assert(
    fc.property(spoilt, (text) => {
      try {
        for (const p of checkedFacts(text, 'case.yaml').problems) {
          expect(p.problem.length * p.remedy.length * p.effect.length).toBeGreaterThan(0)
          expect(p.line ?? 1).toBeGreaterThan(0)
        }
      } catch (error) {
        if (!(error instanceof ShuzhengError)) throw error
        expect(error.code).toBe('case/invalid')
      }
    }),
    { numRuns: 1500 },
  )
})
