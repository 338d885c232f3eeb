import { fc, test } from '@fast-check/vitest'
import { expect, test as once } from 'vitest'
import { jsonPieces } from './pieces.ts'

const whole = (value: object) => `${JSON.stringify(value, null, 2)}\n`

test.prop([fc.dictionary(fc.string(), fc.jsonValue())])(
  'joined they are what JSON writes',
  (value) => {
    expect([...jsonPieces(value)].join('')).toBe(whole(value))
  },
)

once.each([0, 1, 255, 256, 257, 512, 1000])('a list of %i items is the same in pieces', (many) => {
  const item = (i: number) => ({ at: [`名单\n${String(i)}.csv`], empty: [], none: {} })
  const value = { before: 1, list: Array.from({ length: many }, (_, i) => item(i)), after: {} }
  expect([...jsonPieces(value)].join('')).toBe(whole(value))
})

once('no piece holds more than a part of a long list', () => {
  const value = { list: Array.from({ length: 100_000 }, () => 'x'.repeat(90)) }
  expect(Math.max(...[...jsonPieces(value)].map((piece) => piece.length))).toBeLessThan(30_000)
})

once('members without a value are left out', () => {
  const value = { a: undefined, b: 1, c: undefined }
  expect([...jsonPieces(value)].join('')).toBe(whole(value))
})
