import { id, sql, type Sql } from '../db/sql.ts'

/**
 * SQL: which contents of `a` are a proper part of a content of `b` in the same group: `(g1, g2, fingerprint)`.
 *
 * `a` and `b` are tables `(g1, g2, fingerprint, elements)`. A line can only be contained in one that holds its rarest
 * element, and not at all where one of its elements is missing from the group: so the pairs looked at stay few where
 * all against all would explode (a number that stands in a million lines). The lists themselves are only fetched for
 * these pairs: beside each of its elements, a line of 700 numbers would hold half a million.
 */
export function containedIn(a: string, b: string): Sql {
  return sql`
    with elements_b as (
      select g1, g2, fingerprint, unnest(list_distinct(elements)) as e from ${id(b)}),
    often as (select g1, g2, e, count(*) as times from elements_b group by all),
    elements_a as (
      select g1, g2, fingerprint, len(elements) as n, unnest(list_distinct(elements)) as e from ${id(a)}),
    found as (
      select a.*, o.times, count(o.times) over (partition by a.g1, a.g2, a.fingerprint) as present,
        row_number() over (partition by a.g1, a.g2, a.fingerprint order by o.times, a.e) as nth
      from elements_a a left join often o
        on a.g1 = o.g1 and a.g2 is not distinct from o.g2 and a.e = o.e),
    pairs as (
      select f.g1, f.g2, f.fingerprint, b.fingerprint as holder
      from found f join elements_b b
        on f.g1 = b.g1 and f.g2 is not distinct from b.g2 and f.e = b.e
      where f.nth = 1 and f.present = f.n)
    select distinct p.g1, p.g2, p.fingerprint
    from pairs p
      join ${id(a)} a on p.g1 = a.g1 and p.g2 is not distinct from a.g2 and p.fingerprint = a.fingerprint
      join ${id(b)} b on p.g1 = b.g1 and p.g2 is not distinct from b.g2 and p.holder = b.fingerprint
    where len(a.elements) < len(b.elements) and list_has_all(b.elements, a.elements)`
}
