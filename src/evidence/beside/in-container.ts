import type { Archive } from '../containers/archive.ts'
import type { Unpacked } from '../member.ts'
import type { Beside } from './beside.ts'
import { relatedNames } from './owner.ts'

/** In a container that is read from front to back, each look beside a member may cost a run from its beginning. */
const MOST_RUNS = 64

/** Unpacks a member, at most so many bytes of it. */
export type UnpackMember = (index: number, most: number) => Promise<Unpacked>

/** Finds what lies beside a member of a container. */
export class Neighbours {
  readonly #archive: Archive
  #places: ReadonlyMap<string, number> | null = null
  #runs = 0

  constructor(archive: Archive) {
    this.#archive = archive
  }

  of(index: number, unpack: UnpackMember): Beside {
    const { folder, own } = this.#named(index)
    return async (names, most = Infinity) => {
      for (const name of names(own)) {
        const place = this.#placeOf(folder + name)
        if (place === undefined || place === index || !this.#mayRun()) continue
        const { source, discard } = await unpack(place, most)
        if (source !== null) return { name, source, close: discard }
        discard()
      }
      return null
    }
  }

  /** These members and what may belong to them. */
  with(indices: readonly number[]): number[] {
    const related = indices.flatMap((index) => {
      const { folder, own } = this.#named(index)
      return relatedNames(own).flatMap((name) => this.#placeOf(folder + name) ?? [])
    })
    return [...new Set([...indices, ...related])]
  }

  #named(index: number): { readonly folder: string; readonly own: string } {
    const name = this.#archive.entries[index]?.name ?? ''
    const end = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1
    return { folder: name.slice(0, end), own: name.slice(end) }
  }

  /** Of members with one name the first: it is the one that the others repeat. */
  #placeOf(name: string): number | undefined {
    this.#places ??= placesOf(this.#archive)
    return this.#places.get(name)
  }

  #mayRun(): boolean {
    return !this.#archive.sequential || this.#runs++ < MOST_RUNS
  }
}

function placesOf({ entries }: Archive): Map<string, number> {
  const places = new Map<string, number>()
  for (const [index, { name, directory, special }] of entries.entries())
    if (!directory && special === undefined && !places.has(name)) places.set(name, index)
  return places
}
