/**
 * Money that moved, as statements of accounts show it: vocabulary between the reader of statements, the gains, and the
 * papers. Money is in fen; a number that is an identifier stays text.
 */
import type { Locator } from '../evidence/locator.ts'

/** How far the time of a line is known: Excel saves some without seconds, some statements have only days. */
export type TimePrecision = 'second' | 'minute' | 'day'

/**
 * What became of a line: `done` 已完成; `failed` 未成功 (failed, closed, rejected: no money moved); `refund` 退款 (the line
 * itself gives money back); `refunded` 已全额退款 and `part-refunded` 已部分退款 (paid, then given back by another line);
 * `unknown`: the words of the statement are not known.
 */
export type PaymentState = 'done' | 'failed' | 'refund' | 'refunded' | 'part-refunded' | 'unknown'

/** One line of a statement, understood: who, whom, when, how much. */
export interface Payment {
  /** `<statement>:<file>:<sheet>:<row>` (steps that there are), the same in every run. */
  readonly id: string
  /** Of `statements:` in the case file; of a bare folder, S1, S2 … */
  readonly statement: string
  readonly at: Locator
  /** `2019-03-12 21:04:33`, `2019-03-12 21:04`, `2019-03-12`; null when it cannot be read. */
  readonly time: string | null
  readonly precision: TimePrecision | null
  /** 记账、入账、完成 time, where the statement has a second one. */
  readonly posted: string | null
  /** Seen from the account whose statement it is: in 收入, out 支出, neutral 不计收支 (own accounts, top-ups). */
  readonly direction: 'in' | 'out' | 'neutral' | 'unknown'
  /** Never negative; null when the cell is no sum. */
  readonly fen: number | null
  /** ISO 4217 where it is known (`CNY`); else as the statement has it. */
  readonly currency: string
  /** 余额 after the line; negative where the statement says so. */
  readonly balance: number | null
  readonly state: PaymentState
  /** Number of the account whose statement it is, and of the other side; as text, in clear: papers mask them. */
  readonly own: string | null
  readonly other: string | null
  /** Name of the other side as the statement shows it. */
  readonly otherName: string | null
  /** 交易单号, 流水号. */
  readonly serial: string | null
  /** 商户单号, 订单号: the same on a payment and its refund. */
  readonly order: string | null
  /** 交易类型, 摘要, 商品, 备注, joined. */
  readonly memo: string | null
  /** 服务费 that stands in the line, in fen; null where none is told. */
  readonly fee: number | null
  /** Fen that this line was given back, by its own words or by the refunds that name it; null: none. */
  readonly refunded: number | null
  /** 退款: id of the payment that is given back, where the statement tells which. */
  readonly refundOf: string | null
  /** The same line stands in another statement and is counted there: id of the first; null: it counts. */
  readonly sameAs: string | null
}

/** Did the line move money, and is it not counted already? What gains and matches are to look at. */
export function moved(payment: Payment): boolean {
  return (
    payment.fen !== null &&
    payment.sameAs === null &&
    payment.state !== 'failed' &&
    payment.state !== 'unknown'
  )
}
