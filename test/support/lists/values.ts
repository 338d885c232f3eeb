import type { KindId } from '../../../src/records/kinds.ts'
import * as n from './numbers.ts'
import { latinHandle, nickname, vagueName } from './people.ts'
import type { Person } from './person.ts'
import { broker, lodging, REGIONS } from './places.ts'
import type { Random } from './random.ts'

/** What varies from one column to the next, and stays the same within it. */
export interface Manner {
  readonly style: number
  readonly base: number
}
export type Value = (r: Random, p: Person, row: number, m: Manner) => string

const DAYS = [n.dashed, n.slashed, n.dotted, n.compact, n.written]
const showDay = (day: n.Day, m: Manner) => (DAYS[m.style % DAYS.length] ?? n.dashed)(day)
const clock = (r: Random) =>
  [r.int(0, 23), r.int(0, 59), r.int(0, 59)].map((x) => String(x).padStart(2, '0')).join(':')
const recent = (r: Random) => n.dayBetween(r, 2018, 2022)
const cents = (r: Random) => `${r.int(1, 9999)}.${r.digits(2)}`

/** Values of each kind, as traded lists write them. */
export const VALUES: Partial<Record<KindId, Value>> = {
  'resident-id': (_, p) => p.resident,
  mobile: (_, p) => p.mobile,
  landline: (_, p) => p.landline,
  'bank-card': (r) => n.bankCard(r),
  plate: (r) => n.plate(r),
  vin: (r) => n.vin(r),
  passport: (r) => n.passport(r),
  permit: (r) => n.permit(r),
  'credit-code': (r) => n.creditCode(r),
  name: (_, p) => p.name,
  'vague-name': (r, _, __, m) => (m.style % 5 === 4 ? nickname(r) : vagueName(r)),
  'guardian-name': (_, p) => p.guardian,
  'guardian-phone': (_, p) => p.guardianMobile,
  address: (_, p) => p.address,
  school: (_, p) => p.school,
  grade: (_, p) => p.grade,
  'student-no': (r, _, row) => `2021${String(row).padStart(4, '0')}${r.int(10, 99)}`,
  employer: (_, p, __, m) => (m.style % 2 ? p.company : p.workplace),
  'securities-account': (r) => (r.chance(0.5) ? 'A' : '0') + r.digits(9),
  broker: (r) => broker(r),
  email: (r) => `${latinHandle(r)}@${r.pick(['qq.com', '163.com', 'gmail.com', 'sina.com'])}`,
  qq: (r) => String(r.int(1, 9)) + r.digits(r.int(4, 9)),
  wechat: (r) =>
    r.chance(0.35) ? `wxid_${latinHandle(r).replace(/[-_]/g, '')}22` : latinHandle(r),
  account: (r) => latinHandle(r),
  password: (r) => r.pick(['Aa', 'qwe', 'abc', 'zx!', 'P@']) + r.digits(r.int(4, 8)),
  imei: (r) => n.imei(r),
  imsi: (r) => n.imsi(r),
  iccid: (r) => n.iccid(r),
  mac: (r) => n.mac(r),
  ip: (r) => n.ip(r),
  coordinates: (r) => `${r.int(100, 122)}.${r.digits(6)},${r.int(22, 41)}.${r.digits(6)}`,
  track: (r) =>
    `${n.dashed(recent(r))} ${clock(r)} ${r.pick(REGIONS).name}${r.pick(['进站', '出站', '途经'])}`,
  datetime: (r, _, __, m) =>
    m.style % 4 === 3
      ? n.epochMilliseconds(r)
      : `${showDay(recent(r), { ...m, style: m.style % 2 })} ${clock(r)}`,
  date: (r, _, __, m) => showDay(recent(r), m),
  'birth-date': (_, p, __, m) => showDay(p.born, m),
  sex: (_, p, __, m) => (m.style % 4 === 3 ? (p.sex === '男' ? 'M' : 'F') : p.sex),
  age: (_, p, __, m) => String(p.age) + (m.style % 5 === 4 ? '岁' : ''),
  ethnicity: (r) => r.pick(['汉族', '汉族', '汉族', '汉族', '土家族', '苗族', '回族', '满族']),
  education: (r) => r.pick(['本科', '大专', '高中', '初中', '硕士研究生', '中专', '小学']),
  amount: (r, _, __, m) => amount(r, m),
  balance: cents,
  credit: (r) => r.pick(['逾期1次', '无逾期', `信用分${r.int(500, 800)}`, '当前逾期 3000元']),
  health: (r) =>
    r.pick(['高血压', '2型糖尿病', '孕检 12周', '冠心病', '血型A 体检正常', '新冠疫苗已接种']),
  lodging: (r) => lodging(r),
  'call-record': (r) => `${r.pick(['主叫', '被叫'])} ${n.mobile(r)} ${r.int(3, 900)}秒`,
  trade: (r) =>
    r.pick(['连衣裙 x1', '奶粉3段 2罐', '充值话费', '课程：小学数学', '手机壳', '坚果礼盒']),
  'order-no': (r, _, __, m) => n.orderNumber(r, ([11, 16, 18] as const)[m.style % 3] ?? 18),
  'sms-code': (r) => r.digits(6),
  'row-no': (_, __, row, m) => String(row + m.base),
  text: (r, _, __, m) => remark(r, m),
}

function amount(r: Random, m: Manner): string {
  const ways = [
    () => cents(r),
    () => `${r.int(1, 80) * 50}`,
    () => `${cents(r)}元`,
    () => `¥${r.int(1, 99)},${r.digits(3)}.00`,
    () => `${r.int(1, 60) * 500}.5`,
  ]
  return (ways[m.style % ways.length] ?? ways[0])?.() ?? ''
}

function remark(r: Random, m: Manner): string {
  if (m.style % 4 === 3) return r.pick(REGIONS).code.slice(0, 4) + r.pick(['00', '10', '23'])
  return r.pick([
    '已联系，暂不考虑',
    '有意向，周末回访',
    '未接',
    '要求寄样品',
    '老客户介绍，价格敏感，下月再谈',
    'vip',
    '加微信',
  ])
}
