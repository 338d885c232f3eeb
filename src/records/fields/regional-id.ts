import { raw, sql, type Sql } from '../../db/sql.ts'
import { bind, fits, literal, startsHan, tidyNumber } from './cell.ts'

/**
 * Identity papers of residents of Hong Kong, Macao and Taiwan, and the foreigners' permanent residence card of 2023, in
 * upper case: `A123456(3)`, `1234567(8)`, `A123456789`, 18 characters from 9 on.
 */
const HONG_KONG = /[A-Z]{1,2}[0-9]{6}\([0-9A]\)/
const HONG_KONG_BARE = /[A-Z]{1,2}[0-9]{6}[0-9A]/
/** No check digit is published: taken only where the header says that papers stand here. */
const MACAO = /[157][0-9]{6}\([0-9]\)/
/** Nationals (1, 2), residents since 2021 (8, 9) and before (a second letter). */
const TAIWAN = /[A-Z][1289A-D][0-9]{8}/
/** 台胞证 of old: ten digits and a letter in brackets. */
const OLD_PERMIT = /[0-9]{10}\([A-Z]\)/
/** 9, the province, the country by ISO 3166-1's three digits, then day, number and check character as in GB 11643. */
const FOREIGNER =
  /9[1-6][0-9]{4}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]/

/** What its form and its check character tell by themselves. */
export function provenRegionalId(cell: Sql): Sql {
  return sql`case when strlen(${cell}) between 10 and 60 and (contains(${cell}, '(') or contains(${cell}, '（') or ${mayBeForeigner(cell)}) and not ${startsHan(cell)}
    then ${bind('rgn', sql`upper(${tidyNumber(cell)})`, (s) => sql`case when ${isProven(s)} then ${s} end`)} end`
}

/** What a column of papers of identity may hold besides: without a bracket, or without a check character. */
export function regionalId(cell: Sql): Sql {
  return sql`case when strlen(${cell}) between 8 and 60 and not ${startsHan(cell)}
    then ${bind('rgn', sql`upper(${tidyNumber(cell)})`, named)} end`
}

/** SQL: a number of Taiwan's identity cards, in upper case, with its check digit. */
export function isTaiwanId(s: Sql): Sql {
  return sql`case when strlen(${s}) = 10 and ${fits(s, TAIWAN)} then ${taiwanSum(s)} % 10 = 0 else false end`
}

function named(s: Sql): Sql {
  const bare = bind(
    'rgn_h',
    sql`${s}[:-2] || '(' || right(${s}, 1) || ')'`,
    (h) => sql`case when ${isHongKong(h)} then ${h} end`,
  )
  return sql`case when ${isProven(s)} or ${isTaiwanId(s)} or ${fits(s, MACAO)} or ${fits(s, OLD_PERMIT)} then ${s}
    when ${fits(s, HONG_KONG_BARE)} then ${bare} end`
}

function isProven(s: Sql): Sql {
  return sql`(${isHongKong(s)} or ${isForeigner(s)})`
}

function mayBeForeigner(cell: Sql): Sql {
  return sql`(strlen(${cell}) >= 18 and (starts_with(${cell}, '9') or ${cell} >= chr(127)))`
}

/** Eight characters with a blank before a single letter, weighing 9 to 2, and the check character: 0 modulo 11. */
function isHongKong(s: Sql): Sql {
  const letters = sql`(case when strlen(${s}) = 11 then 9 * (ascii(${s}) - 55) + 8 * (ascii(${s}[2]) - 55) else 324 + 8 * (ascii(${s}) - 55) end)`
  const check = sql`(strpos('0123456789A', ${s}[-2]) - 1)`
  const digits = weighed(sql`${s}[-9:-4]`, '7, 6, 5, 4, 3, 2')
  return sql`case when strlen(${s}) between 10 and 11 and ${fits(s, HONG_KONG)} then (${letters} + ${digits} + ${check}) % 11 = 0 else false end`
}

const TAIWAN_LETTERS = literal('ABCDEFGHJKLMNPQRSTUVXYWZIO')

/** The letter is a number from 10 on, its digits weighing 1 and 9; of a second letter the last digit stands. */
function taiwanSum(s: Sql): Sql {
  const letter = (at: string) => sql`(strpos(${TAIWAN_LETTERS}, ${s}[${raw(at)}]) + 9)`
  const second = sql`(case when ${s}[2] >= 'A' then ${letter('2')} % 10 else try_cast(${s}[2] as int) end)`
  const rest = weighed(sql`${s}[3:]`, '7, 6, 5, 4, 3, 2, 1, 1')
  return sql`(${letter('1')} // 10 + ${letter('1')} % 10 * 9 + ${second} * 8 + ${rest})`
}

/** SQL: a foreigner's card in upper case; ISO 7064 MOD 11-2, as of an identity number. */
export function isForeigner(s: Sql): Sql {
  const digits = weighed(sql`left(${s}, 17)`, '7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2')
  const check = sql`substr('10X98765432', (${digits} % 11)::int + 1, 1)`
  return sql`case when strlen(${s}) = 18 and ${fits(s, FOREIGNER)} then ${check} = right(${s}, 1) else false end`
}

/** Digits with their weights. As a list: few cells come so far, and a sum in so many words takes long to plan. */
function weighed(digits: Sql, weights: string): Sql {
  return sql`list_sum(list_transform(string_split(${digits}, ''), lambda rgn_x, rgn_i: try_cast(rgn_x as int) * [${raw(weights)}][rgn_i]))`
}
