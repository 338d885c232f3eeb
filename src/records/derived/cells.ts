import { id, join, raw, sql, type Sql } from '../../db/sql.ts'
import { tidyNumber } from '../fields/cell.ts'
import type { KindId } from '../kinds.ts'

/** A number that stands in several columns side by side: 区号 | 电话, 370211 | 19900101 | 1234; a name: 姓 | 名. */
export interface Joined {
  readonly columns: readonly number[]
  /** What the joined cells are; null: as their values show (the examiner said which columns, and not what). */
  readonly kind: KindId | null
}

/** A column whose cells are cut by a sign: 张三----13800138000. Its pieces stand behind the last column. */
export interface Cut {
  readonly column: number
  readonly sign: string
  /** Pieces, and the number of the first. */
  readonly pieces: number
  readonly first: number
}

/** Columns that are compared otherwise than they stand. The stored cells stay as they are. */
export interface Derived {
  readonly joins: readonly Joined[]
  readonly cuts: readonly Cut[]
}

export const AS_THEY_STAND: Derived = { joins: [], cuts: [] }

/** SQL: a number out of the cells of several columns; NULL where all are blank. */
export function joinedCell(cells: readonly Sql[], kind: KindId | null): Sql {
  const parts = cells.map((cell) => sql`coalesce(${tidyNumber(shownCell(cell))}, '')`)
  const whole = sql`nullif(concat(${join(parts)}), '')`
  if (kind !== 'landline') return whole
  // A spreadsheet that took 0532 for a number has dropped its first digit.
  return sql`case when starts_with(${whole}, '0') then ${whole} else '0' || ${whole} end`
}

/** SQL: the n-th piece of a cell, blanks around it apart; NULL where it has none. What is too much stays in the last. */
export function pieceOf(cell: Sql, { sign, pieces }: Cut, n: number): Sql {
  const all = sql`string_split(${shownCell(cell)}, ${sign})`
  const own =
    n === pieces - 1
      ? sql`array_to_string(${all}[${raw(String(n + 1))}:], ${sign})`
      : sql`${all}[${raw(String(n + 1))}]`
  return sql`nullif(trim(${own}, ' 　'), '')`
}

/** In front of the stored text where a shown one stands, line ends and the like as blanks. */
function shownCell(cell: Sql): Sql {
  return sql`regexp_replace(split_part(${cell}, chr(15), 1), '\\x0e[\\x40-\\x5f]', ' ', 'g')`
}

export function cellName(c: number): Sql {
  return id(`c${String(c)}`)
}
