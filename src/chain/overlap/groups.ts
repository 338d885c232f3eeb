/**
 * Lists that hang together by what they share, directly or through others; each group in the order of the lists, and the
 * groups in the order of their first. Lists that share nothing are in none.
 *
 * @example 0 and 3 share, 3 and 4 share, 1 and 2 share → [0, 3, 4], [1, 2]
 */
export function groupsOf(
  lists: number,
  sharing: Iterable<readonly [a: number, b: number]>,
): readonly (readonly number[])[] {
  const parent = Int32Array.from({ length: lists }, (_, i) => i)
  const rootOf = (list: number): number => {
    let root = list
    while ((parent[root] ?? root) !== root) {
      parent[root] = parent[parent[root] ?? root] ?? root
      root = parent[root] ?? root
    }
    return root
  }
  for (const [a, b] of sharing) {
    const [one, other] = [rootOf(a), rootOf(b)]
    parent[Math.max(one, other)] = Math.min(one, other)
  }
  const groups = new Map<number, number[]>()
  for (let list = 0; list < lists; list++) {
    const root = rootOf(list)
    const group = groups.get(root)
    if (group) group.push(list)
    else groups.set(root, [list])
  }
  return [...groups.values()].filter((group) => group.length > 1)
}
