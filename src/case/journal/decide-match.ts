import type { Writer } from './entry.ts'
import type { Imported } from './journal.ts'
import { putItem, rewriteCase } from './store/rewrite.ts'

/** A person's word on a proposal: does this payment belong to these transfers? */
export interface MatchDecision {
  /** Id of the payment, as the report gives it. */
  readonly payment: string
  readonly deals: readonly string[]
  readonly decision: 'confirmed' | 'refused'
  /** YYYY-MM-DD */
  readonly on: string
  readonly by: string
  readonly reason: string
}

/**
 * Enters the decision as a fact under `matches`, with who and why; a later word on the same payment and transfers takes
 * the place of an earlier one, and both stay in the journal.
 *
 * @throws ShuzhengError `case/invalid` when the case would not hold together with it, `journal/…`; nothing is written then
 */
export function decideMatch(folder: string, match: MatchDecision, now: Writer['now']): Imported {
  const writer = { by: match.by, why: match.reason, now }
  return rewriteCase(folder, writer, (facts) => {
    putItem(facts, 'matches', { ...match, deals: [...match.deals] })
  })
}
