import type { StatedBatch, StatedDay, StatedFacts, StatedPost } from '../../report/stated.ts'
import type { CaseFile } from '../facts/schema.ts'
import { declaredOf } from '../persons/chain-facts.ts'

/** What the case file states of batches, postings and days, for the pictures; nothing is computed. */
export function statedFacts(facts: CaseFile): StatedFacts {
  return {
    batches: facts.batches.map(statedBatch),
    posts: facts.transfers.filter((t) => t.kind === 'publish').map(statedPost),
    days: [...conductDays(facts), ...criminalDays(facts), ...suitDays(facts)],
  }
}

function statedBatch(batch: CaseFile['batches'][number]): StatedBatch {
  return {
    id: batch.id,
    title: batch.title ?? null,
    declared: declaredOf(batch.declared),
    'part-of': batch['part-of'] ?? null,
    'same-as': batch['same-as'] ?? null,
  }
}

function statedPost({ id, group, members }: CaseFile['transfers'][number]): StatedPost {
  return { deal: id, group: group ?? null, members: members ?? null }
}

function conductDays({ dates }: CaseFile): StatedDay[] {
  const span = dates?.conduct
  return span ? [{ id: 'conduct', ...span, evidence: null }] : []
}

const OUTCOME = {
  judgment: 'criminal-judgment',
  'non-prosecution': 'non-prosecution',
  pending: 'criminal-decided',
  none: 'criminal-decided',
} as const

function criminalDays({ criminal }: CaseFile): StatedDay[] {
  if (!criminal) return []
  const evidence = criminal.evidence ?? null
  return [
    ...oneDay(OUTCOME[criminal.outcome], criminal.decided, evidence),
    ...oneDay('criminal-served', criminal.served, evidence),
    ...oneDay('criminal-effective', criminal.effective, evidence),
  ]
}

const SUIT = ['filed', 'accepted', 'announced', 'heard', 'decided', 'harm-until'] as const

function suitDays({ dates }: CaseFile): StatedDay[] {
  return SUIT.flatMap((id) => oneDay(id, dates?.[id], null))
}

/** A day that is not known is not drawn. */
function oneDay(
  id: StatedDay['id'],
  on: string | null | undefined,
  evidence: string | null,
): StatedDay[] {
  return on ? [{ id, from: on, to: on, evidence }] : []
}
