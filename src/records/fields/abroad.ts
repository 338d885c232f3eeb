import { sql, type Sql } from '../../db/sql.ts'
import { bind, fits, literal, startsHan, tidyNumber } from './cell.ts'

/**
 * Telephones of Hong Kong (852), Macao (853) and Taiwan (886), which lists of the mainland hold too. They are read only
 * behind the code of the region, with `+` or `00`: eight bare digits may be anything.
 *
 * Ranges: libphonenumber (Apache-2.0, commit f7e3e88, 2026-07-17), by two digits.
 */
const MOBILES = '852(?:[569][0-9]|4[02467]|70|84)[0-9]{6}|8536[0-9]{7}|8860?9[0-8][0-9]{7}'
const LINES =
  '852(?:(?:2[0-9]|3[14-9])[0-9]{6}|58[01][0-9]{5})|853(?:28[2-9][0-9]{5}|8[1-9][0-9]{6})|8860?(?:2[2-8][0-9]{7}|(?:3[2-9]|4[0-9]|5[2-8]|6[014]|7[1-9]|8[2-9])[0-9]{6,7})'

/** `+85251234567` of a text without separators, or NULL. */
export function abroadMobile(tidy: Sql): Sql {
  return behindCode(tidy, MOBILES)
}

/** `+85221234567` of a text without separators, or NULL. */
export function abroadLine(tidy: Sql): Sql {
  return behindCode(tidy, LINES)
}

/**
 * `+886912345678` from `0912-345-678`: a mobile number of Taiwan without its code, for columns that are said to hold telephones.
 * No number of the mainland has ten digits from 09 on: behind its area codes of four digits stand seven.
 */
export function taiwanMobile(cell: Sql): Sql {
  const number = bind(
    'twm',
    tidyNumber(cell),
    (s) => sql`case when ${fits(s, TAIWAN_MOBILE)} then ${literal('+886')} || substr(${s}, 2) end`,
  )
  return sql`case when strlen(${cell}) between 10 and 60 and (starts_with(${cell}, '09') or ${cell} >= chr(127) or ${cell} < '0') and not ${startsHan(cell)}
    then ${number} end`
}

/** The digits of such a number. */
export const TAIWAN_MOBILE = /09[0-8][0-9]{7}/

/** May such a number stand here? Few cells begin so, and the others are spared the expression. */
export function mayBeAbroad(cell: Sql): Sql {
  return sql`(contains(${cell}, '852') or contains(${cell}, '853') or contains(${cell}, '886')) and (contains(${cell}, '+') or contains(${cell}, '00') or contains(${cell}, '＋') or contains(${cell}, '００'))`
}

function behindCode(tidy: Sql, ranges: string): Sql {
  const bare = sql`regexp_replace(${tidy}, '[()]', '', 'g')`
  const digits = sql`regexp_replace(regexp_replace(${bare}, '^(?:\\+|00)', ''), '^8860', '886')`
  return sql`case when ${fits(bare, `(?:\\+|00)(?:${ranges})`)} then ${literal('+')} || ${digits} end`
}
