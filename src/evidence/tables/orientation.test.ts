import { expect, test } from 'vitest'
import { find, letters, lines } from '../../../test/files/tables/rows.ts'

const starts = (text: string) => find(lines(text.replaceAll(' / ', '\n')))

test('names of fields down the first column are named, and every row stays data', () => {
  const found = starts(
    '姓名|张三|李四|王五 / 电话|13800000001|13800000002|13800000003 / 地址|北京市|上海市|重庆市',
  )
  expect(found.tables[0]).toMatchObject({ headerRow: null, labelsInColumn: true })
  expect(letters(found)).toBe('ddd')
})

test('words for numbers name fields where nothing but numbers stands behind them', () => {
  const side = '姓名|张三|李四|王五 / 电话|13800000001|13800000002|13800000003 / 微信|a1|b2|c3'
  expect(starts(side).tables[0]).toMatchObject({ headerRow: null, labelsInColumn: true })
})

test.each([
  ['a table', '姓名|电话|地址 / 张三|13800000001|北京市 / 李四|13800000002|上海市'],
  ['a form', '姓名|张三|性别|男 / 电话|13800000001|学校|一中 / 地址|北京市|班级|二班'],
  ['labels before single values', '姓名|张三 / 电话|13800000001 / 地址|北京市'],
  [
    'a list without header',
    '张三|13800000001|北京市 / 李四|13800000002|上海市 / 王五|13800000003|重庆市',
  ],
])('%s is not', (_, text) => {
  expect(starts(text).tables[0]?.labelsInColumn).toBeUndefined()
})
