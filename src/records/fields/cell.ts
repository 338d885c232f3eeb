import { raw, sql, type Sql } from '../../db/sql.ts'
import { DASHES } from '../../number-pieces.ts'

export { BETWEEN_PIECES, DASHES } from '../../number-pieces.ts'

/**
 * How cells are written in lists, whatever they hold: full-width characters, separators, quotes. Everything here is
 * SQL over one cell; what a kind makes of it stands in the file of the kind.
 */

/** The spool's mark before a numeric cell whose value is 10^15 or more (promise 2). */
export const MARK = '\u0002'

const FULL = Array.from({ length: 94 }, (_, i) => String.fromCodePoint(0xff01 + i)).join('')
const HALF = Array.from({ length: 94 }, (_, i) => String.fromCodePoint(0x21 + i)).join('')
/** Spaces of all widths, and the invisible marks that telephones and chat programs put around numbers. */
export const SPACES =
  '\u3000 \t\n\v\f\r\u0085\u00a0\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u202f\u205f\u2060\u2061\u2066\u2067\u2068\u2069\ufeff\u00ad\u034f\u061c\u2062\u2063\u2064\ufe0e\ufe0f'
/** What {@link halfWidth} changes. Nearly every cell has none of it: to see that takes a quarter of the time of changing nothing. */
const WIDE = '\\x{ff01}-\\x{ff5e}\\x{3000}'
/** What spreadsheets and exports put around a number so that it stays text. */
const QUOTES = '\'"`=\u2018\u2019\u201c\u201d\u00b4\uff07\uff02\uff40'

/** A constant of ours as an SQL string, in the text and not bound, so that DuckDB works with it once and not per row. */
export function literal(constant: string): Sql {
  return raw(`'${constant.replaceAll("'", "''")}'`)
}

/**
 * Works a value out once, however often the SQL built on it names it. `name` must differ from those around it.
 * Inside, DuckDB compiles regular expressions anew for every 2,048 rows: keep large ones outside.
 */
export function bind(name: string, value: Sql, build: (bound: Sql) => Sql): Sql {
  const bound = raw(name)
  return sql`list_transform([${value}], lambda ${bound}: ${build(bound)})[1]`
}

/**
 * Full-width letters, digits and signs (U+FF01–FF5E) and the wide space as their half-width forms. DuckDB's `translate`
 * builds its table anew for each row (13 µs measured), so it is called only where there is something to change, and with
 * a table of a few signs for sentences (1 µs).
 */
export function halfWidth(cell: Sql): Sql {
  return sql`case when ${isAscii(cell)} or not regexp_matches(${cell}, '[\\x{ff01}-\\x{ff5e}\\x{3000}]') then ${cell}
    when not regexp_matches(${cell}, ${OTHER_WIDE}) then translate(${cell}, ${literal(COMMON)}, ${literal(COMMON_HALF)})
    else translate(${cell}, ${literal(`${FULL}\u3000`)}, ${literal(`${HALF} `)}) end`
}

/** The full-width signs of sentences, and all others. */
const COMMON = '！（），：；？'
const COMMON_HALF = '!(),:;?'
const OTHER_WIDE = raw(
  `'[\\x{3000}\\x{ff02}-\\x{ff07}\\x{ff0a}\\x{ff0b}\\x{ff0d}-\\x{ff19}\\x{ff1c}-\\x{ff1e}\\x{ff20}-\\x{ff5e}]'`,
)

/** The full-width space, letters, digits and signs of numbers and addresses of mail. */
export const WIDE_NUMBERS =
  '\\x{3000}\\x{ff0a}\\x{ff0b}\\x{ff0d}-\\x{ff19}\\x{ff20}-\\x{ff3a}\\x{ff3f}\\x{ff41}-\\x{ff5a}\\x{ff5c}'

/**
 * As {@link halfWidth}, for who looks for numbers and addresses of mail: of commas and brackets nothing depends,
 * and they stand in every sentence (measured: a seventh of the time).
 */
export function halfWidthNumbers(cell: Sql): Sql {
  const wide = literal(`[${WIDE_NUMBERS}]`)
  return sql`case when ${isAscii(cell)} or not regexp_matches(${cell}, ${wide}) then ${cell} else ${halfWidth(cell)} end`
}

/** The sign of a sentence that stays behind a number which was taken out of one: `13800138000.`, `370202199001011234；`. */
export const STOPS = '.,;:\u3002\u3001\uff0c\uff1b\uff1a\uff0e'

/** For numbers: half-width, without marks, quotes and stops around, without any space or dash inside. */
export function tidyNumber(cell: Sql): Sql {
  const around = literal(
    `^[${SPACES}${QUOTES}${MARK}]+|[${SPACES}${QUOTES}${MARK}${STOPS}]+$|[${SPACES}]+|[${DASHES}]`,
  )
  return sql`regexp_replace(${halfWidth(cell)}, ${around}, '', 'g')`
}

/** For words: half-width, runs of space as one, none around. */
export function tidyText(cell: Sql): Sql {
  const spaces = sql`regexp_replace(${halfWidth(cell)}, ${literal(`[${SPACES}${MARK}]+`)}, ' ', 'g')`
  const untidy = literal(`[${WIDE}${SPACES.replace(' ', '')}${MARK}]|  |^ | $`)
  return sql`case when regexp_matches(${cell}, ${untidy}) then trim(${spaces}) else ${cell} end`
}

/** Is there anything but spaces and marks? */
export function holdsText(cell: Sql): Sql {
  return sql`regexp_matches(${cell}, ${literal(`[^${SPACES}${MARK}]`)})`
}

/** For names and places in Han: half-width, no space at all. */
export function tidyHan(cell: Sql): Sql {
  return overHan(cell, (tidy) => tidy)
}

/** What `build` makes of the cell as {@link tidyHan} has it: whether there is anything to tidy is looked at once. */
export function overHan(cell: Sql, build: (tidy: Sql) => Sql): Sql {
  const spaceless = sql`regexp_replace(${halfWidth(cell)}, ${literal(`[${SPACES}${MARK}]+`)}, '', 'g')`
  const untidy = literal(`[${WIDE}${SPACES}${MARK}]`)
  return sql`case when regexp_matches(${cell}, ${untidy}) then ${build(spaceless)} else ${build(cell)} end`
}

/** Nothing but ASCII: as many bytes as characters. */
function isAscii(cell: Sql): Sql {
  return sql`strlen(${cell}) = length(${cell})`
}

/** Begins with a Han character: no number does, and this is told without looking further. */
export function startsHan(cell: Sql): Sql {
  return sql`(${cell} >= '\u3400' and ${cell} < '\ua000')`
}

/** A cell of the spool that is marked as a numeric cell of 10^15 or more. */
export function isMarked(cell: Sql): Sql {
  return sql`(${cell} >= chr(2) and ${cell} < chr(3))`
}

/**
 * A numeric cell with noughts behind its fifteenth digit: a spreadsheet keeps no more, so that the digits behind are lost,
 * though every eleventh such number passes for an identity number and every tenth for a card.
 */
export function isCutShort(cell: Sql): Sql {
  return sql`(${isMarked(cell)} and regexp_matches(${cell}, '^.[0-9]{15}0{1,5}$'))`
}

/** The whole of the text fits the pattern; patterns are ours, in what RE2 and JavaScript have in common. */
export function fits(text: Sql, pattern: RegExp | string): Sql {
  return sql`regexp_full_match(${text}, ${literal(typeof pattern === 'string' ? pattern : pattern.source)})`
}

/** The group of the pattern that stands in the text, or NULL. */
export function part(text: Sql, pattern: RegExp, group = 1): Sql {
  return sql`nullif(regexp_extract(${text}, ${literal(pattern.source)}, ${raw(String(group))}), '')`
}
