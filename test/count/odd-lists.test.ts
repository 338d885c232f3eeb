import { beforeAll, describe, expect, test } from 'vitest'
import type { Report } from '../../src/report.ts'
import { counted, folderOf, workspace } from '../support/counting.ts'
import { bankCard, mobile, residentId } from '../support/lists/numbers.ts'
import { fullName } from '../support/lists/people.ts'
import { randomFrom } from '../support/lists/random.ts'

/** Lists as they are met, each of which was once counted wrongly. People of different lists share nothing. */
const base = workspace('odd-lists')
const r = randomFrom(2021)
const rows = (n: number, row: (i: number) => string) => Array.from({ length: n }, (_, i) => row(i))
const people = rows(30, () => `${fullName(r)},${mobile(r)}`)
const id = () => residentId(r, { year: 1980, month: 5, day: 17 }, true)

const LISTS: Readonly<Record<string, readonly string[]>> = {
  'bare-with-town': [
    '手机,来源城市,运营商',
    ...rows(30, (i) => `${mobile(r)},${['苏州', '青岛', '成都', '武汉'][i % 4] ?? ''},移动`),
  ],
  'tab-behind': [
    '姓名,电话,身份证号',
    ...rows(30, () => `${fullName(r)},${mobile(r)}\t,${id()}\t`),
  ],
  'dot-zero': ['姓名,电话', ...rows(30, () => `${fullName(r)},${mobile(r)}.0`)],
  'formula-text': ['姓名,电话', ...rows(30, () => `${fullName(r)},"=""${mobile(r)}"""`)],
  level: ['姓名,手机,等级', ...people.map((p, i) => `${p},${i % 2 ? '金卡' : '银卡'}`)],
  'level-again': ['姓名,手机', ...people],
  'wide-space': ['姓名,电话', '张　伟,13900000001', '李　娜,13900000002', '王　芳,13900000003'],
  'wide-space-again': ['姓名,电话', '张伟,13900000001', '李娜,13900000002', '王芳,13900000003'],
  'two-owners': [
    '户号,业主,电话',
    '甲1,张三丰、李四光,13900000011',
    '甲2,赵小明,13900000012/13900000013',
    '甲3,孙晓红,13900000014',
    '甲4,周建国,13900000015',
  ],
  'two-owners-again': ['业主,电话', '李四光,13900000011', '赵小明,13900000013'],
  orders: [
    '寄件人,寄件电话,收件人,收件电话',
    '张建军,13900000021,李秀英,13900000022',
    '王桂兰,13900000023,陈志强,13900000024',
    '刘玉梅,13900000025,杨丽娟,13900000026',
  ],
  recipients: ['姓名,电话', '李秀英,13900000022', '张建军,13900000021', '陈志强,13900000024'],
}

let report: Report
beforeAll(async () => {
  const files = Object.entries(LISTS).map(([name, lines]) => [`${name}.csv`, lines.join('\r\n')])
  report = await counted([folderOf(base, Object.fromEntries(files) as Record<string, string>)])
})

function recordsOf(name: string) {
  const table = report.tables.find((t) => t.at[0] === `${name}.csv`)
  if (!table) throw new Error(`no table ${name}`)
  return table.records
}

describe('a list', () => {
  test('of numbers with a town is one of bare numbers', () => {
    expect(recordsOf('bare-with-town')).toMatchObject({
      counted: 0,
      'set-aside': { BARE_PHONE: 30 },
    })
  })

  test.for(['tab-behind', 'dot-zero', 'formula-text'])(
    'whose numbers are kept by %s is counted',
    (name) => {
      expect(recordsOf(name)).toMatchObject({ counted: 30, 'set-aside': {} })
      const kind = report.tables.find((t) => t.at[0] === `${name}.csv`)?.columns[1]?.kind
      expect(kind).toBe('mobile')
    },
  )

  test('with a level of membership names nobody 金卡', () => {
    const both = [recordsOf('level'), recordsOf('level-again')]
    expect(both.map((r) => r.counted)).toEqual([30, 0])
    expect(recordsOf('level-again').duplicate).toEqual({ DUP_CONTAINED: 30 })
  })

  test('with wide spaces in names holds the same people', () => {
    const both = [recordsOf('wide-space'), recordsOf('wide-space-again')]
    expect(both.map((each) => each.counted).sort()).toEqual([0, 3])
    expect(both.find((each) => each.counted === 0)?.duplicate).toEqual({ DUP_CROSS_FILE: 3 })
  })

  test('with two names or two numbers in a cell holds both', () => {
    expect(recordsOf('two-owners')).toMatchObject({ counted: 4, 'set-aside': {} })
    expect(recordsOf('two-owners-again').duplicate).toEqual({ DUP_CONTAINED: 2 })
  })

  test('of orders holds the lines of its senders and of its recipients', () => {
    expect(recordsOf('orders').counted).toBe(3)
    expect(recordsOf('recipients').duplicate).toEqual({ DUP_CONTAINED: 3 })
  })
})

test('a table of four hundred columns is counted in bounded memory', async () => {
  const header = rows(400, (i) => `问题${String(i)}`).join(',')
  const answers = rows(300, (i) => rows(400, (c) => `选项${String((i * 7 + c) % 5)}`).join(','))
  const csv = [`姓名,电话,${header}`, ...answers.map((a) => `${fullName(r)},${mobile(r)},${a}`)]
  const { records } = await counted([folderOf(base, { '问卷.csv': csv.join('\n') })])
  expect(records).toMatchObject({ out: 300, counted: 300 })
})

test('the age of a child is not that of the father in the same line', async () => {
  const child = (year: number) => residentId(r, { year, month: 3, day: 1 }, true)
  const lines = rows(40, () => `${fullName(r)},${id()},${child(2012)},${mobile(r)}`)
  const csv = ['学生姓名,父亲身份证号,学生身份证号,家长电话', ...lines].join('\n')
  const conduct = { from: '2021-08-01', to: '2021-10-26' }
  const { ages } = await counted([folderOf(base, { '学籍.csv': csv })], { conduct })
  expect(ages).toMatchObject({ 'under-14': 40, adult: 0 })
})

test('a bare plate stands inside the line that holds a card too', async () => {
  const plates = rows(30, (i) => `渝A${String(10000 + i * 37)}`)
  const cars = plates.map((plate) => `${fullName(r)},${mobile(r)},${bankCard(r)},${plate}`)
  const folder = folderOf(base, {
    '车主.csv': ['姓名,电话,银行卡号,车牌号', ...cars].join('\n'),
    '车牌.csv': ['车牌号', ...plates].join('\n'),
  })
  const { records } = await counted([folder])
  expect(records).toMatchObject({ out: 60, counted: 30, duplicate: { DUP_CONTAINED: 30 } })
})

test('lists known by numbers of two kinds have nobody in common: a line is no other line beside itself', async () => {
  const folder = folderOf(base, {
    '账号.csv': ['账号,备注', ...rows(30, (i) => `user${mobile(r).slice(4)},x${String(i)}`)].join(
      '\n',
    ),
    '学号.csv': ['学号,备注', ...rows(30, (i) => `2020${mobile(r).slice(4)},y${String(i)}`)].join(
      '\n',
    ),
  })
  const { persons, records } = await counted([folder])
  expect([records.counted, persons.unresolved]).toEqual([60, 0])
})
