import type { PublishedPopulation } from '../../law/book.ts'
import { acts } from './acts.ts'
import { batches } from './batches.ts'
import { datesInOrder, seizures } from './dates.ts'
import { decisions, overrides, type KnownReading } from './decided.ts'
import { namesOf } from './names.ts'
import { populations } from './populations.ts'
import { matches, payments } from './payments.ts'
import { errands, people } from './people.ts'
import type { CaseFile } from './schema.ts'
import { suitInOrder } from './suit-days.ts'
import { statements } from './statements.ts'
import type { Tell } from './tell.ts'
import { claims, groups, orders } from './suit.ts'
import { figures } from './told.ts'

/**
 * The facts that can be used: what makes no sense is told and left out, or taken as not known, so that all the rest can
 * be computed. Nothing is put in its place: a missing fact stays missing (promise 7).
 *
 * Each list is gone through once, in the order in which the facts rest on each other, so that the places that are told
 * are those of the file.
 *
 * @param readings the readings of the law; asked for only when one was decided
 * @param published the populations of the law data; asked for only when one is named
 */
export function usableFacts(
  given: CaseFile,
  readings: () => readonly KnownReading[],
  published: () => readonly PublishedPopulation[],
  tell: Tell,
): CaseFile {
  const dated = suitInOrder(datesInOrder(given, tell), tell)
  seizures(dated, tell)
  const known = people(dated, tell)
  const held = { ...known, batches: batches(known, tell) }
  const acted = acts(held, tell)
  const leftOut = new Set(given.transfers.map((t) => t.id))
  const deals = { ...namesOf('流转', 'transfers', acted.transfers), leftOut }
  const grouped = {
    ...acted,
    'acts-for': errands(acted, deals, tell),
    groups: groups(acted, deals, tell),
  }
  return {
    ...grouped,
    populations: populations(grouped, published, tell),
    statements: statements(grouped, tell),
    payments: payments(grouped, deals, tell),
    matches: matches(grouped, deals, tell),
    figures: figures(grouped, deals, tell),
    claims: claims(grouped, deals, tell),
    orders: orders(grouped, deals, tell),
    decisions: decisions(grouped, readings, tell),
    overrides: overrides(grouped, tell),
  }
}
