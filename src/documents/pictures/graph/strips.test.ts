import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { drawnReport, type Shape } from '../../../../test/support/drawn-cases.ts'
import { tradeOf } from '../chain/trade.ts'
import type { Box } from '../draw.ts'
import { advance } from '../measure.ts'
import { sheets } from '../sheets.ts'
import { closingArcs } from './cycles.ts'
import type { Edge, Graph, Placed, Room, Unit } from './graph.ts'
import { layersOf } from './layers.ts'
import { crossings, ordered } from './order.ts'
import { strips } from './strips.ts'

const ROOMS: readonly Room[] = [
  { width: 1800, height: 2120, columns: 3 },
  { width: 2810, height: 1800, columns: 4 },
]

const meets = (a: Box, b: Box) =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

function meeting(boxes: readonly Box[]): readonly (readonly [Box, Box])[] {
  return boxes.flatMap((a, i) =>
    boxes.slice(0, i).flatMap((b) => (meets(a, b) ? [[a, b] as const] : [])),
  )
}

const within = ({ x, y, w, h }: Box, { width, height }: Placed) =>
  x >= 0 && y >= 0 && x + w <= width && y + h <= height

/** What must hold of every strip, whatever stands in it. */
function expectReadable(strip: Placed): void {
  const units = strip.units.map(({ box }) => box)
  const labels = strip.edges.map(({ label }) => label.box)
  expect(meeting([...units, ...labels])).toEqual([])
  for (const box of [...units, ...labels]) expect(within(box, strip)).toBe(true)
  for (const { label } of strip.edges) {
    for (const text of [label.above, label.below]) {
      expect(advance(text, 25)).toBeLessThanOrEqual(label.box.w)
    }
  }
  for (const { box, lines } of strip.units.flatMap(({ rows }) => rows)) {
    for (const { text, x, y, size } of lines) {
      expect(x + advance(text, size)).toBeLessThanOrEqual(box.x + box.w)
      expect(y - size).toBeGreaterThanOrEqual(box.y - 2)
      expect(y).toBeLessThanOrEqual(box.y + box.h)
    }
  }
}

function graphOf(persons: number, shape: Shape, seed = 1): Graph {
  const report = drawnReport(persons, shape, seed)
  if (report.case === null) throw new Error('a made-up case has facts')
  return tradeOf(report, report.case).graph
}

const SIZES: readonly (readonly [number, Shape])[] = [
  [5, 'market'],
  [30, 'market'],
  [150, 'market'],
  [150, 'star'],
  [150, 'path'],
  [60, 'crowd'],
  [40, 'circle'],
]

describe.each(SIZES)('%i persons in a %s', (persons, shape) => {
  const graph = graphOf(persons, shape)
  test.each(ROOMS)('no text meets another, in $columns columns', (room) => {
    for (const strip of strips(graph, room)) expectReadable(strip)
  })

  test('every transfer is one line, and everybody is there', () => {
    const all = ROOMS.map((room) => strips(graph, room))
    const numbers = graph.edges.map(({ number }) => number).toSorted((a, b) => a - b)
    for (const drawn of all) {
      const lines = drawn.flatMap(({ edges }) => edges.map(({ edge }) => edge.number))
      expect(lines.toSorted((a, b) => a - b)).toEqual(numbers)
      const units = new Set(drawn.flatMap((strip) => strip.units.map(({ unit }) => unit)))
      expect(units.size).toBe(graph.units.length)
    }
  })

  test('strips and sheets keep to their room', () => {
    for (const room of ROOMS) {
      const all = strips(graph, room)
      for (const strip of all) expect(strip.width).toBeLessThanOrEqual(room.width)
      for (const sheet of sheets(all, room)) {
        const boxes = sheet.strips.map(({ x, y, placed }) => ({
          x,
          y,
          w: placed.width,
          h: placed.height,
        }))
        expect(meeting(boxes)).toEqual([])
        expect(sheet.height).toBeLessThanOrEqual(room.height)
      }
    }
  })
})

test('1,000 persons and 2,000 transfers are drawn whole', () => {
  const market = strips(graphOf(1000, 'market'), ROOMS[0] ?? { width: 0, height: 0, columns: 0 })
  expect(market.flatMap(({ edges }) => edges)).toHaveLength(999)
  expect(
    strips(graphOf(2001, 'star'), { width: 1800, height: 2120, columns: 3 }).flatMap(
      ({ edges }) => edges,
    ),
  ).toHaveLength(2000)
})

const UNIT: Unit = {
  framed: false,
  rows: [{ kind: 'node', node: 0, shape: 'person', name: '甲', details: [] }],
}

/** Any graph of plain units: several lines between two, lines to oneself, circles. */
const anyGraph = fc
  .tuple(fc.integer({ min: 1, max: 14 }), fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 40 }))
  .map(([count, pairs]): Graph => {
    const edges = pairs.map(([a, b], i): Edge => {
      const ends = { from: { unit: a % count, row: 0 }, to: { unit: b % count, row: 0 } }
      const texts = { above: '③ 37002条（含附送7002） b2', below: '4500.00元（推算）　证据：无' }
      return { number: i + 1, ...ends, ...texts, form: 'sell', dashed: false, directed: true }
    })
    return { units: Array.from({ length: count }, () => UNIT), edges }
  })

describe('any graph', () => {
  test.prop([anyGraph], { numRuns: 200 })('has no texts that meet, and each line once', (graph) => {
    const drawn = strips(graph, { width: 1800, height: 2120, columns: 3 })
    for (const strip of drawn) expectReadable(strip)
    const lines = drawn.flatMap(({ edges }) => edges.map(({ edge }) => edge.number))
    expect(lines.toSorted((a, b) => a - b)).toEqual(graph.edges.map(({ number }) => number))
  })

  test.prop([anyGraph])(
    'without the lines that close a circle has layers in which each goes on',
    (graph) => {
      const arcs = graph.edges.map(({ from, to }) => ({ from: from.unit, to: to.unit }))
      const closes = closingArcs(graph.units.length, arcs)
      const onward = arcs.filter((_, i) => closes[i] !== true)
      const layers = layersOf(graph.units.length, onward)
      for (const { from, to } of onward) {
        expect(layers[to]).toBeGreaterThan(layers[from] ?? 0)
      }
    },
  )

  test.prop([anyGraph])('is drawn the same each time', (graph) => {
    const room = { width: 1800, height: 2120, columns: 3 }
    expect(strips(graph, room)).toEqual(strips(graph, room))
  })
})

describe('circles', () => {
  test('are opened at the last line that closes them', () => {
    const arcs = [
      { from: 0, to: 1 },
      { from: 1, to: 2 },
      { from: 2, to: 0 },
      { from: 1, to: 1 },
    ]
    expect(closingArcs(3, arcs)).toEqual([false, false, true, true])
  })
})

describe('layers', () => {
  test('a seller stands right before his first buyer', () => {
    const arcs = [
      { from: 0, to: 1 },
      { from: 1, to: 2 },
      { from: 0, to: 2 },
      { from: 3, to: 2 },
    ]
    expect(layersOf(4, arcs)).toEqual([0, 1, 2, 1])
  })
})

describe('order', () => {
  test('two crossed lines are uncrossed', () => {
    const columns = [
      [0, 1],
      [2, 3],
    ]
    const links = [
      { from: 0, to: 3 },
      { from: 1, to: 2 },
    ]
    expect(crossings(columns, links)).toBe(1)
    expect(crossings(ordered(columns, links), links)).toBe(0)
  })
})
