import { expect, test } from 'vitest'
import { lines } from '../../../test/files/tables/rows.ts'
import { RowBuilder } from '../readers/row-builder.ts'
import type { RowView } from '../row.ts'
import { tableFinder } from './finder.ts'
import { cellText } from './held.ts'

/** The records of a sheet, each with its row, and the first letters of the roles of the other rows. */
function made(...rows: string[]) {
  const records: (readonly [row: number, ...cells: (string | null)[]])[] = []
  let roles = ''
  const keep = (view: RowView) => {
    const cells = Array.from({ length: view.count }, (_, c) => cellText(view, c))
    records.push([view.row, ...cells])
  }
  const finder = tableFinder(
    { sheet: 'Sheet1', hidden: false, delimiter: null, delimiterByte: -1 },
    {
      table: () => undefined,
      data: keep,
      joined: keep,
      other: (code) => (roles += code.charAt(0)),
      unread: () => undefined,
      end: () => undefined,
    },
  )
  const builder = new RowBuilder()
  lines(rows.join('\n')).forEach((cells, i) => {
    builder.begin(i + 1)
    cells.forEach((cell, c) => cell !== '' && builder.cell(c, cell))
    finder.row(builder.view)
  })
  finder.end()
  return { records, roles }
}

const people = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    ['张伟', '李娜', '王芳', '刘洋'].map((n) => n + '一二三四五六七八九'.charAt(i)),
  )
    .flat()
    .flatMap((name, i) => [name, `138000000${String(10 + i)}`])

test('a name, and below it the number: a record each, however many there are', () => {
  const { records, roles } = made('客户名单', '', ...people(9))
  expect(records).toHaveLength(36)
  expect(records[0]).toEqual([3, '张伟一', '13800000010'])
  expect(records[35]).toEqual([73, '刘洋九', '13800000045'])
  expect(roles).toBe(`TB${'C'.repeat(36)}`)
})

test('values may be missing, blank rows stand between', () => {
  const { records, roles } = made(
    ...['张伟', '13800000001', '重庆市渝北区龙溪街道1号', '', '李娜', '13800000002', ''],
    ...['王芳', '13800000003', '重庆市渝北区龙溪街道3号', '', '刘洋', '13800000004'],
  )
  expect(records.map(([row, ...cells]) => [row, cells.length])).toEqual([
    [1, 3],
    [5, 2],
    [8, 3],
    [12, 2],
  ])
  expect(roles).toBe('CCBCBCCBC')
})

test('rows of several cells among them are data as they stand', () => {
  const { records } = made(...people(9), '赵敏|13900000001', '13900000002', '陈静', '13900000003')
  expect(records.slice(36)).toEqual([
    [73, '赵敏', '13900000001'],
    [74, '13900000002'],
    [75, '陈静', '13900000003'],
  ])
})

test.each([
  ['names', ['张伟', '李娜', '王芳', '刘洋', '陈静', '杨帆']],
  ['rooms over numbers', ['门卫', '13800000001', '食堂', '13800000002', '仓库', '13800000003']],
  ['numbers over names', ['13800000001', '张伟', '13800000002', '李娜', '13800000003', '王芳']],
  [
    'two numbers in two places',
    [
      '张伟',
      '13800000001',
      '住重庆市',
      '13800000002',
      '李娜',
      '13800000003',
      '王芳',
      '13800000004',
    ],
  ],
  ['a table', ['姓名|电话', '张伟|13800000001', '李娜|13800000002', '王芳|13800000003']],
])('%s are left as they are', (_, rows) => {
  const { roles } = made(...rows)
  expect(roles).not.toContain('C')
})
