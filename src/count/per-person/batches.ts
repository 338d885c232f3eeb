import type { TierId } from '../../case-report.ts'
import type { BatchFact } from './facts.ts'

/** A batch without files: all that is known of it is what somebody stated (载明数). */
export interface StatedBatch {
  readonly id: string
  readonly units: number
  /** null: nobody said how many there were. */
  readonly bound: 'at-least' | 'about' | 'exactly' | null
  readonly tier: TierId
  /** Batches without files that it is part of. */
  readonly above: readonly string[]
  /** Numbers of the batches with files that it is part of, and of those that are part of it. */
  readonly inside: readonly number[]
  readonly holds: ReadonlySet<number>
}

/** What somebody has or gave: numbers of batches with files, and batches without. */
export interface Held {
  readonly places: ReadonlySet<number>
  readonly stated: ReadonlySet<StatedBatch>
}

/** The batches of a case with `same-as` and `part-of` resolved; ids that do not exist are passed over. */
export class Batches {
  readonly #facts: readonly BatchFact[]
  readonly #root: ReadonlyMap<string, BatchFact>
  readonly #above: ReadonlyMap<string, ReadonlySet<string>>
  readonly #stated = new Map<string, StatedBatch>()
  /** The same is asked under each reading; an answer that is the same object is also found again faster. */
  readonly #known = new Map<string, Held>()

  constructor(facts: readonly BatchFact[]) {
    this.#facts = facts
    this.#root = roots(facts)
    this.#above = ancestors(facts, this.#root)
    for (const fact of facts) if (!this.#of(fact.id).files) this.#addStated(this.#of(fact.id))
  }

  /**
   * What these batches come to. One without files that is the same as one with files is that one; one with files that is
   * part of one without comes with it.
   */
  held(ids: readonly string[]): Held {
    const question = JSON.stringify(ids)
    const held = this.#known.get(question) ?? this.#find(ids)
    this.#known.set(question, held)
    return held
  }

  #find(ids: readonly string[]): Held {
    const places = new Set<number>()
    const stated = new Set<StatedBatch>()
    for (const id of ids) {
      const root = this.#root.get(id)
      if (!root) continue
      const known = this.#stated.get(root.id)
      if (known) stated.add(known)
      for (const place of known?.holds ?? [this.#number(root)]) places.add(place)
    }
    return { places, stated }
  }

  /** Every number that counting may ask for: what is held, and what batches without files are part of. */
  asked(ids: readonly string[]): Set<number> {
    const { places, stated } = this.held(ids)
    return new Set([...places, ...[...stated].flatMap((s) => s.inside)])
  }

  #of(id: string): BatchFact {
    const root = this.#root.get(id)
    if (!root) throw new Error('a batch without a root')
    return root
  }

  #number(fact: BatchFact): number {
    return this.#facts.indexOf(fact)
  }

  #addStated(root: BatchFact): void {
    if (this.#stated.has(root.id)) return
    const above = [...(this.#above.get(root.id) ?? [])].map((id) => this.#of(id))
    const below = this.#facts.filter((f) => f.files && this.#above.get(f.id)?.has(root.id))
    this.#stated.set(root.id, {
      id: root.id,
      units: root.declared?.units ?? 0,
      bound: root.declared?.bound ?? null,
      tier: root.tier ?? 'C',
      above: above.filter((f) => !f.files).map((f) => f.id),
      inside: above.filter((f) => f.files).map((f) => this.#number(f)),
      holds: new Set(below.map((f) => this.#number(f))),
    })
  }
}

/**
 * The batch that stands for each: of batches said to be the same, one with files; else the first, with the strongest
 * statement of their number. Batches with files are what their files say, whatever is said of them.
 */
function roots(facts: readonly BatchFact[]): Map<string, BatchFact> {
  const ids = new Set(facts.map((f) => f.id))
  const next = new Map(facts.map((f) => [f.id, new Set<string>()]))
  for (const { id, sameAs } of facts) {
    if (sameAs === null || !ids.has(sameAs)) continue
    next.get(id)?.add(sameAs)
    next.get(sameAs)?.add(id)
  }
  return new Map(facts.map((f) => [f.id, f.files ? f : standsFor(facts, reach(f.id, next))]))
}

const STRENGTH = ['exactly', 'at-least', 'about'] as const

function standsFor(facts: readonly BatchFact[], ids: ReadonlySet<string>): BatchFact {
  const same = facts.filter((f) => ids.has(f.id))
  const first = same.find((f) => f.files) ?? same[0]
  if (!first) throw new Error('a batch that is not the same as itself')
  if (first.files) return first
  const declared = STRENGTH.flatMap((bound) =>
    same.flatMap((f) => (f.declared?.bound === bound ? [f.declared] : [])).sort(byUnits),
  )
  const tier = same.find((f) => f.tier !== null)?.tier ?? null
  return { ...first, declared: declared[0] ?? null, tier }
}

function byUnits(a: { readonly units: number }, b: { readonly units: number }): number {
  return b.units - a.units
}

/** Roots above each root, nearest and farthest; a batch is never above itself, even where the facts go in a circle. */
function ancestors(
  facts: readonly BatchFact[],
  root: ReadonlyMap<string, BatchFact>,
): Map<string, ReadonlySet<string>> {
  const next = new Map<string, Set<string>>()
  for (const { id, partOf } of facts) {
    const from = root.get(id)?.id
    const to = partOf === null ? undefined : root.get(partOf)?.id
    if (from === undefined || to === undefined) continue
    next.set(from, (next.get(from) ?? new Set()).add(to))
  }
  return new Map(
    [...next.keys()].map((id) => {
      const above = reach(id, next)
      above.delete(id)
      return [id, above]
    }),
  )
}

/** Everything that can be come to from here, here included. */
function reach(from: string, next: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const seen = new Set([from])
  for (const id of seen) for (const further of next.get(id) ?? []) seen.add(further)
  return seen
}
