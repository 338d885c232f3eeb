import type { Arc } from './cycles.ts'

/**
 * Layer of each unit by the longest path to it; whoever only hands on stands right before his first receiver, not at the
 * far left. The arcs hold no circle. Units without an arc are in layer 0.
 *
 * @example a→b, b→c, a→c, d→c → a 0, b 1, c 2, d 1
 */
export function layersOf(count: number, arcs: readonly Arc[]): readonly number[] {
  const next: number[][] = Array.from({ length: count }, () => [])
  const waiting = new Array<number>(count).fill(0)
  for (const { from, to } of arcs) {
    next[from]?.push(to)
    waiting[to] = (waiting[to] ?? 0) + 1
  }
  const sources = [...waiting.keys()].filter((unit) => waiting[unit] === 0)
  const layers = longest(next, waiting, sources)
  return movedRight(layers, next, sources)
}

function longest(
  next: readonly (readonly number[])[],
  waiting: number[],
  sources: readonly number[],
): number[] {
  const layers = new Array<number>(next.length).fill(0)
  const open = [...sources]
  for (let i = 0; i < open.length; i++) {
    const at = open[i] ?? 0
    for (const to of next[at] ?? []) {
      layers[to] = Math.max(layers[to] ?? 0, (layers[at] ?? 0) + 1)
      waiting[to] = (waiting[to] ?? 0) - 1
      if (waiting[to] === 0) open.push(to)
    }
  }
  return layers
}

function movedRight(
  layers: readonly number[],
  next: readonly (readonly number[])[],
  sources: readonly number[],
): readonly number[] {
  const first = new Set(sources)
  return layers.map((layer, unit) => {
    const to = next[unit] ?? []
    if (!first.has(unit) || to.length === 0) return layer
    return to.reduce((least, other) => Math.min(least, layers[other] ?? 0), Infinity) - 1
  })
}
