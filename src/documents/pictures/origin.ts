import type { OriginEdge, OriginReport } from '../../report/origin.ts'
import { marksTitle } from '../words/origin.ts'
import type { Markup } from '../page/markup.ts'
import { svg } from './draw.ts'
import type { Edge, Graph, Placed, Room, Unit } from './graph/graph.ts'
import { strips } from './graph/strips.ts'
import { drawable } from './measure.ts'
import { sheetParts, sheets } from './sheets.ts'

/** Most edges that are drawn. */
const DRAWN = 400
const EDGE = 6

/** The edges that stand by themselves, as far as they are drawn; the others are explained by those between. */
export function originEdges({ edges }: OriginReport): {
  readonly drawn: readonly OriginEdge[]
  readonly of: number
} {
  const own = edges.filter(({ through }) => through.length === 0)
  return { drawn: own.slice(0, DRAWN), of: own.length }
}

/**
 * Which batch came from which, as far as the files tell: arrows where a direction is claimed, broken lines without an end
 * where it is not; on each the people that both have, and the marks beyond chance. Batches without an edge are left out.
 */
export function originPictures(report: OriginReport, room: Room): readonly Markup[] {
  const graph = originGraph(report)
  if (graph.edges.length === 0) return []
  const drawn: readonly Placed[] = strips(graph, room)
  return sheets(drawn, room).map((sheet, i, all) => {
    const title = `来源图${all.length === 1 ? '' : `（第${String(i + 1)}幅，共${String(all.length)}幅）`}`
    const told = { title, description: DESCRIPTION }
    return svg(room.width + 2 * EDGE, sheet.height + 2 * EDGE, told, sheetParts(sheet, EDGE, EDGE))
  })
}

const DESCRIPTION =
  '批次之间的来源关系：箭头为名单的痕迹所示的方向，虚线为不能判断方向；各关系见图下的表。'

/** Batches that have an edge, and the edges between them. */
export function originGraph(report: OriginReport): Graph {
  const { drawn } = originEdges(report)
  const ids = [...new Set(drawn.flatMap(({ from, to }) => [from, to]))]
  const people = new Map(report.batches.map((batch) => [batch.id, batch.people]))
  const units = ids.map((id, i) => unitOf(id, people.get(id) ?? null, i))
  const unit = new Map(ids.map((id, i) => [id, i]))
  const edges = drawn.map((edge, i): Edge => ({
    number: i + 1,
    from: { unit: unit.get(edge.from) ?? 0, row: 0 },
    to: { unit: unit.get(edge.to) ?? 0, row: 0 },
    form: 'plain',
    dashed: !edge.directed,
    directed: edge.directed,
    above: drawable(`共有${String(edge.shared)}人${orText(edge)}`),
    below: drawable(edge.directed ? marksTitle(edge.kinds) : `方向不明　${marksTitle(edge.kinds)}`),
  }))
  return { units, edges }
}

function orText(edge: OriginEdge): string {
  return edge['or-from'].length + edge['or-to'].length > 0 ? '，或出自他批' : ''
}

function unitOf(id: string, people: number | null, node: number): Unit {
  const details = people === null ? [] : [`可比对${String(people)}人`]
  return {
    framed: false,
    rows: [{ kind: 'node', node, shape: 'batch', name: drawable(id), details }],
  }
}
