import type { CaseReport } from '../../case-report.ts'
import { unitsText } from '../../report/amounts.ts'

/**
 * How many records a batch is stated to hold, with the word of the source (promise 7); null where nobody has said.
 *
 * @example declared: { at-least: 8000 } → '8000条以上'; { about: 1400 } → '约1400条'
 */
export function statedUnits(batch: string, { stated }: Pick<CaseReport, 'stated'>): string | null {
  const declared = stated.batches.find((b) => b.id === batch)?.declared
  return declared ? unitsText(declared) : null
}
