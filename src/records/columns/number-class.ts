import { raw, sql, type Sql } from '../../db/sql.ts'
import { TAIWAN_MOBILE } from '../fields/abroad.ts'
import { DASHES, STOPS } from '../fields/cell.ts'
import { isForeigner } from '../fields/regional-id.ts'
import { CELL_CLASS } from './cell-class.ts'
import { code, fits, holds, valid } from './class-sql.ts'
import { isPacked } from './words-class.ts'

/** One to nine plain digits: only their number speaks, and whether eight of them are a day. */
export function byLength(x: Sql): Sql {
  return sql`case
    when strlen(${x}) <= 3 then case when ${x}::smallint <= 150 then ${code('small')} else ${code('digits-3')} end
    when strlen(${x}) = 8 and ${isCompactDay(x)} then ${dayClass(x)}
    else ${raw(String(CELL_CLASS['digits-4']))} + strlen(${x}) - 4 end`
}

/**
 * The digits of a number written with or without separators: `138-0013-8000`, `138–0013–8000`, `+86 …`, `(010) …`, `…002x`; else
 * NULL. A stop behind it is none of it.
 */
export function digitsOf(z: Sql): Sql {
  const alone = sql`regexp_replace(${z}, '[^0-9Xx]', '', 'g')`
  return sql`case when ${z} >= ':' or strlen(${z}) > 40 then null
    when ${fits(z, NUMBER)} then case when ${fits(z, /[0-9]+/)} then ${z} else ${alone} end
    when ${fits(z, DASHED)} or ${fits(z, STOPPED)} then ${alone} end`
}

const NUMBER = /[+(]{0,2}[0-9][0-9 ()-]*[0-9Xx]|[0-9]/
const DASHED = `[+(]?[0-9]{2,}[ ()]*(?:[${DASHES}][ ()]*[0-9]+[ ()]*){1,4}[0-9Xx]?`
/** A telephone, an identity or a card number with the stop of the sentence that it was taken from. */
const STOPPED = `[+(]?[0-9][0-9 ()-]{9,}[0-9Xx][${STOPS}]`

/** A mobile number and a landline with nothing but blanks between them, as two lines of a cell are: not one long number. */
const MOBILE_AND_LINE =
  /1[3-9][0-9]{9} +(?:0[0-9]{2,3}[ -]?)?[2-9][0-9]{6,7}|(?:0[0-9]{2,3}[ -]?)?[2-9][0-9]{6,7} +1[3-9][0-9]{9}/

/** A number `z` and its digits `d`: the validators read the separators themselves, the rest goes by the digits. */
export function numberClass(z: Sql, d: Sql): Sql {
  return sql`case
    when strlen(${d}) <= 9 and ${fits(d, /[0-9]+/)} then ${byLength(d)}
    when strlen(${d}) between 11 and 15 and ${valid('mobile', z)} then ${code('mobile')}
    when strlen(${d}) between 10 and 14 and ${valid('landline', z)} then ${code('landline')}
    when strlen(${d}) in (15, 18) and ${valid('resident-id', z)} then ${code('resident-id')}
    when strlen(${d}) between 18 and 23 and contains(${z}, ' ') and ${fits(z, MOBILE_AND_LINE)} then ${code('packed')}
    when strlen(${d}) >= 22 and ${isPacked(z)} then ${code('packed')}
    when not ${fits(d, /[0-9]+/)} then case when ${dayInside(d)} then ${code('id-shaped')} else ${code('mixed')} end
    when strlen(${d}) <= 12 then ${tenToTwelve(d)}
    when strlen(${d}) <= 15 then ${thirteenToFifteen(z, d)}
    when strlen(${d}) between 17 and 18 and ${dayInside(d)} then ${code('id-shaped')}
    when ${d} >= '8986' and ${d} < '8987' and strlen(${d}) between 19 and 20 then ${code('iccid')}
    when strlen(${d}) = 18 and ${d} >= '9' and ${isForeigner(d)} then ${code('permit')}
    when strlen(${d}) <= 19 and ${valid('bank-card', z)} then ${code('bank-card')}
    when strlen(${d}) = 18 and ${valid('credit-code', z)} then ${code('credit-code')}
    when ${isNumbered(d)} then ${code('order-code')}
    else ${code('long-digits')} end`
}

/** Sixteen digits and more that begin with a day of this century, as shops number their orders. */
function isNumbered(d: Sql): Sql {
  return sql`(strlen(${d}) between 16 and 32 and ${d} >= '20' and ${d} < '203' and ${holds(d, /^20[0-2][0-9](?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])/)})`
}

function tenToTwelve(d: Sql): Sql {
  return sql`case
    when strlen(${d}) = 11 then case when ${d} >= '1' and ${d} < '2' then ${code('mobile-shaped')} else ${code('digits-11')} end
    when strlen(${d}) = 10 and ${fits(d, TAIWAN_MOBILE)} then ${code('taiwan-mobile')}
    when strlen(${d}) = 10 and ${d} >= '126' and ${d} < '190' then ${code('epoch-s')}
    when ${d} >= '13' and ${d} < '2' then ${code('mobile-length')}
    when strlen(${d}) = 10 then ${code('digits-10')}
    else ${code('long-digits')} end`
}

/** Moments written as one number, and the numbers of devices. */
function thirteenToFifteen(z: Sql, d: Sql): Sql {
  return sql`case
    when strlen(${d}) = 13 and ${d} >= '126' and ${d} < '190' then ${code('epoch-ms')}
    when strlen(${d}) = 14 and ${isCompactMoment(d)} then ${code('datetime')}
    when strlen(${d}) = 15 and ${d} >= '460' and ${d} < '461' and ${valid('imsi', z)} then ${code('imsi')}
    when strlen(${d}) = 15 and ${valid('imei', z)} then ${code('imei')}
    when strlen(${d}) = 15 and ${isOldId(d)} then ${code('id-shaped')}
    else ${code('long-digits')} end`
}

/** A day of 1900–2029 at characters 7–14, as IDs have it. */
export function dayInside(x: Sql): Sql {
  return holds(
    x,
    /^[1-8][0-9]{5}(?:19[0-9]|20[0-2])[0-9](?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])/,
  )
}

function isOldId(x: Sql): Sql {
  return fits(x, /[1-6][0-9]{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}/)
}

function isCompactDay(x: Sql): Sql {
  return sql`(${x} >= '19' and ${x} < '203' and ${fits(x, /[0-9]{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])/)})`
}

function isCompactMoment(x: Sql): Sql {
  return fits(
    x,
    /(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:[01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]/,
  )
}

/** The class of a day by its year, which stands first however the day is written. */
export function dayClass(x: Sql): Sql {
  return sql`case
    when ${x} < '2000' then ${code('date-1900s')}
    when ${x} < '2010' then ${code('date-2000s')}
    when ${x} < '2017' then ${code('date-2010s')}
    else ${code('date-late')} end`
}

/**
 * E-notation: exact, or with digits lost (promise 2). Exact is what has all its digits, and what programs write without
 * a plus sign below 10^15; the rule is that of `fields/damaged.ts`, without its look at numeric cells.
 */
export function scientificClass(z: Sql): Sql {
  const decimals = sql`strlen(regexp_extract(${z}, '[.]([0-9]*)', 1))`
  const exponent = sql`coalesce(try_cast(regexp_extract(${z}, '[Ee][+]?(-?[0-9]+)', 1) as bigint), 999)`
  return sql`case when ${decimals} >= ${exponent} or ${exponent} < 15 and not contains(${z}, '+') then ${code('e-exact')}
    else ${code('damaged')} end`
}
