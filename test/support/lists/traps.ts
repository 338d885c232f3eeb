import type { KindId } from '../../../src/records/kinds.ts'
import * as n from './numbers.ts'
import { fullName, latinHandle } from './people.ts'
import type { Person } from './person.ts'
import { company } from './places.ts'
import type { Random } from './random.ts'
import { VALUES, type Manner, type Value } from './values.ts'

/** A column that is easily taken for another: what it is, what stands above it, and its cells. */
export interface Trap {
  readonly kind: KindId
  readonly headings: readonly string[]
  readonly value: Value
  /** Rows from which on the values can tell it though the heading says otherwise; 1 when the heading helps. */
  readonly rows: number
}

const of =
  (kind: KindId): Value =>
  (r: Random, p: Person, row: number, m: Manner) =>
    VALUES[kind]?.(r, p, row, m) ?? ''

const trap = (kind: KindId, headings: string, value: Value = of(kind), rows = 1): Trap => ({
  kind,
  headings: headings.split(' '),
  value,
  rows,
})

const two = (x: number) => String(x).padStart(2, '0')
const prefix = (r: Random) => r.pick(n.PREFIXES)

/** What a column really is under a heading that fits, though its values look like something else. */
const LOOK_ALIKES: readonly Trap[] = [
  trap('order-no', '订单号 订单编号 流水号', (r) => `1${r.digits(10)}`),
  trap('order-no', '快递单号 运单号', (r) => r.pick(['SF', 'YT', 'JT', 'ZTO']) + r.digits(13)),
  trap('order-no', '订单号', (r) => n.compact(n.dayBetween(r, 2019, 2024)) + r.digits(10)),
  trap('account', '工号 员工编号 会员编号', (r) => r.digits(6)),
  trap('account', '工号', (r) => `EMP${r.digits(5)}`),
  trap('student-no', '学号', (r, _, row) => `2021${two((row % 12) + 1)}${two(r.int(1, 45))}`),
  trap('student-no', '学籍号', (r) => `G${r.pick(['500105', '370202'])}2009${r.digits(8)}`),
  trap('text', '邮编 邮政编码', (r) => r.pick(['400', '266', '100', '510']) + r.digits(3)),
  trap('address', '房号 房间号 门牌号', (r) => `${String(r.int(1, 32))}0${String(r.int(1, 8))}`),
  trap('address', '房号', (r) => `${r.int(1, 20)}-${r.int(1, 4)}-${r.int(1, 32)}0${r.int(1, 4)}`),
  trap('amount', '金额 交易金额', (r) => `${r.pick(['1', '2', '6'])}${r.digits(10)}`),
  trap('amount', '金额 价格', (r) => String(r.int(1, 900) * 100)),
  trap('balance', '余额 资产', (r) => String(r.int(10_000, 99_999_999))),
  trap('mobile', '手机号 联系电话', (r) => `${prefix(r)}****${r.digits(4)}`),
  trap('resident-id', '身份证号', (r) => `${r.pick(['3702', '5001'])}**********${r.digits(4)}`),
  trap('bank-card', '银行卡号', (r) => `6222********${r.digits(4)}`),
  trap('mobile', '手机号', (r, p) => `l${p.mobile.slice(1).replaceAll('0', 'O')}`),
  trap('datetime', '创建时间 注册时间', (r) => String(r.int(1_400_000_000, 1_719_792_000))),
  trap('datetime', '创建时间', (r) => n.epochMilliseconds(r)),
  trap('name', '姓名 客户姓名', (r) => r.pick(LATIN)),
  trap('name', '姓名', (r) => r.pick(TIBETAN) + r.pick(TIBETAN)),
  trap('name', '姓名', (r) => `${r.pick(UYGUR)}·${r.pick(UYGUR)}`),
  trap('sex', '性别', (r) => r.pick(['1', '2'])),
  trap('imei', '设备号 IMEI', of('imei')),
  trap('landline', '电话 联系电话', of('landline')),
  trap('mobile', '电话', (r, p) => (r.chance(0.8) ? p.mobile : p.landline), 30),
  trap('qq', 'QQ', (r) => `1${r.digits(9)}`),
  trap('sms-code', '验证码', (r) => r.digits(4)),
  trap('password', '密码', (r) => r.digits(8)),
  trap('account', '账号', (r) => r.digits(9)),
]

const LATIN = ['Zhang San', 'LI MING', 'Kevin Durant', 'Anna Smith', 'Wang Xiaoming', 'John F. Kay']
const TIBETAN = '扎西 次仁 卓玛 多吉 旦增 平措 央金 格桑 拉姆 德吉 洛桑 尼玛'.split(' ')
const UYGUR = '买买提 吐尔逊 阿依古丽 热合曼 艾力 古丽娜 玉素甫 帕提古丽'.split(' ')

/** Headings that say something else than what stands below. */
const MISLEADING: readonly Trap[] = [
  trap('qq', '电话 手机号 联系电话', (r) => String(r.int(1, 9)) + r.digits(r.int(7, 9)), 12),
  trap('mobile', '账号 用户名 备注 QQ 身份证号 编号', of('mobile'), 10),
  trap('mobile', '金额 姓名 地址', of('mobile'), 10),
  trap('resident-id', '编号 账号 手机号 备注 银行卡号', of('resident-id')),
  trap('bank-card', '账号 身份证号 电话 备注', of('bank-card')),
  trap('email', '联系方式 QQ 账号 微信', of('email')),
  trap('employer', '姓名 客户 联系人', (r) => company(r), 3),
  trap('plate', '号码 编号 备注', of('plate')),
  trap('credit-code', '身份证号 证件号码', of('credit-code')),
  trap('name', '用户名 备注 地址 电话', (r) => fullName(r), 10),
  trap(
    'wechat',
    '联系方式 QQ',
    (r) => (r.chance(0.5) ? `wxid_${r.digits(8)}a` : latinHandle(r)),
    10,
  ),
  trap('address', '姓名 学校', of('address'), 3),
  trap('row-no', '年龄', (_, __, row) => String(row + 1), 30),
  trap('datetime', '金额 账号', (r) => n.epochMilliseconds(r), 3),
  trap('landline', '手机号', of('landline'), 3),
  trap('sex', '年龄 姓名', of('sex')),
  trap('ip', '地址 账号', of('ip')),
]

/** A column that lays a trap, for a list of so many rows. */
export function pickTrap(r: Random, misleading: boolean, rows: number): Trap {
  return r.pick((misleading ? MISLEADING : LOOK_ALIKES).filter((t) => t.rows <= rows))
}
