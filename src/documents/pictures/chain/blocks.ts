/** Persons who stand on one side of a transfer together, drawn in one frame. */
export interface Block {
  /** Numbers of the actors, in their order. */
  readonly members: readonly number[]
  /** More than fit in a frame: drawn as one node that names the first. */
  readonly crowd: boolean
}

/** Most persons in one frame. */
const MOST = 6

export interface Blocks {
  readonly blocks: readonly Block[]
  /** The block of a set of actors that stand together, or of one alone. */
  blockOf(actors: readonly number[]): number
}

/**
 * Who is drawn together: those who give or receive together, and groups of which nobody hands to another. Sets that
 * share a person are one frame as long as it stays small; a larger set is a node of its own.
 *
 * @example [[1, 2], [2, 3], [4]] → frames {1, 2, 3} and {4}
 */
export function blocksOf(count: number, sets: readonly (readonly number[])[]): Blocks {
  const own = Array.from({ length: count }, (_, i) => [i])
  const crowds = new Map<string, readonly number[]>()
  for (const set of sets) {
    const united = unitedBy(set, own)
    if (united.length > MOST) crowds.set(keyOf(set), sorted(set))
    else for (const actor of united) own[actor] = united
  }
  const small = [...new Set(own)].map((members) => ({ members: sorted(members), crowd: false }))
  const large = [...crowds.values()].map((members) => ({ members, crowd: true }))
  const blocks = [...small, ...large]
  const byActor = new Map(small.flatMap(({ members }, i) => members.map((m) => [m, i] as const)))
  const byCrowd = new Map([...crowds.keys()].map((key, i) => [key, small.length + i]))
  return {
    blocks,
    blockOf: (actors) => byCrowd.get(keyOf(actors)) ?? byActor.get(actors[0] ?? 0) ?? 0,
  }
}

function unitedBy(set: readonly number[], own: readonly (readonly number[])[]): number[] {
  return sorted([...new Set(set.flatMap((actor) => own[actor] ?? [actor]))])
}

function sorted(actors: readonly number[]): number[] {
  return actors.toSorted((a, b) => a - b)
}

function keyOf(actors: readonly number[]): string {
  return sorted(actors).join()
}
