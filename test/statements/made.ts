/**
 * Statements made from known payments, in the forms that offices get by warrant and users export: the names of the columns
 * are those that the publishers print. It shares no code with the reader.
 */
import { compact, grouped, OWN, OWN_NAME, ofSide, sumOf, yuan, type Truth } from './payments.ts'

/** A table with what stands above and below it. */
export interface Made {
  readonly above: readonly string[]
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly below: readonly string[]
}

type Form = (payments: readonly Truth[]) => Made

const ALIPAY = { own: '2088000000000001', other: '2088000000000002' } as const
const done = (payments: readonly Truth[]) => payments.filter((p) => p.state === 'done')

/** 财付通: fen, 借贷类型; no failed payment is in its books. */
const tenpay: Form = (payments) => ({
  above: [],
  header:
    '用户ID 交易单号 大单号 用户侧账号名称 借贷类型 交易类型 交易金额(分) 账户余额(分) 交易时间 银行类型 交易说明 商户名称 发送方 发送金额(分) 接收方 接收时间 接收金额(分) 对手方ID 对手侧账户名称 对手方银行卡号 对手侧银行名称 对手方接收时间 对手方接收金额(分) 备注1 备注2'.split(
      ' ',
    ),
  rows: done(payments).map((p) => [
    'wxid_test0001',
    p.serial,
    '',
    OWN_NAME,
    p.direction === 'in' ? '入' : '出',
    '转账',
    String(p.fen),
    String(p.balance),
    p.time,
    '零钱',
    '微信转账',
    '',
    '',
    '',
    '',
    '',
    '',
    p.other,
    p.otherName,
    '',
    '',
    '',
    '',
    '',
    '',
  ]),
  below: [],
})

/** 银行协查: the table of thirty-odd columns, times without separators, numbers behind a tab. */
const bank: Form = (payments) => ({
  above: [],
  header:
    '交易卡号 交易账号 交易方户名 交易方证件号码 交易时间 交易金额 交易余额 收付标志 交易对手账卡号 现金标志 对手户名 对手身份证号 对手开户银行 摘要说明 交易币种 交易网点名称 交易发生地 交易是否成功 传票号 IP地址 MAC地址 对手交易余额 交易流水号 日志号 凭证种类 凭证号 交易柜员号 备注 商户名称 商户代码'.split(
      ' ',
    ),
  rows: payments.map((p) => [
    `\t${OWN}`,
    `\t${OWN}`,
    OWN_NAME,
    '',
    `\t${compact(p.time)}`,
    yuan(p.fen),
    yuan(p.balance),
    p.direction === 'in' ? '进' : '出',
    `\t${p.other}`,
    '其它',
    p.otherName,
    '',
    '某某银行',
    '转账',
    '人民币',
    '',
    '',
    p.state === 'done' ? '成功' : '失败',
    '',
    '',
    '',
    '',
    `\t${p.serial}`,
    '',
    '',
    '',
    '',
    '',
    '',
    '',
  ]),
  below: [],
})

/** 支付宝协查: trades with the account that they were asked by. */
const alipay: Form = (payments) => ({
  above: [],
  header:
    '交易号,商户订单号,交易创建时间,付款时间,最近修改时间,交易来源地,类型,用户信息,交易对方信息,消费名称,金额（元）,收/支,交易状态,备注,对应的协查数据'.split(
      ',',
    ),
  rows: payments.map((p) => [
    `\t${p.serial}`,
    '',
    p.time,
    p.time,
    p.time,
    '其他',
    '即时到账交易',
    '2088000000000001(测试甲)',
    `2088000000000002(${p.otherName})`,
    '转账',
    yuan(p.fen),
    p.direction === 'in' ? '收入' : '支出',
    p.state === 'done' ? '交易成功' : '交易关闭',
    '',
    '2088000000000001',
  ]),
  below: [],
})

/** 支付宝网页版: a head of five lines, cells filled up with blanks, a footer with totals. */
const alipayWeb: Form = (payments) => {
  const [came, went] = [ofSide(payments, 'in'), ofSide(payments, 'out')]
  return {
    above: [
      '支付宝交易记录明细查询',
      '账号:[test@example.com]',
      '起始日期:[2019-03-01 00:00:00]    终止日期:[2019-04-01 00:00:00]',
      '---------------------------------交易记录明细列表------------------------------------',
    ],
    header:
      '交易号                  ,商家订单号               ,交易创建时间              ,付款时间                ,最近修改时间              ,交易来源地     ,类型              ,交易对方            ,商品名称                ,金额（元）,收/支     ,交易状态    ,服务费（元）   ,成功退款（元）  ,备注                  ,资金状态     ,'.split(
        ',',
      ),
    rows: payments.map((p) => [
      `${p.serial}\t`,
      '\t',
      `${p.time} `,
      `${p.time} `,
      `${p.time} `,
      '其他   ',
      '即时到账交易',
      p.otherName.padEnd(16),
      '转账',
      `${yuan(p.fen)}   `,
      (p.direction === 'in' ? '收入' : '支出').padEnd(6),
      p.state === 'done' ? '交易成功    ' : '交易关闭    ',
      '0.00   ',
      '0.00   ',
      '                    ',
      p.state === 'done' ? (p.direction === 'in' ? '已收入     ' : '已支出     ') : '           ',
      '',
    ]),
    below: [
      '------------------------------------------------------------------------------------',
      `共${String(payments.length)}笔记录`,
      `已收入:${String(came.length)}笔,${sumOf(came)}元`,
      '待收入:0笔,0.00元',
      `已支出:${String(went.length)}笔,${sumOf(went)}元`,
      '待支出:0笔,0.00元',
    ],
  }
}

/** 微信支付: totals above, ¥ before the sum, / where there is nothing. */
const wechat: Form = (payments) => {
  const [came, went] = [ofSide(payments, 'in'), ofSide(payments, 'out')]
  return {
    above: [
      '微信支付账单明细',
      '微信昵称：[测试甲]',
      '起始时间：[2019-03-01 00:00:00] 终止时间：[2019-03-31 23:59:59]',
      '导出类型：[全部]',
      '',
      `共${String(payments.length)}笔记录`,
      `收入：${String(came.length)}笔 ${sumOf(came)}元`,
      `支出：${String(went.length)}笔 ${sumOf(went)}元`,
      '中性交易：0笔 0.00元',
      '注：',
      '1. 本明细仅供个人对账使用',
      '',
      '----------------------微信支付账单明细列表--------------------',
    ],
    header:
      '交易时间 交易类型 交易对方 商品 收/支 金额(元) 支付方式 当前状态 交易单号 商户单号 备注'.split(
        ' ',
      ),
    rows: payments.map((p) => [
      p.time,
      '转账',
      p.otherName,
      '转账备注:微信转账',
      p.direction === 'in' ? '收入' : '支出',
      `¥${grouped(p.fen)}`,
      '零钱',
      p.state === 'failed' ? '支付失败' : p.direction === 'in' ? '已收钱' : '对方已收钱',
      `${p.serial}\t`,
      '/',
      '/',
    ]),
    below: [],
  }
}

/** A bank that nobody has published: two columns for the sides, date and time apart, a total below. */
const counter: Form = (payments) => {
  const held = done(payments)
  return {
    above: [
      '某某银行个人账户明细',
      `户名：${OWN_NAME} 账号：${OWN}`,
      '查询区间：2019-03-01 至 2019-03-31 币种：人民币',
    ],
    header: '序号 记账日期 交易时间 摘要 借方发生额 贷方发生额 余额 对方户名 对方账号'.split(' '),
    rows: held.map((p, i) => [
      String(i + 1),
      p.time.slice(0, 10).replaceAll('-', ''),
      p.time.slice(11).replaceAll(':', ''),
      '转账',
      p.direction === 'out' ? grouped(p.fen) : '',
      p.direction === 'in' ? grouped(p.fen) : '',
      grouped(p.balance),
      p.otherName,
      p.other,
    ]),
    below: [`合计,,,,${sumOf(ofSide(held, 'out'))},${sumOf(ofSide(held, 'in'))},,,`],
  }
}

/** 支付宝协查, transfers: who paid and who was paid; whose they are stands at the end of each line. */
const transfers: Form = (payments) => ({
  above: [],
  header:
    '交易号 付款方支付宝账号 收款方支付宝账号 收款机构信息 到账时间 转账金额（元） 转账产品名称 交易发生地 提现流水号 对应的协查数据'.split(
      ' ',
    ),
  rows: done(payments).map((p) => [
    p.serial,
    ...(p.direction === 'in'
      ? [ALIPAY.other, ALIPAY.own, OWN_NAME]
      : [ALIPAY.own, ALIPAY.other, p.otherName]),
    p.time,
    yuan(p.fen),
    '转账到账户',
    '',
    '',
    ALIPAY.own,
  ]),
  below: [],
})

/** A counter's print: one column with a sign for both sides, a sub-account under the name 序号. */
const print: Form = (payments) => ({
  above: ['某某银行借记账户历史明细（电子版）', `卡号 ${OWN} 户名：${OWN_NAME}`],
  header:
    '入账日期 入账时间 账号 储种 序号 币种 摘要 收入/支出金额 余额 对方户名 对方账号 渠道'.split(
      ' ',
    ),
  rows: done(payments).map((p) => [
    p.time.slice(0, 10),
    p.time.slice(11),
    OWN,
    '活期',
    '00000',
    '人民币',
    '转账',
    `${p.direction === 'in' ? '+' : '-'}${grouped(p.fen)}`,
    grouped(p.balance),
    p.otherName,
    p.other,
    '手机银行',
  ]),
  below: [],
})

export const FORMS = { tenpay, bank, alipay, alipayWeb, wechat, counter, transfers, print } as const
export type FormName = keyof typeof FORMS

/** Are failed payments in the books of a form? */
export const HOLDS_FAILED: Readonly<Record<FormName, boolean>> = {
  tenpay: false,
  bank: true,
  alipay: true,
  alipayWeb: true,
  wechat: true,
  counter: false,
  transfers: false,
  print: false,
}
