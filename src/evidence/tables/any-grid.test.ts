import { fc, test as property } from '@fast-check/vitest'
import { expect } from 'vitest'
import { type Cell, find, type Found } from '../../../test/files/tables/rows.ts'

const word = fc.constantFrom(
  '姓名',
  '电话',
  '合计',
  '备注：无',
  '张三',
  '李四',
  '13800000001',
  '2021-10-26',
  '12',
  'Total',
  '',
  ' ',
  'x',
  '第一小学学生名单',
  '男',
  '以上数据由某处提供',
)

const cell: fc.Arbitrary<Cell> = fc.oneof(
  word,
  word,
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constant(null),
)

const anyGrid = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: fc.array(cell, { maxLength: 6 }) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 5 }) },
  ),
  { maxLength: 150 },
)

property.prop([anyGrid])('nothing is lost, whatever the grid', (grid) => {
  const wanted = grid.flatMap((row): (readonly Cell[])[] =>
    typeof row === 'number' ? Array.from({ length: row }, () => []) : [asSeen(row)],
  )
  const found = find(grid)
  expect(found.rows.map((r) => r.row)).toEqual(wanted.map((_, i) => i + 1))
  expect(found.rows.map((r) => r.cells)).toEqual(wanted)
  expect(found.tables.map((t) => t.index)).toEqual(found.tables.map((_, i) => i))
  expect(found.ends).toBe(1)
})

/** Absent cells at the end of a row are not part of it; text comes back as valid UTF-8. */
function asSeen(row: readonly Cell[]): readonly Cell[] {
  const last = row.findLastIndex((c) => c !== null)
  return row.slice(0, last + 1).map((c) => c?.toWellFormed() ?? null)
}

const person = fc.record({
  name: fc.constantFrom('张三', '李四', '王小明', '欧阳雪'),
  phone: fc.integer({ min: 0, max: 99_999_999 }),
  school: fc.constantFrom('第一小学', '实验中学', ''),
})

const people = fc
  .array(person, { minLength: 3, maxLength: 120 })
  .map((all) => all.map((p) => [p.name, `138${String(p.phone).padStart(8, '0')}`, p.school]))

const junk = fc.constantFrom<Cell[]>(
  ['第一小学学生名单', '', ''],
  ['', '', ''],
  ['2021年秋季学期'],
  ['仅供内部使用。', ''],
)

property.prop([
  people,
  fc.boolean(),
  fc.array(junk, { maxLength: 6 }),
  fc.infiniteStream(fc.nat()),
])(
  'shuffled rows and junk on top leave the number of data rows alone',
  (rows, headed, top, order) => {
    const shuffled = rows
      .map((row) => ({ row, at: order.next().value as number }))
      .sort((a, b) => a.at - b.at)
      .map((r) => r.row)
    const body: Cell[][] = headed ? [['姓名', '电话', '学校'], ...shuffled] : shuffled
    expect(dataRows(find([...top, ...body]))).toBe(rows.length)
  },
)

const line = fc.constantFrom<Cell[]>(
  ['合计', '3', ''],
  ['', '', ''],
  ['姓名', '电话', '学校'],
  ['备注：无', '', ''],
  ['制表人：张三', '', '审核：李四'],
)

property.prop([people, fc.array(fc.tuple(fc.nat(), line), { maxLength: 12 }), fc.nat()])(
  'a table read in two parts gives the same roles as read whole',
  (rows, extra, cut) => {
    const grid: Cell[][] = [['姓名', '电话', '学校'], ...rows]
    for (const [at, cells] of extra) grid.splice(1 + (at % grid.length), 0, cells)
    const whole = find(grid)
    const start = whole.tables[0]
    const at = 1 + (cut % grid.length)
    if (start === undefined) throw new Error('no table')
    const rest = find(grid.slice(at), { ...start, known: true })
    expect(rest.rows.map((row) => row.role)).toEqual(whole.rows.slice(at).map((row) => row.role))
  },
)

function dataRows(found: Found): number {
  return found.rows.filter((row) => row.role === 'data').length
}
