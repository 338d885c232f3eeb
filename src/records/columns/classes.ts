import { raw, sql, type Sql } from '../../db/sql.ts'
import { bind, code, fits, valid } from './class-sql.ts'
import { digitsClass } from './digits-class.ts'
import { generalClass } from './general-class.ts'
import { plainName } from './words-class.ts'

export { CELL_CLASS, className, type CellClass } from './cell-class.ts'

/** In bytes. Longer cells are no field of a list; no expression is run over them. */
const VERY_LONG = '2000'

/**
 * SQL: the class of a cell as UTINYINT, see `CELL_CLASS`.
 *
 * Plain digits and plain Han names, most of what lists hold, are settled by length, first character and one
 * expression. Whatever else comes is cleaned once (full-width forms, spaces, marks of the spool) and bound in a
 * lambda, so that its cleaning is not repeated in every branch.
 */
export function cellClass(cell: Sql): Sql {
  return sql`(case
    when ${cell} is null or strlen(${cell}) = 0 then ${code('blank')}
    when ${cell} >= '0' and ${cell} < ':' and strlen(${cell}) <= 20 and ${fits(cell, /[0-9]+/)} then ${digitsClass(cell)}
    when ${cell} >= '一' and ${cell} < '龦' and strlen(${cell}) in (6, 9, 12) and ${plainName(cell)} then ${code('name')}
    when starts_with(${cell}, chr(2)) then ${bigNumberClass(cell)}
    when strlen(${cell}) > ${raw(VERY_LONG)} then ${code('very-long')}
    else ${bind(cleaned(cell), 'z', generalClass)}
  end)::utinyint`
}

const FULL =
  '０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ－．＿＠＋／：（）￥　'
const HALF = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-._@+/:()¥ '

/** What is not part of a value: white space, control characters, quotes, invisible characters. In RE2. */
const OUTER = String.raw`\s\x00-\x1f"''\x60\x{a0}\x{feff}\x{200b}\x{202c}\x{202d}`
const EDGES = raw(`'^[${OUTER}]+|[${OUTER}]+$'`)
const DIRT = raw(`'[${OUTER}\\x{3000}\\x{ff01}-\\x{ffe5}]'`)
/** 张　三 is 张三. */
const BETWEEN_HAN = raw(String.raw`'(\p{Han}) +(\p{Han})'`)

/** Half-width, the shown text only, without spaces between Han and without what stands around a value. */
function cleaned(cell: Sql): Sql {
  const shown = sql`split_part(${cell}, chr(15), 1)`
  const half = sql`translate(${shown}, ${raw(`'${FULL}', '${HALF}'`)})`
  const inner = sql`regexp_replace(${half}, ${EDGES}, '', 'g')`
  const joined = sql`regexp_replace(${inner}, ${BETWEEN_HAN}, '\\1\\2', 'g')`
  return sql`case when regexp_matches(${cell}, ${DIRT}) then ${joined} else ${cell} end`
}

/** A number of 10^15 and more has lost its last digits, unless the check over them still holds (promise 2). */
function bigNumberClass(cell: Sql): Sql {
  return bind(
    cleaned(cell),
    'b',
    (b) => sql`case
    when ${valid('resident-id', b)} then ${code('resident-id')}
    when ${valid('bank-card', b)} then ${code('bank-card')}
    else ${code('damaged')} end`,
  )
}
