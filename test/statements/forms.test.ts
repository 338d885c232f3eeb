import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MoneyRead } from '../../src/case/money/statements.ts'
import { FORMS, HOLDS_FAILED, type FormName, type Made } from './made.ts'
import { truths, type Truth } from './payments.ts'
import { readFiles } from './read.ts'
import { asBook, asText } from './write.ts'

const folder = mkdtempSync(join(tmpdir(), 'statements-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const TITLES: Readonly<Record<FormName, string>> = {
  tenpay: '财付通交易明细（TenpayTrades）',
  bank: '银行协查交易明细',
  alipay: '支付宝协查数据（交易记录）',
  alipayWeb: '支付宝交易明细（网页版）',
  wechat: '微信支付账单（导出版）',
  counter: '流水（版式未登记，按列名识别）',
  transfers: '支付宝协查数据（转账明细）',
  print: '流水（版式未登记，按列名识别）',
}
const SUMS = [
  '交易金额(分)',
  '账户余额(分)',
  '交易金额',
  '交易余额',
  '金额（元）',
  '借方发生额',
  '贷方发生额',
  '余额',
  '收入/支出金额',
  '转账金额（元）',
]

const WAYS: Readonly<Record<string, (made: Made) => Buffer>> = {
  'csv, GBK': (made) => asText(made, { encoding: 'gbk' }),
  'csv, UTF-8': (made) => asText(made),
  'text with tabs, GBK': (made) => asText(untabbed(made), { encoding: 'gbk', delimiter: '\t' }),
  xlsx: (made) => asBook(made, 'xlsx'),
  'xlsx, sums as numbers': (made) => asBook(made, 'xlsx', SUMS),
  xls: (made) => asBook(made, 'biff8'),
}

const ALL = (Object.keys(FORMS) as FormName[]).flatMap((form, i) =>
  Object.keys(WAYS).map((way, k) => ({
    form,
    way,
    payments: truths(24 + 3 * i + k, 7 * i + k + 1),
  })),
)

let read: MoneyRead

beforeAll(async () => {
  const paths = ALL.map(({ form, way, payments }, i) => {
    const path = join(
      folder,
      `${String(i)}.${way.startsWith('xls') ? way.slice(0, 4).trim() : 'csv'}`,
    )
    writeFileSync(path, WAYS[way]?.(FORMS[form](payments)) ?? '')
    return path
  })
  read = await readFiles(paths)
})

test.each(ALL.map((one, i) => [`${one.form}, ${one.way}`, one, i] as const))(
  '%s: every line with its sum, side, time, state and numbers',
  (_, { form, payments }, i) => {
    const id = `S${String(i + 1)}`
    const own = read.payments.filter((p) => p.statement === id)
    const report = read.statements.find((s) => s.id === id)
    expect(report?.forms).toEqual([TITLES[form]])
    expect(own.map(facts)).toEqual(expectedOf(form, payments))
    expect(report?.issues.filter((issue) => issue.lost)).toEqual([])
    expect(report?.checks.filter((c) => c.check !== 'closes')).toEqual([])
    const what = new Set(report?.checks.map((c) => c.what))
    if (['tenpay', 'bank', 'counter', 'print'].includes(form)) expect(what).toContain('balance')
    if (['alipayWeb', 'wechat'].includes(form)) expect(what).toContain('total-out')
    if (form === 'counter') expect([...what]).toEqual(expect.arrayContaining(['rows', 'total-in']))
  },
)

function facts(p: MoneyRead['payments'][number]) {
  return {
    time: p.time,
    fen: p.fen,
    direction: p.direction,
    state: p.state,
    serial: p.serial,
    currency: p.currency,
    otherName: p.otherName,
  }
}

function expectedOf(form: FormName, payments: readonly Truth[]) {
  return payments
    .filter((p) => HOLDS_FAILED[form] || p.state === 'done')
    .map((p) => ({
      time: p.time,
      fen: p.fen,
      direction: p.direction,
      state: p.state,
      serial: form === 'counter' || form === 'print' ? null : p.serial,
      currency: 'CNY',
      otherName: otherNameIn(form, p),
    }))
}

function otherNameIn(form: FormName, { direction, otherName }: Truth): string | null {
  // The form names who was paid, never who paid.
  if (form === 'transfers' && direction === 'in') return null
  return otherName
}

/** Tabs delimit: they cannot stand in the cells as well. */
function untabbed(made: Made): Made {
  const rows = made.rows.map((cells) => cells.map((cell) => cell.replaceAll('\t', '')))
  const below = made.below.map((line) =>
    line.startsWith('合计') ? line.replaceAll(',', '\t') : line,
  )
  return { ...made, rows, below }
}
