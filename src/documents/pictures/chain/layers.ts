import { closingArcs } from '../graph/cycles.ts'
import type { Graph } from '../graph/graph.ts'
import { layersOf } from '../graph/layers.ts'
import { numbered } from './texts.ts'
import type { Trade } from './trade.ts'

/** One layer of a chain that does not fit on one sheet, folded: how many stand in it, who, and where it hands on. */
export interface FoldedLayer {
  readonly title: string
  readonly count: number
  /** The first names, and how many more there are. */
  readonly names: string
  /** 至第2层23次：①②… */
  readonly onward: string
}

const NAMED = 8
const NUMBERED = 12

/** The whole chain folded by layer, from those who only give; transfers are counted, records and money never added. */
export function foldedLayers({ graph }: Trade): readonly FoldedLayer[] {
  const layers = globalLayers(graph)
  const last = layers.reduce((most, layer) => Math.max(most, layer), 0)
  return Array.from({ length: last + 1 }, (_, layer) => {
    const units = [...layers.keys()].filter((unit) => layers[unit] === layer)
    const persons = units
      .flatMap((unit) => graph.units[unit]?.rows ?? [])
      .filter((r) => r.kind !== 'title')
    const named = persons.filter((row) => row.kind === 'node').map(({ name }) => name)
    return {
      title: `第${String(layer + 1)}层`,
      count: units.length,
      names: cutList(named, NAMED, '、', '个'),
      onward: onwardFrom(layer, layers, graph),
    }
  })
}

function globalLayers({ units, edges }: Graph): readonly number[] {
  const arcs = edges.map(({ from, to }) => ({ from: from.unit, to: to.unit }))
  const closes = closingArcs(units.length, arcs)
  return layersOf(
    units.length,
    arcs.filter((_, i) => closes[i] !== true),
  )
}

function onwardFrom(layer: number, layers: readonly number[], { edges }: Graph): string {
  const to = new Map<number, number[]>()
  for (const edge of edges.toSorted((a, b) => a.number - b.number)) {
    if (layers[edge.from.unit] !== layer) continue
    const target = layers[edge.to.unit] ?? 0
    to.set(target, [...(to.get(target) ?? []), edge.number])
  }
  const parts = [...to]
    .toSorted(([a], [b]) => a - b)
    .map(([target, numbers]) => {
      const list = cutList(numbers.map(numbered), NUMBERED, '', '次')
      return `至第${String(target + 1)}层${String(numbers.length)}次：${list}`
    })
  return parts.join('；') || '—'
}

/** Never a part as the whole. */
function cutList(list: readonly string[], most: number, gap: string, unit: string): string {
  if (list.length <= most) return list.join(gap)
  return `${list.slice(0, most).join(gap)}等，另有${String(list.length - most)}${unit}`
}
