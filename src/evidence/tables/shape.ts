import { CELL } from '../row.ts'
import { DASHES, MOBILE_IN_PIECES } from '../../number-pieces.ts'

/**
 * What a cell looks like, as far as it takes to tell a header from what stands below it. Deliberately coarse:
 * what a column *holds* is decided in `records/`, over all values.
 *
 * From INTEGER on, a shape is *value-like*: a header cell does not look so.
 */
export const SHAPE = {
  EMPTY: 0,
  TEXT: 1,
  /** Letters and digits mixed: C01, MG-8769. */
  CODE: 2,
  /** Two to four Chinese characters that begin with a common surname. */
  NAME: 3,
  /** 男, female, 是 … */
  FLAG: 4,
  YEAR: 5,
  INTEGER: 6,
  NUMBER: 7,
  DATE: 8,
  IDENTIFIER: 9,
} as const
export type Shape = (typeof SHAPE)[keyof typeof SHAPE]

const PLACEHOLDER =
  /^(?:无|空|没有|暂无|未知|不详|未填|未登记|空号|停机|关机|同上|null|nil|none|nan|n\/?a|missing|unknown|\(null\)|#n\/a|[-—–_./\\?？*#〃～~]+)$/iu
const FLAGS = /^(?:[男女是否有]|男性|女性|男士|女士|male|female|yes|no|true|false)$/iu
const NUMBERS =
  /^[-+(]?\s?[¥$€£￥]?\s?\d{1,15}(?:,\d{3}){0,8}(?:\.\d{1,20})?(?:e[-+]?\d{1,3})?\)?\s?[%‰]?$/iu
const COUNTED = /^\d{1,9}(?:\.\d{1,4})?(?:元|万元|[万岁人条分次个件天月年楼号级班届])$/u
const DATES =
  /^(?:\d{4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}[- ][a-z]{3,9}[- ,]{1,2}\d{2,4}|[a-z]{3,9} \d{1,2},? \d{4}|\d{1,2}月\d{1,2}日)(?:[t ]\s?\d{1,2}:\d{2}.{0,16})?$/iu
const CLOCK = /^\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?: ?[ap]m)?$/iu
const STAMP = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?:\d{4}|\d{6})?$/
const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'
const NAMES = new RegExp(`^[${SURNAMES}]\\p{Script=Han}{1,3}$`, 'u')

/** The shape of a cell from its stored text and the type the file gives it. */
export function shapeOf(stored: string, type: number): Shape {
  if (type === CELL.DATE) return SHAPE.DATE
  if (type === CELL.ERROR) return SHAPE.EMPTY
  const text = stored.trim().normalize('NFKC')
  if (text === '' || PLACEHOLDER.test(text)) return SHAPE.EMPTY
  return type === CELL.BOOLEAN || FLAGS.test(text) ? SHAPE.FLAG : shapeOfText(text)
}

function shapeOfText(text: string): Shape {
  if (!hasDigit(text)) return NAMES.test(text) ? SHAPE.NAME : SHAPE.TEXT
  if (/^\d{1,6}$/.test(text)) return isYear(text) ? SHAPE.YEAR : SHAPE.INTEGER
  if (/^\d{4}年$/u.test(text)) return SHAPE.YEAR
  if (DATES.test(text) || CLOCK.test(text) || STAMP.test(text)) return SHAPE.DATE
  if (holdsIdentifier(text)) return SHAPE.IDENTIFIER
  if (NUMBERS.test(text) || COUNTED.test(text)) return SHAPE.NUMBER
  return isCode(text) ? SHAPE.CODE : SHAPE.TEXT
}

function hasDigit(text: string): boolean {
  return /\d/.test(text)
}

function isYear(text: string): boolean {
  return /^(?:19|20)\d{2}$/.test(text)
}

function isCode(text: string): boolean {
  return /^[\x21-\x7e]{1,64}$/.test(text) && /\d{2}|\d[A-Z]|[A-Z]\d/i.test(text)
}

/** Does a shape look like a value, so that a header cell would not look so? */
export function isValue(shape: Shape): boolean {
  return shape >= SHAPE.YEAR
}

const LONG_RUN = /(?<![\d.])\d{7,}/g
const SEPARATED = new RegExp(
  `(?<!\\d)(?:1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}|${MOBILE_IN_PIECES})(?!\\d)|(?<!\\d)0\\d{2,3}[${DASHES} )]{1,2}\\d{3,4}[- ]?\\d{4}(?!\\d)|(?<!\\d)[48]00[- ]\\d{3,4}[- ]?\\d{3,4}(?!\\d)`,
  'u',
)
const MAIL = /[\w.+-]{1,64}@[\w-]{1,64}\.[a-z]/i
const SCIENTIFIC = /^\d(?:\.\d+)?e\+?\d{1,2}$/i

/**
 * Does a cell hold something by which a person is identified: a run of seven digits or more, a separated phone
 * number, an e-mail address, or a number that a spreadsheet turned into E-notation? Dates written as eight digits
 * inside other text do not count. A row with such a cell is never a title or a note.
 */
export function holdsIdentifier(stored: string): boolean {
  const text = stored.slice(0, LOOKED_AT).normalize('NFKC')
  if (text.includes('@') && MAIL.test(text)) return true
  if (!hasDigit(text)) return false
  if (SEPARATED.test(text) || SCIENTIFIC.test(text.trim())) return true
  const runs = text.match(LONG_RUN)
  if (runs === null) return false
  return runs.some((run) => run.length === text.trim().length || !STAMP.test(run))
}

/** Characters of a cell that decide. Longer cells are looked at only so far; the row is data then in any case. */
export const LOOKED_AT = 2000

/** An identifier of 11, 15 or 18 places, which even a total line would not hold. */
export function holdsPersonNumber(stored: string): boolean {
  const text = stored.slice(0, LOOKED_AT).normalize('NFKC')
  return SEPARATED.test(text) || /(?<![\d.])(?:\d{11}|\d{15}|\d{17}[\dx])(?![\d.])/i.test(text)
}
