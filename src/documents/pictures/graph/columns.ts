import type { Edge, Graph, Room } from './graph.ts'
import { layersOf } from './layers.ts'
import { stackHeight } from './heights.ts'
import { MARGIN, NO_PORTS, SLOT, nodeWidth, rowHeights, stacked, type Ports } from './measures.ts'
import type { Link } from './order.ts'

/** Height of the way of a line through a column that it passes. */
const PASSAGE = 18

/** Edges of a strip, with those that are led back because they close a circle in it. */
export interface StripEdge {
  readonly edge: Edge
  readonly back: boolean
}

/** The units of a strip in columns, with a passage in each column that a long line passes. */
export interface Columns {
  readonly width: number
  readonly left: number
  readonly columns: readonly (readonly number[])[]
  /** By vertex: its unit, or null for a passage. */
  readonly units: readonly (number | null)[]
  readonly heights: readonly number[]
  readonly rows: ReadonlyMap<number, readonly number[]>
  readonly links: readonly Link[]
  /** By number of the edge: the vertices from its beginning to its end; only the two for one that is led back. */
  readonly ways: ReadonlyMap<number, readonly number[]>
  readonly backs: number
}

/** What the strip needs: its columns, and its height when everything stands as close as may be. */
export function columnsOf(graph: Graph, edges: readonly StripEdge[], room: Room): Columns {
  const found = [...new Set(edges.flatMap(({ edge }) => [edge.from.unit, edge.to.unit]))]
  const present = found.toSorted((a, b) => a - b)
  const vertexOf = new Map(present.map((unit, i) => [unit, i]))
  const arc = ({ edge }: StripEdge) => ({
    from: vertexOf.get(edge.from.unit) ?? 0,
    to: vertexOf.get(edge.to.unit) ?? 0,
  })
  const layers = layersOf(present.length, edges.filter(({ back }) => !back).map(arc))
  const backs = edges.filter(({ back }) => back).length
  const width = nodeWidth(room, backs > 0)
  const ports = portsOf(edges)
  const rows = new Map(
    present.map((unit) => {
      const of = graph.units[unit] ?? { framed: false, rows: [] }
      return [
        unit,
        rowHeights(of, width, (row) => ports.get(`${String(unit)}/${String(row)}`) ?? NO_PORTS),
      ]
    }),
  )
  const heights = present.map(
    (unit) =>
      stacked(graph.units[unit] ?? { framed: false, rows: [] }, rows.get(unit) ?? []).height,
  )
  return {
    width,
    left: backs > 0 ? MARGIN : 0,
    rows,
    backs,
    ...withPassages(
      { units: present, heights, layers },
      edges.map((one) => ({ ...one, ...arc(one) })),
    ),
  }
}

function portsOf(edges: readonly StripEdge[]): ReadonlyMap<string, Ports> {
  const ports = new Map<string, Ports>()
  const add = (unit: number, row: number, more: Partial<Ports>) => {
    const key = `${String(unit)}/${String(row)}`
    const had = ports.get(key) ?? NO_PORTS
    ports.set(key, {
      ins: had.ins + (more.ins ?? 0),
      backs: had.backs + (more.backs ?? 0),
      outs: had.outs + (more.outs ?? 0),
    })
  }
  for (const { edge, back } of edges) {
    add(edge.from.unit, edge.from.row, { outs: 1 })
    add(edge.to.unit, edge.to.row, back ? { backs: 1 } : { ins: 1 })
  }
  return ports
}

interface Layered {
  readonly units: readonly number[]
  readonly heights: readonly number[]
  readonly layers: readonly number[]
}

function withPassages(
  { units, heights, layers }: Layered,
  edges: readonly (StripEdge & { readonly from: number; readonly to: number })[],
): Pick<Columns, 'columns' | 'units' | 'heights' | 'links' | 'ways'> {
  const all: { units: (number | null)[]; heights: number[] } = {
    units: [...units],
    heights: [...heights],
  }
  const columns: number[][] = []
  const links: Link[] = []
  const into = (vertex: number, layer: number) => (columns[layer] ??= []).push(vertex)
  units.forEach((_, vertex) => into(vertex, layers[vertex] ?? 0))
  const ways = new Map<number, readonly number[]>()
  for (const { edge, back, from, to } of edges) {
    const way = [from]
    for (let layer = (layers[from] ?? 0) + 1; !back && layer < (layers[to] ?? 0); layer++) {
      way.push(all.units.push(null) - 1)
      all.heights.push(PASSAGE)
      into(way.at(-1) ?? 0, layer)
    }
    way.push(to)
    ways.set(edge.number, way)
    if (!back) links.push(...way.slice(1).map((vertex, i) => ({ from: way[i] ?? 0, to: vertex })))
  }
  return { columns, units: all.units, heights: all.heights, links, ways }
}

/** Height of a strip. */
export function heightOf({
  columns,
  heights,
  backs,
}: Pick<Columns, 'columns' | 'heights' | 'backs'>): number {
  const tallest = columns.reduce((most, column) => Math.max(most, stackHeight(column, heights)), 0)
  return tallest + channelHeight(backs)
}

/** Height of the lines that are led back beneath the others. */
export function channelHeight(backs: number): number {
  return backs === 0 ? 0 : 24 + backs * SLOT
}
