import { describe, expect, test } from 'vitest'
import { memorySource } from '../../../source.ts'
import { collected } from '../../collected.ts'
import { planText } from '../dialect.ts'
import { readText } from '../read.ts'
import { literalGroups } from './literals.ts'

function read(text: string) {
  const source = memorySource(Buffer.from(text))
  const plan = planText(source)
  const { sink, grids } = collected()
  readText(source, plan, { from: 0, to: source.size }, sink)
  const rows = grids.flatMap((grid) => grid.rows.map(({ row, cells }) => [row, ...cells]))
  return { kind: plan.shape?.kind, rows }
}

const PEOPLE = [
  ['张海涛', '13800138000'],
  ['李秀兰', '13900139000'],
  ['王建国', '13700137000'],
] as const

describe('people in the texts of programs', () => {
  test.each([
    [
      'Java',
      'static final String[][] DATA = {\n',
      (n: string, m: string) => `    {"${n}", "${m}"},\n`,
    ],
    ['Python', 'import requests\ndata = [\n', (n: string, m: string) => `    ('${n}', '${m}'),\n`],
    ['calls', '# 客户\n', (n: string, m: string) => `add_user(u'${n}', "${m}")\n`],
    ['VBA', 'Sub a()\n', (n: string, m: string) => `x = Array("${n}", "${m}")\n`],
  ])('%s', (_, head, line) => {
    const { kind, rows } = read(head + PEOPLE.map(([n, m]) => line(n, m)).join('') + '};\n')
    expect(kind).toBe('literals')
    const people = rows.filter(([, ...cells]) => cells.length === 2).map(([, ...cells]) => cells)
    expect(people).toEqual(PEOPLE)
  })
  test('several on a line, and a remark beside them', () => {
    const text = `x = {{"张海涛","13800138000"}, {"李秀兰","13900139000"}}; // 老客户\n{"王建国","13700137000"}\n`
    expect(read(text).rows).toEqual([
      [1, '张海涛', '13800138000'],
      [2, '李秀兰', '13900139000', '}; // 老客户'],
      [3, '王建国', '13700137000'],
    ])
  })
  test.each([
    [`f("a\\"b", 'it''s', -1.5f, null, true)`, [`a"b`, "it's", '-1.5', null, 'true']],
    [String.raw`["\u5f20", N'x',]`, ['张', 'x']],
    ['f("a")', null],
    ['f(1, 2)', null],
    ['f("a", b)', null],
    ['("a", "b"', null],
  ])('%s', (line, cells) => {
    expect(literalGroups(line)[0]?.cells ?? null).toEqual(cells)
  })
  test('a list of plain cells is none, whatever brackets are in them', () => {
    const lines = PEOPLE.map(([n, m]) => `"${n}","${m}","青岛(市南,"\n`).join('')
    expect(read(lines).kind).toBeUndefined()
    const numbers = PEOPLE.map(([n, m]) => `${n}\t["${m}", "13600136000"]\t甲\n`).join('')
    expect(read(numbers).rows[0]?.[1]).toBe('张海涛')
  })
  test('a long line of brackets costs no more than its length', () => {
    for (const piece of ['("', '("a",', "(',[", '("\\'])
      expect(literalGroups(piece.repeat(40_000 / piece.length))).toEqual([])
  })
})
