import type { CaseReport, DeclaredBound } from '../../case-report.ts'

interface Declared {
  readonly bound: DeclaredBound
  readonly units: number
}

/**
 * How many records a batch is stated to hold, with the word of the source (promise 7); null where nobody has said.
 *
 * @example declared: { at-least: 8000 } → '8000条以上'; { about: 1400 } → '约1400条'
 */
export function statedUnits(batch: string, { stated }: Pick<CaseReport, 'stated'>): string | null {
  const declared = stated.batches.find((b) => b.id === batch)?.declared
  return declared ? unitsText(declared) : null
}

/** A stated number of records with its words. @example { bound: 'about-at-least', units: 9400 } → '约9400条以上' */
export function unitsText({ bound, units }: Declared): string {
  const about = bound.startsWith('about') ? '约' : ''
  return `${about}${String(units)}条${bound.endsWith('at-least') ? '以上' : ''}`
}
