import { ShuzhengError } from '../../errors.ts'
import { UNREAD, type UnreadCode } from '../../evidence/codes.ts'
import type { Locator } from '../../evidence/locator.ts'
import type { Ending } from '../../evidence/jobs/pool.ts'

/** A file, or a member of one, that was not read or not read whole (promise 4 of the design): where, and why. */
export interface Missed {
  readonly at: Locator
  readonly code: UnreadCode
}

/**
 * What the reading of one file into lines missed, in the order in which it was met. A file of which some rows were read is
 * missed too: its lines look like those of one that has no more.
 */
export function missedOf(at: Locator, ending: Ending): Missed[] {
  if (ending.ended === 'NO_SPACE') throw new ShuzhengError('evidence/no-space', { path: 'temp' })
  if (ending.ended === 'STOPPED') throw new ShuzhengError('run/stopped')
  if (ending.ended !== 'done') return [{ at, code: ending.ended === 'LIMIT' ? 'LIMIT' : 'CRASHED' }]
  const [result] = ending.done.results
  if (result?.kind !== 'files') return [{ at, code: 'CRASHED' }]
  return result.files.flatMap((f) => {
    if (f.status === 'read' || f.status === 'listed') return []
    const lost = f.issues.map(({ code }) => code).find((code) => code in UNREAD)
    return [{ at: f.at, code: (lost as UnreadCode | undefined) ?? 'CORRUPT' }]
  })
}
