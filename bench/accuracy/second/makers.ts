import type { Chance } from './chance.ts'
import { creditCode, hongKong, identity, luhn, vin } from './check-digits.ts'
import * as w from './words.ts'

/** Makes the values of one column; what a column has in common (one year, one prefix) is chosen once. */
type Column = (c: Chance) => (row: number) => string

const pad = (n: number, length = 2) => String(n).padStart(length, '0')
const name = (c: Chance) => c.of(w.SURNAMES) + c.of(w.GIVEN)
const each =
  (make: (c: Chance, row: number) => string): Column =>
  (c) =>
  (row) =>
    make(c, row)
const day = (c: Chance, from: number, to: number) =>
  [String(c.number(from, to)), pad(c.number(1, 12)), pad(c.number(1, 28))] as const
const clock = (c: Chance) =>
  `${pad(c.number(0, 23))}:${pad(c.number(0, 59))}:${pad(c.number(0, 59))}`
const PREFIXES =
  '130 131 132 133 135 136 137 138 139 147 150 151 152 153 155 156 157 158 159 162 165 166 167 170 171 172 173 175 176 177 178 180 181 182 183 184 185 186 187 188 189 190 191 192 193 195 196 197 198 199'.split(
    ' ',
  )
const mobile = (c: Chance) => c.of(PREFIXES) + c.digits(8)
const CARDS: readonly (readonly [string, number])[] = [
  ['622848', 19],
  ['621700', 19],
  ['622202', 19],
  ['621661', 19],
  ['622588', 16],
  ['621799', 19],
]
const CODE = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const PLATE = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789'
const card = (c: Chance) => {
  const [bin, length] = c.of(CARDS)
  return luhn(bin + c.digits(length - 7))
}
const money = (c: Chance) => `${String(c.number(1, 99999))}.${c.digits(2)}`
const street = (c: Chance) => {
  const [city, district] = c.of(w.PLACES)
  const house = c.happens(0.5)
    ? `${c.of(w.ROADS)}${String(c.number(1, 400))}号`
    : `${c.of(w.ESTATES)}${String(c.number(1, 20))}号楼${String(c.number(1, 4))}单元${String(c.number(101, 2804))}室`
  return `${city}${district}${house}`
}
const handle = (c: Chance) =>
  `${c.of(w.LATIN)}${c.of(['', '_', '-'])}${c.of(w.LATIN)}${c.digits(c.number(1, 4))}`
const identityOf = (c: Chance) => {
  const [, , region] = c.of(w.PLACES)
  return identity(region + day(c, 1950, 2009).join('') + c.digits(3))
}

/** Several ways of the same kind: one is taken for a column. */
export const MAKERS: Readonly<Record<string, readonly Column[]>> = {
  'resident-id': [
    each(identityOf),
    each((c) => (c.happens(0.2) ? identityOf(c).toLowerCase() : identityOf(c))),
  ],
  mobile: [
    each(mobile),
    each((c) => c.of(['', '+86', '0086', '86-', '+86 ']) + mobile(c)),
    each((c) => mobile(c).replace(/(...)(....)(....)/, c.of(['$1-$2-$3', '$1 $2 $3', '$1–$2–$3']))),
  ],
  landline: [
    each((c) => `${c.of(w.PLACES)[3]}-${String(c.number(2, 8))}${c.digits(7)}`),
    each((c) => `(${c.of(w.PLACES)[3]})${String(c.number(2, 8))}${c.digits(7)}`),
    each((c) => c.of(w.PLACES)[3] + String(c.number(2, 8)) + c.digits(7)),
  ],
  'bank-card': [each(card), each((c) => card(c).replaceAll(/(.{4})(?=.)/g, '$1 '))],
  plate: [
    each(
      (c) =>
        `${c.of([...'京沪粤浙苏鲁川渝湘鄂'])}${c.of([...'ABCDEFG'])}${c.digits(1)}${c.chars(4, PLATE)}`,
    ),
    each((c) => `${c.of([...'京沪粤浙苏'])}${c.of([...'ABC'])}${c.of([...'DF'])}${c.digits(5)}`),
  ],
  vin: [
    each((c) =>
      vin(
        `L${c.chars(7, 'ABCDEFGHJKLMNPRSTUVWXYZ')}0${c.chars(3, 'ABCDEFGHJKLMN0123456789')}${c.digits(5)}`,
      ),
    ),
  ],
  passport: [
    each((c) => (c.happens(0.5) ? `E${c.digits(8)}` : `E${c.of([...'ABCDFGHJ'])}${c.digits(7)}`)),
    each((c) => `${c.of(['G', 'E'])}${c.digits(8)}`),
  ],
  permit: [
    each((c) => c.of(['H', 'M']) + c.digits(8)),
    each((c) => hongKong(c.of([...'ABCDGHKPRVYZ']), c.digits(6))),
  ],
  'credit-code': [
    each((c) => creditCode(`${c.of(['91', '92'])}${c.of(w.PLACES)[2]}MA${c.chars(7, CODE)}`)),
  ],
  name: [each(name)],
  'vague-name': [
    each((c) =>
      c.happens(0.8)
        ? c.of(w.SURNAMES.slice(0, 60)) + c.of(w.VAGUE)
        : c.of(['小', '老']) + c.of(w.SURNAMES.slice(0, 40)),
    ),
  ],
  address: [each(street)],
  school: [each((c) => c.of(w.PLACES)[0] + c.of(w.SCHOOLS))],
  grade: [
    each((c) => `${c.of([...'一二三四五六七八九'])}年级${String(c.number(1, 12))}班`),
    each((c) => `高${c.of([...'一二三'])}（${String(c.number(1, 20))}）班`),
  ],
  'student-no': [
    each((c) => `20${String(c.number(15, 24))}${c.digits(6)}`),
    each((c) => `G${identityOf(c)}`),
    (c) => (row) => `2021${c.digits(2)}${pad(row + 1, 3)}`,
  ],
  employer: [each((c) => c.of(w.PLACES)[0].slice(-3, -1) + c.of(w.FIRMS) + c.of(w.TRADES))],
  'securities-account': [each((c) => `A${c.digits(9)}`), each((c) => `0${c.digits(9)}`)],
  broker: [each((c) => `${c.of(w.BROKERS)}${c.of(w.ROADS)}营业部`)],
  email: [
    each((c) => `${handle(c)}@${c.of(w.MAILS)}`),
    each(
      (c) =>
        `${c.happens(0.3) ? `${handle(c)}+list` : String(c.number(10000, 999999999))}@${c.of(w.MAILS)}`,
    ),
  ],
  qq: [each((c) => String(c.number(1, 9)) + c.digits(c.number(5, 9)))],
  wechat: [
    each((c) =>
      c.happens(0.4) ? `wxid_${c.chars(14, 'abcdefghijklmnopqrstuvwxyz0123456789')}` : handle(c),
    ),
  ],
  account: [each(handle), each((c) => `U${c.digits(8)}`)],
  password: [each((c) => `${c.of(w.LATIN)}${c.digits(4)}${c.of(['', '!', '@', '#'])}`)],
  imei: [each((c) => luhn(c.of(['86', '35']) + c.digits(12)))],
  imsi: [each((c) => `4600${c.of([...'012367'])}${c.digits(10)}`)],
  iccid: [each((c) => `8986${c.of(['00', '01', '03', '06'])}${c.digits(14)}`)],
  mac: [
    each((c) => Array.from({ length: 6 }, () => c.chars(2, '0123456789ABCDEF')).join(':')),
    each((c) => Array.from({ length: 6 }, () => c.chars(2, '0123456789abcdef')).join('-')),
  ],
  ip: [
    each((c) => Array.from({ length: 4 }, () => String(c.number(1, 254))).join('.')),
    each(
      (c) =>
        `2408:${c.chars(4, '123456789abcdef')}:${c.chars(4, '123456789abcdef')}::${c.chars(3, '123456789abcdef')}`,
    ),
  ],
  coordinates: [
    each(
      (c) =>
        `${String(c.number(85, 125))}.${c.digits(6)},${String(c.number(20, 45))}.${c.digits(6)}`,
    ),
    each(
      (c) =>
        `(${String(c.number(85, 125))}.${c.digits(5)}，${String(c.number(20, 45))}.${c.digits(5)})`,
    ),
  ],
  datetime: [
    each((c) => `${day(c, 2018, 2023).join('-')} ${clock(c)}`),
    each((c) => `${day(c, 2018, 2023).join('/')} ${clock(c).slice(0, 5)}`),
    each((c) => `${day(c, 2018, 2023).join('-')}T${clock(c)}+08:00`),
    each((c) => String(c.number(1_500_000_000, 1_700_000_000)) + c.digits(3)),
    each((c) => day(c, 2018, 2023).join('') + clock(c).replaceAll(':', '')),
  ],
  date: [
    each((c) => day(c, 2018, 2023).join('-')),
    each((c) => day(c, 2018, 2023).join('')),
    each((c) => day(c, 2018, 2023).map(Number).join('/')),
  ],
  'birth-date': [
    each((c) => day(c, 1955, 2008).join('-')),
    each((c) => day(c, 1955, 2008).join('')),
    each(
      (c) =>
        `${day(c, 1955, 2008)
          .map(Number)
          .join('年')
          .replace(/年(\d+)$/, '月$1')}日`,
    ),
  ],
  sex: [each((c) => c.of(['男', '女'])), each((c) => c.of(['男', '女', '男性', '女性']))],
  age: [each((c) => String(c.number(18, 79))), each((c) => `${String(c.number(18, 79))}岁`)],
  ethnicity: [each((c) => c.of(w.PEOPLES))],
  education: [each((c) => c.of(w.SCHOOLING))],
  amount: [
    each(money),
    each((c) => `¥${money(c)}`),
    each((c) => String(c.number(1, 900) * 100)),
    each((c) => String(c.number(10_000_000, 39_999_999))),
  ],
  balance: [each(money)],
  'order-no': [
    each((c) => `SF${c.digits(13)}`),
    each((c) => `1${c.digits(10)}`),
    each((c) => day(c, 2021, 2023).join('') + c.digits(10)),
    each((c) => `62${c.digits(17)}`),
    (c) => {
      const start = c.number(100_000, 900_000)
      return (row) => `DD2023${String(start + row)}`
    },
  ],
  'sms-code': [each((c) => c.digits(6)), each((c) => c.digits(4))],
  'row-no': [() => (row) => String(row + 1)],
  text: [
    each((c) => c.of(w.NOTES)),
    each((c) => c.of(['100', '200', '510', '266', '430', '310']) + c.digits(3)),
  ],
  'guardian-name': [each(name)],
  'guardian-phone': [each(mobile)],
  health: [each((c) => c.of(w.ILLS))],
  trade: [each((c) => c.of(w.GOODS))],
}
