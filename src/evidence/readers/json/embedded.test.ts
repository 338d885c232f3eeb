import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { memorySource } from '../../source.ts'
import { collected } from '../collected.ts'
import { fieldsBeyond } from '../fields-beyond.ts'
import { readJson } from './json.ts'

function read(text: string) {
  const file = collected()
  readJson(memorySource(Buffer.from(text)), file.sink)
  return file
}
const lines = (values: readonly unknown[]) => values.map((v) => `${JSON.stringify(v)}\n`).join('')
const PERSON = { phone: '13800001111', 证件: { 号码: '110105194912310021' } }
const text = JSON.stringify(PERSON)

describe('a text that is JSON itself', () => {
  test('its fields stand beside it, in columns of their own; the text stays as it is', () => {
    const { grids, issues } = read(
      lines([
        { t: 1, body: text },
        { t: 2, body: '无' },
        { t: 3, body: PERSON },
      ]),
    )
    expect(issues).toEqual([])
    expect(grids).toHaveLength(1)
    expect(grids[0]?.header).toEqual(['t', 'body', 'body.phone', 'body.证件.号码'])
    expect(grids[0]?.rows.map((r) => r.cells)).toEqual([
      ['1', text, '13800001111', '110105194912310021'],
      ['2', '无'],
      ['3', null, '13800001111', '110105194912310021'],
    ])
  })
  test('in base64: its rows stand in its place; tokens and words stay texts', () => {
    const inBase64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64')
    const content = { text: inBase64({ code: 0, list: [PERSON, PERSON] }), encoding: 'base64' }
    const { grids } = read(JSON.stringify({ entries: [{ content }] }))
    const people = grids.find((g) => g.sheet === 'entries.content.text.list')
    expect(people?.rows.map((r) => r.cells.slice(1))).toEqual([
      ['13800001111', '110105194912310021'],
      ['13800001111', '110105194912310021'],
    ])
    expect(grids.find((g) => g.sheet === 'entries')?.rows[0]?.cells).toEqual([null, '0', 'base64'])
    const texts = [
      `${inBase64({ alg: 'HS256' })}.${inBase64(PERSON)}.c2ln`,
      'eyewitnesses1234',
      'W',
    ]
    expect(read(lines(texts.map((body) => ({ body })))).grids[0]?.rows.map((r) => r.cells)).toEqual(
      texts.map((body) => [body]),
    )
  })
  test('numbers stand as they are written', () => {
    const body = '{"id": 110105194912310021, "n": 1.0, "n": null}'
    const { grids } = read(lines([{ body }, { body }]))
    expect(grids[0]?.header).toEqual(['body', 'body.id', 'body.n', 'body.n#2'])
    expect(grids[0]?.rows[1]?.cells).toEqual([body, '110105194912310021', '1.0', 'null'])
  })
  test('a list of objects gives rows that name the row above, on its line, in place of the text', () => {
    const body = JSON.stringify([PERSON, { phone: '13900002222' }])
    const { grids } = read(lines([{ t: 1 }, { t: 2, body }, { t: 3, body: '[1,2]' }]))
    const [all, inside] = ['t', '上级行号'].map((name) => grids.find((g) => g.header?.[0] === name))
    expect(all?.rows.map((r) => r.cells)).toEqual([['1'], ['2'], ['3', '[1,2]']])
    expect(inside?.sheet).toBe('body')
    expect(inside?.rows.map((r) => [r.row, ...r.cells])).toEqual([
      [2, '2', '13800001111', '110105194912310021'],
      [3, '2', '13900002222'],
    ])
  })
  test('numbers of people in rows of their own are not those of the row above, too', () => {
    const orders = [{ name: '李四', phone: '13800001111' }]
    const quoted = { owner: '张三', orders: JSON.stringify(orders), z: 1 }
    const deeper = { owner: '张三', orders: JSON.stringify({ n: 1, orders }), z: 1 }
    const [list, object] = [quoted, deeper].map((value) => read(lines([value, value])).grids)
    expect(list?.find((g) => g.sheet === null)?.rows[0]?.cells).toEqual(['张三', null, '1'])
    const own = object?.find((g) => g.sheet === null)
    expect(own?.rows[0]?.cells).toEqual(['张三', null, '1', '1'])
    expect(object?.map((g) => g.rows.length)).toEqual([2, 2])
  })
  test('a text within a text, so far and no further', () => {
    const deep = Array.from({ length: 9 }).reduce<unknown>(
      (inner) => ({ a: JSON.stringify(inner) }),
      PERSON,
    )
    const { grids, issues } = read(JSON.stringify([deep, deep]))
    expect(issues).toEqual([])
    expect(grids[0]?.header).toEqual(['a', 'a.a', 'a.a.a', 'a.a.a.a', 'a.a.a.a.a'])
  })
  test.each([
    ['{}', '[]', '[1,2]', '{姓名}', '{"a":1', '{"a":1} 等', '["a"]', '{a:1}', "{'a':'1'}"],
    ['[{"a":1},2]', '[{}]', '{"a":1}{"b":2}', '[图片]', '{"a":"\n"}'],
  ])('stays one cell: %s %s', (...texts) => {
    const { grids, issues } = read(lines(texts.map((body) => ({ body }))))
    expect(issues).toEqual([])
    expect(grids).toHaveLength(1)
    expect(grids[0]?.header).toEqual(['body'])
    expect(grids[0]?.rows.map((r) => r.cells)).toEqual(texts.map((body) => [body]))
  })
  test('what follows is read on, also where the text is hostile', () => {
    const wide = JSON.stringify(
      Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`k${String(i)}`, i])),
    )
    const nested = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    const inside = `{"a":${'{"a":'.repeat(90)}1${'}'.repeat(90)}}`
    const bodies = [wide, nested, inside, `{"a":"${'x'.repeat(2 << 20)}"}`, text]
    const { grids, issues } = read(lines(bodies.map((body, i) => ({ i, body, z: 'end' }))))
    expect(issues).toEqual([fieldsBeyond(null, 1000)])
    expect(grids[0]?.rows).toHaveLength(5)
    expect(
      grids[0]?.rows.map(
        (r) =>
          r.cells.filter((c) => c === 'end').length + Number(r.cells.at(-1)?.includes('z: end')),
      ),
    ).toEqual([1, 1, 1, 1, 1])
  })
})

property.prop([
  fc.array(fc.dictionary(fc.constantFrom('a', 'b', '姓名'), fc.jsonValue({ maxDepth: 3 })), {
    maxLength: 8,
  }),
])(
  'the text of each cell is there, or rows in its place, and as many rows as without it',
  (values) => {
    const bodies = values.map((v) => JSON.stringify(v))
    const { grids, issues } = read(lines(bodies.map((body, n) => ({ n, body }))))
    expect(issues.filter(({ code }) => code !== 'ROW_NUMBERS_REPEAT')).toEqual([])
    const own = grids.find((g) => g.sheet === null)?.rows ?? []
    const holdsRows = (body: string) => /\[\{/.test(body) && grids.length > 1
    expect(own).toHaveLength(bodies.length)
    for (const [i, { cells }] of own.entries())
      if (typeof cells[1] !== 'string') expect(holdsRows(bodies[i] as string)).toBe(true)
      else expect(cells[1]).toBe(bodies[i])
  },
)
