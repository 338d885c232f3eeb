import type { CaseReport } from '../case-report.ts'

interface Declared {
  readonly bound: keyof typeof WORDS
  readonly units: number
}

const WORDS = { exactly: ['', ''], about: ['约', ''], 'at-least': ['', '以上'] } as const

/**
 * How many records a batch is stated to hold, with the word of the source (promise 7); null where nobody has said.
 *
 * @example declared: { at-least: 8000 } → '8000条以上'; { about: 1400 } → '约1400条'
 */
export function statedUnits(batch: string, { stated }: Pick<CaseReport, 'stated'>): string | null {
  const declared = stated.batches.find((b) => b.id === batch)?.declared
  return declared ? unitsText(declared) : null
}

/** A stated number of records with its word. @example { bound: 'at-least', units: 8000 } → '8000条以上' */
export function unitsText({ bound, units }: Declared): string {
  const [before, after] = WORDS[bound]
  return `${before}${String(units)}条${after}`
}
