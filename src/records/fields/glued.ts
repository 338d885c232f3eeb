import { sql, type Sql } from '../../db/sql.ts'
import { BETWEEN_PIECES, DASHES, halfWidthNumbers, literal } from './cell.ts'

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
export const OTHER_BLANKS = '[\\x{a0}\\x{2000}-\\x{200b}\\x{202f}\\x{205f}\\x{feff}]'

/** Dashes between digits that are not the plain one, or have blanks around them; and a mobile number in pieces with stops between. */
const ODD_PIECES = `[0-9](?: ?[${DASHES.replace('-', '')}] ?| - ?|- )[0-9]|1[3-9][0-9][.][0-9]{4}`
const PIECES = `([0-9]) ?[${DASHES}] ?([0-9])`
const STOPPED = `\\b(1[3-9][0-9])${BETWEEN_PIECES}([0-9]{4})${BETWEEN_PIECES}([0-9]{4})\\b`

/** SQL: the text with half-width numbers and plain blanks, one between two numbers that are written as one, plain dashes between pieces. */
export function separated(cell: Sql): Sql {
  const half = plainPieces(plainBlanks(halfWidthNumbers(cell)))
  const parted = parts(parts(half, ID_FIRST), MOBILE_FIRST)
  return sql`case when strlen(${cell}) >= 29 and regexp_matches(${cell}, ${literal(LONG_RUN)}) then ${parted} else ${half} end`
}

function plainBlanks(text: Sql): Sql {
  return sql`regexp_replace(${text}, ${literal(OTHER_BLANKS)}, ' ', 'g')`
}

/** 138–0013–8000, 138 - 0013 - 8000, 138.0013.8000 as 138-0013-8000. */
function plainPieces(text: Sql): Sql {
  const dashed = sql`regexp_replace(${text}, ${literal(PIECES)}, '\\1-\\2', 'g')`
  const made = sql`regexp_replace(${dashed}, ${literal(STOPPED)}, '\\1-\\2-\\3', 'g')`
  return sql`case when regexp_matches(${text}, ${literal(ODD_PIECES)}) then ${made} else ${text} end`
}

function parts(text: Sql, pattern: string): Sql {
  return sql`regexp_replace(${text}, ${literal(pattern)}, '\\1 \\2', 'g')`
}
