import type { Columns, StripEdge } from './columns.ts'
import { fitted } from '../measure.ts'
import { SIZE, type Box } from '../draw.ts'
import type { Edge, End, PlacedEdge, PlacedLabel, PlacedUnit } from './graph.ts'
import { ARROW, BACK_SLOT, GAP, LABEL, LANE, SLOT } from './measures.ts'

interface Strip {
  readonly laid: Columns
  readonly columns: readonly (readonly number[])[]
  readonly top: readonly number[]
  readonly units: readonly PlacedUnit[]
  readonly bottom: number
}

/**
 * The way of every line. Forward: out of its row, a turn in the lane, then straight beneath its text to the node, so that
 * no line crosses a text. Back: beneath everything, each on a height of its own.
 */
export function routed(edges: readonly StripEdge[], strip: Strip): readonly PlacedEdge[] {
  const boxes = new Map(strip.units.map((unit) => [unit.unit, unit]))
  const starts = portHeights(edges, 'from', boxes, (e) => nextHeight(e, strip))
  const ends = portHeights(edges, 'to', boxes, (e) => cameFrom(e, strip, starts))
  let channel = 0
  return edges.map((one) => {
    const at = {
      one,
      strip,
      boxes,
      out: starts.get(one.edge.number) ?? 0,
      into: ends.get(one.edge.number) ?? 0,
    }
    return one.back ? backward(at, channel++) : forward(at)
  })
}

interface At {
  readonly one: StripEdge
  readonly strip: Strip
  readonly boxes: ReadonlyMap<number, PlacedUnit>
  readonly out: number
  readonly into: number
}

function forward({ one: { edge }, strip, boxes, out, into }: At): PlacedEdge {
  const { laid, top } = strip
  const way = laid.ways.get(edge.number) ?? []
  const start = { x: rightOf(edge.from, boxes), y: out }
  const target = unitBox(edge.to, boxes)
  const parts = [`M${String(start.x)} ${String(out)}`]
  let column = columnOf(way[0] ?? 0, strip)
  let y = out
  for (const vertex of way.slice(1)) {
    column += 1
    const x = laid.left + column * (laid.width + GAP)
    const passes = laid.units[vertex] === null
    const next = passes ? (top[vertex] ?? 0) + 9 : into
    parts.push(turn(x - GAP, y, x - GAP + LANE, next))
    if (passes) parts.push(`H${String(x + laid.width)}`)
    y = next
  }
  const tip = { x: leftOf(edge.to, boxes), y: into }
  const label = { x: target.x - ARROW - LABEL, y: into - SLOT / 2, w: LABEL, h: SLOT }
  return {
    edge,
    back: false,
    closing: false,
    data: `${parts.join('')}H${String(tip.x)}`,
    start,
    tip,
    label: labelOf(edge, label, into),
  }
}

function turn(x: number, y: number, toX: number, toY: number): string {
  const middle = Math.round((x + toX) / 2)
  const points = [
    [middle, y],
    [middle, toY],
    [toX, toY],
  ].map(([a, b]) => `${String(a)} ${String(b)}`)
  return `H${String(x)}C${points.join(' ')}`
}

/** Lines that are led back stand apart by so much, six at a time. */
const APART = 11

function backward({ one: { edge }, strip, boxes, out, into }: At, channel: number): PlacedEdge {
  const { laid, bottom } = strip
  const y = bottom + 24 + channel * SLOT + SLOT / 2
  const shift = 12 + (channel % 6) * APART
  const start = { x: rightOf(edge.from, boxes), y: out }
  const tip = { x: leftOf(edge.to, boxes), y: into }
  const source = unitBox(edge.from, boxes)
  const target = unitBox(edge.to, boxes)
  const right = source.x + source.w + shift
  const left = target.x === laid.left ? target.x - 20 - shift : target.x - GAP + shift
  const label = { x: left + 14, y: y - SLOT / 2, w: Math.min(LABEL, right - left - 28), h: SLOT }
  const data = `M${String(start.x)} ${String(out)}H${String(right)}V${String(y)}H${String(left)}V${String(into)}H${String(tip.x)}`
  return { edge, back: true, closing: true, data, start, tip, label: labelOf(edge, label, y) }
}

function labelOf({ above, below }: Edge, box: Box, line: number): PlacedLabel {
  const fit = (text: string) => fitted(text, box.w - 8, SIZE.small)
  return { box, above: fit(above), below: fit(below), line }
}

function unitBox({ unit }: End, boxes: ReadonlyMap<number, PlacedUnit>): Box {
  return boxes.get(unit)?.box ?? { x: 0, y: 0, w: 0, h: 0 }
}

/** The box to which a line leads: that of the row, or of the whole frame for its title. */
function endBox(end: End, boxes: ReadonlyMap<number, PlacedUnit>): Box {
  const row = boxes.get(end.unit)?.rows[end.row]
  return row === undefined || row.row.kind === 'title' ? unitBox(end, boxes) : row.box
}

function rightOf(end: End, boxes: ReadonlyMap<number, PlacedUnit>): number {
  const { x, w } = endBox(end, boxes)
  return x + w
}

function leftOf(end: End, boxes: ReadonlyMap<number, PlacedUnit>): number {
  return endBox(end, boxes).x
}

function columnOf(vertex: number, { columns }: Strip): number {
  return columns.findIndex((column) => column.includes(vertex))
}

function middleOf(vertex: number, { laid, top }: Strip): number {
  return (top[vertex] ?? 0) + (laid.heights[vertex] ?? 0) / 2
}

/** Where a line goes next; those that are led back leave last. */
function nextHeight({ edge, back }: StripEdge, strip: Strip): number {
  const next = strip.laid.ways.get(edge.number)?.[1]
  return back || next === undefined ? Infinity : middleOf(next, strip)
}

/** Where a line comes from; those that are led back arrive last. */
function cameFrom(
  { edge, back }: StripEdge,
  strip: Strip,
  starts: ReadonlyMap<number, number>,
): number {
  const way = strip.laid.ways.get(edge.number) ?? []
  const before = way.at(-2)
  if (back || before === undefined) return Infinity
  return way.length === 2 ? (starts.get(edge.number) ?? 0) : middleOf(before, strip)
}

/** Height at which each line leaves or arrives: those of a row one under another, by where they go or come from. */
function portHeights(
  edges: readonly StripEdge[],
  side: 'from' | 'to',
  boxes: ReadonlyMap<number, PlacedUnit>,
  by: (edge: StripEdge) => number,
): ReadonlyMap<number, number> {
  const rows = new Map<string, { readonly box: Box; readonly list: StripEdge[] }>()
  for (const one of edges) {
    const end = one.edge[side]
    const key = `${String(end.unit)}/${String(end.row)}`
    const box = boxes.get(end.unit)?.rows[end.row]?.box ?? unitBox(end, boxes)
    const row = rows.get(key) ?? { box, list: [] as StripEdge[] }
    row.list.push(one)
    rows.set(key, row)
  }
  const heights = [...rows.values()].flatMap(({ box, list }) => {
    const sorted = list.toSorted((a, b) => compare(by(a), by(b)) || a.edge.number - b.edge.number)
    return side === 'from' ? outHeights(box, sorted) : inHeights(box, sorted)
  })
  return new Map(heights)
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}

type Height = readonly [number, number]

function outHeights(box: Box, list: readonly StripEdge[]): readonly Height[] {
  return list.map(({ edge }, i) => [
    edge.number,
    box.y + Math.round((box.h * (i + 1)) / (list.length + 1)),
  ])
}

function inHeights(box: Box, list: readonly StripEdge[]): readonly Height[] {
  const slot = ({ back }: StripEdge) => (back ? BACK_SLOT : SLOT)
  const used = list.reduce((sum, one) => sum + slot(one), 0)
  let y = box.y + Math.floor((box.h - used) / 2)
  return list.map((one) => {
    const line = y + slot(one) / 2
    y += slot(one)
    return [one.edge.number, line]
  })
}
