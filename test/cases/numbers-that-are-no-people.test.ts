import { beforeAll, describe, expect, test } from 'vitest'
import type { Report } from '../../src/report.ts'
import { counted, folderOf, workspace } from '../support/counting.ts'
import { randomFrom } from '../support/lists/random.ts'

/** Numbers of orders, files and clocks whose digits happen to have prefixes of telephones; and telephones under the same headings. */
const base = workspace('no-people')
const r = randomFrom(1111)
const NAMES = [...'王李张刘陈杨赵黄周吴'].map((s) => `${s}建国`)
const PREFIXES = '139 135 158 150 186 133 189 177 130 199 182 155'.split(' ')
const phone = () => `${r.pick(PREFIXES)}${r.digits(8)}`
const list = (heading: string, form: (i: number) => string) =>
  `${heading}\n${NAMES.map((name, i) => form(i).replace('NAME', name)).join('\n')}\n`

const FILES = {
  'sequence.csv': list('姓名,订单号', (i) => `NAME,${String(13820230001 + i)}`),
  'shop.csv': list('单号,备注', () => `158${r.digits(8)},好`),
  'seconds.csv': list('编号,姓名', () => `17${r.pick(['18', '19', '09'])}${r.digits(7)},NAME`),
  'two-shops.csv': list('流水号,备注', (i) => `${i % 2 ? '1391' : '1881'}${r.digits(7)},好`),
  'clock.csv': list('姓名,时间戳', () => `NAME,171${r.digits(8)}`),
  'staff.csv': list('工号,姓名', (i) => `${String(18824000100 + 7 * i)},NAME`),
  'batches.csv': list('批次号,备注', (i) => `${String(13500000000 + 977 * i)},好`),
  'sums.csv': list('金额,备注', (i) => `${String(15000000000 + 88_000 * i)},好`),
  'four.csv': `编号,备注\n${[1, 2, 3, 4].map((i) => `1391000000${String(i)},好\n`).join('')}`,
  'phones-as-orders.csv': list('姓名,订单号', () => `NAME,${phone()}`),
  'phones-as-files.csv': list('编号,备注', () => `${phone()},好`),
  'phones-as-contracts.csv': list('姓名,合同号', () => `NAME,${phone()}`),
} as const

describe('eleven digits under a heading of other numbers', () => {
  let report: Report
  beforeAll(async () => (report = await counted([folderOf(base, FILES)])))
  const table = (file: keyof typeof FILES) => report.tables.find((t) => t.at[0] === file)
  const kinds = (file: keyof typeof FILES) => table(file)?.columns.map((c) => c.kind)

  test('that all begin alike are no telephones', () => {
    expect(kinds('sequence.csv')).toEqual(['name', 'order-no'])
    expect(kinds('shop.csv')).toEqual(['order-no', 'text'])
    expect(kinds('seconds.csv')).toEqual(['order-no', 'name'])
    expect(kinds('two-shops.csv')).toEqual(['order-no', 'text'])
    expect(kinds('clock.csv')).toEqual(['name', 'order-no'])
    expect(kinds('staff.csv')?.[1]).toBe('name')
    expect(kinds('staff.csv')?.[0]).not.toBe('mobile')
    expect(kinds('batches.csv')).toEqual(['order-no', 'text'])
    expect(kinds('sums.csv')).toEqual(['amount', 'text'])
    expect(kinds('four.csv')).toEqual(['order-no', 'text'])
  })
  test('that begin as telephones of people do are telephones', () => {
    expect(kinds('phones-as-orders.csv')).toEqual(['name', 'mobile'])
    expect(kinds('phones-as-files.csv')).toEqual(['mobile', 'text'])
    expect(kinds('phones-as-contracts.csv')).toEqual(['name', 'mobile'])
  })
  test('either way a person is asked, and told how to say what they are', () => {
    expect(table('sequence.csv')?.columns[1]?.reason).toContain('开头几位过于集中')
    expect(table('sequence.csv')?.correct).toMatch(/^--kind '.*!B=mobile'$/)
    expect(table('phones-as-orders.csv')?.correct).toMatch(/^--kind '.*!B=order-no'$/)
    expect(report.questions.filter((q) => q.includes('形似手机号'))).toEqual([
      expect.stringMatching(/^\d+列的表头为订单号.*2列按手机号读取/),
    ])
  })
})
