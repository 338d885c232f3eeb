import { createHash } from 'node:crypto'
import { lineOf } from '../../evidence/locks/told.ts'
import type { OrderedFile } from '../assemble.ts'
import { hasJournal } from './store/database.ts'
import type { Draft, Writer } from './entry.ts'
import { inOrder } from './fold.ts'
import { openJournal, writeEntries, type Journal } from './journal.ts'

type Unlock = Extract<Draft, { kind: 'unlock' }>
type OpenedFile = Unlock['files'][number]

/** Which list it was, as a digest: with the number of a line it says which password, without saying the password. */
export function listDigest(passwords: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(passwords)).digest('hex')
}

/** Files that a password opened, as they were read: those in a container too. */
export function openedFiles(files: readonly OrderedFile[]): readonly OpenedFile[] {
  return files.flatMap(({ exhibit, outcome: { at, digests, issues } }): OpenedFile[] => {
    const lines = issues.flatMap(({ code, message }) =>
      code === 'PASSWORD_OPENED' ? [lineOf(message)] : [],
    )
    const [line] = lines
    if (line === undefined || line === null || !digests.sha256) return []
    return [{ exhibit, path: at.join('/'), digest: digests.sha256, line }]
  })
}

/** Which of the opened files the journal of the case does not name yet. None where there is no journal. */
export function unwritten(
  folder: string | null,
  files: readonly OrderedFile[],
): readonly OpenedFile[] {
  if (folder === null || !hasJournal(folder)) return []
  const opened = openedFiles(files)
  return opened.length === 0 ? [] : newIn(openJournal(folder), opened)
}

/** Writes down which files which lines of the list opened; what stands there already is not written again. */
export function enterUnlocked(
  folder: string,
  files: readonly OrderedFile[],
  passwords: readonly string[],
  writer: Writer,
): number {
  const opened = openedFiles(files)
  if (opened.length === 0 || !hasJournal(folder)) return 0
  let count = 0
  writeEntries(folder, writer, (journal) => {
    const entered = newIn(journal, opened)
    count = entered.length
    return count === 0 ? [] : [{ kind: 'unlock', list: listDigest(passwords), files: [...entered] }]
  })
  return count
}

function newIn({ nodes, head }: Journal, opened: readonly OpenedFile[]): readonly OpenedFile[] {
  const known = new Set<string>()
  for (const entry of inOrder(nodes, head.hash)) {
    if (entry.kind === 'unlock') for (const file of entry.files) known.add(nameOf(file))
  }
  return opened.filter((file) => !known.has(nameOf(file)))
}

function nameOf({ exhibit, path, digest }: OpenedFile): string {
  return JSON.stringify([exhibit, path, digest])
}
