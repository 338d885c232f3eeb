import { ShuzhengError } from '../../errors.ts'
import { writeCase } from './case-text.ts'
import type { Writer } from './entry.ts'
import { factsOf, itemKeys } from './facts.ts'
import { factKey, type Fact } from './fold.ts'
import { importCase, openJournal, textOf, type Imported } from './journal.ts'

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
  const text = textOf(openJournal(folder).state)
  if (text === null) throw new ShuzhengError('journal/empty', { path: folder })
  const value = { ...match, deals: [...match.deals] }
  const [key = ''] = itemKeys('matches', [value])
  const fact: Fact = { path: ['matches', key], item: true, value }
  const facts = new Map(factsOf(text)).set(factKey(fact.path), fact)
  const writer = { by: match.by, why: match.reason, now }
  return importCase(folder, { name: 'case.yaml', text: writeCase(text, facts, []) }, writer)
}
