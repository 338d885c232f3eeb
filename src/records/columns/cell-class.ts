/**
 * Classes of cell: what one cell looks like and whether it passes its check, by itself, before any column is judged.
 * They exclude one another; the numbers are what the profile counts by.
 */
export const CELL_CLASS = {
  blank: 0,
  /** 无, -, null: filled, but says that there is nothing. */
  nothing: 1,

  'resident-id': 2,
  /** Eighteen, seventeen or fifteen characters with a day inside, failing region, day or check. */
  'id-shaped': 3,
  mobile: 4,
  /** Eleven digits from 1 on with a prefix that nobody has. */
  'mobile-shaped': 5,
  /** Ten or twelve digits from 13–19 on: a digit lost or doubled, or a QQ number. */
  'mobile-length': 6,
  landline: 7,
  'bank-card': 8,
  'credit-code': 9,
  plate: 10,
  vin: 11,
  passport: 12,
  permit: 13,
  email: 14,
  url: 15,
  ip: 16,
  mac: 17,
  imei: 18,
  imsi: 19,
  iccid: 20,
  coordinates: 21,

  /** Thirteen digits that are milliseconds of 2010–2029. */
  'epoch-ms': 22,
  /** Twelve digits and more that are nothing else: order numbers, account numbers. */
  'long-digits': 23,
  /** Days by when they fall: births spread over decades, dealings are recent. */
  'date-1900s': 24,
  'date-2000s': 25,
  'date-2010s': 26,
  /** 2017 and later. */
  'date-late': 27,
  datetime: 28,

  /** Whole numbers 0–150. */
  small: 29,
  'digits-3': 30,
  'digits-4': 31,
  'digits-5': 32,
  'digits-6': 33,
  'digits-7': 34,
  'digits-8': 35,
  'digits-9': 36,
  'digits-10': 37,
  'digits-11': 38,
  decimal: 39,
  /** A number with a currency sign, thousands or a unit. */
  money: 40,
  /** 35岁 */
  years: 41,
  /** E-notation whose digits are all there. */
  'e-exact': 42,
  /** Digits lost: a number of 10^15 and more, or E-notation that is too short. */
  damaged: 43,

  name: 44,
  'vague-name': 45,
  sex: 46,
  ethnicity: 47,
  education: 48,
  school: 49,
  grade: 50,
  address: 51,
  company: 52,
  broker: 53,
  /** Han characters only, six at most. */
  'han-short': 54,
  'han-long': 55,

  /** wxid_… */
  wxid: 56,
  /** Letters, or a letter and then letters, digits, _ and -: six to twenty. */
  handle: 57,
  /** Other letters and digits without a space. */
  mixed: 58,
  /** A mobile number, an ID or an e-mail address inside a longer text. */
  packed: 59,
  'free-text': 60,
  /** Longer than any field of a list. */
  'very-long': 61,

  /** 138****0001: a mobile number of which digits are hidden. */
  'masked-mobile': 62,
  /** 3702**********1234: an ID of which digits are hidden. */
  'masked-id': 63,
  /** Other digits with stars between them. */
  masked: 64,
  /** A number written with letters or Han for digits: l38OO138000, 一三八〇〇一三八〇〇〇. */
  'odd-digits': 65,
  /** Ten digits that are seconds of 2010–2029. */
  'epoch-s': 66,
  /** Zhang San, KEVIN WAYNE DURANT. */
  'latin-name': 67,
  /** Words of one content: rooms and stays, debts, illnesses, calls, ways, goods. */
  lodging: 68,
  credit: 69,
  health: 70,
  'call-record': 71,
  track: 72,
  trade: 73,
  /** Letters or digits with signs among them that only passwords have. */
  secret: 74,
  /** Sixteen digits and more that begin with a day, or a courier's letters and ten digits and more. */
  'order-code': 75,
  /** One longitude or latitude of China to a metre: 106.551556, 29.563009. */
  degrees: 76,
  /** A number of Taiwan's identity cards that passes its check, as one in ten codes of this form does. */
  'taiwan-id': 77,
  /** Ten digits from 09 on: a mobile number of Taiwan as it is written there. */
  'taiwan-mobile': 78,
  /** 1962.10: a month as forms have it, or an amount. */
  'year-month': 79,
} as const

export type CellClass = keyof typeof CELL_CLASS

const NAMES = new Map<number, CellClass>(
  Object.entries(CELL_CLASS).map(([name, code]) => [code, name as CellClass]),
)

/** The class behind a number of the profile. */
export function className(code: number): CellClass {
  const name = NAMES.get(code)
  if (name === undefined) throw new RangeError(`no cell class ${String(code)}`)
  return name
}
