import { describe, expect, test } from 'vitest'
import { CELL } from '../row.ts'
import { holdsIdentifier, holdsPersonNumber, SHAPE, shapeOf } from './shape.ts'
import { isFieldWord, isHeaderWord } from './words.ts'
import {
  endsAsTotal,
  isNoteLabel,
  isPageNumber,
  isRule,
  isTotal,
  readsLikeNote,
  readsLikeTitle,
} from './wording.ts'

const one = (cells: readonly string[]): [string][] => cells.map((cell) => [cell])

describe('header words', () => {
  test.each(
    one([
      '姓名',
      '姓 名',
      '* 手机号（必填）',
      '学生姓名',
      '访客姓名',
      '家长联系电话',
      '第一监护人身份证号码',
      '电话２',
      '姓名/名称',
      'QQ号',
      'ＱＱ',
      'phone',
      'Phone No.',
      'first_name',
      'idCardNo',
      'E-mail',
      'parent phone 1',
    ]),
  )('knows %s', (cell) => {
    expect(isHeaderWord(cell)).toBe(true)
  })
  test.each(
    one([
      '',
      '张三',
      '学生',
      '访客记录',
      '重庆市',
      '第一小学',
      '13800000001',
      'Bob',
      'Nathan',
      'of the',
      '手机用户张三',
      "'; DROP TABLE x;--",
      '<b>',
    ]),
  )('does not know %s', (cell) => {
    expect(isHeaderWord(cell)).toBe(false)
  })
  test.each(one(['微信', '客户', '手机', '重庆银行', 'wechat']))(
    'takes %s for a value as well',
    (cell) => {
      expect(isFieldWord(cell)).toBe(false)
    },
  )
})

describe('totals', () => {
  test.each(
    one([
      '合计',
      '合 计',
      '合计：',
      '总计：300条',
      '小计（元）',
      '共300条',
      '共计 12 人',
      '总共：5 户',
      '合计金额',
      '【合计】',
      'Total',
      'Grand Total:',
      'Sub-total',
      'TOTAL 12',
    ]),
  )('knows %s', (cell) => {
    expect(isTotal(cell)).toBe(true)
  })
  test.each(
    one([
      '总',
      '总经理',
      '总计算机学校',
      '合计会计师',
      '共青团路',
      '小计划',
      '共5人：张三、李四、王五、赵六',
      'Total Recall',
      'Totally',
      '计',
      '张合计',
    ]),
  )('does not know %s', (cell) => {
    expect(isTotal(cell)).toBe(false)
  })
  test.each([
    ['一班小计', true],
    ['本页合计：', true],
    ['会计', false],
    ['设计', false],
  ])('ends as a total: %s %s', (cell, is) => {
    expect(endsAsTotal(cell)).toBe(is)
  })
})

describe('notes and titles', () => {
  test.each(
    one([
      '备注：',
      '制表人：张三',
      '数据来源: 网络',
      '单位：元',
      '导出时间：2021-10-26',
      '※注：仅供参考',
      'Source: x',
      'Note: y',
    ]),
  )('label of a note: %s', (cell) => {
    expect(isNoteLabel(cell)).toBe(true)
  })
  test.each(one(['姓名：张三', '张三', '12:30', '：', '备注']))(
    'no label of a note: %s',
    (cell) => {
      expect(isNoteLabel(cell)).toBe(false)
    },
  )
  test.each(one(['以上数据由教务处提供', '第1页 共2页', '# remark', '-----', '请勿外传！']))(
    'reads like a note: %s',
    (cell) => {
      expect(readsLikeNote(cell)).toBe(true)
    },
  )
  test.each(
    one([
      '第一小学学生名单',
      '客户资料20211026',
      '花名册（2021）',
      '附件1',
      '2021级新生信息表（一）',
      'Customer list',
    ]),
  )('reads like a title: %s', (cell) => {
    expect(readsLikeTitle(cell)).toBe(true)
  })
  test.each(one(['张三', '北京数据科技有限公司', '表哥', '信息学院', 'tablet', 'Listing']))(
    'no title: %s',
    (cell) => {
      expect(readsLikeTitle(cell)).toBe(false)
    },
  )
})

describe('identifiers', () => {
  test.each(
    one([
      '13800000001',
      '138 0000 0001',
      '138-0000-0001',
      '１３８００００００００１',
      '11010519491231002X',
      '023-66666666',
      '(023)66666666',
      '400-123-4567',
      'a.b@c.cn',
      '1.38E+10',
      '热线：13800000001',
      '1234567',
      '20101010',
    ]),
  )('stands in %s', (cell) => {
    expect(holdsIdentifier(cell)).toBe(true)
  })
  test.each(
    one([
      '2021-10-26',
      '2021年10月26日',
      '客户资料20211026',
      '123456',
      '3.5399495397426',
      '116.339278',
      '张三',
      '',
      '12:30:45',
      '第1234页',
    ]),
  )('does not stand in %s', (cell) => {
    expect(holdsIdentifier(cell)).toBe(false)
  })
  test.each([
    ['13800000001', true],
    ['110105491231002', true],
    ['11010519491231002x', true],
    ['12345678', false],
    ['1234567.89', false],
    ['123456789012', false],
  ])('of a person: %s %s', (cell, is) => {
    expect(holdsPersonNumber(cell)).toBe(is)
  })
})

test.each([
  ['张三', SHAPE.NAME],
  ['欧阳', SHAPE.TEXT],
  ['男', SHAPE.FLAG],
  ['无', SHAPE.EMPTY],
  ['n/a', SHAPE.EMPTY],
  ['2021', SHAPE.YEAR],
  ['12', SHAPE.INTEGER],
  ['￥1,234.50', SHAPE.NUMBER],
  ['45%', SHAPE.NUMBER],
  ['12岁', SHAPE.NUMBER],
  ['2021/10/26', SHAPE.DATE],
  ['2021-10-26 14:05:00', SHAPE.DATE],
  ['20211026', SHAPE.DATE],
  ['13800000001', SHAPE.IDENTIFIER],
  ['MG-8769', SHAPE.CODE],
  ['姓名', SHAPE.TEXT],
  ['Room 4 north', SHAPE.TEXT],
])('shape of %s', (cell, shape) => {
  expect(shapeOf(cell, CELL.TEXT)).toBe(shape)
})

test.each([
  ['(', ''],
  ['1', ','],
  ['a', '.'],
  ['（', '）'],
  [' ', ' '],
  ['共1', '1'],
  ['"', "'"],
])('hostile repetition of %s %s is read in no time', (a, b) => {
  const cell = (a + b).repeat(50_000)
  for (const read of [
    isHeaderWord,
    isTotal,
    isNoteLabel,
    readsLikeNote,
    readsLikeTitle,
    holdsIdentifier,
    holdsPersonNumber,
  ])
    read(cell)
  expect(shapeOf(cell.slice(0, 2000), CELL.TEXT)).toBeTypeOf('number')
})

describe('lines drawn between rows', () => {
  test.each(one(['------', '+------+-----+', ':---:', '=====', '———', '├───┼───┤']))(
    'knows %s',
    (cell) => {
      expect(isRule(cell)).toBe(true)
    },
  )
  test.each(one(['-', '--', '-3.5', '****', '138****0001', '- 张三', '无', '///']))(
    'refuses %s',
    (cell) => {
      expect(isRule(cell)).toBe(false)
    },
  )
})

test.each(one(['40 rows in set (0.00 sec)', '(40 rows)', '1 row affected', '40 rows selected.']))(
  'what a database says below a table: %s',
  (cell) => {
    expect(isTotal(cell)).toBe(true)
  },
)

test.each(['第2页', '共 356 条 1 2 3 4 下一页', '上一页 1 2 3 下一页 跳转到 页'])(
  'is the number of a page or what leads to others: %s',
  (cell) => {
    expect(isPageNumber(cell)).toBe(true)
  },
)

test.each(['共356人', '首页设计', '第3项工程', '张三 第2页'])('is not: %s', (cell) => {
  expect(isPageNumber(cell)).toBe(false)
})
