import { describe, expect, test } from 'vitest'
import { memorySource } from '../../source.ts'
import { collected } from '../collected.ts'
import { readJson } from './json.ts'

/** `[sheet, header, cells of the rows]` of each grid. */
function grids(text: string) {
  const file = collected()
  readJson(memorySource(Buffer.from(text)), file.sink)
  return file.grids.map((g) => [g.sheet, g.header, g.rows.map((r) => r.cells)])
}

const PEOPLE = [
  ['张三', '13800138000'],
  ['李"四', '13900139000'],
  [null, '13700137000'],
] as const

describe('a table of which each column stands by itself', () => {
  test('lists of one length: their values stand in one row', () => {
    const [name, phone] = [PEOPLE.map(([n]) => n), PEOPLE.map(([, p]) => Number(p))]
    expect(grids(JSON.stringify({ name, phone }))).toEqual([
      [
        null,
        ['name', 'phone'],
        [
          ['张三', '13800138000'],
          ['李"四', '13900139000'],
          ['null', '13700137000'],
        ],
      ],
    ])
  })
  test('objects by the number of the row, as pandas writes them: the number is a column', () => {
    const by = (column: 0 | 1) => Object.fromEntries(PEOPLE.map((p, i) => [String(i), p[column]]))
    expect(grids(JSON.stringify({ 姓名: by(0), 电话: by(1) }, null, 1))).toEqual([
      [
        null,
        ['键', '姓名', '电话'],
        [
          ['0', '张三', '13800138000'],
          ['1', '李"四', '13900139000'],
          ['2', 'null', '13700137000'],
        ],
      ],
    ])
  })
  test.each([
    [
      'groups of people, as many of both',
      '{"学生":["张三","李四","王五"],"老师":["赵六","孙七","周八"]}',
    ],
    [
      'numbers of two kinds',
      '{"phone":["1380013","1380014","1380015"],"tel":["1380016","1380017","1380018"]}',
    ],
    ['another length', '{"name":["张三","李四","王五"],"phone":["1380013","1380014"]}'],
    ['too few to tell', '{"name":["张三","李四"],"phone":["13800138000","13900139000"]}'],
    ['an object among them', '{"name":["a","b",{}],"phone":["1380013","1380014","1380015"]}'],
    ['a value beside them', '{"name":["a","b","c"],"phone":["1380013","1380014","1380015"],"n":3}'],
    [
      'other numbers of rows',
      '{"name":{"0":"a","1":"b"},"phone":{"0":"13800138000","2":"1380013"}}',
    ],
    [
      'a list that an object closes',
      '{"name":["张三","李四","王五"},"phone":["13800138000","13900139000","13700137000"}}',
    ],
    ['cut off', '{"name":["张三","李四","王五"],"phone":["13800138000","1390013'],
  ])('%s: no such table', (_, text) => {
    const first = grids(text)[0]
    expect(first?.[2]).not.toHaveLength(3)
  })
})
