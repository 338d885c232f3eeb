import type {
  DamagesReport,
  DisputeReport,
  GroupReport,
  HintReport,
} from '../../../../src/report/liability.ts'

/** What the suit asks of whom, before its lists. */
export interface SuitHead {
  readonly names: Readonly<Record<string, string>>
  readonly groups: readonly GroupReport[]
  readonly matrix: readonly {
    readonly kind: string
    readonly label: string
    readonly persons: number
    readonly cells: readonly { readonly party: string; readonly texts: readonly string[] }[]
  }[]
  readonly disputes: readonly DisputeReport[]
  readonly hints: readonly HintReport[]
  readonly damages: readonly DamagesReport[]
}
