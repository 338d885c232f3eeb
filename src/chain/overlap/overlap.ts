import { eligible, subjectColumns } from '../../count/subjects.ts'
import type { Database } from '../../db/database.ts'
import { id, raw, sql } from '../../db/sql.ts'
import { lines } from '../../count/lines.ts'
import { keyColumn } from '../../records/keys.ts'
import type {
  BatchBy,
  Hub,
  OverlapBatch,
  OverlapReport,
  Padding,
  Population,
} from '../../report/chain.ts'
import { groupsOf } from './groups.ts'
import { hubPlaces, type HubPlace } from './hub-places.ts'
import { KEY_CLASSES, mobileKeys, subjectKeys } from './keys.ts'
import { measure, type Measured } from './measure.ts'
import { NOT_PADDED, paddingOf, paddingReport, type Asked } from './padding.ts'
import { pairsOf } from './pairs.ts'
import type { Circle, Populations } from './populations.ts'
import { checkedRelations, type Relation } from './stated.ts'

/** A list that is compared. */
export interface ComparedList {
  readonly id: string
  readonly title: string | null
  readonly files: number
  /** Parts of the index that its files are. */
  readonly parts: readonly number[]
  /** Prices of the transfers that moved it. */
  readonly asked: readonly Asked[]
}

/** What is compared, and what is known beside it. */
export interface Comparison {
  readonly by: BatchBy
  readonly lists: readonly ComparedList[]
  readonly incomplete: boolean
  /** The keys in use, in words. */
  readonly key: string
  readonly relations: readonly Relation[]
  readonly populations: Populations
  /** Narrower circles from which lists are said to come. */
  readonly circles: readonly Circle[]
  /** Opens the sealed rows: what stands at the places of hubs, masked; in their order. */
  readonly named: (places: readonly HubPlace[]) => readonly Hub[]
  /** 提示 on lines that look made up, by the number of their list; a list that is not there was not looked over. */
  readonly suspect: ReadonlyMap<number, Padding['suspect']>
}

/**
 * Sets all lists against each other: persons in common, both ways, beside what chance would give; what stands in no other;
 * what hangs together; what fills them up.
 *
 * Needs `place` and `lines` (src/count/). Gives the same for the same lists, whatever the order of rows.
 */
export async function compareLists(
  db: Database,
  have: readonly string[],
  comparison: Comparison,
): Promise<OverlapReport> {
  const { lists, relations, populations, circles } = comparison
  const ids = lists.map((l) => l.id)
  await placeLists(db, lists)
  const bySubject = await subjectsMeasured(db, have, lists.length)
  const byMobile = await mobilesMeasured(db, have, lists.length)
  const subjects = bySubject.measured
  const mobiles = byMobile && byMobile.measured.all > 0 ? byMobile.measured : null
  const { pairs, sharing } = pairsOf({ ids, subjects, mobiles, populations, circles })
  const padding = await paddingOf(db, have)
  return {
    by: comparison.by,
    incomplete: comparison.incomplete,
    key: comparison.key,
    batches: lists.map((list, i) => batchReport(list, i, subjects, mobiles, comparison, padding)),
    pairs,
    counts: {
      pairs: (lists.length * (lists.length - 1)) / 2,
      sharing,
      listed: pairs.length,
      records: subjects.all,
      'in-several': subjects.several,
    },
    groups: groupsOf(lists.length, withoutHubs(subjects)).map((g) => g.map((i) => ids[i] ?? '')),
    hubs: comparison.named([...bySubject.places, ...(byMobile?.places ?? [])]),
    'hubs-found': subjects.hubs.length + (mobiles?.hubs.length ?? 0),
    stated: checkedRelations(relations, ids, subjects),
    populations: usedPopulations(populations, circles),
  }
}

/** `overlap_place (part, batch)`: where the lists lie; a part may be in several. */
async function placeLists(db: Database, lists: readonly ComparedList[]): Promise<void> {
  const places = lists.flatMap(({ parts }, batch) => parts.map((part) => ({ part, batch })))
  await db.run(sql`create or replace temp table overlap_place as select unnest(from_json(${JSON.stringify(places)}::json,
    '[{"part":"BIGINT","batch":"INTEGER"}]'), recursive := true)`)
}

interface MeasuredHere {
  readonly measured: Measured
  readonly places: readonly HubPlace[]
}

async function subjectsMeasured(
  db: Database,
  have: readonly string[],
  lists: number,
): Promise<MeasuredHere> {
  const measured = await measure(db, subjectKeys(have), lists)
  const { first, second } = subjectColumns(have)
  const byLine = sql`select part, line, ${first} as s1, ${second} as s2 from ${lines()}
    where ${eligible()} and rank > 0`
  return { measured, places: await hubPlaces(db, 'subject', measured.hubs, byLine) }
}

async function mobilesMeasured(
  db: Database,
  have: readonly string[],
  lists: number,
): Promise<MeasuredHere | null> {
  const keys = mobileKeys(have)
  if (!keys) return null
  const measured = await measure(db, keys, lists)
  const byLine = sql`select part, line, ${id(keyColumn('mobile'))} as s1, null::uuid as s2 from ${lines()}
    where ${raw(keyColumn('mobile'))} is not null`
  return { measured, places: await hubPlaces(db, 'mobile', measured.hubs, byLine) }
}

/** Pairs that share more than values which stand everywhere. */
function* withoutHubs({ pairs, hubPairs }: Measured): Generator<readonly [number, number]> {
  for (const [a, b, shared] of pairs.sharing()) if (shared > (hubPairs?.of(a, b) ?? 0)) yield [a, b]
}

function batchReport(
  { asked, parts: _parts, ...list }: ComparedList,
  number: number,
  subjects: Measured,
  mobiles: Measured | null,
  { suspect }: Comparison,
  padding: Awaited<ReturnType<typeof paddingOf>>,
): OverlapBatch {
  const padded = padding.get(number) ?? NOT_PADDED
  return {
    ...list,
    rows: padded.rows,
    records: sum(subjects.records[number]),
    unique: subjects.unique[number] ?? 0,
    mobiles: mobiles && sum(mobiles.records[number]),
    'unique-mobiles': mobiles && (mobiles.unique[number] ?? 0),
    padding: paddingReport(padded, asked, suspect.get(number) ?? null),
  }
}

function usedPopulations(
  populations: Populations,
  circles: readonly Circle[],
): readonly Population[] {
  const country = KEY_CLASSES.flatMap((c) => populations[c] ?? [])
  const all = [...country, ...circles.map((c) => c.population)]
  return all.filter((p, i) => all.findIndex((other) => other.id === p.id) === i)
}

function sum(all: readonly number[] = []): number {
  return all.reduce((n, one) => n + one, 0)
}
