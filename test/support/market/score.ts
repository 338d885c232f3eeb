/** Sets what was told of a market against its truth. */
import type { OriginEdge, OriginReport } from '../../../src/report/origin.ts'
import { goesBackTo, trueEdges, type Market } from './market.ts'
import type { Ids } from './write.ts'

export interface Score {
  readonly batches: number
  /** True edges between seized batches. */
  readonly true: number
  /** Edges told (none between), and those that are true in one direction or the other. */
  readonly edges: number
  readonly edgesRight: number
  /** Of these, with no alternative named. */
  readonly single: number
  readonly singleRight: number
  /** True edges that were told, as an edge or as lists that are the same; and with their direction. */
  readonly found: number
  readonly foundDirected: number
  /** Directions claimed (also of edges that are explained by others), and those that are true. */
  readonly directions: number
  readonly directionsRight: number
  readonly merges: number
  readonly mergesRight: number
  /** Lists told to be two others together; those that were made by merging, themselves or a list they go back to. */
  readonly unions: number
  readonly unionsMerged: number
  readonly wrong: string[]
}

export const NOTHING: Score = {
  batches: 0,
  true: 0,
  edges: 0,
  edgesRight: 0,
  single: 0,
  singleRight: 0,
  found: 0,
  foundDirected: 0,
  directions: 0,
  directionsRight: 0,
  merges: 0,
  mergesRight: 0,
  unions: 0,
  unionsMerged: 0,
  wrong: [],
}

export function add(x: Score, y: Score): Score {
  const sum = (Object.keys(NOTHING) as (keyof Score)[])
    .filter((k): k is Exclude<keyof Score, 'wrong'> => k !== 'wrong')
    .map((k) => [k, x[k] + y[k]] as const)
  return { ...(Object.fromEntries(sum) as unknown as Score), wrong: [...x.wrong, ...y.wrong] }
}

export function score(market: Market, ids: Ids, origin: OriginReport): Score {
  const number = new Map([...ids].map(([n, id]) => [id, n]))
  const of = (id: string) => number.get(id) ?? -1
  const edges = trueEdges(market)
  const isEdge = (a: number, b: number) =>
    edges.some((e) => (e.from === a && e.to === b) || (e.from === b && e.to === a))
  const told = origin.edges.filter((e) => e.through.length === 0)
  const ends = (e: OriginEdge) =>
    [e.from, ...e['or-from']].flatMap((f) =>
      [e.to, ...e['or-to']].map((t) => [of(f), of(t)] as const),
    )
  const right = told.filter((e) => ends(e).some(([f, t]) => isEdge(f, t)))
  const single = told.filter((e) => ends(e).length === 1)
  const claimed = origin.edges.filter((e) => e.directed)
  const isBack = (e: OriginEdge) => ends(e).some(([f, t]) => goesBackTo(market, t, f))
  const isTold = (from: number, to: number, directed: boolean) =>
    told.some(
      (e) =>
        (!directed || e.directed) &&
        ends(e).some(([f, t]) => (f === from && t === to) || (!directed && f === to && t === from)),
    )
  const isSame = (a: number, b: number) =>
    origin.same.some((s) => s.batches.map(of).includes(a) && s.batches.map(of).includes(b))
  const found = edges.filter((e) => isTold(e.from, e.to, false) || isSame(e.from, e.to))
  const known = origin.merges.filter((m) => market.batches[of(m.batch)] !== undefined)
  const merges = known.filter((m) => m.by === 'edges')
  const unions = known.filter((m) => m.by === 'coverage')
  return {
    batches: ids.size,
    true: edges.length,
    edges: told.length,
    edgesRight: right.length,
    single: single.length,
    singleRight: single.filter((e) => right.includes(e)).length,
    found: found.length,
    foundDirected: edges.filter((e) => isTold(e.from, e.to, true)).length,
    directions: claimed.length,
    directionsRight: claimed.filter(isBack).length,
    merges: merges.length,
    mergesRight: merges.filter((m) => m.of.every((f) => goesBackTo(market, of(m.batch), of(f))))
      .length,
    unions: unions.length,
    unionsMerged: unions.filter((m) => wasMerged(market, of(m.batch))).length,
    wrong: [
      ...told.filter((e) => !right.includes(e)).map((e) => `edge? ${e.sentence}`),
      ...claimed.filter((e) => !isBack(e)).map((e) => `DIRECTION? ${e.sentence}`),
      ...edges
        .filter((e) => !found.includes(e))
        .map((e) => `missed ${ids.get(e.from) ?? ''} → ${ids.get(e.to) ?? ''}`),
    ],
  }
}

function wasMerged(market: Market, batch: number): boolean {
  return market.batches.some(
    ({ number, acts }) =>
      acts.includes('merge') && (number === batch || goesBackTo(market, batch, number)),
  )
}
