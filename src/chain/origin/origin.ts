import { count, type Database } from '../../db/database.ts'
import { id, sql } from '../../db/sql.ts'
import type { OriginMerge, OriginPair, OriginReport } from '../../report/origin.ts'
import { NO_ORIGIN } from '../../report/origin.ts'
import { comparePairs, nameNaming, type PairCounts } from '../fingerprints/compare.ts'
import { leftOut, nameHandles } from '../fingerprints/handles.ts'
import type { ListLayout } from '../fingerprints/layout.ts'
import { isSameLayout } from '../fingerprints/layout.ts'
import { listPeople, type ListPart } from '../fingerprints/lists.ts'
import { makesOf, type AskedMake, type Make } from '../fingerprints/makes.ts'
import type { ListFacts } from '../fingerprints/marks.ts'
import { sharingPairs } from '../fingerprints/pairs.ts'
import {
  circles,
  claimsOf,
  edgesOf,
  groupsOf,
  haveSamePeople,
  mergesOf,
  sameReports,
  standing,
  type Claim,
  type Named,
} from './edges.ts'
import { areTwins, linkPairs, type Linked } from './graph.ts'
import { hypothesesOf } from './hypotheses.ts'
import { judge, type Judged } from './judge.ts'
import type { SeenPair } from './pointers.ts'
import { thirdsOf, type Thirds } from './thirds.ts'
import { unionsOf } from './unions.ts'

/** A batch as it is compared: what it is called, where its rows are, and how it looks. */
export interface OriginList {
  readonly id: string
  /** Runs of rows, without copies of a file inside the same batch. */
  readonly parts: readonly Omit<ListPart, 'batch'>[]
  readonly layout: ListLayout
  /** Physical row at which its longest table ends, where that is a limit of Excel; else null. */
  readonly limit: number | null
}

/** Pairs with fewer people in common tell nothing: no mark of theirs could be beyond chance. */
const LEAST_SHARED = 10

/** Pairs looked at closely, those with most people in common first. */
const MOST_PAIRS = 3000

/**
 * Where lists came from, as far as they tell themselves: fingerprints of all pairs that share enough people, the competing
 * explanations of each overlap, and the graph of origins. Needs the names of the count (`lines`).
 *
 * Work goes with what pairs have in common, never with all pairs of people; values of many people are no handles.
 */
export async function originOf(
  db: Database,
  have: readonly string[],
  lists: readonly OriginList[],
): Promise<OriginReport> {
  if (lists.length < 2) return NO_ORIGIN
  const parts = lists.flatMap((l, batch) => l.parts.map((p) => ({ ...p, batch })))
  await listPeople(db, have, parts)
  await nameHandles(db, have)
  await nameNaming(db, have)
  const all = await sharingPairs(db)
  const enough = all.filter((p) => p.handles >= LEAST_SHARED)
  const counts = await comparePairs(db, have, enough.slice(0, MOST_PAIRS))
  const facts = await factsOf(db, lists)
  const thirds = await thirdsOf(db)
  const everybody = await everybodyOf(db, facts)
  const makes = await makesOf(db, have, askedMakes(counts, facts))
  const report = reportOf(lists, { facts, counts, thirds, everybody, makes })
  const values = await leftOut(db)
  await clean(db)
  return {
    batches: lists.map(({ id }, i) => ({
      id,
      people: facts[i]?.people ?? 0,
      'left-out': values.get(i) ?? { values: 0, most: 0 },
    })),
    ...report,
    examined: {
      pairs: counts.length,
      of: all.length,
      'too-few': all.length - enough.length,
      least: LEAST_SHARED,
    },
  }
}

async function factsOf(db: Database, lists: readonly OriginList[]): Promise<ListFacts[]> {
  const rows =
    await db.rows(sql`select batch, count(*) as people, count(*) filter (where clean) as clean
    from person_of_list group by batch order by batch`)
  const sizes = new Map(rows.map((r) => [count(r['batch']), r]))
  return lists.map(({ layout, limit }, i) => ({
    people: count(sizes.get(i)?.['people']),
    clean: count(sizes.get(i)?.['clean']),
    layout,
    limit,
  }))
}

/** People of all lists together, at the most: those met in another list are counted once a pair of lists at least. */
async function everybodyOf(db: Database, facts: readonly ListFacts[]): Promise<number> {
  const row = await db.one(sql`select count(distinct eb) as again from met`)
  const all = facts.reduce((sum, f) => sum + f.people, 0)
  return Math.max(1, all - count(row['again']))
}

async function clean(db: Database): Promise<void> {
  for (const name of ['person_of_list', 'handle', 'naming', 'proposed', 'matched', 'met']) {
    await db.run(sql`drop table if exists ${id(name)}`)
  }
}

/** What was counted of all lists. */
export interface Counted {
  readonly facts: readonly ListFacts[]
  readonly counts: readonly PairCounts[]
  readonly thirds: Thirds
  /** People of all lists together, at the most. */
  readonly everybody: number
  readonly makes: readonly Make[]
}

/** What is told of lists by what was counted of them: no further look at the index. */
function reportOf(
  lists: readonly OriginList[],
  counted: Counted,
): Omit<OriginReport, 'batches' | 'examined'> {
  const { facts, counts, thirds } = counted
  const named: Named = {
    id: (n) => lists[n]?.id ?? '',
    people: (n) => facts[n]?.people ?? 0,
  }
  const judged = counts.map((c) => judgedPair(c, counted, named))
  const links = linkPairs(judged, thirds)
  const claims = claimsOf(links)
  const rings = circles(claims)
  const free = claims.filter((c) => !rings.some((r) => r.includes(c.from) && r.includes(c.to)))
  const kept = standing(free)
  const twins = groupsOf(judged.filter((p) => p.related && areTwins(p)))
  const numbers = new Map(lists.map(({ id }, i) => [id, i]))
  const same = groupsOf(judged.filter((p) => haveSamePeople(p)))
  const edges = edgesOf(links, kept, { twins, same }, thirds, named)
  const merges = mergesOf(edges, thirds, numbers, named)
  const unions = unionsOf(judged, same, thirds, named).filter((u) => !isToldOf(merges, u))
  const differ = (group: readonly number[]) =>
    group.some((n) => {
      const [x, y] = [facts[group[0] ?? n]?.layout, facts[n]?.layout]
      return x !== undefined && y !== undefined && !isSameLayout(x, y)
    })
  return {
    pairs: pairReports(judged, links, kept, named),
    edges,
    merges: [...merges, ...unions],
    same: sameReports(same, named, differ),
    cycles: rings.map((ring) => ring.map(named.id)),
    hints: [],
  }
}

/** A batch whose sources are known by evidence that has a direction needs no coverage beside it. */
function isToldOf(merges: readonly OriginMerge[], { batch, of }: OriginMerge): boolean {
  return merges.some((m) => m.batch === batch && of.every((id) => m.of.includes(id)))
}

function judgedPair(
  counts: PairCounts,
  { facts, thirds, everybody, makes }: Counted,
  named: Named,
): Judged {
  const [a, b] = [facts[counts.a], facts[counts.b]]
  if (!a || !b) throw new Error('a pair of lists that are not there')
  const pair: SeenPair = {
    counts,
    a,
    b,
    names: { a: named.id(counts.a), b: named.id(counts.b) },
    makes: makes.filter((m) => isOf(m, counts)),
  }
  return judge(pair, everybody, (later) => {
    const list = later === 'a' ? counts.a : counts.b
    const others = new Set(facts.keys().filter((n) => n !== list))
    return Math.max(0, (facts[list]?.clean ?? 0) - thirds.inAny(list, others))
  })
}

function isOf({ list, other }: Make, { a, b }: PairCounts): boolean {
  return (list === a && other === b) || (list === b && other === a)
}

/** Lists that hold nearly all of another and more besides. */
function askedMakes(counts: readonly PairCounts[], facts: readonly ListFacts[]): AskedMake[] {
  return counts.flatMap((c) => {
    const [a, b] = [(facts[c.a]?.clean ?? 0) - c.cleanA, (facts[c.b]?.clean ?? 0) - c.cleanB]
    if (b * 50 <= c.matched && a >= LEAST_SHARED) return [{ list: c.a, other: c.b }]
    return a * 50 <= c.matched && b >= LEAST_SHARED ? [{ list: c.b, other: c.a }] : []
  })
}

/** What is told of each pair, with what the other lists add to it. */
function pairReports(
  judged: readonly Judged[],
  links: readonly Linked[],
  claims: readonly Claim[],
  named: Named,
): OriginPair[] {
  const linkOf = new Map(links.map((l) => [l.pair, l]))
  const claimOf = new Map(claims.map((c) => [c.link.pair, c]))
  return judged.map((pair) => {
    const claim = claimOf.get(pair)
    const sources = claim ? [] : (linkOf.get(pair)?.through ?? []).map(named.id)
    const direction = claim ? pair.later : null
    return {
      a: pair.names.a,
      b: pair.names.b,
      'people-a': pair.a.people,
      'people-b': pair.b.people,
      shared: pair.counts.matched,
      fingerprints: pair.marks,
      hypotheses: hypothesesOf(pair, { sources, direction }),
      direction: claim ? { from: named.id(claim.from), to: named.id(claim.to) } : null,
      why: claim ? pair.why : whyNot(pair, sources),
    }
  })
}

function whyNot(pair: Judged, sources: readonly string[]): string {
  if (pair.later === null) return `不能判断方向：${pair.why}`
  return sources.length > 0
    ? `不能判断方向：两份与${sources.join('、')}的联系更近，可能都出自该批次`
    : '不能判断方向：各批次之间的方向互相循环'
}
