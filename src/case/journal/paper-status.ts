import { ShuzhengError } from '../../errors.ts'
import type {
  PaperAct,
  PaperStatus,
  PaperWithdrawal,
  SignedName,
} from '../../report/paper-status.ts'
import { hasJournal } from './store/database.ts'
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

/** A step forward that somebody takes with a paper that was made. */
type PaperStep = 'reviewed' | 'issued'

type PaperEntry = Extract<Entry, { kind: 'paper' }>

/**
 * Where a paper of the report.json with this digest stands. A review by somebody who made it counts for nothing, nor
 * does an issue before a review: such entries come only by merging journals that went on apart. What was taken back is
 * as if it had not been given; the journal keeps both.
 */
export function standingOf(journal: Journal, name: SignedName, digest: string): Standing {
  const acts = actsOn(journal, name, digest)
  const makers = makersIn(acts)
  const made = acts.find(({ status }) => status === 'made')
  const reviewed = last(
    acts,
    'reviewed',
    'review-withdrawn',
    (act) => !makers.has(personOf(act.by)),
  )
  const after = reviewed && made ? acts.slice(acts.indexOf(reviewed)) : []
  const issued = last(after, 'issued', 'issue-withdrawn')
  const status = issued ? 'issued' : after.length > 0 ? 'reviewed' : 'draft'
  return {
    status,
    made: doneBy(made),
    reviewed: made ? doneBy(reviewed) : null,
    issued: doneBy(issued),
  }
}

function actsOn(journal: Journal, name: SignedName, digest: string): readonly PaperEntry[] {
  return inOrder(journal.nodes, journal.head.hash).filter(
    (entry): entry is PaperEntry =>
      entry.kind === 'paper' && entry.name === name && entry.digest === digest,
  )
}

function makersIn(acts: readonly PaperEntry[]): ReadonlySet<string> {
  return new Set(acts.filter(({ status }) => status === 'made').map(({ by }) => personOf(by)))
}

/** The first such act since it was last taken back. */
function last(
  acts: readonly PaperEntry[],
  act: PaperAct,
  withdrawn: PaperWithdrawal,
  counts: (entry: PaperEntry) => boolean = () => true,
): PaperEntry | undefined {
  const from = acts.findLastIndex(({ status }) => status === withdrawn)
  return acts.slice(from + 1).find((entry) => entry.status === act && counts(entry))
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
  act: PaperStep,
  writer: Writer,
): Imported {
  return writeEntries(folder, writer, (journal) => {
    const standing = standingOf(journal, name, digest)
    refuse(standing, act, name)
    const makers = act === 'reviewed' ? makersIn(actsOn(journal, name, digest)) : null
    if (makers?.has(personOf(writer.by))) throw new ShuzhengError('paper/same-person', { name })
    return [{ kind: 'paper', name, digest, status: act }]
  })
}

/**
 * Takes back the last of 复核 and 签发 that stands, which was given by mistake. It says why; both stay in the journal.
 *
 * @throws ShuzhengError `paper/no-reason`, `paper/nothing-given`
 */
export function withdrawStatus(
  folder: string,
  name: SignedName,
  digest: string,
  writer: Writer,
): Imported {
  if (!writer.why?.trim()) throw new ShuzhengError('paper/no-reason', { name })
  return writeEntries(folder, writer, (journal) => {
    const { reviewed, issued } = standingOf(journal, name, digest)
    if (reviewed === null) throw new ShuzhengError('paper/nothing-given', { name })
    return [
      { kind: 'paper', name, digest, status: issued ? 'issue-withdrawn' : 'review-withdrawn' },
    ]
  })
}

function refuse(standing: Standing, act: PaperStep, name: string): void {
  if (standing[act] !== null) throw new ShuzhengError('paper/done', { name })
  if (standing.made === null) throw new ShuzhengError('paper/no-maker', { name })
  if (act === 'issued' && standing.reviewed === null)
    throw new ShuzhengError('paper/not-reviewed', { name })
}
