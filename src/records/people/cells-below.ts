import { id, join, raw, sql, type Sql } from '../../db/sql.ts'

/** Of more columns than these the cells are looked at one below the other: an expression for each would take minutes to plan. */
export const FEW_COLUMNS = 8

/** SQL: the cells of columns of `source` (`t, p, r, c0 …`) one below the other, as `(t, p, r, c, cell)`. */
export function cellsBelow(source: Sql, columns: readonly number[]): Sql {
  const numbers = join(columns.map((c) => raw(String(c))))
  const cells = join(columns.map((c) => id(`c${String(c)}`)))
  return sql`(select t, p, r, unnest([${numbers}]::integer[]) as c, unnest([${cells}]) as cell from ${source})`
}
