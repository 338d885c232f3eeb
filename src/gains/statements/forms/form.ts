import type { Direction } from '../values/direction.ts'
import type { FieldId } from '../layout/fields.ts'
import type { Unit } from '../layout/names.ts'
import type { DayOrder } from '../values/time.ts'

/** A published form of statement, known by the names of its columns and the words above them. */
export interface Form {
  readonly id: string
  readonly title: string
  /** Names in normal form that must all stand in the header; `a|b`: either. */
  readonly needs: readonly string[]
  /** Words above or below the table that belong to it; absent: the names are enough. */
  readonly words?: RegExp
  /** `info`: about an account, not about money that moved. */
  readonly holds?: 'info'
  /** Unit that the form is known to count in, where the header does not say; absent: the header must. */
  readonly unit?: Unit
  readonly currency?: string
  /** Where no column tells the side: `card`: a sum without sign was spent; `account`: it came in. */
  readonly sign?: 'card' | 'account'
  readonly days?: DayOrder
  /** Columns that mean something else in this form than elsewhere. */
  readonly columns?: Readonly<Record<string, FieldId>>
  /** Words on the side that mean something in this form only. */
  readonly sides?: Readonly<Record<string, Direction>>
  /** A rule that opens the table and one that closes it: where the first stands and the second does not, lines are missing. */
  readonly ends?: { readonly opens: RegExp; readonly closes: RegExp }
  /** Is a line without a word on its state not understood? Bank books hold only what was done. */
  readonly stateNeeded?: boolean
}

/** Counted in yuan, whatever the header says. */
export const YUAN = { unit: 'yuan', currency: 'CNY' } as const
