import type { PaymentReport } from '../../report/gains.ts'
import type { FoundSide } from './sides.ts'

/** A payment as far as matching needs it: who paid whom, how much, when, and what bars it. */
export interface MatchPayment {
  readonly id: string
  readonly payer: FoundSide
  readonly payee: FoundSide
  readonly fen: number | null
  /** First and last day on which it can have been; null: not known. */
  readonly days: { readonly from: string; readonly to: string } | null
  /** Day and clock as shown, for chat lines near it. */
  readonly time: string | null
  readonly purpose: PaymentReport['purpose']
  readonly memo: string | null
  /** Why it never counts as paid (failed, refunded, another currency, no sum); null: it may. */
  readonly barred: string | null
}

/** A deal as far as matching needs it: its sums in fen, who should have paid whom, and when. */
export interface MatchDeal {
  readonly id: string
  readonly sellers: readonly string[]
  readonly buyers: readonly string[]
  /** Whole fen of priced units × unit price, and of the stated sum; null where there is none. */
  readonly computed: number | null
  readonly stated: number | null
  readonly priced: number | null
  readonly unitPrice: number | null
  readonly days: { readonly from: string; readonly to: string } | null
  /** Confirmed payments make up its price already. */
  readonly paidUp: boolean
}

/** A chat line that names a price, a sum or a number of lines (see `chat/`). */
export interface MatchLine {
  readonly day: string | null
  readonly price: number | null
  readonly fen: number | null
  readonly units: number | null
}
