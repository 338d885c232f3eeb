import type { KindId } from '../kinds.ts'
import type { CellClass } from './cell-class.ts'
import {
  LONGER_NUMBERS,
  WHOLE_NUMBERS,
  DATES,
  DECIMALS,
  FREE,
  LONG,
  CODES,
  HAN,
  ANY_DIGITS,
  LIKE_PHONES,
  ANY_WORDS,
} from './class-groups.ts'

/** What speaks for a kind. */
export interface Evidence {
  /** Classes whose cells are valid values of the kind. */
  readonly valid: readonly CellClass[]
  /** Classes that damaged or careless values of the kind fall into: they fit, and do not count as valid. */
  readonly near: readonly CellClass[]
  /** Classes that the kind may have when the header says so, and only then. */
  readonly told: readonly CellClass[]
}

const kind = (
  valid: readonly CellClass[],
  near: readonly CellClass[] = [],
  told: readonly CellClass[] = [],
): Evidence => ({ valid: withAlike(valid), near: withAlike(near), told: withAlike(told) })

/** Forms of Taiwan may be what others of their length are. */
function withAlike(classes: readonly CellClass[]): readonly CellClass[] {
  const all = new Set(classes)
  if (all.has('handle')) all.add('taiwan-id')
  if (all.has('digits-10')) all.add('taiwan-mobile')
  return [...all]
}

/** Content of free form, of which only the header says what it is. */
const content = kind([
  ...ANY_WORDS,
  ...ANY_DIGITS,
  ...DATES,
  'datetime',
  ...DECIMALS,
  'money',
  'coordinates',
  'degrees',
  'url',
  'ip',
])
const phone = kind(
  ['mobile'],
  [
    'mobile-shaped',
    'mobile-length',
    'epoch-s',
    'e-exact',
    'damaged',
    'odd-digits',
    'masked-mobile',
  ],
  ['digits-11', 'packed', 'long-digits', 'masked', 'landline', 'taiwan-mobile'],
)

export const EVIDENCE: Readonly<Record<KindId, Evidence>> = {
  'resident-id': kind(
    ['resident-id'],
    ['id-shaped', 'damaged', 'odd-digits', 'masked-id'],
    [
      'masked',
      'packed',
      'order-code',
      'long-digits',
      'e-exact',
      'bank-card',
      'imei',
      'passport',
      'permit',
      'taiwan-id',
    ],
  ),
  mobile: phone,
  'guardian-phone': phone,
  landline: kind(
    ['landline'],
    [],
    [
      // 95588, 12345: numbers of offices and firms, which are nobody's QQ.
      'digits-5',
      'digits-6',
      'digits-7',
      'digits-8',
      'digits-9',
      'digits-10',
      'digits-11',
      'long-digits',
      'mixed',
      ...DATES,
    ],
  ),
  'bank-card': kind(['bank-card'], ['masked'], [...LONG, 'masked-id', 'mixed', 'iccid']),
  plate: kind(['plate'], [], ['han-short', ...FREE, 'mixed']),
  vin: kind(['vin'], [], ['mixed', 'long-digits', 'handle']),
  passport: kind(['passport'], [], ['mixed', 'permit', 'handle', 'digits-8', 'digits-9']),
  permit: kind(
    ['permit'],
    [],
    [
      'mixed',
      'passport',
      'handle',
      'digits-8',
      'digits-9',
      'digits-10',
      'resident-id',
      'id-shaped',
    ],
  ),
  'credit-code': kind(
    ['credit-code'],
    [],
    ['mixed', 'long-digits', 'handle', 'id-shaped', 'digits-9', 'imei'],
  ),
  name: kind(
    ['name', 'latin-name'],
    ['vague-name'],
    ['han-short', 'han-long', ...FREE, 'mixed', 'handle', 'packed'],
  ),
  'vague-name': kind(
    ['vague-name'],
    [],
    ['name', 'han-short', 'han-long', ...FREE, 'mixed', 'handle'],
  ),
  'guardian-name': kind(
    ['name', 'latin-name'],
    ['vague-name'],
    ['han-short', 'han-long', ...FREE, 'packed'],
  ),
  address: kind(['address'], [], [...HAN, 'school', 'company', 'packed', 'name', 'vague-name']),
  school: kind(
    ['school'],
    [],
    ['han-short', 'han-long', ...FREE, 'address', 'company', 'education', 'name', 'mixed'],
  ),
  grade: kind(
    ['grade'],
    [],
    [
      'education',
      'small',
      'han-short',
      'han-long',
      ...FREE,
      'digits-4',
      'digits-3',
      'name',
      'mixed',
      'school',
    ],
  ),
  'student-no': kind([...ANY_DIGITS, ...CODES]),
  employer: kind(
    ['company'],
    [],
    ['school', 'broker', 'address', 'han-short', 'han-long', ...FREE, 'name', 'vague-name'],
  ),
  'securities-account': kind(
    [
      'digits-9',
      'digits-10',
      'mixed',
      'handle',
      'passport',
      'permit',
      'digits-8',
      'mobile-length',
      'epoch-s',
      'landline',
      'long-digits',
      'digits-11',
    ],
    [],
    [...ANY_DIGITS],
  ),
  broker: kind(['broker'], [], ['company', 'han-short', 'han-long', ...FREE, 'address']),
  email: kind(['email'], [], ['mixed', 'packed', 'handle']),
  qq: kind([...LONGER_NUMBERS, ...DATES], [], ['mobile', 'mobile-shaped', 'e-exact', 'packed']),
  wechat: kind(
    ['wxid', 'handle'],
    [],
    ['mixed', 'han-short', ...ANY_DIGITS, 'passport', 'permit', 'vin', ...FREE, 'packed'],
  ),
  account: kind(
    [...ANY_DIGITS.filter((c) => c !== 'small' && c !== 'digits-3'), ...CODES, 'wxid'],
    [],
    [...HAN, 'email', 'name', 'vague-name', 'packed'],
  ),
  password: kind([...ANY_DIGITS, ...CODES, 'wxid', ...FREE, 'email', ...DECIMALS, 'han-short']),
  imei: kind(
    ['imei'],
    [],
    ['long-digits', 'mixed', 'resident-id', 'id-shaped', 'damaged', 'datetime', 'imsi'],
  ),
  imsi: kind(['imsi'], [], ['long-digits', 'imei', 'resident-id', 'damaged']),
  iccid: kind(['iccid'], [], ['long-digits', 'bank-card', 'mixed', 'damaged']),
  mac: kind(['mac'], [], ['mixed', 'handle']),
  ip: kind(['ip'], [], ['mixed']),
  coordinates: kind(['coordinates', 'degrees'], ['decimal'], ['free-text']),
  track: content,
  datetime: kind(
    ['datetime', 'epoch-ms'],
    [...DATES],
    [
      'epoch-s',
      'digits-10',
      'mobile-length',
      'long-digits',
      ...FREE,
      'decimal',
      'digits-5',
      'mixed',
    ],
  ),
  date: kind(
    [...DATES],
    ['datetime', 'year-month'],
    ['digits-5', 'digits-6', 'epoch-ms', ...FREE, 'decimal', 'mixed'],
  ),
  'birth-date': kind(
    [...DATES],
    ['datetime', 'year-month'],
    ['digits-4', 'digits-5', 'digits-6', 'free-text', 'decimal', 'epoch-ms', 'mixed'],
  ),
  sex: kind(['sex'], [], ['small', 'han-short', 'mixed']),
  age: kind(['small', 'years'], [], ['decimal', 'han-short', 'free-text']),
  ethnicity: kind(['ethnicity'], [], ['han-short', 'name', 'small']),
  education: kind(['education'], [], ['han-short', 'han-long', 'grade', 'school', 'small', 'name']),
  amount: kind(
    ['money', ...DECIMALS, 'degrees', ...WHOLE_NUMBERS],
    [],
    [...LIKE_PHONES, 'e-exact', 'free-text', ...DATES],
  ),
  balance: kind(
    ['money', ...DECIMALS, 'degrees', ...WHOLE_NUMBERS],
    [],
    [...LIKE_PHONES, 'e-exact', ...ANY_WORDS],
  ),
  credit: content,
  health: content,
  lodging: content,
  'call-record': content,
  trade: content,
  'order-no': kind([...ANY_DIGITS, ...CODES, 'datetime']),
  'sms-code': kind([
    'digits-4',
    'digits-5',
    'digits-6',
    'small',
    'digits-3',
    'mixed',
    'digits-7',
    'digits-8',
    'handle',
  ]),
  'row-no': kind([...WHOLE_NUMBERS], [], ['mixed', ...DECIMALS]),
  text: kind([...ANY_WORDS]),
  empty: kind([]),
}

/** Kinds of which the header alone knows, and that give way to values of another kind that are proven. */
export const GIVES_WAY: ReadonlySet<KindId> = new Set([
  'account',
  'password',
  'text',
  'order-no',
  'student-no',
  'sms-code',
  'securities-account',
  'row-no',
  'qq',
  'wechat',
  'amount',
  'balance',
])
