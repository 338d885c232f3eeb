import { sql, type Sql } from '../../db/sql.ts'
import { fits, halfWidth, literal, SPACES } from './cell.ts'

const HIDDEN = '[*×xX＊●○#·•?]'
/** 138****0001, 138******01 */
const MOBILE = `1[3-9][0-9]${HIDDEN}{2,6}[0-9]{0,6}|1[3-9][0-9]{3,6}${HIDDEN}{3,6}|1${HIDDEN}{4,8}[0-9]{2,6}`
/** 3702**********1234, 370202********123X; behind the year: 3702021990****123X, 37020219900101**** */
const IDENTITY = `[1-8][0-9]{5}(?:19|20)[0-9]{2}(?:${HIDDEN}{4}[0-9Xx]{4}|[0-9]{2}${HIDDEN}{6}|[0-9]{4}${HIDDEN}{4}|${HIDDEN}{8})|[1-8][0-9]{0,9}${HIDDEN}{6,16}[0-9Xx]{1,8}`
/** Other digits of which four and more are hidden: cards, accounts. */
const OTHER = '[0-9A-Z]{0,8}[*＊×●○#•]{3,16}[0-9Xx]{1,8}|[0-9]{2,10}[*＊×●○#•]{3,16}'

/**
 * A number of which digits are hidden (已遮盖): `138****0001`, `3702**********1234`. It identifies nobody, and breaks no
 * rule of numbers either: it is content, compared as it stands.
 */
export function isMaskedNumber(cell: Sql): Sql {
  const shape = literal(`${MOBILE}|${IDENTITY}|${OTHER}`)
  return sql`case when strlen(${cell}) between 6 and 60 and ${hides(cell)} then regexp_full_match(${tight(cell)}, ${shape}) else false end`
}

/** Which number it was, by the digits that stand: of eleven characters and of fifteen or eighteen. */
export function isMaskedMobile(z: Sql): Sql {
  return sql`(length(${tight(z)}) = 11 and ${fits(tight(z), MOBILE)})`
}

export function isMaskedId(z: Sql): Sql {
  return sql`(length(${tight(z)}) in (15, 18) and ${fits(tight(z), IDENTITY)})`
}

function tight(cell: Sql): Sql {
  return sql`regexp_replace(${halfWidth(cell)}, ${literal(`[-${SPACES}]+`)}, '', 'g')`
}

/** Two hidden digits side by side at least, and digits. */
function hides(cell: Sql): Sql {
  return sql`regexp_matches(${cell}, ${literal(`${HIDDEN}[- ]?${HIDDEN}`)})`
}
