import type { Direction } from './direction.ts'
import type { FieldId } from './fields.ts'
import type { Unit } from './names.ts'
import type { DayOrder } from './time.ts'

/** A published form of statement, known by the names of its columns and the words above them. */
export interface Form {
  readonly id: string
  readonly title: string
  /** Names in normal form that must all stand in the header; `a|b`: either. */
  readonly needs: readonly string[]
  /** Words above or below the table that belong to it; absent: the names are enough. */
  readonly words?: RegExp
  /** `info`: about an account, not about money that moved. */
  readonly holds?: 'info'
  /** Unit that the form is known to count in, where the header does not say; absent: the header must. */
  readonly unit?: Unit
  readonly currency?: string
  /** Where no column tells the side: `card`: a sum without sign was spent; `account`: it came in. */
  readonly sign?: 'card' | 'account'
  readonly days?: DayOrder
  /** Columns that mean something else in this form than elsewhere. */
  readonly columns?: Readonly<Record<string, FieldId>>
  /** Words on the side that mean something in this form only. */
  readonly sides?: Readonly<Record<string, Direction>>
  /** A rule that opens the table and one that closes it: where the first stands and the second does not, lines are missing. */
  readonly ends?: { readonly opens: RegExp; readonly closes: RegExp }
  /** Is a line without a word on its state not understood? Bank books hold only what was done. */
  readonly stateNeeded?: boolean
}

const YUAN = { unit: 'yuan', currency: 'CNY' } as const

/** The first that fits is taken: forms with words before those without, narrow before wide. */
export const FORMS: readonly Form[] = [
  // What an office gets by warrant.
  {
    id: 'tenpay-reg',
    title: '财付通注册信息（TenpayRegInfo）',
    needs: ['账号', '注册姓名', '注册时间|注册身份证号|绑定手机'],
    holds: 'info',
  },
  {
    id: 'tenpay-trades',
    title: '财付通交易明细（TenpayTrades）',
    needs: ['用户id', '借贷类型', '交易金额', '交易时间'],
    currency: 'CNY',
    stateNeeded: false,
  },
  {
    id: 'alipay-warrant-login',
    title: '支付宝协查数据（登录日志）',
    needs: ['登陆账号|登录账号|用户id', '客户端ip|登录ip|ip地址', '操作发生时间|登录时间|登陆时间'],
    holds: 'info',
  },
  {
    id: 'alipay-warrant-account',
    title: '支付宝协查数据（账户信息）',
    needs: ['用户id', '登陆手机|登录手机|登陆邮箱|登录邮箱|绑定手机', '账户名称|证件号'],
    holds: 'info',
  },
  {
    id: 'alipay-warrant-transfers',
    title: '支付宝协查数据（转账明细）',
    needs: ['付款方支付宝账号', '收款方支付宝账号|收款机构信息', '转账金额'],
    ...YUAN,
    columns: { 到账时间: 'time' },
  },
  {
    id: 'alipay-warrant-trades',
    title: '支付宝协查数据（交易记录）',
    needs: ['交易号', '对应的协查数据', '金额', '收/支|交易状态'],
    ...YUAN,
    columns: { 用户信息: 'own', 对应的协查数据: 'ignored', 付款时间: 'posted' },
    stateNeeded: true,
  },
  {
    id: 'alipay-warrant-ledger',
    title: '支付宝协查数据（账户明细）',
    needs: ['对应的协查数据', '金额|收入|支出|收入金额|支出金额'],
    ...YUAN,
    columns: { 对应的协查数据: 'own' },
  },
  {
    id: 'bank-warrant',
    title: '银行协查交易明细',
    needs: [
      '交易卡号|交易账号|查询卡号|查询账号|卡号|账号',
      '交易时间|交易日期',
      '交易金额',
      '收付标志|借贷标志|借贷标记',
      '对手户名|交易对手账卡号|交易对方户名|对方户名',
    ],
    ...YUAN,
    columns: { 商户名称: 'note' },
  },
  // What users export themselves.
  {
    id: 'wechat-proof',
    title: '微信支付交易明细证明',
    needs: ['交易单号', '交易时间', '收/支/其他|收/支', '交易方式', '金额'],
    ...YUAN,
    columns: { 交易方式: 'method' },
  },
  {
    id: 'wechat-export',
    title: '微信支付账单（导出版）',
    needs: ['交易时间', '收/支', '金额', '当前状态'],
    ...YUAN,
    columns: { 商户单号: 'order' },
    stateNeeded: true,
  },
  {
    id: 'alipay-web',
    title: '支付宝交易明细（网页版）',
    needs: ['交易创建时间', '金额', '收/支', '交易状态'],
    ends: { opens: /^-{8,}交易记录明细列表-{8,}/, closes: /^-{8,}/ },
    ...YUAN,
    columns: { 付款时间: 'posted', 最近修改时间: 'ignored' },
    stateNeeded: true,
  },
  {
    id: 'meituan',
    title: '美团交易账单明细',
    needs: ['交易创建时间|交易时间', '收/支', '实付金额'],
    ...YUAN,
  },
  {
    id: 'jd',
    title: '京东交易流水',
    needs: ['交易时间', '金额', '收/支', '商户名称|交易说明'],
    ...YUAN,
    stateNeeded: true,
  },
  {
    id: 'alipay-ledger',
    title: '支付宝账务明细',
    needs: ['账务流水号', '发生时间', '收入金额|支出金额|金额'],
    ...YUAN,
  },
  {
    id: 'alipay-proof',
    title: '支付宝交易流水证明',
    needs: ['收/支', '交易对方', '商品说明', '金额', '交易时间'],
    words: /交易流水证明|交易证明/,
    ...YUAN,
  },
  {
    id: 'alipay-app',
    title: '支付宝交易明细（手机版）',
    needs: ['交易时间', '收/支', '金额', '交易状态'],
    words: /支付宝/,
    ...YUAN,
    stateNeeded: true,
  },
  {
    id: 'alipay-app-bare',
    title: '支付宝交易明细（手机版，缺页首）',
    needs: ['交易时间', '收/支', '金额', '交易状态', '商品说明|交易对方'],
    ...YUAN,
    stateNeeded: true,
  },
  {
    id: 'paypal',
    title: 'PayPal 交易记录',
    needs: ['date', 'time', 'gross', 'net', 'transactionid', 'status'],
    unit: 'yuan',
    sign: 'account',
    columns: {
      gross: 'amount',
      net: 'ignored',
      name: 'otherName',
      type: 'kind',
      balanceimpact: 'ignored',
      // What moves the balance is the net sum, fee and sum together.
      balance: 'ignored',
      referencetxnid: 'order',
      subject: 'note',
      fromemailaddress: 'ignored',
      toemailaddress: 'ignored',
    },
    stateNeeded: true,
  },
  {
    id: 'unionpay-app',
    title: '云闪付交易记录',
    needs: ['订单时间', '交易金额', '交易类型', '商户名称', '卡号|银行卡|付款方式|支付方式'],
    ...YUAN,
    columns: { 订单时间: 'time' },
    stateNeeded: true,
  },
  {
    id: 'c2c-orders',
    title: '虚拟货币平台法币交易订单（以法币计）',
    needs: [
      '订单类型|交易类型|买卖方向|ordertype',
      '法币|法币币种|计价币种|fiattype|fiat',
      '总价|总金额|交易金额|金额|totalprice',
      '数量|成交数量|quantity|amount',
      '状态|订单状态|交易状态|status',
    ],
    unit: 'yuan',
    columns: {
      订单类型: 'direction',
      交易类型: 'direction',
      买卖方向: 'direction',
      ordertype: 'direction',
      法币: 'currency',
      法币币种: 'currency',
      计价币种: 'currency',
      fiattype: 'currency',
      fiat: 'currency',
      总价: 'amount',
      总金额: 'amount',
      totalprice: 'amount',
      数量: 'ignored',
      成交数量: 'ignored',
      quantity: 'ignored',
      amount: 'ignored',
      币种: 'ignored',
      assettype: 'ignored',
      单价: 'ignored',
      price: 'ignored',
      订单状态: 'state',
      订单时间: 'time',
      下单时间: 'time',
      createdtime: 'time',
      订单号: 'serial',
      订单编号: 'serial',
      ordernumber: 'serial',
      couterparty: 'otherName',
      卖家昵称: 'otherName',
    },
    // Coins sold bring money in, coins bought cost it.
    sides: {
      卖出: 'in',
      卖: 'in',
      出售: 'in',
      sell: 'in',
      买入: 'out',
      买: 'out',
      购买: 'out',
      buy: 'out',
    },
    stateNeeded: true,
  },
  {
    id: 'feidee',
    title: '随手记账本（记账人自行登记，不是账户流水）',
    needs: ['交易类型', '日期', '金额', '账户1|支出账户|收入账户|转出账户'],
    ...YUAN,
    columns: { 交易类型: 'direction', 商家: 'otherName', 账户币种: 'currency' },
    // Between accounts of the one who keeps the book.
    sides: { 转账: 'neutral' },
  },
  // Banks, by what only they name.
  {
    id: 'abc-debit',
    title: '农业银行借记卡明细',
    needs: ['交易日期', '交易金额', '本次余额', '日志号'],
    ...YUAN,
    sign: 'account',
  },
  {
    id: 'bocom-debit',
    title: '交通银行借记卡明细',
    needs: ['交易日期', '借贷', '交易金额', '余额', '对方户名', '交易地点'],
    ...YUAN,
  },
  {
    id: 'bocom-credit',
    title: '交通银行信用卡明细',
    needs: ['交易日期', '清算币种/金额|入账币种/金额|记账币种/金额|交易币种/金额'],
    ...YUAN,
    sign: 'card',
  },
  {
    id: 'cmb-debit',
    title: '招商银行借记卡明细',
    needs: ['记账日期', '交易金额', '联机余额'],
    ...YUAN,
    sign: 'account',
  },
  {
    id: 'cmb-credit',
    title: '招商银行信用卡账单',
    needs: ['交易日', '记账日', '人民币金额'],
    ...YUAN,
    sign: 'card',
  },
  {
    id: 'icbc-credit',
    title: '工商银行信用卡明细',
    needs: ['交易日期', '记账日期', '记账金额收入', '记账金额支出', '余额'],
    ...YUAN,
  },
  {
    id: 'icbc-debit',
    title: '工商银行借记卡明细',
    needs: ['交易日期', '摘要', '记账金额收入', '记账金额支出', '余额'],
    ...YUAN,
  },
  {
    id: 'citic-credit',
    title: '中信银行信用卡账单',
    needs: ['交易日期', '交易描述', '卡末四位', '结算金额'],
    ...YUAN,
    sign: 'card',
  },
  {
    id: 'cgb-credit',
    title: '广发银行信用卡账单',
    needs: ['交易日期', '入账日期', '入账金额', '交易货币|入账货币|交易币种|入账币种'],
    ...YUAN,
    sign: 'card',
  },
  {
    id: 'boc-debit',
    title: '中国银行借记卡明细',
    needs: ['交易日期', '交易时间', '币别', '金额', '余额', '附言|对方账户名'],
    ...YUAN,
    sign: 'account',
  },
  {
    id: 'boc-credit',
    title: '中国银行信用卡账单',
    needs: ['交易日|交易日期', '银行记账日', '卡号后四位', '存入', '支出'],
    ...YUAN,
  },
  {
    id: 'ccb-debit',
    title: '建设银行借记卡明细',
    needs: ['记账日|记账日期', '交易日期', '支出', '收入', '账户余额|摘要'],
    ...YUAN,
  },
  {
    id: 'spdb-debit',
    title: '浦发银行借记卡明细',
    needs: ['交易日期', '交易金额|存入金额|收入金额', '账户余额', '交易摘要|交易名称|摘要代码'],
    ...YUAN,
    sign: 'account',
  },
  {
    id: 'cib-debit',
    title: '兴业银行借记卡明细',
    needs: ['交易时间', '记账日', '支出', '收入', '账户余额'],
    ...YUAN,
  },
  {
    id: 'hsbchk-credit',
    title: '汇丰银行（香港）信用卡明细',
    needs: ['transactiondate', 'postdate', 'billingamount', 'billingcurrency'],
    unit: 'yuan',
    days: 'dmy',
    sign: 'account',
  },
  {
    id: 'hsbchk-debit',
    title: '汇丰银行（香港）账户明细',
    needs: ['date', 'billingamount', 'billingcurrency', 'balance'],
    unit: 'yuan',
    days: 'dmy',
    sign: 'account',
  },
  {
    id: 'bmo',
    title: 'BMO（加拿大）账户明细',
    needs: ['firstbankcard', 'dateposted', 'transactionamount'],
    unit: 'yuan',
    currency: 'CAD',
    sign: 'account',
  },
]

/** A table whose columns are understood by their names alone. */
export const BY_NAMES: Form = {
  id: 'by-names',
  title: '流水（版式未登记，按列名识别）',
  needs: [],
}
