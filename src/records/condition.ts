import { join, raw, sql, type Sql } from '../db/sql.ts'

/*
 * Conditions in SQL that know when they are always or never true: what a layout cannot hold is not asked of its lines, and
 * the statement stays short to plan.
 */

/** The number of the first test that holds, 0 where none does. */
export function choose(tests: readonly (readonly [Sql, number])[]): Sql {
  const possible = tests.filter(([test]) => !isFalse(test))
  if (possible.length === 0) return raw('0::utinyint')
  const whens = possible.map(([test, n]) => sql`when ${test} then ${raw(String(n))}`)
  return sql`case ${join(whens, raw(' '))} else 0 end::utinyint`
}

/** Can the condition never hold? */
export function isFalse(test: Sql): boolean {
  return test.strings.length === 1 && test.strings[0] === 'false'
}

function isTrue(test: Sql): boolean {
  return test.strings.length === 1 && test.strings[0] === 'true'
}

/** Both hold. */
export function both(a: Sql, b: Sql): Sql {
  if (isFalse(a) || isFalse(b)) return raw('false')
  if (isTrue(a)) return b
  return isTrue(b) ? a : sql`(${a} and ${b})`
}

/** One of them holds. */
export function either(tests: readonly Sql[]): Sql {
  const possible = tests.filter((t) => !isFalse(t))
  if (possible.some(isTrue)) return raw('true')
  const [only] = possible
  if (!only) return raw('false')
  return possible.length === 1 ? only : sql`(${join(possible, raw(' or '))})`
}

/** None of them holds. DuckDB looks at the next only where those before it left something open; of “not (a or b)” it works out all. */
export function none(tests: readonly Sql[]): Sql {
  return tests.map(not).reduce(both, raw('true'))
}

/** It does not hold. */
export function not(test: Sql): Sql {
  if (isFalse(test)) return raw('true')
  return isTrue(test) ? raw('false') : sql`(not ${test})`
}
