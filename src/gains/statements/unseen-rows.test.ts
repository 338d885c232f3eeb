import { expect, test } from 'vitest'
import { numberAndName } from './values/joint.ts'
import { chineseHalf } from './layout/names.ts'
import { TableReader } from './table-reader.ts'
import { readStatements } from './read.ts'
import { joinedNames } from './layout/two-headers.ts'

/** Reads rows of text as one statement of nobody who is known. */
function read(...tables: readonly (readonly (readonly string[])[])[]) {
  const given = tables.map((rows, i) => {
    const reader = new TableReader({ at: [`${String(i)}.csv`], names: null }, null)
    rows.forEach((cells, row) => reader.row({ row: row + 1, cells, shown: [] }))
    const table = { table: reader.end(), shape: '', map: '' }
    const id = `S${String(i)}`
    return {
      id,
      path: id,
      of: null,
      account: null,
      evidence: null,
      surely: true,
      faults: [],
      tables: [table],
    }
  })
  return readStatements(given)
}

const codes = (money: ReturnType<typeof read>) =>
  money.statements.flatMap((s) => s.issues.filter((i) => i.lost).map((i) => i.code))
const HEAD = ['交易日期', '收入', '支出', '余额', '对方户名', '摘要']

test('a sum that stands alone in its row is no note: it is told', () => {
  const money = read([
    HEAD,
    ['2021-10-08', '1.00', '', '9.00', '甲', ''],
    ['', '5.00', '', '', '', ''],
  ])
  expect(money.payments).toHaveLength(1)
  expect(codes(money)).toEqual(['row-not-understood'])
})

test('a payment whose remark is a word of totals stays one, since somebody is on its other side', () => {
  const money = read([HEAD, ['2021-10-08', '1.00', '', '9.00', '甲', '合计']])
  expect(money.payments).toHaveLength(1)
})

test('a total with a day is no payment, and is checked against the lines', () => {
  const lines = [
    ['2021-10-08', '1.00', '', '9.00', '甲', ''],
    ['2021-10-09', '2.00', '', '11.00', '乙', ''],
  ]
  const money = read([HEAD, ...lines, ['2021-10-31', '4.00', '', '', '', '本月合计']])
  expect(money.payments).toHaveLength(2)
  expect(money.statements[0]?.checks.filter((c) => c.check === 'differs')).toHaveLength(1)
})

test.each([
  ['单位：万元', ['unit-unknown']],
  ['单位：元', []],
])('%s above the table', (words, expected) => {
  const head = ['交易卡号', '交易时间', '交易金额', '收付标志', '对手户名']
  const money = read([
    [words],
    head,
    ['6217000010000012345', '2021-10-08 10:00:00', '1.50', '进', '甲'],
  ])
  expect(codes(money)).toEqual(expected)
})

test('lines of two exports that may be one, with nothing that tells, are both counted and named', () => {
  const [head, line] = [
    ['交易时间', '收支', '金额', '对方户名'],
    ['2021-10-08 10:00:00', '收', '1.50', '甲'],
  ]
  const money = read([head, line], [head, line])
  expect(money.payments.map((p) => p.sameAs)).toEqual([null, null])
  expect(money.statements[1]?.issues.map((i) => i.code)).toContain('maybe-repeated')
})

test('one account as its bank prints it with numbers and without counts once; other numbers are other payments', () => {
  const of = (serial: string) => [
    ['账号：6217000010000012345'],
    ['交易时间', '收入', '支出', '余额', '流水号'],
    ['2021-10-08 10:00:00', '1.50', '', '9.00', serial],
  ]
  expect(read(of('12345678'), of('')).payments.map((p) => p.sameAs)).toEqual([null, 'S0:1:3'])
  expect(read(of('12345678'), of('87654321')).payments.map((p) => p.sameAs)).toEqual([null, null])
})

test('days that stand once are those of the line above, and that is said', () => {
  const money = read([
    HEAD,
    ['2021-10-08', '1.00', '', '9.00', '甲', ''],
    ['', '2.00', '', '11.00', '乙', ''],
  ])
  expect(money.payments.map((p) => p.time)).toEqual(['2021-10-08', '2021-10-08'])
  expect(money.statements[0]?.issues.map((i) => i.code)).toContain('day-from-above')
})

test.each([
  ['6217001364082092243/张伟', ['6217001364082092243', '张伟']],
  ['张伟 6217001364082092243', ['6217001364082092243', '张伟']],
  ['2088001122334455(张伟)', ['2088001122334455', '张伟']],
  ['张伟', null],
  ['3号店 6217001364082092243', null],
])('%s: number and name of the other side', (text, expected) => {
  const found = numberAndName(text)
  expect(found && [found.other, found.otherName]).toEqual(expected)
})

test.each([
  ['Trans Date\n交易日期', '交易日期', undefined],
  ['金额\nAmount (USD)', '金额', 'USD'],
  ['金额（美元）', '金额', 'USD'],
  ['金额 USD', undefined, undefined],
])('%s: a name in two languages', (header, name, currency) => {
  const half = chineseHalf(header)
  expect([half?.name, half?.currency]).toEqual([name, currency])
})

test('groups above their parts: whose account it is stays with the name', () => {
  const above = ['序号', '本方信息', '', '对手信息', '', '', '余额', '']
  const below = ['', '户名', '账号', '户名', '账号', '余额', '方向', '金额']
  expect(joinedNames(above, below)).toEqual([
    '序号',
    '本方户名',
    '本方账号',
    '对方户名',
    '对方账号',
    '对手信息余额',
    '余额方向',
    '余额金额',
  ])
})
