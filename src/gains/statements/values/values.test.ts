import { test as property } from '@fast-check/vitest'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSum } from './amount.ts'
import { columnName } from '../layout/names.ts'
import { ProofLines, isProofHeader } from '../proof.ts'
import { stateOf } from './state.ts'
import type { StatementRow } from '../table.ts'
import { serialTime, timeCell } from './time.ts'

const hundredths = (text: string) => {
  const sum = readSum(text)
  return sum === null ? null : 'fault' in sum ? sum.fault : Number(sum.hundredths)
}

test.each([
  ['¥1,234.50', 123450],
  ['￥-3', -300],
  ['（12.00）', -1200],
  ['12-', -1200],
  ['１２．５', 1250],
  ['100.00(已退款5.00)', 10000],
  ['CNY 12.34', 1234],
  ['12元', 1200],
  ['0.30000000000000004', 30],
  ['7.0000000000000007E-2', 7],
  ['1234567.8899999999', 123456789],
  ['1.5E3', 150000],
  ['', null],
  ['/', null],
  ['--', null],
  ['12.345', 'more-decimals'],
  ['1.2E+20', 'damaged'],
  ['12,34.5', 'unreadable'],
  ['--12', 'unreadable'],
  ['1.234,56', 'unreadable'],
  ['十元', 'unreadable'],
])('sum %s', (text, expected) => {
  expect(hundredths(text)).toBe(expected)
})

property.prop([fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), fc.boolean()])(
  'a sum written with or without thousands is read to the fen',
  (sum, isGrouped) => {
    const size = sum < 0n ? -sum : sum
    const whole = String(size / 100n)
    const yuan = isGrouped ? whole.replace(/\B(?=(?:\d{3})+(?!\d))/g, ',') : whole
    const text = `${sum < 0n ? '-' : ''}${yuan}.${String(size % 100n).padStart(2, '0')}`
    expect(readSum(text)).toMatchObject({ hundredths: sum })
  },
)

property.prop([fc.string({ maxLength: 80 })])('any text is a sum, a fault or nothing', (text) => {
  expect(() => readSum(text)).not.toThrow()
  expect(() => timeCell(text)).not.toThrow()
  expect(() => stateOf(text)).not.toThrow()
})

const timeText = (text: string, besideDate = false) => {
  const cell = timeCell(text, besideDate)
  if (cell.kind === 'time') return cell.time.text
  return cell.kind === 'clock' ? cell.clock : cell.kind
}

test.each([
  ['2019-03-12 21:04:33', '2019-03-12 21:04:33'],
  ['2019/3/12 21:04', '2019-03-12 21:04'],
  ['2019年3月12日', '2019-03-12'],
  ['20190312210433', '2019-03-12 21:04:33'],
  ['20190312', '2019-03-12'],
  ['\t20190312 210433', '2019-03-12 21:04:33'],
  ['2019-03-12T21:04:33+08:00', '2019-03-12 21:04:33'],
  ['2019-03-12 21:04:33.123', '2019-03-12 21:04:33'],
  ['2019/3/12 下午 9:04', '2019-03-12 21:04'],
  ['2019-02-30 10:00:00', 'unreadable'],
  ['2019-03-12 25:00:00', 'unreadable'],
  ['03/04/2023', 'slash'],
  ['12/31', 'yearless'],
  ['', 'nothing'],
  ['昨天', 'unreadable'],
])('time %s', (text, expected) => {
  expect(timeText(text)).toBe(expected)
})

test('a clock beside a date: a leading zero may be lost', () => {
  expect(timeText('93015', true)).toBe('09:30:15')
  expect(timeText('123456', true)).toBe('12:34:56')
  expect(timeText('9:30', true)).toBe('09:30')
})

test('a number of a spreadsheet with what it shows: the number is exact, the text tells from when it counts', () => {
  const cell = timeCell('43536.878159722')
  expect(cell.kind).toBe('serial')
  if (cell.kind !== 'serial') return
  const shown = timeCell('2019/3/12 21:04')
  expect(serialTime(cell.days, cell.seconds, shown)?.text).toBe('2019-03-12 21:04:33')
  expect(serialTime(cell.days - 1462, cell.seconds, shown)?.text).toBe('2019-03-12 21:04:33')
})

test.each([
  ['金额（元）', '金额', 'yuan'],
  ['交易金额(分)', '交易金额', 'fen'],
  ['收入金额（+元）', '收入金额', 'yuan'],
  ['日 志 号', '日志号', null],
  ['"交易时间"', '交易时间', null],
])('column %s', (header, name, unit) => {
  expect(columnName(header)).toEqual({ name, unit })
})

test.each([
  ['支付成功', 'done', null],
  ['对方已退还', 'refunded', null],
  ['已退款(￥12.00)', 'refunded', 1200n],
  ['退款成功', 'refund', null],
  ['退款失败', 'failed', null],
  ['交易关闭', 'failed', null],
  ['处理中', 'unknown', null],
  ['某种状态', 'unknown', null],
])('state %s', (text, state, refunded) => {
  expect(stateOf(text)).toEqual({ state, refunded })
})

test('a proof out of a PDF: wrapped cells are put together, columns that touch are taken apart', () => {
  const rows = [
    ['100010730120240', '2024-01-02 10:01:'],
    [null, null, '转账', '收⼊', '零钱', '1.25', null, '对手1', '/'],
    ['101000000001', '05'],
    [
      null,
      '100010730120240101002024-01-06 10:33:05 商户消费 支出0000033',
      null,
      '零钱',
      '41.25',
      '店',
      '10000109005',
    ],
    ['说明：1.充值', null],
  ]
  const lines: (readonly (string | null)[])[] = []
  const proof = new ProofLines(({ cells }: StatementRow) => lines.push(cells))
  const taken = rows.map((cells, i) => proof.row({ row: i + 1, cells, shown: [] }))
  proof.end()
  expect(
    isProofHeader([
      '交易单号',
      '交易时间',
      null,
      '交易类型 收/⽀/其他 交易⽅式 ⾦额(元) 交易对⽅',
      '商户单号',
    ]),
  ).toBe(true)
  expect(lines).toEqual([
    [
      '100010730120240101000000001',
      '2024-01-02 10:01:05',
      '转账',
      '收入',
      '零钱',
      '1.25',
      '对手1',
      '/',
    ],
    [
      '10001073012024010100' + '0000033',
      '2024-01-06 10:33:05',
      '商户消费',
      '支出',
      '零钱',
      '41.25',
      '店',
      '10000109005',
    ],
  ])
  expect(taken).toEqual([true, true, true, true, false])
})
