import { id, raw, sql, type Sql } from '../../db/sql.ts'
import { isDamaged } from '../fields/damaged.ts'
import { isHanName, isUnlikelyName } from '../fields/name-shape.ts'
import { code, endsWith, fits, literal, valid } from './class-sql.ts'
import { generalClass } from './general-class.ts'
import { byLength, dayClass, dayInside, digitsOf } from './number-class.ts'
import { isOneWord, isPackedAsItStands, namedBy, namePart, wordsClass } from './words-class.ts'
import { GRADE, NO_LAST_OF_NAMES } from './shapes.ts'

export { CELL_CLASS, className, type CellClass } from './cell-class.ts'

/** In bytes. Longer cells are no field of a list: whether a number stands in them is all that is looked for. */
const VERY_LONG = raw('2000')

/**
 * SQL: `(t, c, n, class)` of a relation `(t, c, v, n)`: the class of each cell `v` as UTINYINT, see `CELL_CLASS`; one row a
 * row. `n` is how many such cells there are.
 *
 * What clean lists hold most is settled first, by length, first character and one test. Whatever else comes is cleaned
 * (full-width forms, spaces, marks of the spool). The stages are relations and not one expression, because nothing is
 * worked out twice that way, and because DuckDB compiles an expression inside a lambda anew for every 2,048 rows
 * (measured: ten times slower).
 */
export function classify(cells: Sql): Sql {
  return closer(sql`select t, c, n, v, ${plainClass(id('v'))} as k from (${cells})`)
}

/** SQL: as {@link classify}, of the cells that {@link classifyPlain} leaves open, and of no others. */
export function classifyRest(cells: Sql): Sql {
  const open = sql`select * from (${cells}) where ${plainClass(id('v'))} is null`
  return closer(sql`select t, c, n, v, null::integer as k from (${open})`)
}

function closer(plain: Sql): Sql {
  const [v, h, z, d] = [id('v'), id('h'), id('z'), id('d')]
  const dirty = sql`select t, c, n, v, k, case when k is null then regexp_matches(v, ${DIRT}) end as dirty from (${plain})`
  const half = sql`select t, c, n, k, dirty, case when dirty then ${halved(unescaped(v))} when k is null then v end as h from (${dirty})`
  const clean = sql`select t, c, n, k, case when dirty then ${stripped(h)} else h end as z from (${half})`
  const digits = sql`select t, c, n, k, z, ${digitsOf(z)} as d from (${clean})`
  const general = sql`select t, c, n, z, coalesce(k, ${generalClass(z, d)}) as k from (${digits})`
  return sql`select t, c, n, coalesce(k, ${wordsClass(z, TOLD)})::utinyint as class from (${toldWords(general)})`
}

const TOLD = { word: id('word'), part: id('part'), named: id('named') } as const

/** What is left without a class are words. */
function toldWords(general: Sql): Sql {
  const z = id('z')
  const words = sql`select *, case when k is null then ${isOneWord(z)} end as word from (${general})`
  const parts = sql`select *, case when k is null then ${namePart(z, TOLD.word)} end as part from (${words})`
  return sql`select *, case when part is not null then ${namedBy(TOLD.part)} end as named from (${parts})`
}

/**
 * SQL: `(t, c, n, class)` for the cells that are as they should be, class NULL for all others: one test a cell, for large
 * clean columns.
 */
export function classifyPlain(cells: Sql): Sql {
  return sql`select t, c, n, ${plainClass(id('v'))} as class from (${cells})`
}

/** Cells as they should be; NULL for all others. */
function plainClass(cell: Sql): Sql {
  return sql`case
    when ${cell} is null or strlen(${cell}) = 0 then ${code('blank')}
    when strlen(${cell}) > ${VERY_LONG} and not (${isBigNumber(cell)}) then ${longClass(cell)}
    when ${cell} >= '0' and ${cell} < ':' then ${plainNumber(cell)}
    when ${cell} >= '一' and ${cell} < '龦' then ${plainWords(cell)}
    when ${isBigNumber(cell)} then ${bigNumberClass(cell)} end`
}

/** Marked by readers: a number stored as a number, of more digits than those keep. */
function isBigNumber(cell: Sql): Sql {
  return sql`${cell} >= chr(2) and ${cell} < chr(3)`
}

function longClass(cell: Sql): Sql {
  return sql`case when ${isPackedAsItStands(cell)} then ${code('packed')} else ${code('very-long')} end`
}

function plainNumber(cell: Sql): Sql {
  return sql`case
    when strlen(${cell}) = 11 and ${cell} >= '1' and ${cell} < '2' and ${valid('mobile', cell)} then ${code('mobile')}
    when strlen(${cell}) = 18 and ${valid('resident-id', cell)} then ${code('resident-id')}
    when strlen(${cell}) <= 9 and ${fits(cell, /[0-9]+/)} then ${byLength(cell)}
    when strlen(${cell}) between 8 and 10 and ${fits(cell, /(?:19|20)[0-9]{2}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12][0-9]|3[01])/)} then ${dayClass(cell)}
    when strlen(${cell}) = 13 and ${cell} >= '1' and ${cell} < '2' and suffix(${cell}, '.0') and ${valid('mobile', cell)} then ${code('mobile')}
    when strlen(${cell}) <= 13 and contains(${cell}, '.') and ${fits(cell, /[0-9]+\.[0-9]{1,4}/)} then ${pointClass(cell)} end`
}

/** Digits, a point and digits: a month of 1900–2029 is written so, as an amount is. */
function pointClass(cell: Sql): Sql {
  const month = sql`strlen(${cell}) between 6 and 7 and ${cell} >= '19' and ${cell} < '203' and ${fits(cell, /(?:19|20)[0-9]{2}\.(?:0?[1-9]|1[0-2])/)}`
  return sql`case when ${month} then ${code('year-month')} else ${code('decimal')} end`
}

/** Names, schools, classes, sexes. A text in which a number is packed ends with none of these words. */
function plainWords(cell: Sql): Sql {
  return sql`case
    when strlen(${cell}) = 3 and ${cell} in ('男', '女') then ${code('sex')}
    when strlen(${cell}) = 6 and (${endsWith(cell, '一 二 三 四')}) and ${fits(cell, /[初高大][一二三四]/)} then ${code('grade')}
    when strlen(${cell}) in (6, 9, 12) and ${isPlainName(cell)} then ${code('name')}
    when strlen(${cell}) between 12 and 60 and (${endsWith(cell, '小学 中学 学校 幼儿园')}) and ${fits(cell, SCHOOL)} then ${code('school')}
    when strlen(${cell}) between 24 and 200 and (${endsWith(cell, '号 室 栋 楼 单元')}) and ${fits(cell, HOUSE)} then ${code('address')}
    when strlen(${cell}) <= 40 and (${endsWith(cell, '班 级')}) and ${fits(cell, GRADE)} then ${code('grade')} end`
}

/**
 * Two to four Han characters that are a full name; words of other kinds that begin with a surname are not.
 * The rule of the field without its cleaning: DuckDB makes a join of `in (…)` and so would clean every cell of the column.
 */
function isPlainName(cell: Sql): Sql {
  return sql`${fits(cell, `[一-龥]{1,3}[^${NO_LAST_OF_NAMES}]`)} and ${isHanName(cell)} and not ${isUnlikelyName(cell)}`
}

/** Words that end as schools do, perhaps with the number of the school before: 第二十四中学, 城关第24中学. */
const SCHOOL = /[^0-9]+(?:[0-9]{1,4}(?:小学|中学|学校|幼儿园))?/

/** An address that ends with a house, a flat or a room, and holds no number that could be another thing. */
const HOUSE = /[一-龥]{2,}(?:[0-9-]{0,6}[一-龥()（）-]+){0,20}[0-9]{1,6}(?:号|栋|单元|室|楼)/

const FULL =
  '０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ－．＿＠＋／：（）￥　\u00a0\u2002\u2003\u2009\u202f'
const HALF = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-._@+/:()¥      '
/** Zero-width characters, which hide a number from a search. */
const INVISIBLE = String.raw`\x{ad}\x{34f}\x{200b}-\x{200f}\x{202a}-\x{202e}\x{2060}-\x{2064}\x{2066}-\x{2069}\x{fe0e}\x{fe0f}\x{feff}`
/** What is not part of a value, `="` of a formula that only quotes it included: white space, control characters, quotes, invisible characters. */
const OUTER = String.raw`\s\x00-\x1f"'\x60\x{a0}${INVISIBLE}`
const EDGES = literal(`^=?[${OUTER}]+|[${OUTER}]+$|[${INVISIBLE}]+`)
/** What makes a cell worth cleaning. Full-width brackets and commas are as good as half-width ones, but around an area code. */
const DIRT = literal(
  String.raw`[${OUTER}\x{3000}\x{2002}\x{2003}\x{2009}\x{202f}\x{ff0b}\x{ff0d}-\x{ff19}\x{ff20}-\x{ff3a}\x{ff3f}\x{ff41}-\x{ff5a}\x{ffe5}]|^（[+]?[0-9]{2,4}）[0-9 -]{7,12}$`,
)
/** 张　三 is 张三. */
const BETWEEN_HAN = literal(String.raw`(\p{Han}) +(\p{Han})`)

/** Space behind Han, perhaps with what is taken away between them: without it nothing is to be joined. */
const GAP = literal(String.raw`\p{Han}[${INVISIBLE}]* `)

/** Line ends inside the cell as blanks, of which the spool has made two characters each. */
function unescaped(cell: Sql): Sql {
  return sql`case when contains(${cell}, chr(14)) then regexp_replace(${cell}, '\\x0e[\\x40-\\x5f]', ' ', 'g') else ${cell} end`
}

/** Half-width: DuckDB's translate builds its table for every row, so only cells that need it go there. */
function halved(cell: Sql): Sql {
  const has = sql`regexp_matches(${cell}, ${literal(`[${FULL}]`)})`
  return sql`case when ${isWide(cell)} and ${has} then translate(${cell}, ${literal(FULL)}, ${literal(HALF)}) else ${cell} end`
}

/** Not of ASCII alone. */
function isWide(cell: Sql): Sql {
  return sql`length(${cell}) < strlen(${cell})`
}

/** The shown text only, without spaces between Han and without what stands around a value. */
function stripped(cell: Sql): Sql {
  const shown = sql`case when contains(${cell}, chr(15)) then split_part(${cell}, chr(15), 1) else ${cell} end`
  const inner = sql`regexp_replace(${shown}, ${EDGES}, '', 'g')`
  const joined = sql`regexp_replace(${inner}, ${BETWEEN_HAN}, '\\1\\2', 'g')`
  return sql`case when ${isWide(cell)} and regexp_matches(${cell}, ${GAP}) then ${joined} else ${inner} end`
}

/** A number of 10^15 and more has lost its last digits, unless the check over them still holds (promise 2). */
function bigNumberClass(cell: Sql): Sql {
  return sql`case
    when ${isDamaged(cell)} then ${code('damaged')}
    when strlen(${cell}) = 19 and ${dayInside(sql`substr(${cell}, 2)`)} then ${code('resident-id')}
    when substr(${cell}, 2, 2) = '89' then ${code('iccid')}
    else ${code('bank-card')} end`
}
