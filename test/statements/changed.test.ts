import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { MoneyRead } from '../../src/case/money/statements.ts'
import { layout as layoutSchema } from '../../src/case/facts/schema/statements.ts'
import type { Payment } from '../../src/report/payments.ts'
import { FORMS, type Made } from './made.ts'
import { truths } from './payments.ts'
import { asText } from './write.ts'
import { readFiles } from './read.ts'

const folder = mkdtempSync(join(tmpdir(), 'statements-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

let files = 0

async function read(texts: readonly (Made | string)[], options = {}): Promise<MoneyRead> {
  const paths = texts.map((made) => {
    const path = join(folder, `${String(files++)}.csv`)
    writeFileSync(path, typeof made === 'string' ? made : asText(made))
    return path
  })
  return readFiles(paths, options)
}

const PAYMENTS = truths(40, 11)
const checkOf = (money: MoneyRead, what: string) =>
  money.statements[0]?.checks.find((c) => c.what === what)
const facts = (payments: readonly Payment[]) =>
  payments.map((p) => [p.time, p.fen, p.direction, p.state, p.serial].join(' ')).sort()

test('columns in another order: the same payments', async () => {
  const made = FORMS.bank(PAYMENTS)
  const order = made.header.map((_, i) => i).reverse()
  const turned = {
    ...made,
    header: order.map((i) => made.header[i] ?? ''),
    rows: made.rows.map((cells) => order.map((i) => cells[i] ?? '')),
  }
  const [plain, other] = [await read([made]), await read([turned])]
  expect(facts(other.payments)).toEqual(facts(plain.payments))
})

test('rows shuffled: the same payments, the balance checked by time', async () => {
  const made = FORMS.bank(PAYMENTS)
  const shuffled = {
    ...made,
    rows: made.rows
      .toSorted((a, b) => ((a[22] ?? '') < (b[22] ?? '') ? 1 : -1))
      .toSorted((a, b) => (a[10] ?? '').localeCompare(b[10] ?? '')),
  }
  const [plain, other] = [await read([made]), await read([shuffled])]
  expect(facts(other.payments)).toEqual(facts(plain.payments))
  expect(checkOf(other, 'balance')?.check).toBe('closes')
  expect(checkOf(other, 'balance')?.sentence).toContain('按时间排序后')
})

test('cut in half: the payments that are left, and what is missing', async () => {
  const made = FORMS.wechat(PAYMENTS)
  const money = await read([{ ...made, rows: made.rows.slice(0, 20) }])
  expect(money.payments).toHaveLength(20)
  expect(checkOf(money, 'total-lines')).toMatchObject({ check: 'differs' })
  expect(checkOf(money, 'total-lines')?.sentence).toContain('载明共40笔，表中20笔：不符（少20笔')
})

const codesOf = (money: MoneyRead) => money.statements[0]?.issues.map((i) => i.code) ?? []

test.each([
  ['in a name', 1],
  ['behind the second column', 2],
  ['behind the fifth', 5],
])('a text that breaks off %s of its last line is not whole, totals or none', async (_, cells) => {
  const lines = asText(FORMS.tenpay(PAYMENTS)).toString('utf8').split(/\r?\n/)
  const header = lines.findIndex((line) => line.includes('交易金额'))
  const kept = lines.slice(0, header + 20)
  const broken = (lines[header + 20] ?? '').split(',').slice(0, -cells).join(',')
  const whole = await read([`${kept.join('\n')}\n`])
  expect(codesOf(whole)).not.toContain('cut-short')
  const cut = await read([`${kept.join('\n')}\n${broken}`])
  expect(codesOf(cut)).toContain('cut-short')
  expect(cut.statements[0]?.lacking.join()).toContain('可能被截断')
})

test('a form that closes with a rule and does not is not whole', async () => {
  const made = FORMS.alipayWeb(PAYMENTS)
  expect(codesOf(await read([made]))).not.toContain('cut-short')
  expect(codesOf(await read([{ ...made, below: [] }]))).toContain('cut-short')
})

test('lines that are all shorter than the header are a way of writing, not a break', async () => {
  const text =
    '交易日期,借贷标志,交易金额,余额,备注\n2021-03-02,贷,10.00,10.00\n2021-03-03,贷,5.00,15.00\n'
  expect(codesOf(await read([text]))).not.toContain('cut-short')
})

test('saved again without seconds: the minute is kept, and the loss told', async () => {
  const made = FORMS.wechat(PAYMENTS)
  const rows = made.rows.map(([time = '', ...rest]) => {
    const [, y, m, d, clock] = /^(\d+)-0?(\d+)-0?(\d+) 0?(\d+:\d+)/.exec(time) ?? []
    return [`${y ?? ''}/${m ?? ''}/${d ?? ''} ${clock ?? ''}`, ...rest]
  })
  const { payments, statements } = await read([{ ...made, rows }])
  expect(payments.map((p) => p.time)).toEqual(PAYMENTS.map((p) => p.time.slice(0, 16)))
  expect(payments.every((p) => p.precision === 'minute')).toBe(true)
  expect(statements[0]?.issues.map((i) => i.code)).toContain('precision-lost')
})

test('a balance that breaks is told with its row', async () => {
  const made = FORMS.tenpay(PAYMENTS)
  const rows = made.rows.map((cells, i) =>
    i === 7 ? cells.with(7, String(Number(cells[7]) + 1)) : cells,
  )
  const money = await read([{ ...made, rows }])
  const check = checkOf(money, 'balance')
  expect(check).toMatchObject({ check: 'differs' })
  expect(check?.at.map((at) => at.at(-1))).toEqual([9, 10])
})

test('the balance of lines from new to old closes as well', async () => {
  const made = FORMS.tenpay(PAYMENTS)
  const money = await read([{ ...made, rows: made.rows.toReversed() }])
  expect(checkOf(money, 'balance')?.check).toBe('closes')
})

test('negative: a minus that says 支出 again is none; one among plain sums is a reversal, and told', async () => {
  const head = '交易时间,摘要,收付标志,交易金额,余额,对方户名,对方账号'
  const again = `${head}\n2019-03-01 10:00:00,转账,支出,-12.00,88.00,甲乙,1\n2019-03-01 11:00:00,转账,收入,5.00,93.00,甲乙,1\n`
  const reversal = `${head}\n2019-03-01 10:00:00,转账,支出,12.00,88.00,甲乙,1\n2019-03-01 11:00:00,冲正,支出,-12.00,100.00,甲乙,1\n`
  const [a, b] = [await read([again]), await read([reversal])]
  expect(a.payments.map((p) => [p.direction, p.fen])).toEqual([
    ['out', 1200],
    ['in', 500],
  ])
  expect(b.payments.map((p) => [p.direction, p.fen])).toEqual([
    ['out', 1200],
    ['in', 1200],
  ])
  expect(b.statements[0]?.issues.map((i) => i.code)).toContain('negative')
  for (const money of [a, b]) expect(checkOf(money, 'balance')?.check).toBe('closes')
})

test('another currency stands apart and is added to nothing', async () => {
  const text =
    '交易时间,币种,收付标志,交易金额,余额,对方户名,摘要\n2019-03-01 10:00:00,人民币,收入,12.00,12.00,甲乙,货款\n2019-03-01 11:00:00,美元,收入,7.00,7.00,甲乙,货款\n'
  const { statements } = await read([text])
  expect(statements[0]?.sums.map((s) => [s.currency, s.in.fen])).toEqual([
    ['CNY', 1200],
    ['USD', 700],
  ])
  expect(statements[0]?.issues.map((i) => i.code)).toContain('other-currency')
})

test('whole sums under a header that names no unit: asked, not guessed', async () => {
  const text =
    '时间,金额,收支,对方\n2019-03-01 10:00:00,1200,收入,甲乙\n2019-03-02 10:00:00,500,支出,甲乙\n'
  const asked = await read([text])
  expect(asked.payments.map((p) => p.fen)).toEqual([null, null])
  expect(asked.statements[0]?.issues.map((i) => i.code)).toContain('unit-unknown')
  expect(asked.statements[0]?.tables[0]?.map).toContain('statements:')
  const layout = layoutSchema.parse({
    time: 'A',
    amount: 'B',
    direction: 'C',
    'other-name': 'D',
    unit: 'fen',
  })
  const told = await read([text], { layout })
  expect(told.payments.map((p) => [p.fen, p.direction])).toEqual([
    [1200, 'in'],
    [500, 'out'],
  ])
})

test('a sum that is no whole fen is told, never rounded', async () => {
  const made = FORMS.wechat(PAYMENTS.slice(0, 3))
  const rows = made.rows.map((cells, i) => (i === 1 ? cells.with(5, '¥12.345') : cells))
  const { payments, statements } = await read([{ ...made, rows }])
  expect(payments[1]?.fen).toBeNull()
  expect(statements[0]?.issues.find((i) => i.code === 'more-decimals')?.lost).toBe(true)
})

test('a serial in E-notation is told as damaged', async () => {
  const made = FORMS.wechat(PAYMENTS.slice(0, 3))
  const rows = made.rows.map((cells, i) => (i === 1 ? cells.with(8, '1.00011E+27') : cells))
  const { statements } = await read([{ ...made, rows }])
  expect(statements[0]?.issues.map((i) => i.code)).toContain('serial-damaged')
})

test('two exports that overlap: each payment once', async () => {
  const parts = [FORMS.wechat(PAYMENTS.slice(0, 25)), FORMS.wechat(PAYMENTS.slice(15))]
  const { payments, statements } = await read(parts, { of: 'jia' })
  expect(payments).toHaveLength(50)
  expect(payments.filter((p) => p.sameAs === null)).toHaveLength(40)
  expect(statements[1]?.repeated).toBe(10)
})

test('refunds find what they give back; a closed trade that was given back in full was paid', async () => {
  const head =
    '支付宝交易记录\n交易时间,交易分类,交易对方,商品说明,收/支,金额,交易状态,交易订单号,商家订单号\n'
  const lines = [
    '2024-09-01 10:00:00,购物,店甲,货,支出,100.00,交易成功,2024090122001111,T1111111',
    '2024-09-02 10:00:00,退款,店甲,退款-货,不计收支,40.00,退款成功,2024090122001111_01,T1111111',
    '2024-09-03 10:00:00,购物,店乙,货,不计收支,30.00,交易关闭,2024090122002222,T2222222',
    '2024-09-04 10:00:00,退款,店乙,退款-货,不计收支,30.00,退款成功,2024090122002222_01,T2222222',
    '2024-09-05 10:00:00,购物,店丙,货,不计收支,50.00,交易关闭,2024090122003333,T3333333',
  ]
  const { payments } = await read([`${head}${lines.join('\n')}\n`])
  expect(payments.map((p) => [p.direction, p.state, p.refunded])).toEqual([
    ['out', 'part-refunded', 4000],
    ['in', 'refund', null],
    ['out', 'refunded', 3000],
    ['in', 'refund', null],
    ['neutral', 'failed', null],
  ])
  expect(payments[3]?.refundOf).toBe(payments[2]?.id)
})

test('the words of a bill on its own refunds: 已退款(￥12.00) of 100, 已全额退款', async () => {
  const made = FORMS.wechat(PAYMENTS.slice(0, 2))
  const rows = [
    [
      '2024-09-01 10:00:00',
      '商户消费',
      '店',
      '货',
      '支出',
      '¥100.00',
      '零钱',
      '已退款(￥12.00)',
      '10000001',
      '/',
      '/',
    ],
    [
      '2024-09-01 11:00:00',
      '商户消费',
      '店',
      '货',
      '支出',
      '¥7.00',
      '零钱',
      '已全额退款',
      '10000002',
      '/',
      '/',
    ],
    [
      '2024-09-01 12:00:00',
      '店-退款',
      '店',
      '货',
      '收入',
      '¥7.00',
      '零钱',
      '已全额退款',
      '10000003',
      '/',
      '/',
    ],
  ]
  const { payments } = await read([{ ...made, rows }])
  expect(payments.map((p) => [p.direction, p.state, p.refunded])).toEqual([
    ['out', 'part-refunded', 1200],
    ['out', 'refunded', 700],
    ['in', 'refund', null],
  ])
})

test('accounts and log-ins are known for what they are: no payments, nothing amiss', async () => {
  const info =
    '账户状态,账号,注册姓名,注册时间,注册身份证号,绑定手机,绑定状态,开户行信息,银行账号\n正常,wxid_test0001,测试甲,2015-01-01 10:00:00,,,,,\n'
  const { payments, statements } = await read([info])
  expect(payments).toEqual([])
  expect(statements[0]).toMatchObject({ forms: ['财付通注册信息（TenpayRegInfo）'], issues: [] })
  expect(JSON.stringify(statements)).not.toContain('测试甲')
})

test('a list of people is no statement', async () => {
  const { payments, statements } = await read([
    '姓名,电话,住址\n测试甲,13800138000,北京市\n测试乙,13800138001,上海市\n',
  ])
  expect(payments).toEqual([])
  expect(statements[0]?.issues.map((i) => i.code)).toEqual(['not-a-statement'])
})

test('sums with a plus alone came in; a sum without a sign beside them stays open', async () => {
  const lines = [
    '交易时间,金额(元),对方账号',
    '2021-03-01 10:00:00,+600.00,6222000000000001',
    '2021-03-02 10:00:00,+¥1200.50,6222000000000002',
    '2021-03-03 10:00:00,35.00,6222000000000003',
  ]
  const { payments, statements } = await read([lines.join('\n')])
  expect(payments.map((p) => [p.fen, p.direction])).toEqual([
    [60_000, 'in'],
    [120_050, 'in'],
    [3500, 'unknown'],
  ])
  const open = statements[0]?.issues.find((i) => i.code === 'direction-unknown')
  expect(open).toMatchObject({ lost: true, at: [[expect.stringContaining('.csv'), 4]] })
})

test('with a minus in the table, a sum without a sign came in as before', async () => {
  const lines = [
    '交易时间,金额(元),对方账号',
    '2021-03-01 10:00:00,+600.00,6222000000000001',
    '2021-03-02 10:00:00,-1200.50,6222000000000002',
    '2021-03-03 10:00:00,35.00,6222000000000003',
  ]
  const { payments } = await read([lines.join('\n')])
  expect(payments.map((p) => p.direction)).toEqual(['in', 'out', 'in'])
})
