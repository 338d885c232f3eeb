import { sql, type Sql } from '../../db/sql.ts'
import { isMaskedId, isMaskedMobile, isMaskedNumber } from '../fields/masked.ts'
import { isLatinName } from '../fields/latin-name.ts'
import { isOddDigits } from '../fields/odd-digits.ts'
import { isTaiwanId } from '../fields/regional-id.ts'
import { code, fits, holds, isOneOf, valid, words } from './class-sql.ts'
import { dayClass, numberClass, scientificClass } from './number-class.ts'
import { isPacked, shortWord } from './words-class.ts'

const NOTHING = words(
  '无 没有 暂无 不详 未知 空 无号码 - -- — —— / // \\ . * ? null NULL Null none NONE None nan NaN NAN n/a N/A #n/a #N/A #VALUE! #REF! #NAME? #DIV/0! #NULL! #NUM!',
)
const DAY =
  /(?:19|20)[0-9]{2}(?:[-/.]|年)(?:0?[1-9]|1[0-2])(?:(?:[-/.]|月)(?:0?[1-9]|[12][0-9]|3[01])(?:日|号)?|月)?/
const MOMENT =
  /(?:19|20)[0-9]{2}(?:[-/.]|年)?(?:0?[1-9]|1[0-2])(?:[-/.]|月)?(?:0?[1-9]|[12][0-9]|3[01])日?[ T]{0,2}(?:[上下]午 ?)?[0-2]?[0-9][:时][0-5]?[0-9](?:[:分][0-5]?[0-9](?:\.[0-9]+|秒)?)?分?(?:Z|[+-][01][0-9]:?[0-5][0-9])?/
const MONEY =
  /[¥$]? ?-?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)? ?(?:元|圆|块|万元|万|千元|亿|RMB|CNY|人民币)?/
const DEGREES = /(?:7[3-9]|[89][0-9]|1[0-2][0-9]|13[0-5]|1[89]|[2-4][0-9]|5[0-3])\.[0-9]{5,16}/
/** Both degrees of a place: 116.404,39.915, (116.404，39.915), E116.404/N39.915, POINT(116.404 39.915). */
const PLACE =
  /(?:POINT ?)?[([（]?[EN]?[0-9]{1,3}\.[0-9]{2,}°?[EN]? ?[,;，；、/ ] ?[EN]?[0-9]{1,3}\.[0-9]{2,}°?[EN]?[)\]）]?/
const MAC = /[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}|[0-9A-Fa-f]{4}(?:\.[0-9A-Fa-f]{4}){2}/
const IPV4 = /[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?::[0-9]{1,5})?/
const IPV6 = /[0-9A-Fa-f:.]{3,39}/

/**
 * SQL: the class of a cleaned cell `z` that was not plain, NULL for words; `d`: its digits where it is a number. Tests by first
 * character come first, so that each cell meets few of them; each large test stands here once, for DuckDB compiles it anew for
 * each mention.
 */
export function generalClass(z: Sql, d: Sql): Sql {
  return sql`coalesce(
    case when ${z} = '' then ${code('blank')} when ${isOneOf(z, NOTHING)} then ${code('nothing')} end,
    case when not ${isOfWords(z)} then coalesce(${numbers(z, d)}, ${codes(z)}) end,
    ${shortWord(z)})`
}

/** Words of any script, and long texts. */
function isOfWords(z: Sql): Sql {
  return sql`(${z} >= '⺀' and ${z} < '￠' or strlen(${z}) > 60)`
}

function beginsLetter(z: Sql): Sql {
  return sql`(${z} < '{' and (${z} >= 'a' or ${z} >= 'A' and ${z} < '['))`
}

/** Numbers and days. */
function numbers(z: Sql, d: Sql): Sql {
  return sql`case
    when (contains(${z}, '*') or contains(${z}, 'xx') or contains(${z}, 'XX')) and ${isMaskedNumber(z)} then ${maskedClass(z)}
    when ${isOddDigits(z)} then ${code('odd-digits')}
    when ${beginsLetter(z)} then null
    when strlen(${z}) between 6 and 18 and ${fits(z, DAY)} then ${dayClass(z)}
    when strlen(${z}) between 12 and 40 and ${fits(z, MOMENT)} then ${code('datetime')}
    when ${d} is not null then ${numberClass(z, d)}
    when ${fits(z, /-?[0-9]+\.[0-9]+|-[0-9]+/)} then case when ${fits(z, DEGREES)} then ${code('degrees')} else ${code('decimal')} end
    when ${fits(z, /[0-9]+(?:\.[0-9]+)?[Ee][+-]?[0-9]+/)} then ${scientificClass(z)}
    when ${fits(z, /[0-9]{1,3} ?(?:周?岁|岁半)/)} then ${code('years')}
    when ${fits(z, MONEY)} then ${code('money')}
    when ${fits(z, PLACE)} then ${code('coordinates')} end`
}

/** Numbers of which digits are hidden. */
function maskedClass(z: Sql): Sql {
  return sql`case
    when ${isMaskedMobile(z)} then ${code('masked-mobile')}
    when ${isMaskedId(z)} then ${code('masked-id')}
    else ${code('masked')} end`
}

/** With a port, or of the sixth version. */
function isAddress(z: Sql): Sql {
  return sql`((${fits(z, IPV4)} or contains(${z}, ':') and ${fits(z, IPV6)}) and ${valid('ip', z)})`
}

/** E-mail, links, names of users, codes: what begins with a letter, and one word that begins with a digit or a sign. */
function codes(z: Sql): Sql {
  const word = fits(z, /[!-~]+/)
  return sql`case
    when not ${beginsLetter(z)} and not ${word} then null
    when contains(${z}, '@') and ${valid('email', z)} then ${code('email')}
    when lower(${z}) in ('m', 'f', 'male', 'female') then ${code('sex')}
    when starts_with(lower(${z}), 'wxid_') then ${code('wxid')}
    when ${fits(z, MAC)} and ${valid('mac', z)} then ${code('mac')}
    when (contains(${z}, ':') or contains(${z}, '.')) and ${isAddress(z)} then ${code('ip')}
    when ${beginsLetter(z)} and contains(${z}, '.') and ${fits(z, PLACE)} then ${code('coordinates')}
    when ${fits(z, /[Qq]{2}[1-9][0-9]{4,10}/)} then ${code('packed')}
    when ${isLatinName(z)} then ${code('latin-name')}
    when ${holds(z, /[^0-9A-Za-z_-]/)} and ${fits(z, /(?:https?|ftp):.*|www\..*/)} then ${code('url')}
    when (not ${beginsLetter(z)} or ${holds(z, /[^0-9A-Za-z_-]/)}) and ${isPacked(z)} then ${code('packed')}
    when ${word} then ${codeClass(z)} end`
}

/** SF1234567890123, YT…, JD…, and shops' numbers with letters in front of a day. */
const COURIER = /[A-Z]{2,4}[0-9]{12,20}/

/** Letters or digits with signs among them that neither names of users nor numbers of things have. */
function isSecret(z: Sql): Sql {
  return sql`(strlen(${z}) between 5 and 24 and ${holds(z, /[!@#$%^]/)} and ${holds(z, /[A-Za-z]/)} and ${fits(z, /[!-.0-~]+/)})`
}

/** Letters and digits: first the codes that have a rule. */
function codeClass(z: Sql): Sql {
  return sql`case
    when strlen(${z}) = 20 and starts_with(${z}, 'NI') and ${valid('resident-id', z)} then ${code('resident-id')}
    when strlen(${z}) between 7 and 12 and ${valid('passport', z)} then ${code('passport')}
    when strlen(${z}) between 8 and 18 and ${valid('permit', z)} then ${code('permit')}
    when strlen(${z}) = 17 and ${valid('vin', z)} then ${code('vin')}
    when strlen(${z}) = 18 and ${valid('credit-code', z)} then ${code('credit-code')}
    when ${isTaiwanId(z)} then ${code('taiwan-id')}
    when ${fits(z, COURIER)} then ${code('order-code')}
    when ${isSecret(z)} then ${code('secret')}
    when strlen(${z}) between 6 and 20 and ${z} >= 'A' and ${holds(z, /[0-9_-]/)} then ${code('handle')}
    else ${code('mixed')} end`
}
