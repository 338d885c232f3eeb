import type { OverlapReport } from '../../src/report/chain.ts'
import type { IndexLine } from './person-index.ts'

/** The numbers of all pairs as anybody would work them out with sets, without a database. */
export interface PlainOverlap {
  readonly batches: readonly {
    readonly rows: number
    readonly records: number
    readonly unique: number
    readonly mobiles: number
    readonly uniqueMobiles: number
    readonly padding: number
  }[]
  /** `a b shared shared-mobiles`, sorted. */
  readonly pairs: readonly string[]
  readonly all: number
  readonly several: number
  /** Lists that hang together, as sorted texts. */
  readonly groups: readonly string[]
}

export function overlapReference(lines: readonly IndexLine[], lists: number): PlainOverlap {
  const numbers = Array.from({ length: lists }, (_, i) => i)
  const of = (i: number) => lines.filter((l) => l.batch === i)
  const subjects = numbers.map((i) => new Set(of(i).flatMap(subjectOf)))
  const mobiles = numbers.map((i) => new Set(of(i).flatMap(mobileOf)))
  const pairs = numbers.flatMap((a) =>
    numbers
      .filter((b) => b > a)
      .map((b) => ({ a, b, s: common(subjects, a, b), m: common(mobiles, a, b) })),
  )
  const everybody = [...new Set(subjects.flatMap((s) => [...s]))]
  return {
    batches: numbers.map((i) => ({
      rows: of(i).length,
      records: subjects[i]?.size ?? 0,
      unique: alone(subjects, i),
      mobiles: mobiles[i]?.size ?? 0,
      uniqueMobiles: alone(mobiles, i),
      padding: of(i).length - (subjects[i]?.size ?? 0) - of(i).filter((l) => l.reason === 7).length,
    })),
    pairs: pairs
      .filter(({ s, m }) => s + m > 0)
      .map(({ a, b, s, m }) => `${a} ${b} ${s} ${m}`)
      .sort(),
    all: everybody.length,
    several: everybody.filter((p) => subjects.filter((s) => s.has(p)).length > 1).length,
    groups: together(numbers, (a, b) => common(subjects, a, b) > 0),
  }
}

/** A record in the shape of the reference. */
export function plainly(report: OverlapReport): PlainOverlap {
  return {
    batches: report.batches.map((b) => ({
      rows: b.rows,
      records: b.records,
      unique: b.unique,
      mobiles: b.mobiles ?? 0,
      uniqueMobiles: b['unique-mobiles'] ?? 0,
      padding: b.padding.rows,
    })),
    pairs: report.pairs
      .map((p) => `${p.a} ${p.b} ${String(p.shared)} ${String(p['shared-mobiles'] ?? 0)}`)
      .sort(),
    all: report.counts.records,
    several: report.counts['in-several'],
    groups: report.groups.map((g) => g.join(' ')).sort(),
  }
}

function subjectOf({ rank = 2, reason = 0, keys }: IndexLine): string[] {
  if (reason !== 0 || rank === 0) return []
  if (rank === 1) return [`id ${String(keys.k_resident_id)}`]
  if (rank === 4) return [`mobile ${String(keys.k_mobile)}`]
  return [`both ${String(keys.k_mobile)} ${String(keys.k_name)}`]
}

function mobileOf({ reason = 0, flags = 0, keys }: IndexLine): number[] {
  if ((reason !== 0 && reason !== 7) || (flags & 64) !== 0) return []
  return keys.k_mobile == null ? [] : [keys.k_mobile]
}

function common<T>(sets: readonly ReadonlySet<T>[], a: number, b: number): number {
  return [...(sets[a] ?? [])].filter((one) => sets[b]?.has(one)).length
}

function alone<T>(sets: readonly ReadonlySet<T>[], i: number): number {
  return [...(sets[i] ?? [])].filter((one) => sets.filter((s) => s.has(one)).length === 1).length
}

/** By walking from each list to all that it can be come to from; single ones left out. */
function together(lists: readonly number[], meet: (a: number, b: number) => boolean): string[] {
  const groups = lists.map((from) => {
    const seen = new Set([from])
    for (const at of seen) for (const to of lists) if (to !== at && meet(at, to)) seen.add(to)
    return [...seen].sort((a, b) => a - b)
  })
  return [...new Set(groups.filter((g) => g.length > 1).map((g) => g.join(' ')))].sort()
}
