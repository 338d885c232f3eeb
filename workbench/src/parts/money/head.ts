import type { GainsReport } from '../../../../src/report/gains.ts'

/** What the money of a case comes to, before its lists. */
export interface MoneyHead {
  readonly names: Readonly<Record<string, string>>
  readonly journal: boolean
  readonly parties: GainsReport['parties']
  readonly tests: GainsReport['tests']
  readonly conflicts: GainsReport['conflicts']
  readonly pleading: GainsReport['pleading']
  readonly scopes: GainsReport['scopes']
  readonly notes: GainsReport['notes']
  readonly payments: Readonly<Record<'open' | 'confirmed' | 'refused' | 'apart', number>>
}
