/** A directed edge between two nodes by number. */
export type Edge = readonly [from: number, to: number]

/**
 * Strongly connected components with more than one node: where one can go round. Each node at most in one; work grows
 * with nodes and edges alone, however many rings run through them (Tarjan, without recursion).
 *
 * @example 3 nodes, 0→1, 1→2, 2→0 → [[0, 1, 2]]
 */
export function rings(nodes: number, edges: readonly Edge[]): number[][] {
  const next: number[][] = Array.from({ length: nodes }, () => [])
  for (const [from, to] of edges) next[from]?.push(to)
  const state = new Search(nodes, next)
  for (let node = 0; node < nodes; node++) state.from(node)
  return state.found
    .map((ring) => ring.toSorted((a, b) => a - b))
    .toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
}

const UNSEEN = -1

class Search {
  readonly found: number[][] = []
  readonly #next: readonly (readonly number[])[]
  readonly #index: Int32Array
  readonly #low: Int32Array
  readonly #open: Uint8Array
  readonly #stack: number[] = []
  #count = 0

  constructor(nodes: number, next: readonly (readonly number[])[]) {
    this.#next = next
    this.#index = new Int32Array(nodes).fill(UNSEEN)
    this.#low = new Int32Array(nodes)
    this.#open = new Uint8Array(nodes)
  }

  from(start: number): void {
    if (this.#index[start] !== UNSEEN) return
    const path: { readonly node: number; at: number }[] = [{ node: start, at: 0 }]
    this.#enter(start)
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { node } = top
      const to = this.#next[node]?.[top.at++]
      if (to === undefined) {
        path.pop()
        this.#leave(node, path.at(-1)?.node)
      } else if (this.#index[to] === UNSEEN) {
        this.#enter(to)
        path.push({ node: to, at: 0 })
      } else if (this.#open[to] === 1) {
        this.#lower(node, this.#index[to] ?? 0)
      }
    }
  }

  #enter(node: number): void {
    this.#index[node] = this.#count
    this.#low[node] = this.#count++
    this.#open[node] = 1
    this.#stack.push(node)
  }

  #lower(node: number, to: number): void {
    this.#low[node] = Math.min(this.#low[node] ?? 0, to)
  }

  #leave(node: number, parent: number | undefined): void {
    if (parent !== undefined) this.#lower(parent, this.#low[node] ?? 0)
    if (this.#low[node] !== this.#index[node]) return
    const ring = this.#stack.splice(this.#stack.lastIndexOf(node))
    for (const member of ring) this.#open[member] = 0
    if (ring.length > 1) this.found.push(ring)
  }
}
