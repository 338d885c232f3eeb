import { z } from 'zod'

/** Millionths of a yuan in a fen: prices of a line are often fractions of a fen (0.175 yuan). */
export const MICRO_PER_FEN = 10_000n

/** A day, a month or a year, as precisely as it is known. */
export const day = z.union([
  z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, '日期应写作 2021-10-26、2021-10 或 2021'),
  z.number().int().min(1900).max(2100).transform(String),
])

/** `{ from, to }`, or one date for both. */
export const period = z.union([
  day.transform((on) => ({ from: on, to: on })),
  z.strictObject({ from: day, to: day }).refine((p) => p.from <= p.to, '起始日期晚于终止日期'),
])

export const id = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u, '标识只能用字母、数字、点、横线')

/** 卷页: where in the file of the case the fact stands. */
export const evidence = z.string().optional()

/** Yuan with at most two decimals, kept as whole fen. */
export const yuan = z
  .number()
  .nonnegative('金额不能为负')
  .refine((n) => isWhole(n * 100), '金额最多两位小数')
  .transform((n) => Math.round(n * 100))

/** Yuan a line with at most six decimals, kept as whole millionths of a yuan. */
export const price = z
  .number()
  .nonnegative('单价不能为负')
  .refine((n) => isWhole(n * 1e6), '单价最多六位小数')
  .transform((n) => Math.round(n * 1e6))

function isWhole(n: number): boolean {
  return Number.isSafeInteger(Math.round(n)) && Math.abs(n - Math.round(n)) < 1e-6 * Math.max(1, n)
}

export const units = z.number('应为整数').int('条数应为整数').nonnegative('条数不能为负')

/** A sum in fen with the word of its source: about, at least, exactly. */
export const amount = z.union([
  yuan,
  z.strictObject({ about: yuan }),
  z.strictObject({ 'at-least': yuan }),
  z.strictObject({ exactly: yuan }),
])

/** 载明数: a number of records that somebody states, with its word. */
export const declared = z
  .strictObject({
    'at-least': units.optional(),
    about: units.optional(),
    exactly: units.optional(),
  })
  .refine((d) => Object.keys(d).length === 1, '载明数只写 at-least、about、exactly 之一')
