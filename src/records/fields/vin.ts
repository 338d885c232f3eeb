import { raw, sql, type Sql } from '../../db/sql.ts'
import type { Field } from '../field.ts'
import { bind, fits, startsHan, tidyNumber } from './cell.ts'
import { maskMiddle } from './mask.ts'

/** Letters with the values that GB 16735 gives them; I, O and Q do not occur. */
const VALUES = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ'
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]

/** Vehicle identification number (车架号, VIN): 17 characters with a check digit in the ninth place, GB 16735. */
export const vin: Field = {
  id: 'vin',
  normalise: (cell) => sql`case when strlen(${cell}) between 17 and 90 and not ${startsHan(cell)}
    then ${bind('vin', sql`upper(${tidyNumber(cell)})`, checked)} end`,
  mask: (value) => maskMiddle(value, 3, 4),
  headers: [
    '车架号',
    '车架号码',
    '车辆识别代号',
    '车辆识别代码',
    '车辆识别码',
    '车辆识别号',
    'vin',
    'vincode',
    'cjh',
  ],
}

/** Seventeen digits without a letter are some other number. */
function checked(s: Sql): Sql {
  const shape = fits(s, /[A-HJ-NPR-Z0-9]{8}[0-9X][A-HJ-NPR-Z0-9]{8}/)
  return sql`case when strlen(${s}) = 17 and ${shape} and regexp_matches(${s}, '[A-WYZ]') and ${isSound(s)} then ${s} end`
}

function isSound(s: Sql): Sql {
  const values = WEIGHTS.map((weight, i) => {
    const value = sql`(strpos(${raw(`'${VALUES}'`)}, ${s}[${raw(String(i + 1))}]) - 1) % 10`
    return sql`${value} * ${raw(String(weight))}`
  })
  const sum = values.reduce((all, one) => sql`${all} + ${one}`)
  return sql`(substr('0123456789X', (${sum}) % 11 + 1, 1) = ${s}[9])`
}
