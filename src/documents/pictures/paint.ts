import { Markup } from '../page/markup.ts'
import { boxOf, INK, MUTED, PALE, pathOf, polygonOf, SIZE, textAt } from './draw.ts'
import type { Box, Point } from './draw.ts'
import type {
  LineForm,
  NodeShape,
  Placed,
  PlacedEdge,
  PlacedRow,
  PlacedUnit,
} from './graph/graph.ts'

const DASHES = '16 10'
const LINE = 4

/** A strip as it is drawn: frames, then lines, then nodes, then the texts of the lines. */
export function strip({ caption, units, edges }: Placed): readonly Markup[] {
  const rows = units.flatMap((unit) => unit.rows)
  return [
    ...(caption === null ? [] : [textAt(0, 28, caption, { fill: MUTED })]),
    ...units.flatMap(frame),
    ...edges.map(line),
    ...rows.flatMap(node),
    ...units.filter(({ again }) => again).map(({ box }) => cornerOf(box)),
    ...edges.flatMap(label),
  ]
}

function line({ edge, data, start, tip, closing }: PlacedEdge): Markup {
  const { form, dashed, directed } = edge
  const body = lineOf(data, form, dashed)
  const ends = [
    ...(directed ? [arrowOf(tip, form)] : []),
    ...(form === 'swap' ? [head(start, -1, INK)] : []),
    ...(form === 'publish' ? [dot(start)] : []),
    ...(closing ? [turnedBack(start)] : []),
  ]
  const number = new Markup(`<g data-line="${String(edge.number)}">`)
  return joined([number, ...body, ...ends, new Markup('</g>\n')])
}

function joined(parts: readonly Markup[]): Markup {
  return new Markup(parts.map(({ text }) => text).join(''))
}

/** The line itself: two for a debt set off, one for all else; broken where it is 推算. */
export function lineOf(data: string, form: LineForm, dashed: boolean): readonly Markup[] {
  const broken = dashed ? { dashes: DASHES } : {}
  if (form !== 'set-off') return [pathOf(data, { width: LINE, ...broken })]
  return [pathOf(data, { width: 12, ...broken }), pathOf(data, { width: 5, stroke: '#fff' })]
}

/** The arrow by kind: full, hollow for a gift, two for what is published. */
export function arrowOf(tip: Point, form: LineForm): Markup {
  if (form === 'give') return head(tip, 1, '#fff')
  if (form !== 'publish') return head(tip, 1, INK)
  return joined([head({ x: tip.x - 20, y: tip.y }, 1, INK), head(tip, 1, INK)])
}

export function head({ x, y }: Point, way: 1 | -1, fill: string): Markup {
  const back = x - way * 24
  return polygonOf(
    [
      { x, y },
      { x: back, y: y - 10 },
      { x: back, y: y + 10 },
    ],
    { fill, width: 3 },
  )
}

export function dot({ x, y }: Point): Markup {
  return new Markup(`<circle cx="${String(x + 8)}" cy="${String(y)}" r="8" fill="${INK}"/>`)
}

/** Mark of a line that closes a circle: a bar across its beginning. */
export function turnedBack({ x, y }: Point): Markup {
  return pathOf(`M${String(x + 6)} ${String(y - 11)}V${String(y + 11)}`, { width: 5 })
}

function frame({ framed, box }: PlacedUnit): readonly Markup[] {
  return framed ? [boxOf(box, { fill: '#fff', stroke: MUTED, width: 5, round: 4 })] : []
}

function node({ row, box, lines }: PlacedRow): readonly Markup[] {
  const shape = row.kind === 'node' ? shapeOf(row.shape, box) : []
  const texts = lines.map(({ x, y, text, size, bold }) =>
    textAt(x, y, text, { size, bold, fill: size === SIZE.name ? INK : MUTED }),
  )
  return [...shape, ...texts]
}

/** Persons in boxes, those not brought in with cut corners, accounts with a double edge, the public rounded. */
export function shapeOf(shape: NodeShape, box: Box): readonly Markup[] {
  const { x, y, w, h } = box
  switch (shape) {
    case 'person':
      return [boxOf(box, { fill: PALE, width: 4 })]
    case 'batch':
      return [boxOf(box, { fill: '#fff', width: 3, round: 12 })]
    case 'absent':
      return [polygonOf(cutCorners(box), { fill: '#fff', width: 4 })]
    case 'account':
      return [
        boxOf(box, { fill: '#fff', width: 3 }),
        pathOf(`M${String(x + 7)} ${String(y)}v${String(h)}`, { width: 3 }),
      ]
    case 'public':
      return [boxOf({ x, y, w, h }, { fill: '#fff', width: 4, round: 34 })]
  }
}

const CORNER = 20

/** Mark of a unit that stands elsewhere too: a full corner below, right. */
export function cornerOf({ x, y, w, h }: Box): Markup {
  const right = x + w
  const bottom = y + h
  const points = [
    { x: right, y: bottom },
    { x: right - CORNER, y: bottom },
    { x: right, y: bottom - CORNER },
  ]
  return polygonOf(points, { fill: INK, width: 2 })
}

const CUT = 18

function cutCorners({ x, y, w, h }: Box): readonly Point[] {
  return [
    { x: x + CUT, y },
    { x: x + w - CUT, y },
    { x: x + w, y: y + CUT },
    { x: x + w, y: y + h - CUT },
    { x: x + w - CUT, y: y + h },
    { x: x + CUT, y: y + h },
    { x, y: y + h - CUT },
    { x, y: y + CUT },
  ]
}

function label({ label: { box, above, below, line: y }, back }: PlacedEdge): readonly Markup[] {
  const ground = back
    ? [boxOf({ ...box, y: box.y + 4, h: 26 }, { fill: '#fff', stroke: 'none', width: 0 })]
    : []
  const x = box.x + 4
  return [
    ...ground,
    ...(above === '' ? [] : [textAt(x, y - 9, above, { bold: true })]),
    ...(below === '' ? [] : [textAt(x, y + 26, below, { fill: MUTED })]),
  ]
}
