import { raw, sql, type Sql } from '../../db/sql.ts'
import { bankCardNumber } from './bank-card.ts'
import { bind, fits, isMarked } from './cell.ts'
import { isLuhn } from './luhn.ts'
import { isOddDigits } from './odd-digits.ts'
import { residentId } from './resident-id.ts'

/**
 * Promise 2 of the design. A cell is DAMAGED (数据失真) when it is
 * - a numeric cell of 10^15 or more (marked in the spool), unless its text holds all digits and its check digit passes; a
 *   spreadsheet keeps fifteen digits and puts noughts behind them, and of such numbers every eleventh passes by chance;
 * - a text in E-notation whose mantissa has fewer digits than its exponent needs: `1.38E+10`, `6.217E+18`;
 * - a number of which some digits are letters or Han: `l38OO138000` (see `odd-digits.ts`).
 *
 * Below 10^15 E-notation as programs write it, without a plus sign, is exact: `1.3800138E10` is 13800138000. With the
 * plus sign it is what a spreadsheet shows after rounding (`1.38E+10`), so all digits must stand there.
 */
export function isDamaged(cell: Sql): Sql {
  const marked = bind('dmg', sql`substr(${cell}, 2)`, (s) => sql`not coalesce(${checks(s)}, false)`)
  return sql`case when ${isMarked(cell)} then ${marked}
    when ${looksScientific(cell)} then not ${isExact(cell)}
    else coalesce(${isOddDigits(cell)}, false) end`
}

/** The digits of a text in exact E-notation, or of one that ends in `.0`; any other text as it stands. */
export function expanded(cell: Sql): Sql {
  const whole = sql`regexp_extract(${cell}, '^[0-9]+')`
  return sql`case when ${looksScientific(cell)} and ${isExact(cell)} and ${isWhole(cell)} then ${digits(cell)}
    when contains(${cell}, '.0') and ${fits(cell, /[0-9]+\.0+/)} then ${whole} else ${cell} end`
}

const SCIENTIFIC = /[+-]?[0-9](?:\.[0-9]{1,24})?[eE]\+?[0-9]{1,3}/

function looksScientific(cell: Sql): Sql {
  return sql`(strlen(${cell}) between 3 and 32 and (contains(${cell}, 'E') or contains(${cell}, 'e')) and ${fits(cell, SCIENTIFIC)})`
}

function isExact(cell: Sql): Sql {
  const full = sql`strlen(${fraction(cell)}) >= ${exponent(cell)}`
  return sql`(${full} or (${exponent(cell)} < 15 and not contains(${cell}, '+')))`
}

/** No digit stays behind the point, and no more than 19 come out. */
function isWhole(cell: Sql): Sql {
  return sql`(strlen(${fraction(cell)}) <= ${exponent(cell)} and ${exponent(cell)} <= 18 and ${cell} >= '0' and ${cell} < ':')`
}

function digits(cell: Sql): Sql {
  return sql`left(${cell}, 1) || ${fraction(cell)} || repeat('0', ${exponent(cell)} - strlen(${fraction(cell)}))`
}

function fraction(cell: Sql): Sql {
  return sql`regexp_extract(${cell}, '\\.([0-9]*)', ${raw('1')})`
}

function exponent(cell: Sql): Sql {
  return sql`regexp_extract(${cell}, '[eE]\\+?([0-9]+)', ${raw('1')})::int`
}

/** All digits stand in the text, not noughts behind the fifteenth, and a check digit among them holds. */
function checks(s: Sql): Sql {
  const identity = sql`strlen(${s}) = 18 and ${residentId.normalise(s)} is not null`
  const card = sql`${bankCardNumber(s)} is not null`
  const chip = sql`strlen(${s}) between 19 and 20 and starts_with(${s}, '89') and ${isLuhn(s)}`
  return sql`(${fits(s, /[0-9]{15,20}/)} and not ${fits(s, /[0-9]{15}0{1,5}/)} and ((${identity}) or (${card}) or (${chip})))`
}
