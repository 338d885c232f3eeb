import type { FolderCount } from '../case/count-folder.ts'
import { changedSinceIntake } from '../case/intake/registered.ts'
import { registered } from '../case/journal/intake.ts'

/** A file that is not what it was when it was read last, or registered (检材登记). Identifiers are masked. */
export interface ChangedFile {
  readonly what: 'changed' | 'moved' | 'gone' | 'registered'
  readonly at: string
  /** Where a file of the same bytes has come to lie. */
  readonly to: string | null
}

/** So many are named; the rest is counted. */
const MOST = 5

/** What became of the evidence before this count. */
export function changedBefore({ since, evidence, files }: FolderCount) {
  const { changed = [], gone = [] } = since ?? {}
  const journal = evidence.caseFolder ? registered(evidence.caseFolder) : []
  const known = changedSinceIntake(journal, files)
  const all: ChangedFile[] = [
    ...changed.map(({ at }) => ({ what: 'changed', at: at.join(' › '), to: null }) as const),
    ...gone.map(({ at, to }) => ({
      what: to ? ('moved' as const) : ('gone' as const),
      at: at.join(' › '),
      to: to?.join(' › ') ?? null,
    })),
    ...known.map(({ found }) => ({ what: 'registered', at: found ?? '', to: null }) as const),
  ]
  return { all: all.length, items: all.slice(0, MOST) }
}
