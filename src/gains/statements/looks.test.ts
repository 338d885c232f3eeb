import { expect, test } from 'vitest'
import { mayBeMoney } from './looks.ts'

const rows = (...all: (string | null)[][]) =>
  all.map((cells, i) => ({ row: i + 1, cells, shown: [] }))
const DAYS = [
  ['2022-01-01 21:39:10', '79765', '9920235'],
  ['2022-01-02 13:23:24', '279484', '9640751'],
]

test('whole sums beside days are money under the names of a sum and its side: a form in fen is told, not passed over', () => {
  const head = ['发生于', '交易金额(分)', '账户余额(分)']
  expect(mayBeMoney(rows(head, ...DAYS))).toBe(true)
  expect(mayBeMoney(rows(['登记于', '编号', '房号'], ...DAYS))).toBe(false)
  expect(mayBeMoney(rows(['下单于', '金额', '数量'], ...DAYS))).toBe(false)
})

test('sums with decimals beside days are money without a name', () => {
  expect(mayBeMoney(rows(['2022-01-01', '1.50'], ['2022-01-02', '2.50']))).toBe(true)
  expect(mayBeMoney(rows(['2022-01-01', '1.50']))).toBe(false)
})
