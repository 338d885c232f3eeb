import type { FolderCount } from '../case/count-folder.ts'
import { masked } from '../case/assemble.ts'
import { departedSinceIntake } from '../case/intake/registered.ts'
import { registered } from '../case/journal/intake.ts'
import type { Locator } from '../evidence/locator.ts'

/** A file that is not what it was when it was read last, or registered (检材登记). Identifiers are masked. */
export interface ChangedFile {
  readonly what: 'changed' | 'moved' | 'gone' | 'registered'
  readonly at: string
  /** Where a file of the same bytes has come to lie. */
  readonly to: string | null
}

/** So many are named; the rest is counted. */
const MOST = 5

/** What became of the evidence before this count: since it was read last, and since it was registered; each file once. */
export function changedBefore({ since, evidence, files }: FolderCount) {
  const { changed = [], gone = [] } = since ?? {}
  const told = new Set([...changed, ...gone].map(({ exhibit, at }) => placeOf(exhibit, at)))
  const journal = evidence.caseFolder ? registered(evidence.caseFolder) : []
  const departed = departedSinceIntake(journal, files).map(({ file, now }) => ({
    what: now === null ? ('gone' as const) : ('registered' as const),
    at: placeOf(file.exhibit, masked([file.path])),
    to: null,
  }))
  const all: ChangedFile[] = [
    ...changed.map(({ at }) => ({ what: 'changed', at: at.join(' › '), to: null }) as const),
    ...gone.map(({ at, to }) => ({
      what: to ? ('moved' as const) : ('gone' as const),
      at: at.join(' › '),
      to: to?.join(' › ') ?? null,
    })),
    ...departed.filter(({ at }) => !told.has(at)),
  ]
  return { all: all.length, items: all.slice(0, MOST) }
}

function placeOf(exhibit: string, at: Locator): string {
  return [exhibit, ...at].join(' › ')
}
