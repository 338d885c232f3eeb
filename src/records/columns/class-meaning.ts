import type { KindId } from '../kinds.ts'
import type { CellClass } from './cell-class.ts'
import { DATES } from './class-groups.ts'

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
  'year-month': 'amount',
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
