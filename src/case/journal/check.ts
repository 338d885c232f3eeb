import { isFault, type Head } from './journal.ts'
import { readStored } from './store/store.ts'
import { verify, type Problem } from './verify.ts'

/** What a look through the journal has found. */
export interface Checked {
  /** Nothing is missing, altered, moved or added, and the head is as it was said to be. */
  readonly whole: boolean
  readonly head: Head | null
  readonly problems: readonly Problem[]
  /** 未写成: numbers that were reserved and never written; no fault. */
  readonly burned: readonly number[]
  /** Entries of merged journals. */
  readonly merged: number
  /** Where the head digest that was asked for stands; null: nowhere; undefined: none was asked for. */
  readonly asked?: { readonly head: string; readonly number: number | null }
}

/**
 * Looks through the journal of a case folder; a damaged one too, as far as it can be read.
 *
 * @param head the first 16 or more digits of a head digest printed before: it must still be in the chain
 * @throws ShuzhengError `journal/none`, `journal/unreadable`
 */
export function checkJournal(folder: string, head: string | null = null): Checked {
  const stored = readStored(folder)
  const { entries, nodes, burned, problems } = verify(stored)
  const last = entries.at(-1)
  const found = head === null ? null : [...nodes.values()].find((e) => e.hash.startsWith(head))
  const whole = last !== undefined && !problems.some(isFault) && (head === null || found != null)
  return {
    whole,
    head: last ? { number: last.number, hash: last.hash, count: entries.length } : null,
    problems,
    burned,
    merged: nodes.size - entries.length,
    ...(head === null ? {} : { asked: { head, number: found?.number ?? null } }),
  }
}
