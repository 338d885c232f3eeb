import { channelHeight, columnsOf, type Columns, type StripEdge } from './columns.ts'
import type { Graph, PlacedEdge, PlacedRow, PlacedUnit, Placed, Room } from './graph.ts'
import { tops } from './heights.ts'
import {
  FRAME,
  GAP,
  MARGIN,
  nodeWidth,
  placedLines,
  rowHeights,
  stacked,
  NO_PORTS,
} from './measures.ts'
import { BETWEEN } from './measures.ts'
import { ordered } from './order.ts'
import { routed } from './route.ts'

/** A strip with everything in its place: units in columns from those who give to those who receive. */
export function placed(graph: Graph, edges: readonly StripEdge[], room: Room): Placed {
  const laid = columnsOf(graph, edges, room)
  const columns = ordered(laid.columns, laid.links)
  const top = tops(columns, laid.heights, laid.links)
  const units = placedUnits(graph, laid, columns, top)
  const bottom = units.reduce((most, { box }) => Math.max(most, box.y + box.h), 0)
  const lines: readonly PlacedEdge[] = routed(edges, { laid, columns, top, units, bottom })
  const beside = laid.backs > 0 ? 2 * MARGIN : 0
  return {
    caption: null,
    width: beside + columns.length * laid.width + (columns.length - 1) * GAP,
    height: bottom + channelHeight(laid.backs),
    units,
    edges: lines,
  }
}

function placedUnits(
  graph: Graph,
  laid: Columns,
  columns: readonly (readonly number[])[],
  top: readonly number[],
): readonly PlacedUnit[] {
  return columns.flatMap((column, c) =>
    column.flatMap((vertex) => {
      const unit = laid.units[vertex]
      if (unit === null || unit === undefined) return []
      const x = laid.left + c * (laid.width + GAP)
      return [
        placedUnit(graph, unit, laid.rows.get(unit) ?? [], {
          x,
          y: top[vertex] ?? 0,
          w: laid.width,
        }),
      ]
    }),
  )
}

function placedUnit(
  graph: Graph,
  unit: number,
  heights: readonly number[],
  at: { readonly x: number; readonly y: number; readonly w: number },
): PlacedUnit {
  const of = graph.units[unit] ?? { framed: false, rows: [] }
  const { tops: rowTops, height } = stacked(of, heights)
  const inset = of.framed ? FRAME : 0
  const rows = of.rows.map((row, i): PlacedRow => {
    const box = {
      x: at.x + inset,
      y: at.y + (rowTops[i] ?? 0),
      w: at.w - 2 * inset,
      h: heights[i] ?? 0,
    }
    return { row, box, lines: placedLines(row, box.x, box.y, box.w, box.h) }
  })
  return { unit, framed: of.framed, box: { ...at, h: height }, rows, again: false }
}

const BESIDE = 40

/** Said above units that no line touches. */
const ALONE = '没有单独流转的人员'
const CAPTION = 44

/** Units that no line touches, side by side, in as many strips as they need. */
export function placedAlone(graph: Graph, units: readonly number[], room: Room): readonly Placed[] {
  const w = nodeWidth(room, false)
  const across = Math.max(1, Math.floor((room.width + BESIDE) / (w + BESIDE)))
  const strips: Placed[] = []
  let strip: PlacedUnit[] = []
  let y = CAPTION
  const close = () => {
    if (strip.length > 0)
      strips.push({
        caption: ALONE,
        width: room.width,
        height: y - BETWEEN,
        units: strip,
        edges: [],
      })
    strip = []
    y = CAPTION
  }
  for (let i = 0; i < units.length; i += across) {
    const line = units.slice(i, i + across).map((unit, j) => {
      const heights = rowHeights(
        graph.units[unit] ?? { framed: false, rows: [] },
        w,
        () => NO_PORTS,
      )
      return placedUnit(graph, unit, heights, { x: j * (w + BESIDE), y: 0, w })
    })
    const tallest = line.reduce((most, { box }) => Math.max(most, box.h), 0)
    if (y + tallest > room.height) close()
    strip.push(...line.map((unit) => lowered(unit, y)))
    y += tallest + BETWEEN
  }
  close()
  return strips
}

function lowered(unit: PlacedUnit, by: number): PlacedUnit {
  const down = <T extends { readonly y: number }>(at: T): T => ({ ...at, y: at.y + by })
  return {
    ...unit,
    box: down(unit.box),
    rows: unit.rows.map((row) => ({ ...row, box: down(row.box), lines: row.lines.map(down) })),
  }
}
