import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { memorySource } from '../../source.ts'
import { planText } from './dialect.ts'
import { mergeText, rangesMeet } from './result.ts'
import { collect } from './testing.ts'

const read = (lines: readonly string[]) => {
  const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''))
  const plan = planText(memorySource(bytes))
  const { rows, issues, result } = collect(bytes, plan)
  const told = issues.find((i) => i.code === 'MIXED_DELIMITERS')
  return { rows: rows.map((r) => r.cells), told, issues, result, plan, bytes }
}

/** The `i`-th of people who are nobody. */
const person = (i: number): string[] => [
  '赵钱孙李周吴郑王'.charAt(i % 8) + '明华'.charAt(i % 2),
  String(13_800_138_000 + i * 11),
  `北京市海淀区中关村大街${String(i + 1)}号`,
]
const HEAD = ['姓名', '电话', '地址']
const MARKS = [',', ';', '\t', '|', '----']
const people = (n: number) => Array.from({ length: n }, (_, i) => person(i))
const markOf = (i: number) => MARKS[(i * 7) % MARKS.length] ?? ','

describe('each line is cut by its own mark', () => {
  test.each<[string, (i: number) => string]>([
    ['another one in each line', markOf],
    ['two that take turns', (i) => (i % 2 === 0 ? ',' : '\t')],
    ['two lists, one behind the other', (i) => (i < 100 ? ',' : '|')],
    ['blocks', (i) => markOf(Math.floor(i / 13))],
    ['one line in a hundred', (i) => (i % 100 === 50 ? '----' : ',')],
    ['the last line alone', (i) => (i === 199 ? ';' : ',')],
    ['blanks behind commas', (i) => (i < 150 ? ',' : ' ')],
    ['marks as wide as a character', (i) => ['，', '；', '、', '｜'][i % 4] ?? '，'],
    ['marks that nobody named', (i) => ['★', '/', '#', '*', '--', '：'][i % 6] ?? '/'],
  ])('%s', (_, mark) => {
    const lines = [HEAD, ...people(200)].map((cells, i) => cells.join(mark(Math.max(0, i - 1))))
    const { rows, told } = read(lines)
    expect(rows).toEqual([HEAD, ...people(200)])
    expect(told?.message).toContain('按本行自己的分隔符切分')
  })

  test('two lists of other columns, each with its header', () => {
    const second = people(60).map(([name = '', phone = '', home = ''], i) => [
      ...[String(i + 1), name, phone, home, '已成交,待回访'],
    ])
    const header = ['编号', '姓名', '手机', '住址', '备注']
    const { rows, told } = read([
      ...[HEAD, ...people(90)].map((cells) => cells.join(',')),
      ...[header, ...second].map((cells) => cells.join('|')),
    ])
    expect(rows).toEqual([HEAD, ...people(90), header, ...second])
    expect(told?.row).toBe(92)
    expect(told?.message).toContain('第92–152行（共61行）')
  })

  test('quotes of a line are undone, wherever they stand', () => {
    const lines = people(60).map((cells, i) =>
      cells.map((cell) => `"${cell}${cell.startsWith('北') ? '""东""' : ''}"`).join(markOf(i)),
    )
    const expected = people(60).map(([name, phone, home]) => [name, phone, `${String(home)}"东"`])
    expect(read(lines).rows).toEqual(expected)
  })

  test('far behind what is looked at first, where the cells are as many', () => {
    const lines = people(30_000).map((cells, i) => cells.join(i === 9_000 ? '|' : ','))
    const { rows, told } = read(lines)
    expect(rows).toEqual(people(30_000))
    expect(told?.row).toBe(9001)
  })
})

describe('what is data stays data', () => {
  test.each<[string, string[], number, string[]]>([
    [
      'another mark within a cell',
      people(40).map(([name, phone]) => `${String(name)},${String(phone)},甲;乙;丙`),
      0,
      ['赵明', '13800138000', '甲;乙;丙'],
    ],
    [
      'a title with as many marks',
      ['客户;名单;三月', ...people(40).map((cells) => cells.join(','))],
      0,
      ['客户;名单;三月'],
    ],
    [
      'a row cut short, with another mark in it',
      [...people(40).map((cells) => cells.join(',')), '孙明,13800138999;甲'],
      40,
      ['孙明', '13800138999;甲'],
    ],
    [
      'a number among words',
      [...people(40).map((cells) => cells.join(',')), '联系 王经理13800138999 补录'],
      40,
      ['联系 王经理13800138999 补录'],
    ],
  ])('%s', (_, lines, at, cells) => {
    const { rows, told } = read(lines)
    expect(rows[at]).toEqual(cells)
    expect(told).toBeUndefined()
  })

  test('the examiner names the delimiter of all lines', () => {
    const bytes = Buffer.from(people(40).map((c, i) => c.join(markOf(i))).join('\n')) // prettier-ignore
    const plan = planText(memorySource(bytes), { delimiter: ',' })
    const whole = collect(bytes, plan).rows.filter((r) => r.cells.length === 1)
    expect(whole).toHaveLength(32)
  })
})

const block = fc.record({
  mark: fc.constantFrom(...MARKS, '，', '｜', '#'),
  quoted: fc.boolean(),
  rows: fc.integer({ min: 3, max: 25 }),
})

const cut = fc.double({ min: 0, max: 1, noNaN: true })
property.prop([fc.array(block, { minLength: 2, maxLength: 8 }), fc.array(cut, { maxLength: 3 })], {
  numRuns: 60,
})('blocks of any marks: every cell as it was written, in one range or several', (blocks, cuts) => {
  const each = blocks.flatMap(({ rows, ...how }) => Array.from({ length: rows }, () => how))
  const all = people(each.length)
  const lines = all.map((cells, i) => {
    const { mark = ',', quoted = false } = each[i] ?? {}
    return cells.map((cell) => (quoted ? `"${cell}"` : cell)).join(mark)
  })
  const { rows, bytes, plan, result } = read(lines)
  expect(rows).toEqual(all)
  const bounds = [0, ...cuts.map((c) => Math.floor(c * bytes.length)).sort((a, b) => a - b)]
  const parts = bounds.map(
    (from, i) => collect(bytes, plan, { from, to: bounds[i + 1] ?? bytes.length }).result,
  )
  if (!rangesMeet(parts)) return
  const merged = mergeText(parts)
  expect(merged.ownMarks).toBe(result.ownMarks)
  expect(merged.ownRows).toEqual(result.ownRows)
})
