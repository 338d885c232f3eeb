import type { CriminalFacts } from '../../liability/notes.ts'
import type { CaseFile } from '../facts/schema.ts'

/** How the criminal case ended, as the case file tells it; null where it does not say. */
export function criminalOutcome({ criminal }: CaseFile): CriminalFacts | null {
  if (!criminal) return null
  const { outcome, decided = null, served = null, appealed = null, effective = null } = criminal
  return { outcome, decided, served, appealed, effective }
}
