/**
 * Money that moved, as statements of accounts show it: vocabulary between the reader of statements, the gains, and the
 * papers. Money is in fen; a number that is an identifier stays text.
 */
import type { Locator } from '../evidence/locator.ts'

/** How far the time of a line is known: Excel saves some without seconds, some statements have only days. */
export type TimePrecision = 'second' | 'minute' | 'day'

/** What a line did: only `done` and `refunded` moved money. */
export type PaymentState = 'done' | 'failed' | 'refund' | 'refunded' | 'part-refunded' | 'unknown'

/** One line of a statement, understood: who, whom, when, how much. */
export interface Payment {
  /** `<statement>:<row>`, the same in every run. */
  readonly id: string
  readonly statement: string
  readonly at: Locator
  /** `2019-03-12 21:04:33`, `2019-03-12 21:04`, `2019-03-12`; null when it cannot be read. */
  readonly time: string | null
  readonly precision: TimePrecision | null
  /** Seen from the account whose statement it is: in 收入, out 支出, neutral 不计收支 (own accounts, top-ups). */
  readonly direction: 'in' | 'out' | 'neutral' | 'unknown'
  /** Never negative; null when the cell is no sum. */
  readonly fen: number | null
  readonly currency: string
  /** 余额 after the line. */
  readonly balance: number | null
  readonly state: PaymentState
  /** Number of the account whose statement it is, and of the other side; as text, in clear: papers mask them. */
  readonly own: string | null
  readonly other: string | null
  /** Name of the other side as the statement shows it. */
  readonly otherName: string | null
  /** 交易单号, 流水号. */
  readonly serial: string | null
  /** 交易类型, 摘要, 商品, 备注, joined. */
  readonly memo: string | null
}
