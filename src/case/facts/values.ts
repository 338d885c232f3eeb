import { z } from 'zod'
import { spanOf } from '../../law/period.ts'

const DAY = '日期应写作 2021-10-26、2021-10 或者 2021'
const WRITTEN_DAY = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/

/** A day, a month or a year, as precisely as it is known; one that is in the calendar. */
export const day = z.union(
  [
    z
      .string()
      .regex(WRITTEN_DAY, DAY)
      .refine(
        (text) => !WRITTEN_DAY.test(text) || spanOf(text) !== null,
        '历法中没有这一天，请核对',
      ),
    z.number().int(DAY).min(1900, DAY).max(2100, DAY).transform(String),
  ],
  DAY,
)

/** `{ from, to }`, or one date for both. */
export const period = z.union(
  [day.transform((on) => ({ from: on, to: on })), z.strictObject({ from: day, to: day })],
  `${DAY}；期间写作 { from: 2018-11, to: 2019-03 }`,
)

const ID =
  '标识只能用字母、汉字、数字、点、横线，以字母、汉字或者数字开头，不超过64字；写法：id: dong'

/** `unknown` is taken: under it stand the buyers whom nobody has identified. */
export const id = z
  .string(ID)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u, ID)
  .refine((text) => text !== 'unknown', 'unknown 由本软件用于身份不明的下家，请另取标识')

/** 卷页: where in the file of the case the fact stands. */
export const evidence = z.string('卷页应为文字；写法：evidence: 证据卷一第12页').optional()

const YUAN = '金额以元计，写作 2000 或者 2000.50，不加逗号和单位'

/** Yuan with at most two decimals, kept as whole fen. */
export const yuan = z
  .number(YUAN)
  .nonnegative('金额不能为负；写作 2000，支出不加负号')
  .refine((n) => isWhole(n * 100), '金额最多两位小数；写作 2000.50')
  .transform((n) => Math.round(n * 100))

const PRICE = '单价以元计，写作 0.55，不加单位'

/** Yuan a line with at most six decimals, kept as whole millionths of a yuan. */
export const price = z
  .number(PRICE)
  .nonnegative('单价不能为负；写作 0.55')
  .refine((n) => isWhole(n * 1e6), '单价最多六位小数；写作 0.175')
  .transform((n) => Math.round(n * 1e6))

function isWhole(n: number): boolean {
  return Number.isSafeInteger(Math.round(n)) && Math.abs(n - Math.round(n)) < 1e-6 * Math.max(1, n)
}

const UNITS = '条数应为整数，写作 30000，不加小数、逗号和单位'

/** A number of records: a whole number from 0. */
export const units = z
  .number(UNITS)
  .int(UNITS)
  .nonnegative('条数不能为负；写作 30000，不知道的不写')

/** A sum in fen with the word of its source: about, at least, exactly. */
export const amount = z.union(
  [
    yuan,
    z.strictObject({ about: yuan }),
    z.strictObject({ 'at-least': yuan }),
    z.strictObject({ exactly: yuan }),
  ],
  `${YUAN}；约数写作 { about: 1400 }，以上写作 { at-least: 1400 }`,
)

/** 载明数: a number of records that somebody states, with its word. */
export const declared = z
  .strictObject({
    'at-least': units.optional(),
    about: units.optional(),
    exactly: units.optional(),
  })
  .refine(
    (d) => Object.keys(d).length === 1,
    '载明数只写 at-least、about、exactly 之一；写法：declared: { at-least: 8000 }',
  )
