import type { Draft, Entry, Writer } from './entry.ts'
import { inOrder } from './fold.ts'
import { hasJournal } from './store/database.ts'
import { openJournal, writeEntries, type Imported, type Journal } from './journal.ts'

/** A file of the exhibits with its digest (SHA-256). */
export interface TakenFile {
  readonly exhibit: string
  readonly path: string
  readonly digest: string
}

/** What the journal knows of a file since it was registered (检材登记). */
export interface Registered {
  readonly exhibit: string
  readonly path: string
  /** At the first registration: it is what was seized. */
  readonly first: Registration
  /** At the last; the same as the first while the file has not changed. */
  readonly last: Registration
}

interface Registration {
  readonly digest: string
  readonly number: number
  readonly at: string
  readonly by: string
  readonly why: string | null
}

type Intake = Extract<Draft, { kind: 'intake' }>

/**
 * Registers the files of the exhibits: those that are new, and those whose digest is not the one that was registered
 * last, with both digests. Where nothing is new, nothing is written.
 */
export function registerFiles(
  folder: string,
  files: readonly TakenFile[],
  writer: Writer,
): Imported {
  return writeEntries(folder, writer, (journal) => {
    const known = registeredIn(journal)
    const entry: Intake = {
      kind: 'intake',
      files: files.flatMap((file) => {
        const before = known.get(nameOf(file))?.last.digest ?? null
        return before === file.digest ? [] : [{ ...file, before }]
      }),
    }
    return entry.files.length > 0 ? [entry] : []
  })
}

/** All that has been registered, by exhibit and path; empty without a journal. */
export function registered(folder: string): readonly Registered[] {
  return hasJournal(folder) ? [...registeredIn(openJournal(folder)).values()] : []
}

function registeredIn({ nodes, head }: Journal): ReadonlyMap<string, Registered> {
  const known = new Map<string, Registered>()
  for (const entry of inOrder(nodes, head.hash)) {
    if (entry.kind !== 'intake') continue
    for (const file of entry.files) {
      const now = registrationOf(entry, file.digest)
      const first = known.get(nameOf(file))?.first ?? now
      const { exhibit, path } = file
      known.set(nameOf(file), { exhibit, path, first, last: now })
    }
  }
  return known
}

function registrationOf({ number, at, by, why }: Entry, digest: string): Registration {
  return { digest, number, at, by, why: why ?? null }
}

function nameOf({ exhibit, path }: Pick<TakenFile, 'exhibit' | 'path'>): string {
  return JSON.stringify([exhibit, path])
}
