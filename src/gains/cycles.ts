/** Who gave something to whom. */
export type Arrow = readonly [from: string, to: string]

/**
 * Groups of two and more who passed something round among each other, in the order in which they first appear. Work in
 * proportion to the arrows, however they are wound.
 *
 * @example a→b, b→c, c→a, c→d → [[a, b, c]]
 */
export function cyclesOf(arrows: readonly Arrow[]): readonly (readonly string[])[] {
  const [out, back] = [new Map<string, string[]>(), new Map<string, string[]>()]
  for (const [from, to] of arrows) {
    add(out, from, to)
    add(back, to, from)
  }
  const nodes = [...new Set(arrows.flat())]
  const finished = finishOrder(nodes, out)
  const seen = new Set<string>()
  const groups = finished.toReversed().map((node) => reached(node, back, seen))
  const place = new Map(nodes.map((node, i) => [node, i]))
  const order = (a: string, b: string): number => (place.get(a) ?? 0) - (place.get(b) ?? 0)
  return groups
    .filter((group) => group.length > 1)
    .map((group) => group.toSorted(order))
    .toSorted((a, b) => order(a[0] ?? '', b[0] ?? ''))
}

function add(map: Map<string, string[]>, key: string, value: string): void {
  const own = map.get(key)
  if (own) own.push(value)
  else map.set(key, [value])
}

/** Nodes in the order in which a walk in depth leaves them (Kosaraju); without recursion, for chains may be long. */
function finishOrder(
  nodes: readonly string[],
  out: ReadonlyMap<string, readonly string[]>,
): string[] {
  const seen = new Set<string>()
  const finished: string[] = []
  for (const start of nodes) {
    if (seen.has(start)) continue
    seen.add(start)
    const stack: { readonly node: string; next: number }[] = [{ node: start, next: 0 }]
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const to = out.get(top.node)?.[top.next++]
      if (to === undefined) {
        finished.push(top.node)
        stack.pop()
      } else if (!seen.has(to)) {
        seen.add(to)
        stack.push({ node: to, next: 0 })
      }
    }
  }
  return finished
}

function reached(
  start: string,
  back: ReadonlyMap<string, readonly string[]>,
  seen: Set<string>,
): string[] {
  if (seen.has(start)) return []
  seen.add(start)
  const group = [start]
  for (let i = 0; i < group.length; i++)
    for (const to of back.get(group[i] ?? '') ?? []) {
      if (seen.has(to)) continue
      seen.add(to)
      group.push(to)
    }
  return group
}
