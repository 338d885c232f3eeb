import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keepLines } from './kept-lines.ts'

describe('a text keeps its form', () => {
  test.each([
    ['a changed line', 'a:  1\nb:  2', 'a: 1\nb: 2', 'a: 1\nb: 3', 'a:  1\nb: 3'],
    [
      'an added line',
      'a:  1\n\n\nb:  2',
      'a: 1\n\nb: 2',
      'a: 1\nx: 0\n\nb: 2',
      'a:  1\nx: 0\n\n\nb:  2',
    ],
    ['a line taken out', 'a:  1\nb:  2\nc:  3', 'a: 1\nb: 2\nc: 3', 'a: 1\nc: 3', 'a:  1\nc:  3'],
    [
      'lines that stand twice',
      '-  x\n-  x\n-  y',
      '- x\n- x\n- y',
      '- x\n- x\n- z',
      '-  x\n-  x\n- z',
    ],
    [
      'a form that the writer changes',
      'a: 0x1F\nb: 2',
      'a: 0x1f\nb: 2',
      'a: 0x1f\nb: 3',
      'a: 0x1F\nb: 3',
    ],
  ])('%s', (_, written, before, after, kept) => {
    expect(keepLines(written, before, after)).toBe(kept)
  })
})

const lines = fc.array(fc.constantFrom('a', 'b', 'c', '', '  d', 'e e'), { maxLength: 12 })

test('nothing changed: as written; nothing of its own form: as changed', () => {
  fc.assert(
    fc.property(lines, lines, lines, (written, before, after) => {
      const [w, b, a] = [written, before, after].map((list) => list.join('\n')) as [
        string,
        string,
        string,
      ]
      expect(keepLines(w, b, b)).toBe(w)
      expect(keepLines(b, b, a)).toBe(a)
    }),
    { numRuns: 500 },
  )
})
