import type { Broken, Item } from './job.ts'
import type { FileOutcome } from '../outcome.ts'
import { sameEntry } from '../same-entry.ts'
import type { Ending } from './pool.ts'
import { WHOLE, type Member, type Unit } from './unit.ts'

/** What one item of a job is to read: a file of the list, or members of it. */
export interface Planned {
  readonly file: number
  readonly members: readonly Member[]
  readonly item: Item
}

/** What a reader may break over in one container before the rest of it is given up. */
const MOST_BROKEN = 16

export type Broke = Exclude<Ending, { ended: 'done' }>

export function codeOf({ ended }: Broke): Broken['code'] {
  return ended === 'LIMIT' ? 'LIMIT' : 'CRASHED'
}

/**
 * The same to be read again without the thing in it that broke its reader; null when that was the thing itself, or when
 * leaving it out did not help.
 */
export function withoutBroken(planned: Planned, ending: Broke): Planned | null {
  const { item } = planned
  const { place, message } = ending
  if (item.kind !== 'file' && item.kind !== 'members') return null
  if (place.length <= (item.kind === 'members' ? 1 : 0)) return null
  const known = item.broken ?? []
  if (known.length >= 2 * MOST_BROKEN || known.some((b) => sameEntry(b.place, place))) return null
  const one = { place, code: codeOf(ending), message }
  const broken = [...known, known.length + 1 < MOST_BROKEN ? one : { ...one, last: true as const }]
  return { ...planned, item: { ...item, broken } }
}

/** The smallest things that may be read by themselves, to find the one that broke the reader. */
export function apart(planned: Planned): Planned[] {
  const { item } = planned
  if (item.kind !== 'members') return [planned]
  return planned.members.map((m) => ({
    ...planned,
    members: [m],
    item: { ...item, entries: [m.entry] },
  }))
}

/** A job for members gives one outcome list for all its entries; each file of it belongs to the entry it came from. */
export function unitsOf(planned: Planned, files: readonly FileOutcome[]): Unit[] {
  const { file, members } = planned
  if (members.length === 0) return [{ item: file, entry: WHOLE, files, members: [] }]
  return members.map(({ entry }, i) => {
    const own = i === 0 ? files : []
    return { item: file, entry, files: own, members: [] }
  })
}
