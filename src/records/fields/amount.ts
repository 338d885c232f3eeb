import { sql, type Sql } from '../../db/sql.ts'
import type { Field } from '../field.ts'
import type { KindId } from '../kinds.ts'
import { bind, fits, part, tidyNumber } from './cell.ts'
import { maskNothing } from './mask.ts'

const AMOUNT =
  /[¥￥$]?([+-]?)[¥￥$]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,14})(?:\.[0-9]{1,8})?(?:元整?|圆|块|RMB|CNY|人民币)?/
/** As most stand in lists: nothing is to be taken away but noughts at the end (a tenth of the time). */
const BARE = /(?:0|[1-9][0-9]{0,13})(?:\.[0-9]{1,8})?/

/**
 * Amount of money (金额) in yuan as written, without signs of currency and thousands and without noughts at the end:
 * `¥1,234.50元` → `1234.5`. 万元 is not multiplied out: nothing is computed here.
 */
export const amount: Field = amountField('amount', [
  ...[
    '金额',
    '交易金额',
    '付款金额',
    '订单金额',
    '总金额',
    '支付金额',
    '消费金额',
    '价格',
    '单价',
    '费用',
    '收入',
    '支出',
    '贷款金额',
  ],
  ...[
    '借款金额',
    '成交金额',
    '实付金额',
    '应付金额',
    '保费',
    '月收入',
    '工资',
    '转账金额',
    '总价',
    '注册资本',
    '实缴资本',
    '房款',
    '首付',
    '定金',
    '押金',
    '票价',
    '月薪',
    '年薪',
    '薪资',
    '年收入',
    '缴费基数',
    '出资额',
    '保额',
    '欠费',
    '应还',
    '本金',
    '利息',
    '学费',
    '投资金额',
    ...'成交价 成交总价 成交额 订单总额 实付 实付款 支付价 车价 购车款 贷款总额 欠款 公积金缴存额'.split(
      ' ',
    ),
    'amount',
    'amt',
    'price',
    'money',
    'je',
    'zje',
    'fkje',
    'ddje',
  ],
])

/** Balance or property in money (余额、财产). */
export const balance: Field = amountField('balance', [
  ...'存款金额 理财金额 账户金额 可用金额 可取金额 持仓金额 持仓成本 房产价值 名下房产 名下车辆 财产状况 资产状况 aum zhye zzc marketvalue'.split(
    ' ',
  ),
  ...[
    '余额',
    '账户余额',
    '可用余额',
    '资产',
    '总资产',
    '资金余额',
    '存款',
    '存款余额',
    '市值',
    '持仓市值',
    '净资产',
    '公积金余额',
  ],
  ...['卡内余额', '账面余额', '资金量', '可用资金', 'balance', 'assets', 'ye'],
])

function amountField(id: KindId, headers: readonly string[]): Field {
  return {
    id,
    normalise: (cell) => sql`case
      when ${fits(cell, BARE)} then case when contains(${cell}, '.') then rtrim(rtrim(${cell}, '0'), '.') else ${cell} end
      when strlen(${cell}) between 1 and 60 then ${bind('amt', sql`${negative(cell)}`, plain)} end`,
    mask: maskNothing,
    headers,
  }
}

/** Dashes are separators to {@link tidyNumber}; one in front is a sign here. */
function negative(cell: Sql): Sql {
  const sign = sql`regexp_matches(${cell}, '^[\\s"''¥￥$]*[-−－]')`
  return sql`case when ${sign} then '-' else '' end || ${tidyNumber(cell)}`
}

function plain(s: Sql): Sql {
  const digits = sql`replace(${part(s, /([0-9][0-9,]*(?:\.[0-9]+)?)/)}, ',', '')`
  const short = sql`case when contains(${digits}, '.') then rtrim(rtrim(${digits}, '0'), '.') else ${digits} end`
  const whole = sql`coalesce(nullif(ltrim(${short}, '0'), ''), '0')`
  const number = sql`case when starts_with(${whole}, '.') then '0' || ${whole} else ${whole} end`
  const sign = sql`case when starts_with(${s}, '-') and ${number} <> '0' then '-' else '' end`
  return sql`case when ${fits(s, AMOUNT)} then ${sign} || ${number} end`
}
