import { raw, sql, type Sql } from '../../db/sql.ts'
import { FIELDS } from '../fields/index.ts'
import type { KindId } from '../kinds.ts'
import { CELL_CLASS, type CellClass } from './cell-class.ts'

/** Runs SQL over a value that is worked out once, however often the SQL names it. */
export function bind(value: Sql, name: string, build: (z: Sql) => Sql): Sql {
  return sql`list_transform([${value}], lambda ${raw(name)}: ${build(raw(name))})[1]`
}

export function code(name: CellClass): Sql {
  return raw(String(CELL_CLASS[name]))
}

/** SQL: does the cell hold a valid value of this kind? */
export function valid(kind: KindId, cell: Sql): Sql {
  return sql`(${FIELDS[kind].normalise(cell)}) is not null`
}

/** SQL: the whole cell fits the pattern. Patterns are our own, in what RE2 and JavaScript have in common. */
export function fits(cell: Sql, pattern: RegExp): Sql {
  return sql`regexp_full_match(${cell}, ${literal(pattern.source)})`
}

/** SQL: the pattern stands somewhere in the cell. */
export function holds(cell: Sql, pattern: RegExp): Sql {
  return sql`regexp_matches(${cell}, ${literal(pattern.source)})`
}

/** Our own words as an SQL list. */
export function words(list: string): Sql {
  return raw(`(${list.split(' ').map(quoted).join(', ')})`)
}

function literal(constant: string): Sql {
  return raw(quoted(constant))
}

function quoted(constant: string): string {
  return `'${constant.replaceAll("'", "''")}'`
}
