import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { Collector, partNumbers } from '../collect/collect.ts'
import type { TableOutcome } from '../outcome.ts'
import { RowBuilder } from '../readers/row-builder.ts'

type Cell = string | null

/** Sends a sheet through the collector; a number stands for so many blank rows told in one go. */
function collect(rows: readonly (readonly Cell[] | number)[], header?: number) {
  const overrides = header === undefined ? {} : { header }
  const collector = new Collector(null, partNumbers(0), undefined, overrides)
  const info = { sheet: '表', hidden: false, delimiter: null, delimiterByte: -1 }
  const grid = collector.grid(info)
  const builder = new RowBuilder()
  let at = 0
  for (const row of rows) {
    if (typeof row === 'number') {
      grid.blankRows?.(at + 1, at + row)
      at += row
      continue
    }
    builder.begin(++at)
    row.forEach((cell, c) => cell !== null && builder.cell(c, cell))
    grid.row(builder.view)
  }
  grid.end()
  const tables = collector.outcomes()
  return { tables, issues: collector.issues.map((i) => i.code), rows: at }
}

const lines = (text: string): string[][] =>
  text.split(' / ').map((line) => line.split('|').map((cell) => cell.trim()))

const ledgerOf = (t: TableOutcome) => ({ found: t.found, data: t.data, also: t.also ?? 0 })

describe('two lists', () => {
  test.each([
    [
      'with the same columns',
      '姓名|电话|姓名|电话 / 张三|13800000001|王五|13800000003 / 李四|13800000002|赵六|13800000004',
    ],
    [
      'with an empty column between',
      '姓名|电话||姓名|电话 / 张三|13800000001||王五|13800000003 / 李四|13800000002||赵六|13800000004',
    ],
    [
      'with other columns',
      '姓名|电话||客户姓名|手机号|地址 / 张三|13800000001||王五|13800000003|北京 / 李四|13800000002||赵六|13800000004|上海',
    ],
    [
      'of pupils with a parent each',
      '姓名|年龄|家长电话||家长姓名|监护人电话|名字|学校 / 张三|9|13800000001||王大|13800000003|王五|一小 / 李四|8|13800000002||赵大|13800000004|赵六|一小',
    ],
    [
      'with one running number for both',
      '序号|姓名|电话|姓名|电话 / 1|张三|13800000001|王五|13800000003 / 2|李四|13800000002|赵六|13800000004',
    ],
    [
      'with one department for both',
      '部门|姓名|电话|姓名|电话 / 一科|张三|13800000001|王五|13800000003 / 二科|李四|13800000002|赵六|13800000004',
    ],
    [
      'of owners and of tenants of other rooms',
      '房号|业主姓名|业主电话||房号|租户姓名|租户电话 / 101|张三|13800000001||201|王五|13800000003 / 102|李四|13800000002||202|赵六|13800000004',
    ],
    [
      'under titles of their own',
      '一班|||二班| / 姓名|电话||姓名|电话 / 张三|13800000001||王五|13800000003 / 李四|13800000002||赵六|13800000004',
    ],
    ['without a header', '张三|13800000001||王五|13800000003 / 李四|13800000002||赵六|13800000004'],
  ])('%s', (_, text) => {
    const { tables, issues, rows } = collect(lines(text))
    expect(tables.map(ledgerOf)).toEqual([
      { found: rows, data: 2, also: 0 },
      { found: 0, data: 0, also: 2 },
    ])
    expect(issues).toContain('SIDE_BY_SIDE')
  })

  test('of different length: a row that only the right one fills is counted there', () => {
    const { tables } = collect(
      lines(
        '姓名|电话|姓名|电话 / 张三|13800000001|王五|13800000003 / ||赵六|13800000004 / ||孙七|13800000005',
      ),
    )
    expect(tables.map(ledgerOf)).toEqual([
      { found: 2, data: 1, also: 0 },
      { found: 2, data: 2, also: 1 },
    ])
  })

  test('with headers, totals and ends of their own', () => {
    const { tables } = collect(
      lines(
        '姓名|电话||| / 张三|13800000001||姓名|手机号 / 李四|13800000002||王五|13800000003 / 合计|2||赵六|13800000004 / |||合计|2',
      ),
    )
    expect(tables.map((t) => [t.headerRow, t.found, t.data, t.also ?? 0])).toEqual([
      [1, 3, 2, 0],
      [2, 2, 1, 1],
    ])
    expect(tables[1]?.nonData).toEqual({ TOTAL_ROW: 1 })
  })

  test.each([
    '学生姓名|学校||家长姓名|家长电话 / 张三|一小||张大|13800000001 / 李四|一小||李大|13800000002',
    '房号|姓名|电话|姓名|电话 / 101|张三|13800000003|王五|13800000001 / 102|李四|13800000004|赵六|13800000002',
    '房号|业主姓名|电话||房号|租户姓名|电话 / 101|张三|13800000003||101|王五|13800000001 / 102|李四|13800000004||102|赵六|13800000002',
    '业主姓名|业主电话||租户姓名|租户电话 / 张三|13800000003||王五|13800000001 / 李四|13800000004||赵六|13800000002',
    '姓名|电话||配偶姓名|配偶电话 / 张三|13800000003||王五|13800000001 / 李四|13800000004||赵六|13800000002',
  ])('people of one record stay in it: %s', (text) => {
    expect(collect(lines(text)).tables).toHaveLength(1)
  })

  test('cells keep the columns of the sheet', () => {
    const { tables } = collect(lines('姓名|电话|姓名|电话 / 张三|13800000001|王五|13800000003'))
    expect(tables[1]?.headers).toEqual([null, null, '姓名', '电话'])
    expect(tables[1]?.from).toBe(2)
  })
})

describe('forms side by side', () => {
  const person = (who: string, phone: string) =>
    [
      ['姓名', who, '性别', '男'],
      ['电话', phone, '学历', '本科'],
      ['住址', '山东省青岛市', '', ''],
    ] as const
  const beside = (gap: readonly string[]) => [
    ...person('张三', '13800000001').map((row, i) => [
      ...row,
      ...gap,
      ...(person('李四', '13800000002')[i] ?? []),
    ]),
    1,
    ...person('王五', '13800000003').map((row, i) => [
      ...row,
      ...gap,
      ...(person('赵六', '13800000004')[i] ?? []),
    ]),
  ]
  test.each([
    ['between', ['']],
    ['but for nothing between', []],
  ] as const)('a record each, an empty column %s', (_, gap) => {
    const { tables, issues } = collect(beside(gap))
    expect(tables.map(ledgerOf)).toEqual([
      { found: 7, data: 2, also: 0 },
      { found: 0, data: 0, also: 2 },
    ])
    expect(tables[1]?.headers?.slice(0, 5)).toEqual(['姓名', '性别', '电话', '学历', '住址'])
    expect(issues).toContain('FORMS')
  })
  test('husband and wife of one form are one record', () => {
    const { tables } = collect([['男方', '', '', '', '女方'], ...beside([]).slice(0, 3)])
    expect(tables).toHaveLength(1)
  })
})

describe('people side by side in bands', () => {
  const names = ['张三', '李四', '王五']
  const numbers = (n: number) => names.map((_, i) => `1380000000${n * 3 + i}`)
  test.each([
    ['as they stand', [], null],
    ['behind labels', ['姓名', '电话'], ['姓名', '电话']],
  ] as const)('a record each, %s', (_, labels, headers) => {
    const band = (n: number) =>
      [names, numbers(n)].map((row, i) => [...(labels[i] === undefined ? [] : [labels[i]]), ...row])
    const { tables, issues, rows } = collect([['座位表'], ...band(0), 1, ...band(1), 1, ...band(2)])
    expect(tables.map((t) => [t.data, t.people?.more, t.headers, t.nonData['CONTINUED']])).toEqual(
      Array.from({ length: 3 }, () => [1, 2, headers, 1]),
    )
    expect(tables.reduce((sum, t) => sum + t.found, 0)).toBe(rows)
    expect(issues).toEqual(['FORMS'])
  })
  test.each([
    ['a row of something else', [names, numbers(0), ['甲', '乙', '丙'], names, numbers(1)]],
    ['numbers that nobody stands over', [names, numbers(0), ['赵六', '孙七'], numbers(1)]],
    ['one band', [names, numbers(0)]],
  ])('not with %s', (_, rows) => {
    expect(collect(rows).tables.every((t) => t.people === undefined)).toBe(true)
  })
})

test('cells that each hold a person and his number are lists side by side', () => {
  const { tables } = collect(
    lines('通讯录 / 张三 13800000001|李四13800000002 / 王五：13800000003|赵六 010-88886666'),
  )
  expect(tables.map(ledgerOf)).toEqual([
    { found: 3, data: 2, also: 0 },
    { found: 0, data: 0, also: 2 },
  ])
})

describe('one table', () => {
  test.each([
    [
      'pupil and parent under groups',
      '学生信息||家长信息| / 姓名|电话|姓名|电话 / 张小三|13800000001|张三|13800000002',
    ],
    [
      'pupil and parent apart',
      '学生姓名|电话||家长姓名|电话 / 张小三|13800000001||张三|13800000002',
    ],
    ['two phones', '姓名|电话|电话 / 张三|13800000001|13800000002'],
    [
      'contacts of a firm',
      '公司|联系人|电话|联系人|电话 / 甲公司|张三|13800000001|李四|13800000002',
    ],
    ['an empty column', '姓名||电话|地址 / 张三||13800000001|北京'],
    ['marks', '语文|数学|语文|数学 / 90|91|92|93'],
    ['emergency contact', '姓名|电话||紧急联系人|联系电话 / 张三|13800000001||李四|13800000002'],
  ])('%s', (_, text) => {
    expect(collect(lines(text)).tables).toHaveLength(1)
  })

  test('when the examiner names the header', () => {
    const rows = lines('姓名|电话|姓名|电话 / 张三|13800000001|王五|13800000003')
    expect(collect(rows, 1).tables).toHaveLength(1)
  })
})

/** Lists of different lengths, told as a sheet by a generator that knows nothing of the finder. */
const person = fc
  .tuple(
    fc.constantFrom('张伟', '王芳', '李娜', '刘洋', '陈静', '杨帆', '赵敏', '黄磊'),
    fc.integer({ min: 0, max: 99_999_999 }),
  )
  .map(([name, n]) => [name, `138${String(n).padStart(8, '0')}`])
const list = fc.array(person, { minLength: 1, maxLength: 100 })

property.prop(
  [
    fc.array(list, { minLength: 2, maxLength: 4 }),
    fc.integer({ min: 0, max: 2 }),
    fc.integer({ min: 0, max: 200 }),
  ],
  { numRuns: 60 },
)('both ledgers close: every row once, every person once', (lists, gap, blanks) => {
  const space = Array<string>(gap).fill('')
  const beside = (cells: readonly string[][]) =>
    cells.flatMap((c, i) => (i === 0 ? c : [...space, ...c]))
  const longest = Math.max(...lists.map((l) => l.length))
  const body = Array.from({ length: longest }, (_, i) => beside(lists.map((l) => l[i] ?? ['', ''])))
  const { tables, rows } = collect([beside(lists.map(() => ['姓名', '电话'])), ...body, blanks])
  const sum = (of: (t: TableOutcome) => number) => tables.reduce((n, t) => n + of(t), 0)
  const nonData = sum((t) => Object.values(t.nonData).reduce((n, k) => n + k, 0))
  expect(sum((t) => t.found)).toBe(rows)
  expect(sum((t) => t.data) + nonData).toBe(rows)
  expect(sum((t) => t.data)).toBe(longest)
  expect(tables.map((t) => t.data + (t.also ?? 0))).toEqual(lists.map((l) => l.length))
})
