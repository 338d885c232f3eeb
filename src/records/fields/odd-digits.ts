import { raw, sql, type Sql } from '../../db/sql.ts'
import { bind, fits, halfWidth, literal, SPACES } from './cell.ts'

/** Letters that stand for digits where a number was typed from paper, read by a machine, or hidden from a filter. */
const LETTERS = 'OoQDIilL|ZzSsBb'
/** Han for digits, simple and formal; circled digits; those of Arabic and of keycaps fall under `\p{Nd}` and are digits. */
const HAN = '〇零○Ｏ一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖'
const CIRCLED = '⓪①②③④⑤⑥⑦⑧⑨❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐'
/** Digits of other scripts (١٣٨, १३८) and raised or lowered ones. */
const OTHER = '\\x{660}-\\x{669}\\x{6f0}-\\x{6f9}\\x{966}-\\x{96f}⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉'

const DIGIT = `[0-9${LETTERS}${HAN}${CIRCLED}${OTHER}]`
const ONE = '[1IilL|一幺壹①❶➀⑴⒈١۱१¹₁]'
const NUMBER = `${ONE}${DIGIT}+`
/** Of eighteen characters only O and I, which no credit code has. */
const IDENTITY = `[0-9OoIil|${HAN}${CIRCLED}${OTHER}]+[0-9XxOo〇零]`
/** A name of a user is letters first; so many true digits or Han digits stand in a number that was written so. */
const SURE = raw('7')
const APART = `[-.·_ ${SPACES}\\x{20e3}]`

/**
 * Eleven or eighteen characters of which some stand for digits: `l38OO138000`, `13800I38000`, `一三八〇〇一三八〇〇〇`,
 * `①③⑧…`. They are read as DAMAGED (数据失真), never as valid and never repaired: which digit was meant is a guess.
 */
export function isOddDigits(cell: Sql): Sql {
  const tight = sql`regexp_replace(${halfWidth(cell)}, ${literal(`${APART}+`)}, '', 'g')`
  return sql`case when strlen(${cell}) between 11 and 90 and ${fits(cell, DIGITS_ONLY)} and ${mayBe(cell)}
    then ${bind('odd', tight, isOdd)} else false end`
}

/** Nothing but what may stand for a digit, and what parts digits: told at the first other character. */
const DIGITS_ONLY = `(?:${DIGIT}|[Xxo\\x{3000}\\x{ff01}-\\x{ff5e}]|${APART})+`

function isOdd(tight: Sql): Sql {
  const shape = sql`case length(${tight}) when 11 then regexp_full_match(${tight}, ${literal(NUMBER)})
    when 18 then regexp_full_match(${tight}, ${literal(IDENTITY)}) else false end`
  const sure = sql`length(regexp_replace(${tight}, ${literal(`[${LETTERS}]+`)}, '', 'g')) >= ${SURE}`
  return sql`(${shape} and ${sure} and not regexp_full_match(${tight}, '[0-9]{11}|[0-9]{17}[0-9Xx]'))`
}

/** Neither plain digits nor letters only: told by cheap looks, for most cells are plain digits. */
function mayBe(cell: Sql): Sql {
  const mixed = sql`regexp_matches(${cell}, ${literal(`[0-9].*[${LETTERS}]|^[IilL|]`)})`
  return sql`case when strlen(${cell}) <> length(${cell}) then true
    when try_cast(${cell} as bigint) is not null then false else ${mixed} end`
}
