import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { expectSame } from './testing.ts'

const person = (n: number, more: object = {}) => ({
  姓名: `张${'甲乙丙丁'.charAt(n % 4)}`,
  电话: 13_800_000_000 + n,
  ...more,
})
const list = (rows: number, line: (n: number) => unknown = person) =>
  Array.from({ length: rows }, (_, n) => `${JSON.stringify(line(n))}\n`).join('')

test('a long list is read in sections', async () => {
  expect(await expectSame('a.jsonl', list(150), 900)).toBe(true)
  expect(await expectSame('a.jsonl', list(150).replaceAll('\n', '\r\n'), 900)).toBe(true)
  expect(await expectSame('a.jsonl', `\ufeff${list(150)}`, 900)).toBe(true)
})

test('keys that come late are columns in the order in which they came', async () => {
  const late = (n: number) =>
    person(
      n,
      n < 90
        ? {}
        : { [`键${String((n * 7) % 5)}`]: n, 家: { 住址: '北京', [`k${String(n % 3)}`]: 1 } },
    )
  expect(await expectSame('a.jsonl', list(150, late), 900)).toBe(true)
})

test('a key twice in one object, a key with a dot, an escaped key, an empty one', async () => {
  const odd = (n: number) => {
    const text = JSON.stringify(person(n))
    if (n === 120) return text.replace('{', '{"电话":"1","电话":"2",')
    if (n % 50 === 49) return text.replace('{', '{"家.住址":1,"家":{"住址":2},"\\u0061\\n":3,"":4,')
    return text
  }
  const text = Array.from({ length: 150 }, (_, n) => `${odd(n)}\n`).join('')
  expect(await expectSame('a.jsonl', text, 900)).toBe(true)
})

test.each<[string, (line: string, n: number) => string]>([
  ['a line that is cut off', (line, n) => (n % 40 === 30 ? line.slice(0, 20) : line)],
  ['a line that is no JSON', (line, n) => (n % 40 === 30 ? '这不是 JSON' : line)],
  ['a quote that is missing', (line, n) => (n % 40 === 30 ? line.replace('":', ':') : line)],
  ['a bracket that is missing', (line, n) => (n % 40 === 30 ? line.replace('}', '') : line)],
  ['a list that is never closed', (line, n) => (n === 60 ? line.replace('}', ',"x":[1,2') : line)],
  [
    'a list of objects inside',
    (line, n) => (n > 80 ? line.replace('}', ',"子":[{"a":1},{"a":2}]}') : line),
  ],
  ['an object over several lines', (line, n) => (n === 70 ? line.replaceAll(',', ',\n') : line)],
  ['two objects on a line', (line, n) => (n === 70 ? `${line}${line}` : line)],
  ['commas between the lines', (line) => `${line},`],
  ['blank lines', (line, n) => (n % 5 === 0 ? `${line}\n\n \n` : line)],
  [
    'bytes that are no text',
    (line, n) => (n % 30 === 0 ? line.replace('张', '\ufffd\ufffd') : line),
  ],
  ['misread text', (line, n) => (n > 90 ? line.replace('张', 'ÕÅÈýÀî') : line)],
  ['values in place of objects', (line, n) => (n === 100 ? '[1,2,3]' : line)],
])('%s', async (_, damage) => {
  const lines = Array.from({ length: 150 }, (_, n) => damage(JSON.stringify(person(n)), n))
  await expectSame('a.jsonl', `${lines.join('\n')}\n`, 900)
})

test('messages that only their keys show', async () => {
  const said = (n: number) => ({
    time: n,
    content: `张三13800138${String(100 + n)}`,
    sender: 'a',
    msgId: n,
  })
  await expectSame('a.jsonl', list(150, said), 900)
})

property.prop(
  [
    fc.array(
      fc.record({
        keys: fc.array(fc.constantFrom('a', 'b', '姓名', 'x.y', 'z'), { maxLength: 4 }),
        value: fc.oneof(
          fc.string({ maxLength: 8 }),
          fc.integer(),
          fc.constant({ y: 1 }),
          fc.constant(['1', { q: 2 }]),
        ),
        damage: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2),
      }),
      { minLength: 40, maxLength: 90 },
    ),
    fc.integer({ min: 300, max: 1500 }),
  ],
  { numRuns: 25 },
)('objects of all sorts', async (rows, size) => {
  const lines = rows.map(({ keys, value, damage }, n) => {
    const text = JSON.stringify({ id: n, ...Object.fromEntries(keys.map((k) => [k, value])) })
    return damage === 0 ? text : text.slice(0, damage === 1 ? -1 : 7)
  })
  await expectSame(
    'a.jsonl',
    `${JSON.stringify({ id: 0 })}\n${JSON.stringify({ id: 1 })}\n${lines.join('\n')}\n`,
    size,
  )
})
