import { id, raw, sql, type Sql } from '../db/sql.ts'

/** A content in 64 bits: each of its elements sets one. What stands in another sets no bit that the other has not. */
const SIGNS = raw(
  "list_aggregate(list_transform(elements, e -> 1::ubigint << (hash(e) % 64)), 'bit_or')",
)

/**
 * SQL: which contents of `a` are a proper part of a content of `b` in the same group: `(g1, g2, fingerprint)`.
 *
 * `a` and `b` are tables `(g1, g2, fingerprint, elements)`. A line can only be contained in one that holds its rarest
 * element, and not at all where one of its elements is missing from the group: so the pairs looked at stay few where
 * all against all would explode (a number that stands in a million lines). The lists themselves are only fetched for
 * pairs whose signs agree, and by row number: beside each of its elements a line of 700 numbers would hold half a million,
 * and joined by their group all its contents would be set against all.
 */
export function containedIn(a: string, b: string): Sql {
  return sql`
    with elements_b as (${elementsOf(b)}),
    often as (select g1, g2, e, count(*) as times from elements_b group by all),
    found as (
      select a.*, o.times, count(o.times) over (partition by a.seat) as present,
        row_number() over (partition by a.seat order by o.times, a.e) as nth
      from (${elementsOf(a)}) a left join often o
        on a.g1 = o.g1 and a.g2 is not distinct from o.g2 and a.e = o.e),
    pairs as (
      select f.seat, b.seat as holder from found f join elements_b b
        on f.g1 = b.g1 and f.g2 is not distinct from b.g2 and f.e = b.e
      where f.nth = 1 and f.present = f.n and f.n < b.n and f.signs & ~b.signs = 0)
    select distinct a.g1, a.g2, a.fingerprint
    from pairs p join ${id(a)} a on p.seat = a.rowid join ${id(b)} b on p.holder = b.rowid
    where list_has_all(b.elements, a.elements)`
}

/** Each element of each content, with the number of the content's row. */
function elementsOf(table: string): Sql {
  return sql`select seat, g1, g2, n, signs, unnest(elements) as e from (
    select rowid as seat, g1, g2, len(elements) as n, ${SIGNS} as signs, list_distinct(elements) as elements
    from ${id(table)})`
}
