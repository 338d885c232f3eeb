import { expect, test } from 'vitest'
import type { TableOutcome } from './outcome.ts'
import { shapeOf } from './collect/shape.ts'
import { headerOf, isNamed, readingFor, type Taught } from './taught.ts'

const table = (more: Partial<TableOutcome>): TableOutcome => ({
  ...{ sheet: null, grid: 0, index: 0, hidden: false, delimiter: ',', headerRow: 1 },
  ...{ headers: null, certain: true, width: 2, found: 0, data: 0, nonData: {}, unread: {} },
  ...{ escaped: [], shown: [], parts: [] },
  ...more,
})
const lesson = (more: Partial<Taught>): Taught => ({
  ...{ file: null, shape: null, sheet: null, reading: {} },
  ...more,
})

test.each([
  ['names in order', { headers: ['姓名', ' 电话 ', null] }, '姓名|电话|'],
  ['numbers in a header are masked', { headers: ['张三13800138000', 'a@b.cn'] }, '张三***|***'],
  ['a bar in a name is none between names', { headers: ['甲|乙', '丙'] }, '甲 乙|丙'],
  [
    'a doubtful header tells nothing',
    { headers: ['张三', '李四'], certain: false, looks: ['短汉字', '11位数字'] },
    '无表头 短汉字|11位数字',
  ],
  ['no header', { looks: ['汉字'] }, '无表头 汉字'],
  ['no column', {}, null],
])('the shape of a table: %s', (_, more, shape) => {
  expect(shapeOf(table(more))).toBe(shape)
})

test.each([
  ['名单/客户.xlsx', '客户.xlsx', true],
  ['名单/客户.xlsx', '名单\\客户.xlsx', true],
  ['名单/大客户.xlsx', '客户.xlsx', false],
  ['硬盘.zip/名单/a.csv', '硬盘.zip/名单/a.csv', true],
  ['张三13800138000.csv', '张三138****8000.csv', true],
  ['x/张三13800138000.csv', '张三138****8000.csv', true],
  ['张三13800139000.csv', '张三138****8000.csv', false],
  ['李四13800138000.csv', '张三138****8000.csv', false],
  ['名单\\甲.csv', '名单\\甲.csv', true],
])('%s is named by %s: %s', (path, named, is) => {
  expect(isNamed(path, named)).toBe(is)
})

test('a shape is said of the reading without it; a file that is named is read as said of it', async () => {
  const taught = [
    lesson({ reading: { encoding: 'gb18030' } }),
    lesson({ shape: '姓名|电话', reading: { header: 0 } }),
    lesson({ file: '甲.csv', reading: { header: 3 } }),
  ]
  const asked: unknown[] = []
  const probe = (overrides: object) => {
    asked.push(overrides)
    return Promise.resolve([table({ headers: ['姓名', '电话'] })])
  }
  expect(await readingFor(['甲.csv'], { taught }, probe)).toEqual({
    ...{ overrides: { encoding: 'gb18030', header: 3 }, met: [] },
  })
  expect(asked).toEqual([])
  expect(await readingFor(['乙.csv'], { taught }, probe)).toEqual({
    overrides: { encoding: 'gb18030', header: 0 },
    met: [{ shape: '姓名|电话', sheet: null }],
  })
  expect(asked).toEqual([{ encoding: 'gb18030' }])
})

test('in a workbook a header is said of the sheet that has the shape', async () => {
  const taught = [lesson({ shape: '姓名|电话', reading: { header: 2 } })]
  const sheets = [
    table({ sheet: 'A', headers: ['姓名', '电话'] }),
    table({ sheet: 'B', headers: ['日期', '金额'] }),
  ]
  const { overrides } = await readingFor(['a.xlsx'], { taught }, () => Promise.resolve(sheets))
  expect(headerOf(overrides, 'A')).toBe(2)
  expect(headerOf(overrides, 'B')).toBeUndefined()
})
