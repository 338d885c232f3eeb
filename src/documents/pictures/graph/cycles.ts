/** From one unit to another, by their numbers. */
export interface Arc {
  readonly from: number
  readonly to: number
}

/**
 * Which arcs close a circle with those before them, and those that begin where they end. Taken in the order given, so that
 * of a circle it is always the last that is led back.
 *
 * @example a→b, b→c, c→a → only the third
 */
export function closingArcs(count: number, arcs: readonly Arc[]): readonly boolean[] {
  const next: number[][] = Array.from({ length: count }, () => [])
  return arcs.map(({ from, to }) => {
    const closes = from === to || reaches(next, to, from)
    if (!closes) next[from]?.push(to)
    return closes
  })
}

function reaches(next: readonly (readonly number[])[], start: number, goal: number): boolean {
  const seen = new Set([start])
  const open = [start]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === goal) return true
    for (const to of next[at] ?? []) {
      if (seen.has(to)) continue
      seen.add(to)
      open.push(to)
    }
  }
  return false
}
