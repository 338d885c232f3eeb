import type { CellClass } from './cell-class.ts'

/** Classes of cells that are named together where it is said which of them a kind may have. */

/** Numbers without a point that may stand for somebody, by their length: five digits and more. */
export const LONGER_NUMBERS = [
  'digits-5',
  'digits-6',
  'digits-7',
  'digits-8',
  'digits-9',
  'digits-10',
  'taiwan-mobile',
  'digits-11',
  'mobile-length',
  'epoch-s',
] as const satisfies readonly CellClass[]
/** Numbers without a point, by their length. */
export const WHOLE_NUMBERS = [
  'small',
  'digits-3',
  'digits-4',
  ...LONGER_NUMBERS,
] as const satisfies readonly CellClass[]
/** Numbers with a point that may be amounts. */
export const DECIMALS = ['decimal', 'year-month'] as const satisfies readonly CellClass[]
/** Days, by their year. */
export const DATES = [
  'date-1900s',
  'date-2000s',
  'date-2010s',
  'date-late',
] as const satisfies readonly CellClass[]

/** What one content has words for; to every other kind it is text. */
const CONTENTS = ['lodging', 'credit', 'health', 'call-record', 'track', 'trade'] as const
/** Words that anything may be written with. */
export const FREE = ['free-text', 'latin-name', 'masked', ...CONTENTS] as const
/** Digits in a row that are longer than a telephone, or were. */
export const LONG = [
  'long-digits',
  'order-code',
  'damaged',
  'odd-digits',
  'e-exact',
  'id-shaped',
] as const
/** Letters and digits. */
export const CODES = [
  'mixed',
  'handle',
  'taiwan-id',
  'secret',
  'permit',
  'passport',
  'vin',
] as const
/** Han without a meaning of their own. */
export const HAN = ['han-short', 'han-long', ...FREE] as const
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
/** Whatever consists of digits. */
export const ANY_DIGITS = [...WHOLE_NUMBERS, ...LONG, ...CHANCE, 'resident-id'] as const
/** Amounts of eleven digits that look like numbers of telephones. */
export const LIKE_PHONES = ['mobile', 'mobile-shaped'] as const
/** Whatever may be words. */
export const ANY_WORDS = [
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
  'taiwan-id',
  'secret',
  'odd-digits',
  'very-long',
] as const
