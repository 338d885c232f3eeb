import type { CaseProblem } from '../../case-report.ts'

/**
 * Of what a problem with the facts is told: the field of the case file; of a file of the exhibits, its name.
 *
 * @example 'JC-1 › evidence/a.csv' changed since intake → '检材 JC-1 › evidence/a.csv'
 */
export function problemPlace({ field, found }: CaseProblem): string {
  return field === 'exhibits' && found !== null ? `检材 ${found}` : field
}
