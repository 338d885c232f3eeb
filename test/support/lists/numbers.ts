import { REGIONS } from './places.ts'
import type { Random } from './random.ts'

export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

export function dayBetween(r: Random, from: number, to: number): Day {
  return { year: r.int(from, to), month: r.int(1, 12), day: r.int(1, 28) }
}

const two = (n: number) => String(n).padStart(2, '0')
export const compact = (d: Day) => `${d.year}${two(d.month)}${two(d.day)}`
export const dashed = (d: Day) => `${d.year}-${two(d.month)}-${two(d.day)}`
export const slashed = (d: Day) => `${d.year}/${d.month}/${d.day}`
export const dotted = (d: Day) => `${d.year}.${two(d.month)}.${two(d.day)}`
export const written = (d: Day) => `${d.year}年${d.month}月${d.day}日`

/** GB 11643: weights and check characters, written out. */
export function residentId(r: Random, born: Day, male: boolean): string {
  const order = r.int(0, 99) * 10 + r.int(0, 4) * 2 + (male ? 1 : 0)
  const body = r.pick(REGIONS).code + compact(born) + String(order).padStart(3, '0')
  return body + checkCharacter(body)
}

export function checkCharacter(body: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((all, weight, i) => all + weight * Number(body[i]), 0)
  return '10X98765432'[sum % 11] ?? ''
}

/** Prefixes in use for years by the three operators; virtual operators' 170 and 171 too. */
export const PREFIXES =
  '130 131 132 133 134 135 136 137 138 139 145 147 150 151 152 153 155 156 157 158 159 166 170 171 173 175 176 177 178 180 181 182 183 184 185 186 187 188 189 191 198 199'.split(
    ' ',
  )
export const mobile = (r: Random) => r.pick(PREFIXES) + r.digits(8)

const AREAS: readonly (readonly [string, number])[] = [
  ['010', 8],
  ['021', 8],
  ['023', 8],
  ['028', 8],
  ['0532', 8],
  ['0571', 8],
  ['0755', 8],
  ['0431', 8],
  ['0855', 7],
  ['0937', 7],
]
export function landline(r: Random): string {
  const [area, length] = r.pick(AREAS)
  const number = String(r.int(2, 8)) + r.digits(length - 1)
  return area + r.pick(['-', '-', '']) + number
}

export function luhn(body: string): string {
  const sum = [...body].reverse().reduce((all, digit, i) => all + doubled(Number(digit), i), 0)
  return body + String((10 - (sum % 10)) % 10)
}
function doubled(digit: number, fromRight: number): number {
  if (fromRight % 2 === 1) return digit
  return digit * 2 > 9 ? digit * 2 - 9 : digit * 2
}

/** Beginnings of debit cards with the length that their banks give them. */
export const BINS: readonly (readonly [string, number])[] = [
  ['622202', 19],
  ['621700', 19],
  ['622848', 19],
  ['621661', 19],
  ['622588', 16],
  ['622700', 19],
  ['621226', 19],
]
export function bankCard(r: Random): string {
  const [bin, length] = r.pick(BINS)
  return luhn(bin + r.digits(length - 7))
}
export const imei = (r: Random) => luhn(r.pick(['35', '86']) + r.digits(12))
export const imsi = (r: Random) => r.pick(['46000', '46001', '46003', '46011']) + r.digits(10)
export const iccid = (r: Random) => r.pick(['898600', '898601', '898603']) + r.digits(14)
export const mac = (r: Random) =>
  Array.from({ length: 6 }, () => r.int(0, 255).toString(16).padStart(2, '0').toUpperCase()).join(
    ':',
  )
export const ip = (r: Random) =>
  [r.pick([36, 58, 112, 183, 221]), r.int(0, 255), r.int(0, 255), r.int(1, 254)].join('.')

/** GB 32100-2015. */
const CREDIT_LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
export function creditCode(r: Random): string {
  const org = Array.from({ length: 9 }, () => r.pick([...CREDIT_LETTERS.slice(0, 18)])).join('')
  const body = '91' + r.pick(REGIONS).code + org
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
  const sum = weights.reduce((all, w, i) => all + w * CREDIT_LETTERS.indexOf(body[i] ?? ''), 0)
  return body + (CREDIT_LETTERS[(31 - (sum % 31)) % 31] ?? '')
}

const PROVINCES = [...'京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼']
const PLATE_LETTERS = [...'ABCDEFGHJKLMNPQRSTUVWXYZ']
export function plate(r: Random): string {
  const head = r.pick(PROVINCES) + r.pick([...'ABCDEFGHJ'])
  if (r.chance(0.15)) return `${head}D${r.digits(5)}`
  const tail = r.shuffle([r.pick(PLATE_LETTERS), ...r.digits(4)]).join('')
  return head + tail
}

const VIN_LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789'
const VIN_VALUES = '12345678-12345-7-923456789'
const VIN_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
export function vin(r: Random): string {
  const some = (n: number) => Array.from({ length: n }, () => r.pick([...VIN_LETTERS])).join('')
  const body = r.pick(['LSV', 'LFV', 'LGB', 'LVS']) + some(5) + '0' + some(4) + r.digits(4)
  const sum = [...body].reduce((all, c, i) => all + vinValue(c) * (VIN_WEIGHTS[i] ?? 0), 0)
  const check = sum % 11 === 10 ? 'X' : String(sum % 11)
  return body.slice(0, 8) + check + body.slice(9)
}
const vinValue = (c: string) =>
  /\d/.test(c) ? Number(c) : Number(VIN_VALUES[c.charCodeAt(0) - 65])

export const passport = (r: Random) =>
  r.chance(0.7) ? r.pick(['E', 'G']) + r.digits(8) : r.pick(['EA', 'EE', 'EJ']) + r.digits(7)
export const permit = (r: Random) => r.pick(['H', 'M', 'C']) + r.digits(8)
/** Looks like a mobile number, with a prefix that nobody has. */
export const phoneLike = (r: Random) =>
  r.pick(['100', '110', '111', '120', '124', '142', '169']) + r.digits(8)
/** 18 digits that start with a day, as shops number their orders. */
export function orderNumber(r: Random, length: 11 | 16 | 18): string {
  if (length === 11) return `1${r.digits(10)}`
  return compact(dayBetween(r, 2021, 2024)) + r.digits(length - 8)
}
export const epochMilliseconds = (r: Random) =>
  String(r.int(1_577_836_800, 1_719_792_000)) + r.digits(3)
