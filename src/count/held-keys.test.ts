import { fc, test } from '@fast-check/vitest'
import { expect, test as plain } from 'vitest'
import { HeldKeys } from './held-keys.ts'

/** Words of few values: many keys are alike in all but one word. */
const word = fc.constantFrom(0, 1, 0x80000000, 0xffffffff)
const line = fc.record({
  key: fc.tuple(word, word, word, word, word, word, word, word),
  code: fc.nat(40),
})

interface Line {
  readonly key: readonly number[]
  readonly code: number
}

function held(lines: readonly Line[], two: boolean, expected: number): Map<string, string> {
  const keys = new HeldKeys(expected, two)
  for (let at = 0; at < lines.length; at += 700) {
    const own = lines.slice(at, at + 700)
    keys.add(
      Uint32Array.from(own.flatMap(({ key }) => key.slice(0, 4))),
      Uint32Array.from(own.flatMap(({ key }) => key.slice(4))),
      Int32Array.from(own.map(({ code }) => code)),
    )
  }
  const found = new Map<string, string>()
  for (let part = 0; part < keys.parts; part++)
    keys.group(part, (codes, size, n, at) => {
      const own = keys.wordsAt(at).join()
      expect(found.has(own)).toBe(false)
      found.set(own, `${codes.subarray(0, size).join()} ${String(n)}`)
    })
  return found
}

function plainly(lines: readonly Line[], two: boolean): Map<string, string> {
  const byKey = new Map<string, number[]>()
  for (const { key, code } of lines) {
    const own = key.slice(0, two ? 8 : 4).join()
    const codes = byKey.get(own)
    if (codes) codes.push(code)
    else byKey.set(own, [code])
  }
  const told = (codes: readonly number[]) =>
    `${[...new Set(codes)].sort((a, b) => a - b).join()} ${String(codes.length)}`
  return new Map([...byKey].map(([key, codes]) => [key, told(codes)]))
}

test.prop([fc.array(line, { maxLength: 400 }), fc.boolean()], { numRuns: 60 })(
  'groups keys by all their bits',
  (lines, two) => {
    expect(held(lines, two, lines.length)).toEqual(plainly(lines, two))
  },
)

plain('holds many more than were said to come, and one key in most lines', () => {
  const lines = Array.from({ length: 3000 }, (_, i): Line => {
    const own = i % 3 === 0 ? i : 7
    return { key: [own, 1, 2, 3, 4, 5, 6, own], code: (i * 7) % 1000 }
  })
  for (const two of [false, true]) expect(held(lines, two, 10)).toEqual(plainly(lines, two))
})
