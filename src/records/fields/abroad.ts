import { sql, type Sql } from '../../db/sql.ts'
import { fits, literal } from './cell.ts'

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

/** May such a number stand here? Few cells begin so, and the others are spared the expression. */
export function mayBeAbroad(cell: Sql): Sql {
  return sql`(contains(${cell}, '852') or contains(${cell}, '853') or contains(${cell}, '886')) and (contains(${cell}, '+') or contains(${cell}, '00') or contains(${cell}, '＋') or contains(${cell}, '００'))`
}

function behindCode(tidy: Sql, ranges: string): Sql {
  const bare = sql`regexp_replace(${tidy}, '[()]', '', 'g')`
  const digits = sql`regexp_replace(regexp_replace(${bare}, '^(?:\\+|00)', ''), '^8860', '886')`
  return sql`case when ${fits(bare, `(?:\\+|00)(?:${ranges})`)} then ${literal('+')} || ${digits} end`
}
