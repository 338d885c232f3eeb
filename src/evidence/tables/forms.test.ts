import { expect, test } from 'vitest'
import { lines } from '../../../test/files/tables/rows.ts'
import type { NonDataCode } from '../codes.ts'
import { RowBuilder } from '../readers/row-builder.ts'
import type { RowView } from '../row.ts'
import { tableFinder } from './finder.ts'
import { cellText } from './held.ts'

/** The records of a grid, each with its row, and the roles of the other rows. */
function made(text: string) {
  const records: (readonly [row: number, ...cells: (string | null)[]])[] = []
  const roles: (readonly [number, NonDataCode])[] = []
  let headers: readonly (string | null)[] | null = null
  const keep = (view: RowView) => {
    const cells = Array.from({ length: view.count }, (_, c) => cellText(view, c))
    records.push([view.row, ...cells])
  }
  const finder = tableFinder(
    { sheet: 'Sheet1', hidden: false, delimiter: null, delimiterByte: -1 },
    {
      table: (start) => {
        headers = start.headers
      },
      data: keep,
      joined: keep,
      columns: (people) => {
        for (const view of people) keep(view)
      },
      other: (code, { row }) => roles.push([row, code]),
      unread: () => undefined,
      end: () => undefined,
    },
  )
  const builder = new RowBuilder()
  lines(text.replaceAll(' / ', '\n')).forEach((cells, i) => {
    builder.begin(i + 1)
    cells.forEach((cell, c) => cell !== '' && builder.cell(c, cell))
    finder.row(builder.view)
  })
  finder.end()
  return { headers, records, roles }
}

test('forms below each other are a record each, in the row in which they begin', () => {
  const form = (name: string, phone: string) =>
    `登记表 / 姓 名|${name}|性别|男 / 电话：|${phone}|关系|父亲 / 住址|山东省青岛市 / `
  const { headers, records, roles } = made(
    `${form('张三', '13800000001')} / ${form('李四', '13800000002')}`,
  )
  expect(headers).toEqual(['姓名', '性别', '电话', '关系', '住址', null])
  expect(records).toEqual([
    [2, '张三', '男', '13800000001', '父亲', '山东省青岛市', null],
    [7, '李四', '男', '13800000002', '父亲', '山东省青岛市', null],
  ])
  expect(roles.map(([, role]) => role[0]).join('')).toBe('TCCBTCCB')
})

test('small tables within a form, below what they hold, are of whom it is about', () => {
  const head =
    '登记表 / 姓名|张三|性别|男 / 身份证号|110101199001011237|电话|13800000001 / 住址|重庆市|民族|汉族'
  const cv =
    '教育经历 / 起止时间|学校|专业 / 2008-2012|某某大学|会计 / 工作经历 / 起止时间|单位|职务 / 2012-2020|某某公司|出纳'
  expect(made(`${head} / ${cv}`).records).toEqual([
    [2, '张三', '男', '110101199001011237', '13800000001', '重庆市', '汉族', expect.any(String)],
  ])
  const cars = Array.from({ length: 9 }, (_, i) => `京A1000${String(i)}|大众|2015`).join(' / ')
  expect(made(`${head} / 车辆 / 车牌|品牌|年份 / ${cars}`).records).toHaveLength(12)
  const family =
    '家庭成员 / 称谓|姓名|电话 / 父亲|张伟|13800000002 / 母亲|李红|13800000003 / 妻子|王芳|13800000004'
  expect(made(`${head} / ${family}`).headers).toEqual(['称谓', '姓名', '电话'])
})

test('label and value in one cell; also of a field that nobody knows', () => {
  const { headers, records } = made(
    '姓名：张三|电话：13800000001 / 证件号：110101199001011237|爱好：足球 / 姓名：李四|电话：13800000002 / 证件号：110101199001011237|爱好：无',
  )
  expect(headers).toEqual(['姓名', '电话', '证件号', '爱好', null])
  expect(records.map(([row, name]) => [row, name])).toEqual([
    [1, '张三'],
    [3, '李四'],
  ])
})

test('an empty value is not the next label', () => {
  const { records } = made('姓名|张三|邮箱||电话|13800000001 / 身份证号|110101199001011237|备注|')
  expect(records).toEqual([[1, '张三', null, '13800000001', '110101199001011237', null, null]])
})

test('what was delivered, below who gets it, is of his form', () => {
  const form = (name: string, n: number) =>
    `送货单 / 收货人：|${name}|电话：|1380000000${String(n)} / 地址：|重庆市渝北区${String(n)}号 / 品名|数量|单价|金额 / 纯净水|2|18|36`
  const notes = made(['张三', '李四', '王五'].map(form).join(' / '))
  expect(notes.headers).toEqual(['收货人', '电话', '地址', null])
  expect(notes.records.map((record) => record.slice(0, 3))).toEqual([
    [2, '张三', '13800000000'],
    [7, '李四', '13800000001'],
    [12, '王五', '13800000002'],
  ])
  expect(notes.records[0]?.at(-1)).toBe('纯净水 2 18 36')
})

test('a list below who made it is no form, though its rows name nobody', () => {
  const list = made(
    '制表人|张三|电话|13800000001 / 班级|三班|人数|2 / 品名|数量|单价 / 水|2|18 / 纸|3|5',
  )
  expect(list.roles.some(([, role]) => role === 'CONTINUED')).toBe(false)
})

test.each([
  ['a table', '姓名|电话 / 张三|13800000001 / 李四|13800000002'],
  [
    'a list that says its labels in every row',
    '姓名|张三|电话|13800000001 / 姓名|李四|电话|13800000002',
  ],
  [
    'movements below the name of the account holder',
    '户名|张三|账号|6222020200112233445 / 日期|金额|余额 / 2020-01-01|5|5 / 2020-01-02|6|11',
  ],
  [
    'a list whose rows all begin with a label, below other headings',
    '联系人|联系方式 / 姓名:张三|TEL 13800000001 / 姓名:李四|TEL 13800000002 / 姓名:王五|TEL 13800000003',
  ],
  ['prices of things', '项目|金额 / 手机|500 / 电话|300 / 工资|5000'],
])('%s is no form', (_, text) => {
  expect(made(text).roles.some(([, role]) => role === 'CONTINUED')).toBe(false)
})

test('a sheet on its side gives a record for each column, with the number of the column', () => {
  const { headers, records, roles } = made(
    '人员名单 / 姓名|张三|李四|王五 / 电话|13800000001|13800000002| / 地址|北京市|上海市|重庆市',
  )
  expect(headers).toEqual(['姓名', '电话', '地址'])
  expect(records).toEqual([
    [2, '张三', '13800000001', '北京市'],
    [3, '李四', '13800000002', '上海市'],
    [4, '王五', null, '重庆市'],
  ])
  expect(roles.map(([, role]) => role)).toEqual(['TITLE', 'CONTINUED', 'CONTINUED'])
})

test('several labels in one cell; a place for a picture is none', () => {
  const { headers, records } = made(
    '个人简历 / 姓名：张三    性别：男  爱好：足球 / 联系电话：13800000001  现居住地：青岛市南京路：6号 / 教育背景',
  )
  expect(headers).toEqual(['姓名', '性别', '爱好', '联系电话', '现居住地', null])
  expect(records).toEqual([[2, '张三', '男', '足球', '13800000001', '青岛市南京路：6号', null]])
  const resume = made(
    '姓名|李四|性别|女|一寸照片 / 出生年月|1990.05|民族|汉族 / 学历|本科|毕业院校|某某大学 / 手机|13800000002|邮箱|a@example.com / 现住址|青岛市',
  )
  expect(resume.records.map(([row, name]) => [row, name])).toEqual([[1, '李四']])
  expect(resume.headers).not.toContain('一寸照片')
})

test('questions of a questionnaire are labels without their numbers', () => {
  const asked = (name: string, phone: string) =>
    `居民问卷 / 1. 您的姓名：${name} / 2．您的联系电话：${phone} / (3)您是否患有以下疾病：□高血压 / 4、住址：青岛市`
  const { headers, records } = made(
    `${asked('张三', '13800000001')} / ${asked('李四', '13800000002')}`,
  )
  expect(headers).toEqual(['姓名', '联系电话', '住址', null])
  expect(records.map(([row, name, phone]) => [row, name, phone])).toEqual([
    [2, '张三', '13800000001'],
    [7, '李四', '13800000002'],
  ])
})
