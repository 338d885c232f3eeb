import { count, type Database } from '../../db/database.ts'
import { raw, sql } from '../../db/sql.ts'
import type { TierCounts } from '../../report.ts'
import { remembered, type ItemCount, type Places } from './items.ts'
import { firstTier, inside, RoleItems, type Entry } from './role-items.ts'
import { signatures } from './signatures.ts'
import type { Standing } from './standing.ts'

const OWN = 0
/** A line of somebody else's key that stands wholly in one of this person's. */
const ALSO = 1
/** From here on: a line that stands inside others, which stand in the batches of that number. */
const CONTAINED = 2

/**
 * Persons of whom a line stands wholly in a line known by another key, and those whose lines hold it: for whoever has both
 * lines they are one, as in the count of the folder; for whoever has one of them, that one counts.
 *
 * @example name and number in one batch, the same with the ID number in another → 1 for each holder, 1 for who has both
 */
export async function linkedItems(db: Database, standing: Standing): Promise<ItemCount> {
  await db.run(
    sql`create or replace temp table holders as select item, content,
        list_sort(list_distinct(list(place_set))) as sets from within group by item, content`,
    'linked: holders',
  )
  await db.run(
    sql`create or replace temp table holder_sets as
      select sets, row_number() over (order by sets) as n from (select distinct sets from holders)`,
    'linked: holders',
  )
  const wholes = await holderPlaces(db, standing)
  const items = await RoleItems.from(signatures(db, entries(standing), 'linked'), standing)
  return remembered(linkedCount(items, wholes))
}

function entries(standing: Standing) {
  const role = sql`case when h.n is null then ${raw(String(OWN))} else ${raw(String(CONTAINED))} + h.n end`
  return sql`
    select l.item, ${standing.codeOf(role)} as code from linked_line l join stand using (part)
      left join (select item, content, n from holders join holder_sets using (sets)) h
        on l.item = h.item and l.content = h.content
    union all
    select w.whole, ${standing.codeOf(raw(String(ALSO)))}
      from (select distinct item, content, whole from within) w
        join linked_line l on l.item = w.item and l.content = w.content join stand using (part)`
}

/** By role: the batches in which the lines that hold it stand. */
async function holderPlaces(db: Database, standing: Standing): Promise<Map<number, Places>> {
  const rows = await db.rows(
    sql`select n, array_to_string(sets, ',') as sets from holder_sets order by n`,
    'linked: holders',
  )
  return new Map(
    rows.map((row) => {
      const sets = String(row['sets']).split(',').map(Number)
      const places = new Set(sets.flatMap((set) => standing.placesOf(set)))
      return [CONTAINED + count(row['n']), places]
    }),
  )
}

function linkedCount(items: RoleItems, wholes: ReadonlyMap<number, Places>): ItemCount {
  const sum = (places: Places, rule: (entries: readonly Entry[]) => number | null): TierCounts =>
    items.sum(places, (all) => {
      const tier = rule(all)
      return tier === null ? [] : [[tier, 1]]
    })
  /** The tier of his lines, if one of them is not held by another in the batches beside it. */
  const tierOf = (all: readonly Entry[], beside: Places) => {
    const own = all.filter((e) => e.role !== ALSO)
    return own.every((e) => meets(wholes.get(e.role), beside)) ? null : firstTier(own)
  }
  return {
    tally: (places) => sum(places, (all) => tierOf(inside(all, places), places)),
    unsold: (obtained, provided) => {
      const both = new Set([...obtained, ...provided])
      return sum(obtained, (all) =>
        inside(all, provided).length > 0 ? null : tierOf(inside(all, obtained), both),
      )
    },
  }
}

function meets(wholes: Places | undefined, places: Places): boolean {
  return wholes !== undefined && [...wholes].some((place) => places.has(place))
}
