import { sql, type Sql } from '../../db/sql.ts'
import { bind, code, fits, holds, valid, words } from './class-sql.ts'
import { dayClass, dayInside, digitsClass } from './digits-class.ts'
import { isPacked, wordsClass } from './words-class.ts'

/** Any cleaned cell that was not plain. Tests by first character come first, so that each cell meets few of them. */
export function generalClass(z: Sql): Sql {
  return sql`case
    when ${z} = '' then ${code('blank')}
    when strlen(${z}) <= 9 and lower(${z}) in ${NOTHING} then ${code('nothing')}
    when ${z} >= '0' and ${z} < ':' then ${fromDigit(z)}
    when ${z} < '{' and ${holds(z, /^[A-Za-z]/)} then ${fromLetter(z)}
    when ${z} >= '⺀' and ${z} < '￠' then ${wordsClass(z)}
    else ${fromSign(z)} end`
}

const NOTHING = words(
  '无 没有 暂无 不详 未知 空 无号码 - -- — —— / // \\ . * ? null none nan n/a #n/a #value! #ref! #name? #div/0!',
)
const DAY =
  /(?:19|20)[0-9]{2}(?:[-/.]|年)(?:0?[1-9]|1[0-2])(?:(?:[-/.]|月)(?:0?[1-9]|[12][0-9]|3[01])(?:日|号)?|月)?/
const MOMENT =
  /(?:19|20)[0-9]{2}(?:[-/.]|年)?(?:0?[1-9]|1[0-2])(?:[-/.]|月)?(?:0?[1-9]|[12][0-9]|3[01])日?[ T]{0,2}[0-2]?[0-9][:时][0-5]?[0-9](?:[:分][0-5]?[0-9](?:\.[0-9]+|秒)?)?分?Z?/
const MONEY =
  /[¥$]? ?-?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)? ?(?:元|圆|块|万元|万|千元|亿|RMB|CNY|人民币)?/
const LONG_LAT = /[0-9]{1,3}\.[0-9]{2,} ?[,; ] ?[0-9]{1,3}\.[0-9]{2,}/
const MAC = /[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}/

/** Dates, decimals, numbers with separators, and text that begins with a digit. */
function fromDigit(z: Sql): Sql {
  return sql`case
    when ${fits(z, /[0-9]+/)} then case when strlen(${z}) <= 20 then ${digitsClass(z)} else ${code('long-digits')} end
    when strlen(${z}) = 18 and ${fits(z, /[0-9]{17}[Xx]/)} then ${idWithX(z)}
    when strlen(${z}) = 18 and ${fits(z, /[0-9A-Z]+/)} and ${valid('credit-code', z)} then ${code('credit-code')}
    when ${fits(z, /[0-9]+\.[0-9]+/)} then ${code('decimal')}
    when ${fits(z, DAY)} then ${dayClass(z)}
    when ${fits(z, MOMENT)} then ${code('datetime')}
    when ${fits(z, /[0-9]+(?:\.[0-9]+)?[Ee][+-]?[0-9]+/)} then ${scientific(z)}
    when ${fits(z, /[0-9]{1,3} ?(?:周?岁|岁半)/)} then ${code('years')}
    when ${fits(z, MONEY)} then ${code('money')}
    when ${fits(z, /[0-9]{1,3}(?:\.[0-9]{1,3}){3}/)} then case when ${valid('ip', z)} then ${code('ip')} else ${code('mixed')} end
    when ${fits(z, LONG_LAT)} then ${code('coordinates')}
    when ${fits(z, MAC)} then ${code('mac')}
    when ${fits(z, /[0-9][0-9 ()-]*[0-9Xx]/)} then ${separated(z)}
    when contains(${z}, '@') and ${valid('email', z)} then ${code('email')}
    when ${fits(z, /[0-9A-Za-z]+/)} then ${lettersAndDigits(z)}
    else ${wordsClass(z)} end`
}

function idWithX(z: Sql): Sql {
  return sql`case when ${valid('resident-id', z)} then ${code('resident-id')}
    when ${dayInside(z)} then ${code('id-shaped')} else ${code('mixed')} end`
}

/** E-notation holds all its digits when the mantissa has at least as many decimals as the exponent needs. */
function scientific(z: Sql): Sql {
  const decimals = sql`strlen(regexp_extract(${z}, '[.]([0-9]*)', 1))`
  const exponent = sql`coalesce(try_cast(regexp_extract(${z}, '[Ee][+]?(-?[0-9]+)', 1) as bigint), 999)`
  return sql`case when ${decimals} >= ${exponent} then ${code('e-exact')} else ${code('damaged')} end`
}

/** 138-0013-8000, 0532-88886666, 6222 0212 …: judged by its digits. */
function separated(z: Sql): Sql {
  const joined = sql`regexp_replace(${z}, '[ ()-]', '', 'g')`
  return sql`case when ${valid('landline', z)} then ${code('landline')} else ${bind(
    joined,
    'd',
    (d) => sql`case
      when ${fits(d, /[0-9]+/)} then case when strlen(${d}) between 9 and 20 then ${digitsClass(d)} else ${code('mixed')} end
      when strlen(${d}) = 18 then ${idWithX(d)}
      else ${code('mixed')} end`,
  )} end`
}

/** Codes of letters and digits, first the ones with a rule. */
function lettersAndDigits(z: Sql): Sql {
  return sql`case
    when strlen(${z}) = 17 and ${valid('vin', z)} then ${code('vin')}
    when strlen(${z}) = 18 and ${valid('credit-code', z)} then ${code('credit-code')}
    when strlen(${z}) between 8 and 12 and ${valid('passport', z)} then ${code('passport')}
    when strlen(${z}) between 8 and 18 and ${valid('permit', z)} then ${code('permit')}
    else ${code('mixed')} end`
}

/** E-mail, links, codes, names of users. */
function fromLetter(z: Sql): Sql {
  return sql`case
    when contains(${z}, '@') and ${valid('email', z)} then ${code('email')}
    when lower(${z}) in ('m', 'f', 'male', 'female') then ${code('sex')}
    when starts_with(lower(${z}), 'wxid_') then ${code('wxid')}
    when ${fits(z, /[A-Za-z]+/)} then case when strlen(${z}) between 6 and 20 then ${code('handle')} else ${code('mixed')} end
    when ${fits(z, /[A-Za-z][0-9A-Za-z_-]+/)} then ${letterFirst(z)}
    when ${fits(z, /(?:https?|ftp):.*|www\..*/)} then ${code('url')}
    when ${fits(z, MAC)} then ${code('mac')}
    when ${isPacked(z)} then ${code('packed')}
    when contains(${z}, ' ') then ${code('free-text')}
    when ${fits(z, /[ -~]+/)} then ${code('mixed')}
    else ${wordsClass(z)} end`
}

function letterFirst(z: Sql): Sql {
  return sql`case
    when strlen(${z}) in (8, 9, 10, 11, 15, 17, 18) and ${valid('passport', z)} then ${code('passport')}
    when strlen(${z}) in (8, 9, 10, 11, 15, 17, 18) and ${valid('permit', z)} then ${code('permit')}
    when strlen(${z}) = 17 and ${valid('vin', z)} then ${code('vin')}
    when strlen(${z}) = 17 and ${fits(z, MAC)} then ${code('mac')}
    when strlen(${z}) = 18 and ${valid('credit-code', z)} then ${code('credit-code')}
    when strlen(${z}) between 6 and 20 then ${code('handle')}
    else ${code('mixed')} end`
}

/** +86…, (010)…, ¥…, -5, (3)班. */
function fromSign(z: Sql): Sql {
  return sql`case
    when ${fits(z, /\+[0-9 ()-]+/)} then case when ${valid('mobile', z)} then ${code('mobile')} when ${valid('landline', z)} then ${code('landline')} else ${code('mixed')} end
    when ${fits(z, /\([0-9]+\)[0-9 -]+/)} then ${separated(z)}
    when ${fits(z, /-[0-9]+(?:\.[0-9]+)?/)} then ${code('decimal')}
    when ${fits(z, MONEY)} then ${code('money')}
    when ${isPacked(z)} then ${code('packed')}
    else ${wordsClass(z)} end`
}
