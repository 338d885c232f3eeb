import type { OriginEdge, OriginMerge, OriginSame } from '../../report/origin.ts'
import type { Linked } from './graph.ts'
import type { Judged } from './judge.ts'
import type { Thirds } from './thirds.ts'

/** Names of the batches by number, and how many people each has. */
export interface Named {
  readonly id: (batch: number) => string
  readonly people: (batch: number) => number
}

/** A directed claim of two batches by number. */
export interface Claim {
  readonly from: number
  readonly to: number
  readonly link: Linked
}

/** Pairs of which the direction is claimed, whatever lies between them. */
export function claimsOf(links: readonly Linked[]): Claim[] {
  return links.flatMap((link) => {
    const { counts: c, later } = link.pair
    if (later === null) return []
    return [later === 'b' ? { from: c.a, to: c.b, link } : { from: c.b, to: c.a, link }]
  })
}

/** Batches whose claims go in a circle, each circle once; claims between members of one are not held up. */
export function circles(claims: readonly Claim[]): number[][] {
  const next = new Map<number, number[]>()
  for (const { from, to } of claims) next.set(from, [...(next.get(from) ?? []), to])
  const reach = new Map([...next.keys()].map((n) => [n, reachable(n, next)]))
  const seen = new Set<number>()
  const found: number[][] = []
  for (const n of [...next.keys()].sort((x, y) => x - y)) {
    if (seen.has(n) || !reach.get(n)?.has(n)) continue
    const ring = [...(reach.get(n) ?? [])].filter((m) => reach.get(m)?.has(n)).sort((x, y) => x - y)
    for (const m of ring) seen.add(m)
    found.push(ring)
  }
  return found
}

/** What can be come to, the start itself only by a circle. */
function reachable(from: number, next: ReadonlyMap<number, readonly number[]>): Set<number> {
  const found = new Set(next.get(from) ?? [])
  for (const n of found) for (const m of next.get(n) ?? []) found.add(m)
  return found
}

/**
 * A claim stands when nothing lies between the two, or when claims lead over what lies between. Where a third list is
 * nearer to both and no claims lead over it, both may come from that one.
 */
export function standing(claims: readonly Claim[]): Claim[] {
  const direct = claims.filter((c) => c.link.through.length === 0)
  const next = new Map<number, number[]>()
  for (const { from, to } of direct) next.set(from, [...(next.get(from) ?? []), to])
  return claims.filter((c) => c.link.through.length === 0 || reachable(c.from, next).has(c.to))
}

/**
 * The edges of the graph: claims, and pairs without a direction. Of several sources that hold the same people of a list
 * only one can be the source: they become one edge with `or-from`.
 */
export function edgesOf(
  links: readonly Linked[],
  claims: readonly Claim[],
  { twins, same }: Groups,
  thirds: Thirds,
  named: Named,
): OriginEdge[] {
  const directed = claims.filter((c) => c.link.through.length === 0)
  const through = claims.filter((c) => c.link.through.length > 0)
  const claimed = new Set(claims.map((c) => c.link))
  const open = links.filter((l) => !claimed.has(l) && !l.common && l.through.length === 0)
  const [classOf, peopleOf] = [memberOf(twins), memberOf(same)]
  return [
    ...alternatives(directed, thirds, classOf).map((group) => directedEdge(group, classOf, named)),
    ...through.map((c) =>
      edgeOf(c.link, { from: c.from, to: c.to, directed: true }, [], [], named),
    ),
    ...openGroups(open, peopleOf).map((group) => openEdge(group, classOf, named)),
  ]
}

/** Lists between which nothing tells apart, and lists of the same people. */
export interface Groups {
  readonly twins: readonly (readonly number[])[]
  readonly same: readonly (readonly number[])[]
}

type MemberOf = ReadonlyMap<number, readonly number[]>

function memberOf(groups: readonly (readonly number[])[]): MemberOf {
  return new Map(groups.flatMap((s) => s.map((n) => [n, s] as const)))
}

/**
 * Pairs without a direction. Of several lists of the same people only one can be next to a further list: the pairs with it
 * are one edge. Among three or more lists of the same people no pair is told as an edge: they are told as such.
 */
function openGroups(open: readonly Linked[], peopleOf: MemberOf): Linked[][] {
  const head = (n: number) => peopleOf.get(n)?.[0] ?? n
  const outside = open.filter(({ pair: { counts: c } }) => {
    return head(c.a) !== head(c.b) || (peopleOf.get(c.a)?.length ?? 0) < 3
  })
  const groups = Map.groupBy(outside, ({ pair: { counts: c } }) => {
    const [x, y] = [head(c.a), head(c.b)]
    return x < y ? `${x}:${y}` : `${y}:${x}`
  })
  return [...groups.values()]
}

function openEdge(group: readonly Linked[], classOf: MemberOf, named: Named): OriginEdge {
  const [first] = group
  if (!first) throw new Error('an edge without a pair')
  const { a, b } = first.pair.counts
  const all = new Set(group.flatMap((l) => [l.pair.counts.a, l.pair.counts.b]))
  const near = linkedTo(group, b)
  const others = (own: number, other: number, side: ReadonlySet<number>) =>
    [...new Set([...side, ...(classOf.get(own) ?? [])])]
      .filter((m) => m !== own && m !== other)
      .sort((x, y) => x - y)
      .map(named.id)
  const far = new Set([...all].filter((n) => !near.has(n)))
  const [orA, orB] =
    all.size === 2 && classOf.get(a)?.includes(b)
      ? [[], []]
      : [others(a, b, near), others(b, a, far)]
  return edgeOf(first, { from: a, to: b, directed: false }, orA, orB, named)
}

/** Lists on the same side as the one that is paired with n. */
function linkedTo(group: readonly Linked[], n: number): ReadonlySet<number> {
  const side = new Set<number>()
  const facing = new Set([n])
  for (let before = -1; before !== side.size + facing.size;) {
    before = side.size + facing.size
    for (const { pair } of group) {
      const { a, b } = pair.counts
      if (facing.has(b) || side.has(a)) {
        side.add(a)
        facing.add(b)
      } else if (facing.has(a) || side.has(b)) {
        side.add(b)
        facing.add(a)
      }
    }
  }
  return side
}

/** Claims on one list whose sources hold nearly the same of its people, or that end in lists that are the same. */
function alternatives(claims: readonly Claim[], thirds: Thirds, classOf: MemberOf): Claim[][] {
  const groups: Claim[][] = []
  for (const claim of claims) {
    const group = groups.find(([first]) => first && isAlternative(first, claim, thirds, classOf))
    if (group) group.push(claim)
    else groups.push([claim])
  }
  return groups
}

function isAlternative(x: Claim, y: Claim, thirds: Thirds, classOf: MemberOf): boolean {
  const twins = (n: number, m: number) => n === m || (classOf.get(n)?.includes(m) ?? false)
  if (twins(x.from, y.from) && twins(x.to, y.to)) return true
  if (x.to !== y.to) return false
  const [small, large] = x.link.pair.counts.matched <= y.link.pair.counts.matched ? [x, y] : [y, x]
  const met = thirds.inBoth(x.to, small.from, large.from)
  return met * 10 >= small.link.pair.counts.matched * 9
}

function directedEdge(group: readonly Claim[], classOf: MemberOf, named: Named): OriginEdge {
  const [first] = [...group].sort(
    (x, y) => strength(y) - strength(x) || x.from - y.from || x.to - y.to,
  )
  if (!first) throw new Error('an edge without a claim')
  const twins = (n: number) => classOf.get(n) ?? [n]
  const others = (all: readonly number[], but: number) =>
    [...new Set(all.flatMap(twins))]
      .filter((n) => n !== but)
      .sort((x, y) => x - y)
      .map(named.id)
  const orFrom = others(
    group.map((c) => c.from),
    first.from,
  )
  const orTo = others(
    group.map((c) => c.to),
    first.to,
  )
  return edgeOf(first.link, { ...first, directed: true }, orFrom, orTo, named)
}

/** Number of independent kinds that decide. */
function strength({ link }: Claim): number {
  return link.pair.pointers.filter((p) => p.decides).length
}

function edgeOf(
  { pair, through }: Linked,
  ends: { readonly from: number; readonly to: number; readonly directed: boolean },
  orFrom: readonly string[],
  orTo: readonly string[],
  named: Named,
): OriginEdge {
  const kinds = pair.marks.filter((m) => m.beyond).map((m) => m.kind)
  return {
    from: named.id(ends.from),
    to: named.id(ends.to),
    directed: ends.directed,
    shared: pair.counts.matched,
    kinds,
    ways: ends.directed ? waysOf(pair) : [],
    'or-from': orFrom,
    'or-to': orTo,
    through: through.map(named.id),
    sentence: sentence(pair, ends, orFrom, orTo, through.map(named.id), named),
  }
}

function sentence(
  pair: Judged,
  {
    from,
    to,
    directed,
  }: { readonly from: number; readonly to: number; readonly directed: boolean },
  orFrom: readonly string[],
  orTo: readonly string[],
  through: readonly string[],
  named: Named,
): string {
  const [f, t] = [named.id(from), named.id(to)]
  if (!directed) return `${f}与${t}有关联，不能判断方向：${pair.why}`
  const or = orFrom.length > 0 ? `（也可能出自${orFrom.join('、')}，现有文件不能区分）` : ''
  const orT = orTo.length > 0 ? `（与${orTo.join('、')}内容相同，哪一份在先不能区分）` : ''
  const by = through.length > 0 ? `，可由${through.join('、')}转来` : ''
  return `提示：${t}${orT}的记录出自${f}或者与之内容相同的名单${or}${by}：${pair.why}`
}

/** 节选, 添加, 打乱 …: what the files show of how the later list was made. */
export function waysOf(pair: Judged): string[] {
  const { later, pointers, counts: c } = pair
  if (later === null) return []
  const told = pointers.filter((p) => p.later === later && p.way !== null).map((p) => p.way ?? '')
  const [more, less] = later === 'b' ? [pair.extraB, pair.extraA] : [pair.extraA, pair.extraB]
  return [
    ...new Set([
      ...told,
      ...(less > 0 && !told.includes('truncate') ? ['sample'] : []),
      ...(more > 0 ? ['pad'] : []),
      ...(isShuffled(c) ? ['shuffle'] : []),
      ...(less + more === 0 ? ['copy'] : []),
    ]),
  ]
}

function isShuffled(c: Judged['counts']): boolean {
  return c.inRuns * 2 < c.matched
}

/** Batches that are made of several: sources of different people of theirs. */
export function mergesOf(
  edges: readonly OriginEdge[],
  thirds: Thirds,
  numbers: ReadonlyMap<string, number>,
  named: Named,
): OriginMerge[] {
  const direct = edges.filter((e) => e.directed && e.through.length === 0)
  return [...new Set(direct.map((e) => e.to))].flatMap((batch) => {
    const of = direct.filter((e) => e.to === batch).map((e) => e.from)
    const number = numbers.get(batch) ?? -1
    if (of.length < 2) return []
    const sources = new Set(of.map((id) => numbers.get(id) ?? -1))
    const [people, covered] = [named.people(number), thirds.inAny(number, sources)]
    const sentence = `${batch}共${people}人，其中${covered}人见于${of.join('、')}：可能由这些批次合并而成`
    return [{ batch, of, by: 'edges' as const, people, covered, sentence }]
  })
}

/** Lists of the same people throughout: each at most one of a hundred apart. */
export function haveSamePeople({ counts: c, extraA, extraB }: Judged): boolean {
  return extraA * 100 <= c.matched && extraB * 100 <= c.matched
}

/** Lists that hang together by such pairs, in the order of the batches. */
export function groupsOf(pairs: readonly Judged[]): number[][] {
  const next = new Map<number, number[]>()
  for (const { counts: c } of pairs) {
    next.set(c.a, [...(next.get(c.a) ?? []), c.b])
    next.set(c.b, [...(next.get(c.b) ?? []), c.a])
  }
  const found: number[][] = []
  const seen = new Set<number>()
  for (const n of [...next.keys()].sort((x, y) => x - y)) {
    if (seen.has(n)) continue
    const all = [...reachable(n, next)].sort((x, y) => x - y)
    for (const m of all) seen.add(m)
    found.push(all)
  }
  return found
}

export function sameReports(
  groups: readonly (readonly number[])[],
  named: Named,
  layoutsDiffer: (batches: readonly number[]) => boolean,
): OriginSame[] {
  return groups.map((group) => {
    const ids = group.map(named.id)
    const people = Math.max(...group.map(named.people))
    const how = layoutsDiffer(group) ? '，列名或者列的次序不同' : ''
    return {
      batches: ids,
      people,
      sentence: `${ids.join('、')}是同一批人（${people}人）${how}：同一批记录可能以不同名称流转`,
    }
  })
}
