import { ShuzhengError } from '../../errors.ts'
import { hasJournal } from './store/database.ts'
import type { Draft, Sealed, Writer } from './entry.ts'
import { fold } from './fold.ts'
import { openJournal, sound, type Journal } from './journal.ts'
import { caseOf, readPack, type Pack } from './pack.ts'
import { append, begin } from './store/store.ts'
import { ancestors } from './verify.ts'

/** What a merge brought. */
export interface Merged {
  readonly journal: Journal
  /** Entries that were not known here; 0: nothing was written. */
  readonly added: number
  /** received: the folder was empty, and the case was taken over. */
  readonly how: 'received' | 'merged' | 'known'
  /** Disagreements that were not there before. */
  readonly newConflicts: Journal['state']['conflicts']
}

/**
 * Joins a pack into a case. Both journals are kept, entry for entry; facts on which they agree are joined, and where they
 * disagree both values are kept and asked. The same pack a second time changes nothing.
 *
 * @throws ShuzhengError `journal/bad-pack`, `journal/other-case`
 */
export function mergeCase(folder: string, path: string, writer: Writer): Merged {
  const pack = readPack(path)
  if (!hasJournal(folder)) return receive(folder, pack, writer)
  let added = 0
  append(folder, writer, (stored) => {
    const ours = sound(stored)
    if (caseOf(ours) !== caseOf(pack)) throw new ShuzhengError('journal/other-case', { path })
    if (ours.nodes.has(pack.head.hash)) return { drafts: [] }
    const strands = unknown(pack, ours)
    added = strands.length
    return { drafts: [mergeDraft(ours, pack)], strands }
  })
  const journal = openJournal(folder)
  return {
    journal,
    added,
    how: added === 0 ? 'known' : 'merged',
    newConflicts: added === 0 ? [] : fresh(journal),
  }
}

function receive(folder: string, pack: Pack, writer: Writer): Merged {
  const { entries, strands } = pack.stored
  const start = { entries, strands, reserved: pack.header.reserved }
  begin(folder, writer, start, [{ kind: 'receive', head: pack.head.hash }])
  const journal = openJournal(folder)
  return { journal, added: entries.length + strands.length, how: 'received', newConflicts: [] }
}

function unknown(pack: Pack, ours: Journal): Sealed[] {
  const { entries, strands } = pack.stored
  return [...entries, ...strands].filter(({ hash }) => !ours.nodes.has(hash))
}

function mergeDraft(ours: Journal, pack: Pack): Draft {
  const known = ancestors(ours.nodes, ours.head.hash)
  const common = pack.entries.filter(({ hash }) => known.has(hash)).at(-1)
  return {
    kind: 'merge',
    other: pack.head.hash,
    otherNumber: pack.head.number,
    common: common?.hash ?? caseOf(ours),
  }
}

/** Conflicts that the last entry, a merge, has brought. */
function fresh(journal: Journal): Journal['state']['conflicts'] {
  const last = journal.entries.at(-1)
  if (!last) return []
  const before = fold(journal.nodes, last.previous).conflicts
  const known = new Set(before.map((c) => JSON.stringify(c.path)))
  return journal.state.conflicts.filter((c) => !known.has(JSON.stringify(c.path)))
}
