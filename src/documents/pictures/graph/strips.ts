import { columnsOf, heightOf, type StripEdge } from './columns.ts'
import { closingArcs } from './cycles.ts'
import type { Graph, Placed, Room } from './graph.ts'
import { layersOf } from './layers.ts'
import { placed, placedAlone } from './place.ts'

/** How many strips that touch a line are tried before a new one is begun. */
const TRIED = 6

/**
 * The whole graph in strips, each of which fits its room: every line stands in exactly one, a unit in as many as its
 * lines need. A graph that fits is one strip. Units without a line come last.
 *
 * @example 1 seller, 150 buyers, room for 20 lines → 8 strips, the seller in each
 */
export function strips(graph: Graph, room: Room): readonly Placed[] {
  const arcs = graph.edges.map(({ from, to }) => ({ from: from.unit, to: to.unit }))
  const closes = closingArcs(graph.units.length, arcs)
  const edges = graph.edges.map((edge, i): StripEdge => ({ edge, back: closes[i] ?? false }))
  const marked = new Set(edges.filter(({ back }) => back).map(({ edge }) => edge.number))
  const parts = partition(graph, inReadingOrder(graph, edges, room), room)
  const touched = new Set(arcs.flatMap(({ from, to }) => [from, to]))
  const alone = [...graph.units.keys()].filter((unit) => !touched.has(unit))
  const drawn = parts.map((part) => placed(graph, part, room))
  return [...marksOf(drawn, marked), ...placedAlone(graph, alone, room)]
}

/** Units that stand in more than one strip are marked in each, and so are lines that close a circle in the whole. */
function marksOf(drawn: readonly Placed[], closing: ReadonlySet<number>): readonly Placed[] {
  const times = new Map<number, number>()
  for (const { unit } of drawn.flatMap(({ units }) => units)) {
    times.set(unit, (times.get(unit) ?? 0) + 1)
  }
  const again = (unit: number) => (times.get(unit) ?? 0) > 1
  return drawn.map((strip) => ({
    ...strip,
    units: strip.units.map((unit) => ({ ...unit, again: again(unit.unit) })),
    edges: strip.edges.map((line) => ({ ...line, closing: closing.has(line.edge.number) })),
  }))
}

interface Part {
  readonly edges: StripEdge[]
  readonly units: Set<number>
  /** How often a line did not fit. */
  misses: number
}

/** After so many lines that did not fit, a strip is taken to be full. */
const MISSES = 3

function partition(
  graph: Graph,
  edges: readonly StripEdge[],
  room: Room,
): readonly (readonly StripEdge[])[] {
  const parts: Part[] = []
  for (const one of edges) {
    const ends = [one.edge.from.unit, one.edge.to.unit]
    const near = parts.filter(
      ({ misses, units }) => misses < MISSES && ends.some((u) => units.has(u)),
    )
    const into = near.slice(-TRIED).find((part) => takes(part, graph, one, room))
    const part = into ?? { edges: [], units: new Set<number>(), misses: 0 }
    if (into === undefined) parts.push(part)
    part.edges.push(one)
    for (const unit of ends) part.units.add(unit)
  }
  return parts.map((part) => ledBack(part.edges))
}

/** Does the line fit into the strip? One line alone always has its strip, however high its ends are. */
function takes(part: Part, graph: Graph, one: StripEdge, room: Room): boolean {
  const laid = columnsOf(graph, ledBack([...part.edges, one]), room)
  const fits = laid.columns.length <= room.columns && heightOf(laid) <= room.height
  if (!fits) part.misses += 1
  return fits
}

/** Of the lines that close a circle in the whole, those that close one in this strip; the others just go on. */
function ledBack(edges: readonly StripEdge[]): readonly StripEdge[] {
  if (edges.every(({ back }) => !back)) return edges
  const units = [...new Set(edges.flatMap(({ edge }) => [edge.from.unit, edge.to.unit]))]
  const places = new Map(units.map((unit, i) => [unit, i]))
  const sorted = [...edges.filter(({ back }) => !back), ...edges.filter(({ back }) => back)]
  const arcs = sorted.map(({ edge }) => ({
    from: places.get(edge.from.unit) ?? 0,
    to: places.get(edge.to.unit) ?? 0,
  }))
  const closes = closingArcs(units.length, arcs)
  return sorted.map(({ edge }, i) => ({ edge, back: closes[i] ?? false }))
}

/** Lines band by band from those who give, and along each branch to its end: neighbours in the picture come together. */
function inReadingOrder(
  graph: Graph,
  edges: readonly StripEdge[],
  { columns }: Room,
): readonly StripEdge[] {
  const onward = edges.filter(({ back }) => !back)
  const layers = layersOf(
    graph.units.length,
    onward.map(({ edge }) => ({ from: edge.from.unit, to: edge.to.unit })),
  )
  const rank = branchOrder(graph.units.length, edges, layers)
  const band = ({ edge }: StripEdge) =>
    Math.floor((layers[edge.from.unit] ?? 0) / Math.max(1, columns - 1))
  const place = ({ edge }: StripEdge) => rank.get(edge.number) ?? 0
  return edges.toSorted((a, b) => band(a) - band(b) || place(a) - place(b))
}

function branchOrder(
  count: number,
  edges: readonly StripEdge[],
  layers: readonly number[],
): ReadonlyMap<number, number> {
  const out: StripEdge[][] = Array.from({ length: count }, () => [])
  for (const one of edges) out[one.edge.from.unit]?.push(one)
  const rank = new Map<number, number>()
  const begun = new Set<number>()
  const units = [...layers.keys()].toSorted((a, b) => (layers[a] ?? 0) - (layers[b] ?? 0) || a - b)
  for (const root of units) {
    const open = begun.has(root) ? [] : [...(out[root] ?? [])].toReversed()
    begun.add(root)
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      rank.set(one.edge.number, rank.size)
      const { unit } = one.edge.to
      if (begun.has(unit)) continue
      begun.add(unit)
      open.push(...(out[unit] ?? []).toReversed())
    }
  }
  return rank
}

/** How many columns the longest way through the graph would need. */
export function depthOf({ units, edges }: Graph): number {
  const arcs = edges.map(({ from, to }) => ({ from: from.unit, to: to.unit }))
  const closes = closingArcs(units.length, arcs)
  const layers = layersOf(
    units.length,
    arcs.filter((_, i) => closes[i] !== true),
  )
  return 1 + layers.reduce((most, layer) => Math.max(most, layer), 0)
}
