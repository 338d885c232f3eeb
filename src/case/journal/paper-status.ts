import { ShuzhengError } from '../../errors.ts'
import type { PaperAct, PaperStatus, SignedName } from '../../report/paper-status.ts'
import { hasJournal } from './database.ts'
import type { Draft, Entry, Writer } from './entry.ts'
import { inOrder } from './fold.ts'
import { openJournal, writeEntries, type Imported, type Journal } from './journal.ts'

/** Where each paper of one report.json stands. */
export type Statuses = (name: SignedName) => PaperStatus

export const DRAFTS: Statuses = () => 'draft'

/** Who did it and when. */
export interface Done {
  readonly by: string
  readonly at: string
}

/** What became of a paper: 制作人, 复核人, 签发人, as far as it has come. */
export interface Standing {
  readonly status: PaperStatus
  readonly made: Done | null
  readonly reviewed: Done | null
  readonly issued: Done | null
}

type PaperEntry = Extract<Entry, { kind: 'paper' }>

/**
 * Where a paper of the report.json with this digest stands. A review by somebody who made it counts for nothing, nor
 * does an issue before a review: such entries come only by merging journals that went on apart.
 */
export function standingOf(journal: Journal, name: SignedName, digest: string): Standing {
  const acts = inOrder(journal.nodes, journal.head.hash).filter(
    (entry): entry is PaperEntry =>
      entry.kind === 'paper' && entry.name === name && entry.digest === digest,
  )
  const makers = new Set(
    acts.filter(({ status }) => status === 'made').map(({ by }) => personOf(by)),
  )
  const made = acts.find(({ status }) => status === 'made')
  const reviewed = acts.find((act) => act.status === 'reviewed' && !makers.has(personOf(act.by)))
  const after = reviewed && made ? acts.slice(acts.indexOf(reviewed)) : []
  const issued = after.find(({ status }) => status === 'issued')
  const status = issued ? 'issued' : after.length > 0 ? 'reviewed' : 'draft'
  return {
    status,
    made: doneBy(made),
    reviewed: made ? doneBy(reviewed) : null,
    issued: doneBy(issued),
  }
}

function doneBy(entry: PaperEntry | undefined): Done | null {
  return entry ? { by: entry.by, at: entry.at } : null
}

/** `张 三` is no other person than `张三`. */
function personOf(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cf}]+/gu, '')
    .toLowerCase()
}

/**
 * Statuses of the papers of a report.json in a case folder; all drafts for a bare folder.
 *
 * @throws ShuzhengError `journal/broken`, `journal/unreadable`
 */
export function statusesIn(folder: string | null, digest: string): Statuses {
  if (folder === null || !hasJournal(folder)) return DRAFTS
  const journal = openJournal(folder)
  return (name) => standingOf(journal, name, digest).status
}

/**
 * Writes down that papers were made: those of which nobody is named as the maker yet.
 *
 * @throws ShuzhengError `journal/none`, `journal/broken`, `journal/busy`
 */
export function enterMade(
  folder: string,
  names: readonly SignedName[],
  digest: string,
  writer: Writer,
): Imported {
  return writeEntries(folder, writer, (journal) =>
    names
      .filter((name) => standingOf(journal, name, digest).made === null)
      .map((name): Draft => ({ kind: 'paper', name, digest, status: 'made' })),
  )
}

/**
 * 复核 or 签发 of a paper. Who made it does not review it; what nobody reviewed is not issued.
 *
 * @throws ShuzhengError `paper/no-maker`, `paper/same-person`, `paper/not-reviewed`, `paper/done`
 */
export function enterStatus(
  folder: string,
  name: SignedName,
  digest: string,
  act: Exclude<PaperAct, 'made'>,
  writer: Writer,
): Imported {
  return writeEntries(folder, writer, (journal) => {
    const standing = standingOf(journal, name, digest)
    refuse(standing, act, name)
    const makers = act === 'reviewed' ? makersOf(journal, name, digest) : new Set<string>()
    if (makers.has(personOf(writer.by))) throw new ShuzhengError('paper/same-person', { name })
    return [{ kind: 'paper', name, digest, status: act }]
  })
}

function makersOf(journal: Journal, name: SignedName, digest: string): ReadonlySet<string> {
  const acts = inOrder(journal.nodes, journal.head.hash)
  const made = acts.filter(
    (e) => e.kind === 'paper' && e.name === name && e.digest === digest && e.status === 'made',
  )
  return new Set(made.map(({ by }) => personOf(by)))
}

function refuse(standing: Standing, act: Exclude<PaperAct, 'made'>, name: string): void {
  if (standing[act] !== null) throw new ShuzhengError('paper/done', { name })
  if (standing.made === null) throw new ShuzhengError('paper/no-maker', { name })
  if (act === 'issued' && standing.reviewed === null)
    throw new ShuzhengError('paper/not-reviewed', { name })
}
