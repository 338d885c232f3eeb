import type { KindId } from '../kinds.ts'
import type { CellClass } from './cell-class.ts'

/** What speaks for a kind. */
export interface Evidence {
  /** Classes whose cells are valid values of the kind. */
  readonly valid: readonly CellClass[]
  /** Classes that damaged or careless values of the kind fall into: they fit, and do not count as valid. */
  readonly near: readonly CellClass[]
  /** Classes that the kind may have when the header says so, and only then. */
  readonly told: readonly CellClass[]
}

export const WHOLE_NUMBERS = [
  'small',
  'digits-3',
  'digits-4',
  'digits-5',
  'digits-6',
  'digits-7',
  'digits-8',
  'digits-9',
  'digits-10',
  'digits-11',
  'mobile-length',
  'epoch-s',
] as const satisfies readonly CellClass[]
export const DATES = [
  'date-1900s',
  'date-2000s',
  'date-2010s',
  'date-late',
] as const satisfies readonly CellClass[]

/** What one content has words for; to every other kind it is text. */
export const CONTENTS = ['lodging', 'credit', 'health', 'call-record', 'track', 'trade'] as const
const FREE = ['free-text', 'latin-name', 'masked', ...CONTENTS] as const
const LONG = ['long-digits', 'order-code', 'damaged', 'odd-digits', 'e-exact', 'id-shaped'] as const
const CODES = ['mixed', 'handle', 'secret', 'permit', 'passport', 'vin'] as const
const HAN = ['han-short', 'han-long', ...FREE] as const
/** Numbers that pass or nearly pass a check by chance. */
const CHANCE = [
  'mobile',
  'mobile-shaped',
  'landline',
  'bank-card',
  'imei',
  'imsi',
  'iccid',
  'epoch-ms',
  ...DATES,
] as const
const ANY_DIGITS = [...WHOLE_NUMBERS, ...LONG, ...CHANCE, 'resident-id'] as const
/** Amounts of eleven digits that look like numbers of telephones. */
const LIKE_PHONES = ['mobile', 'mobile-shaped'] as const
const ANY_WORDS = [
  ...HAN,
  'name',
  'vague-name',
  'school',
  'grade',
  'address',
  'company',
  'broker',
  'education',
  'sex',
  'packed',
  'mixed',
  'handle',
  'secret',
  'odd-digits',
  'very-long',
] as const

const kind = (
  valid: readonly CellClass[],
  near: readonly CellClass[] = [],
  told: readonly CellClass[] = [],
): Evidence => ({ valid: [...new Set(valid)], near, told })

/** Content of free form, of which only the header says what it is. */
const content = kind([
  ...ANY_WORDS,
  ...ANY_DIGITS,
  ...DATES,
  'datetime',
  'decimal',
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
  ['digits-11', 'packed', 'long-digits', 'masked', 'landline'],
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
    ],
  ),
  mobile: phone,
  'guardian-phone': phone,
  landline: kind(
    ['landline'],
    [],
    [
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
    ['mixed', 'long-digits', 'handle', 'id-shaped', 'digits-9'],
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
  qq: kind(
    [
      'digits-5',
      'digits-6',
      'digits-7',
      'digits-8',
      'digits-9',
      'digits-10',
      'digits-11',
      'mobile-length',
      'epoch-s',
      ...DATES,
    ],
    [],
    ['mobile', 'mobile-shaped', 'e-exact'],
  ),
  wechat: kind(
    ['wxid', 'handle'],
    [],
    ['mixed', 'han-short', ...ANY_DIGITS, 'passport', 'permit', 'vin', ...FREE],
  ),
  account: kind(
    [...ANY_DIGITS.filter((c) => c !== 'small' && c !== 'digits-3'), ...CODES, 'wxid'],
    [],
    [...HAN, 'email', 'name', 'vague-name', 'packed'],
  ),
  password: kind([...ANY_DIGITS, ...CODES, 'wxid', ...FREE, 'email', 'decimal', 'han-short']),
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
    ['datetime'],
    ['digits-5', 'digits-6', 'epoch-ms', ...FREE, 'decimal', 'mixed'],
  ),
  'birth-date': kind(
    [...DATES],
    ['datetime'],
    ['digits-4', 'digits-5', 'digits-6', 'free-text', 'decimal', 'epoch-ms', 'mixed'],
  ),
  sex: kind(['sex'], [], ['small', 'han-short', 'mixed']),
  age: kind(['small', 'years'], [], ['decimal', 'han-short', 'free-text']),
  ethnicity: kind(['ethnicity'], [], ['han-short', 'name', 'small']),
  education: kind(['education'], [], ['han-short', 'han-long', 'grade', 'school', 'small', 'name']),
  amount: kind(
    ['money', 'decimal', 'degrees', ...WHOLE_NUMBERS],
    [],
    [...LIKE_PHONES, 'e-exact', 'free-text', ...DATES],
  ),
  balance: kind(
    ['money', 'decimal', 'degrees', ...WHOLE_NUMBERS],
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
  'row-no': kind([...WHOLE_NUMBERS], [], ['mixed', 'decimal']),
  text: kind([...ANY_WORDS]),
  empty: kind([]),
}

/** Kinds that their values show with no header. A class stands for one kind only. */
export const SHOWS: Partial<Record<CellClass, KindId>> = {
  'resident-id': 'resident-id',
  'id-shaped': 'resident-id',
  mobile: 'mobile',
  landline: 'landline',
  'bank-card': 'bank-card',
  'credit-code': 'credit-code',
  plate: 'plate',
  vin: 'vin',
  passport: 'passport',
  permit: 'permit',
  email: 'email',
  ip: 'ip',
  mac: 'mac',
  imei: 'imei',
  imsi: 'imsi',
  iccid: 'iccid',
  coordinates: 'coordinates',
  degrees: 'coordinates',
  'epoch-ms': 'datetime',
  datetime: 'datetime',
  'date-1900s': 'date',
  'date-2000s': 'date',
  'date-2010s': 'date',
  'date-late': 'date',
  decimal: 'amount',
  money: 'amount',
  years: 'age',
  name: 'name',
  'vague-name': 'vague-name',
  sex: 'sex',
  ethnicity: 'ethnicity',
  education: 'education',
  school: 'school',
  grade: 'grade',
  address: 'address',
  company: 'employer',
  broker: 'broker',
  wxid: 'wechat',
  'masked-mobile': 'mobile',
  'masked-id': 'resident-id',
  'odd-digits': 'mobile',
  'latin-name': 'name',
  lodging: 'lodging',
  credit: 'credit',
  health: 'health',
  'call-record': 'call-record',
  track: 'track',
  trade: 'trade',
  'order-code': 'order-no',
}

/** Classes with a check digit, a numbering plan or a form that nothing else has. */
export const PROVEN: ReadonlySet<CellClass> = new Set([
  'resident-id',
  'mobile',
  'landline',
  'bank-card',
  'credit-code',
  'plate',
  'vin',
  'passport',
  'permit',
  'email',
  'mac',
  'imei',
])

/** Passes that random numbers make by chance: the class, and the class that its failures fall into. */
export const CHANCE_PASSES: readonly {
  readonly pass: readonly CellClass[]
  readonly fail: readonly CellClass[]
  readonly percent: number
}[] = [
  { pass: ['mobile'], fail: ['mobile-shaped'], percent: 75 },
  { pass: ['bank-card'], fail: ['long-digits', 'order-code'], percent: 50 },
  { pass: ['imei'], fail: ['long-digits'], percent: 50 },
  { pass: ['landline'], fail: ['digits-10', 'digits-11', 'digits-9'], percent: 50 },
  // Numbers of pupils begin with a year, and go on with a class and a place that may be read as a day.
  { pass: DATES, fail: ['digits-8'], percent: 80 },
  { pass: ['order-code'], fail: ['long-digits'], percent: 50 },
]

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
