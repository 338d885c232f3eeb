import { raw, sql, type Sql } from '../../db/sql.ts'
import type { Field } from '../field.ts'
import { bind, fits, startsHan, tidyNumber } from './cell.ts'
import { maskMiddle } from './mask.ts'

/** The 31 characters of GB 32100-2015, in the order of their values. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const SHAPE = /[1-9AGNY][1239][0-9]{6}[0-9A-HJ-NP-RTUWXY]{10}/
/** An identity number has a date here; a code without any letter that has one too is taken for an identity number. */
const IDENTITY =
  /[1-8][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]/

/** Unified social credit code (统一社会信用代码): 18 characters with a check character, GB 32100-2015. It tells organisations. */
export const creditCode: Field = {
  id: 'credit-code',
  normalise: (cell) => sql`case when strlen(${cell}) between 18 and 90 and not ${startsHan(cell)}
    then ${bind('usc', sql`upper(${tidyNumber(cell)})`, checked)} end`,
  mask: (value) => maskMiddle(value, 4, 4),
  headers: [
    ...[
      '统一社会信用代码',
      '社会信用代码',
      '信用代码',
      '统一信用代码',
      '企业信用代码',
      '营业执照号',
      '营业执照号码',
      '税号',
    ],
    ...['纳税人识别号', '组织机构代码', 'creditcode', 'uscc', 'taxno'],
  ],
}

function checked(s: Sql): Sql {
  return sql`case when strlen(${s}) = 18 and ${fits(s, SHAPE)} and not ${fits(s, IDENTITY)} and ${isSound(s)} then ${s} end`
}

/** Σ cᵢ·3^(i−1) over all 18 is 0 modulo 31, the check character weighing 1. */
function isSound(s: Sql): Sql {
  const weights = Array.from({ length: 18 }, (_, i) => (i === 17 ? 1 : 3 ** i % 31))
  const values = weights.map((w, i) => {
    return sql`(strpos(${raw(`'${ALPHABET}'`)}, ${s}[${raw(String(i + 1))}]) - 1) * ${raw(String(w))}`
  })
  return sql`((${values.reduce((all, one) => sql`${all} + ${one}`)}) % 31 = 0)`
}
