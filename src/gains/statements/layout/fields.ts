/** What a column of a statement may hold. */
export type FieldId =
  | 'time'
  | 'date'
  | 'clock'
  | 'posted'
  | 'amount'
  | 'in'
  | 'out'
  | 'direction'
  | 'fund'
  | 'currency'
  | 'balance'
  | 'state'
  | 'serial'
  | 'order'
  | 'own'
  | 'ownName'
  | 'payer'
  | 'payerName'
  | 'payee'
  | 'payeeName'
  | 'other'
  | 'otherName'
  | 'kind'
  | 'goods'
  | 'note'
  | 'method'
  | 'fee'
  | 'refunded'
  | 'rowNo'
  | 'ignored'

/** A name that columns go by, in normal form (see `names.ts`). */
export interface FieldName {
  readonly field: FieldId
  /** Of several columns of one field the lowest is asked first: 0 booked, 1 plain, 2 as traded abroad. */
  readonly rank: number
  /** Currency that the name itself tells. */
  readonly currency?: string
}

/**
 * Names by which columns go, in normal form (账 for 帐 too), by field: first those of the lowest rank. They are the names
 * that the publishers of statements use. A column of time may hold a whole time or the clock alone: its cells tell.
 */
const NAMES: Readonly<Record<FieldId, readonly string[]>> = {
  time: [
    '交易时间 用户交易时间 交易日期时间 交易创建时间 创建时间 交易发生时间 发生时间 业务时间 支付时间 时间 time 日期时间 交易日期及时间 交易时间日期 账务时间 交易起始时间 交易日期/时间 transactiontime datetime transactiondatetime',
    '付款时间 入账时间 记账时间 到账时间 转账时间 接收时间 完成时间',
  ],
  date: [
    '交易日期 交易日 日期 发生日期 业务日期 发生日 交易发生日期 交易年月日 下单日期 月-日 月日 月/日 transactiondate date transdate tradedate',
    '记账日期 入账日期 记账日 入账日 会计日期 账务日期 银行记账日 清算日期 起息日 dateposted posteddate postdate valuedate bookingdate',
  ],
  clock: ['时分秒 交易时分秒 交易时刻'],
  posted: ['交易成功时间 交易完成时间 最近修改时间 对手方接收时间 修改时间 交易付款时间'],
  amount: [
    '记账金额 结算金额 清算金额 人民币金额 本币金额 实付金额 入账金额 实际金额 折人民币金额 清算币种/金额 入账币种/金额 记账币种/金额 billingamount settlementamount',
    '金额 发生额 发生金额 交易额 转账金额 支付金额 收支金额 变动金额 资金变动 账务金额 收入/支出金额 支出/收入金额 存入/支出金额 存入/支取金额 收/支金额 借/贷金额 借方/贷方金额 贷方/借方金额 借贷金额 收付金额 amount value',
    '交易金额 交易总金额 交易金额人民币 交易币种/金额 transactionamount',
  ],
  in: [
    '记账金额收入 记账收入金额',
    '收入 收入金额 存入 存入金额 贷方 贷方金额 贷方发生额 贷方发生额收入 贷方发生额存入 贷方交易金额 转入金额 转入 收方金额 收方发生额 收款金额 收入发生额 存入发生额 入账 进账金额 流入金额 贷 贷方发生金额 credit creditamount deposit deposits moneyin paidin 收入额',
    '交易金额收入',
  ],
  out: [
    '记账金额支出 记账支出金额',
    '支出 支出金额 支取 支取金额 取出 取出金额 借方 借方金额 借方发生额 借方发生额支出 借方发生额支取 借方交易金额 转出金额 转出 付方金额 付方发生额 付款金额 支出发生额 支取发生额 出账 出账金额 流出金额 借 借方发生金额 debit debitamount withdrawal withdrawals moneyout paidout 支出额',
    '交易金额支出',
  ],
  direction: [
    '收/支 收支 收/支/其他 收支类型 收支标志 收付标志 收付标记 收付 收/付 收支方向 借贷标志 借贷标记 借贷 借贷方向 借贷类型 借/贷 借贷别 资金流向 资金方向 进出账标志 进出标志 出入账标志 出入账 转入转出 收付类型 方向 来往账标志 往来标志 借贷状态 收/支类型 交易方向 借贷标识 收支标识 进出 收付方向 借贷标记d/c 收入/支出 支出/收入 存入/支取 credit/debit debit/credit dc drcr dr/cr crdr cr/dr',
    'transactiontype type',
  ],
  fund: ['资金状态'],
  currency: [
    '记账币种 结算币种 清算币种 入账币种 入账货币 记账币别 结算货币 billingcurrency',
    '币种 币别 货币 货币类型 账户币种 currency 币种名称 货币种类 币种类型',
    '交易币种 交易货币 交易币别 transactioncurrency',
  ],
  balance: [
    '余额 账户余额 交易余额 本次余额 联机余额 交易后余额 可用余额 当前余额 卡余额 账面余额 交易后账户余额 剩余金额 账户可用余额 结余 结存 结存金额 余额金额 交易后结余 账户结余 balance runningbalance accountbalance',
  ],
  state: [
    '交易状态 当前状态 状态 支付状态 交易是否成功 是否成功 交易结果 成功标志 交易状态描述 transactionstatus status',
  ],
  serial: [
    '交易单号 交易号 交易流水号 流水号 交易订单号 账务流水号 日志号 核心流水号 系统流水号 主机流水号 transactionid reference 交易参考号 银行流水号 交易流水 流水序号 财务流水号 系统交易流水号 参考号 检索参考号 系统参考号 交易编号 流水编号 支付流水号 转账单号 银行订单号 transactionno referenceno',
    '交易序号 柜员流水号 全局流水号 业务流水号 传票号 凭证号 提现流水号',
  ],
  order: [
    '平台订单号 支付订单号 商户单号 商家订单号 商户订单号 商家单号 大单号 订单号 订单编号 商户侧订单号',
  ],
  own: [
    '交易卡号 卡号 本方卡号 查询卡号 用户id 本方账号 己方账号 我方账号 本方账户 己方账户 客户账号 账户账号 钱包编号 主卡号 firstbankcard 账号/卡号 卡号/账号',
    '交易账号 账号 查询账号 账户 支付账户 用户账号 对应的协查数据 账户号 accountnumber 卡末四位 卡号末四位 卡号后四位 账户1 支出账户 收入账户 转出账户',
  ],
  ownName: [
    '交易方户名 户名 账户名称 本方户名 己方户名 客户名称 客户姓名 用户侧账号名称 用户侧账户名称 本方账户名称 账户户名 注册姓名 姓名 我方户名 账户名 用户信息',
  ],
  payer: ['付款方账号 付款账号 付款方支付宝账号 转出账号 付款人账号 发送方 付款方卡号 付款方'],
  payerName: [
    '付款方户名 付款方名称 付款人名称 付款户名 付款人 付款方姓名 付款人姓名 付款方账户名',
  ],
  payee: ['收款方账号 收款账号 收款方支付宝账号 转入账号 收款人账号 接收方 收款方卡号 收款方'],
  payeeName: [
    '收款方户名 收款方名称 收款人名称 收款户名 收款人 收款方姓名 收款人姓名 收款方账户名 收款机构信息',
  ],
  other: [
    '交易对手账卡号 交易对手账号 对方账号 对方卡号 对方卡号/账号 对方账号/卡号 对手账号 对手卡号 交易对方账号 对方账户 对手方账号 对方账卡号 对手账户 对手方卡号 交易对手卡号 对方账号卡号 对方支付宝账号 对手方id 对方卡号账号 对方账户号 对方钱包编号 对方钱包id 交易对方卡号 对手方账户 交易方账户 账户2 转入账户',
    '对手方银行卡号 对方银行卡号',
  ],
  otherName: [
    '交易对方 对方户名 对手户名 交易对手 对方账号与户名 对方户名与账号 对方账号/户名 对方户名/账号 对方账户信息 对手账户信息 对方名称 对手信息 对方账户名 对方钱包名称 对方账户名称 对手名称 对方姓名 交易对手名称 对手方 对手侧账户名称 对手方户名 对方 交易对方名称 交易对手户名 交易对方户名 对方单位 对方单位名称 对方信息 交易对方信息 对手姓名 商户名称 交易商户 商家 merchantname payee counterparty',
    '收/付方名称 收付款方名称 收/付款方 收款/付款方 交易方姓名',
  ],
  kind: [
    '交易类型 交易分类 类型 业务类型 交易名称 业务摘要 交易种类 业务种类 业务名称 转账产品名称 分类 子分类 一级分类 二级分类',
  ],
  goods: [
    '商品 商品名称 商品说明 订单标题 消费名称 交易说明 摘要 交易摘要 摘要说明 交易描述 交易详情 description details 交易附言 附言 用途 说明 交易用途 particulars narration 摘要描述 交易摘要说明 交易内容 商品描述 交易地点/附言 摘要/附言 附言/摘要',
  ],
  note: [
    '备注 客户摘要 备注1 备注2 交易备注 客户附言 留言 memo remark remarks 个性化信息 业务备注',
  ],
  method: ['支付方式 收/付款方式 付款方式 交易方式 交易渠道 渠道 收付款方式 支付渠道 银行类型'],
  fee: ['服务费 手续费 交易手续费 fee'],
  refunded: ['成功退款 已退款金额 退款金额'],
  rowNo: ['序号 行号 编号 no'],
  // Known, and of no use for what is computed: they make a header known as one.
  ignored: [
    '现金标志 对手开户银行 对方开户行 对方开户银行 对方银行 对方行名 交易网点名称 交易网点 网点名称 交易网点代码 交易发生地 交易地点 交易场所 交易地区 交易国家或地区简称 交易国家 钞/汇 钞汇 钞汇标志 ip地址 mac地址 对手交易余额 凭证种类 凭证类型 交易柜员号 柜员号 柜员 交易柜员 商户号 交易来源地 订单金额 交易地金额 终端号 交易方证件号码 交易方证件号 证件号码 对手身份证号 对手证件号 交易机构 交易行名 开户行 开户银行 账户类型 country/region area/district 国家 地区 记录状态 反馈结果 查询反馈结果原因 查询反馈结果 卡别名 子账户序号 成员 项目 项目分类 记账人 记账者 用户侧网银联单号 用户银行卡号 网联/银联 第三方账户名称 对手侧银行名称 对手侧网银联单号 对手方接收金额 发送金额 接收金额 渠道类型 atm机具编号 pos机编号 交易介质 授权柜员号 冲正标志 冲销标志 抹账标志 balancecurrency 收款机构 借或贷 余额方向 timezone 时区 汇率 商户代码 pos终端号 渠道名称 对方开户网点',
  ],
}

const BY_NAME: ReadonlyMap<string, FieldName> = new Map(
  (Object.keys(NAMES) as FieldId[]).flatMap((field) =>
    NAMES[field].flatMap((names, rank) =>
      names.split(' ').map((name): [string, FieldName] => [name, { field, rank }]),
    ),
  ),
)

/** Names that tell a currency. */
const CURRENCY_NAMES: Readonly<Record<string, string>> = { 人民币金额: 'CNY', 折人民币金额: 'CNY' }

/** The field that goes by a name in normal form; null: not known. */
export function fieldNamed(name: string): FieldName | null {
  const found = BY_NAME.get(name)
  if (!found) return null
  const currency = CURRENCY_NAMES[name]
  return currency === undefined ? found : { ...found, currency }
}
