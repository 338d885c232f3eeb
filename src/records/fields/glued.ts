import { sql, type Sql } from '../../db/sql.ts'
import { halfWidthNumbers, literal } from './cell.ts'

/**
 * An identity number and a mobile number with nothing between them: 29 characters that fit one reading only, for the day
 * of birth cannot stand in both places (the second digit of a mobile number is none of the second of 19xx or 20xx).
 */
const DAY = '(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])'
const IDENTITY = `[1-8][0-9]{5}${DAY}[0-9]{3}[0-9Xx]`
const MOBILE = '1[3-9][0-9]{9}'
/** No letter or digit beside them; a boundary takes nothing from the next pair, as a sign between two of them would. */
const ID_FIRST = `\\b(${IDENTITY})(${MOBILE})\\b`
const MOBILE_FIRST = `\\b(${MOBILE})(${IDENTITY})\\b`

/** The whole text is two numbers written as one: 29 digits, the last may be X. */
export const GLUED = `(?:${IDENTITY}${MOBILE}|${MOBILE}${IDENTITY})`

/** Where two numbers are written as one, more digits stand in a row than any number has. */
const LONG_RUN = '[0-9０-９]{17}[0-9０-９XxＸｘ][0-9０-９]{10}'

/** What pages and chats put in place of a blank: the no-break space above all. */
const OTHER_BLANKS = '[\\x{a0}\\x{2000}-\\x{200b}\\x{202f}\\x{205f}\\x{feff}]'

/** SQL: the text with half-width numbers and plain blanks, one between two numbers that are written as one. */
export function separated(cell: Sql): Sql {
  const half = plainBlanks(halfWidthNumbers(cell))
  const parted = parts(parts(half, ID_FIRST), MOBILE_FIRST)
  return sql`case when strlen(${cell}) >= 29 and regexp_matches(${cell}, ${literal(LONG_RUN)}) then ${parted} else ${half} end`
}

function plainBlanks(text: Sql): Sql {
  return sql`regexp_replace(${text}, ${literal(OTHER_BLANKS)}, ' ', 'g')`
}

function parts(text: Sql, pattern: string): Sql {
  return sql`regexp_replace(${text}, ${literal(pattern)}, '\\1 \\2', 'g')`
}
