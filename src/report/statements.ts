/**
 * Statements of accounts (账户流水, 账单) as they were read and checked: the part of `report.json` that they add. Money is
 * in fen; numbers of cards, accounts and orders are masked, amounts, times, directions and states stand in clear.
 */
import type { Locator } from '../evidence/locator.ts'

/** 金额单位, and how it is known: by the header, by the form, by the cells (¥, or
 * decimals: no sum in fen has any), or by a person. */
export interface StatementUnit {
  readonly unit: 'fen' | 'yuan'
  readonly from: 'header' | 'form' | 'cells' | 'person'
}

/** Sums of one currency; other than yuan they stand apart and are added to nothing. */
export interface StatementSum {
  readonly currency: string
  readonly in: { readonly lines: number; readonly fen: number }
  readonly out: { readonly lines: number; readonly fen: number }
  /** 不计收支: own accounts, top-ups, withdrawals. */
  readonly neutral: { readonly lines: number; readonly fen: number }
  /** Lines that moved no money, were counted in another statement, or could not be read whole. */
  readonly apart: number
}

/** 核对: what a statement says of itself, set beside its lines. */
export interface StatementCheck {
  /**
   * balance 余额连续, total-lines 笔数, total-in 收入合计, total-out 支出合计, total-neutral 不计收支合计, serials 流水号,
   * rows 序号, period 起止日期.
   */
  readonly what:
    | 'balance'
    | 'total-lines'
    | 'total-in'
    | 'total-out'
    | 'total-neutral'
    | 'serials'
    | 'rows'
    | 'period'
  /** 相符 closes, 不符 differs, 不能核对 unchecked. */
  readonly check: 'closes' | 'differs' | 'unchecked'
  /** For people: what is stated, what was computed, by how much they differ, or what is missing. */
  readonly sentence: string
  /** Where it breaks, the first places; `more`: how many others. */
  readonly at: readonly Locator[]
  readonly more: number
}

/** Something of a statement that was not understood or that a person should know. */
export interface StatementIssue {
  /**
   * unit-unknown, form-unknown, amount-unreadable, time-unreadable, direction-unknown, state-unknown, precision-lost,
   * serial-damaged, more-decimals, other-currency, sheet-unread, file-unread, not-a-statement, mapping-useless.
   */
  readonly code: string
  readonly message: string
  /** The first places, and how many others. */
  readonly at: readonly Locator[]
  readonly more: number
  /** Was something left out of the payments for it? */
  readonly lost: boolean
}

/** One table of a statement. */
export interface StatementTable {
  readonly at: Locator
  /** `微信支付账单（导出版）`; null: not understood. */
  readonly form: string | null
  readonly unit: StatementUnit | null
  /** Row of the header; null where there is none. */
  readonly header: number | null
  /** What each column is taken for: `time` 交易时间, `amount` 金额(元). */
  readonly columns: readonly { readonly field: string; readonly header: string }[]
  /** 表形 (see `evidence/collect/shape.ts`), by which a mapping can be given. */
  readonly shape: string
  /** Rows below the header that hold anything, and those that gave a payment. */
  readonly rows: number
  readonly lines: number
  /** Lines of `case.yaml` that would map a table that is not understood; null where nothing is wanted. */
  readonly map: string | null
}

/** One statement of the case. */
export interface StatementReport {
  readonly id: string
  readonly path: string
  /** Account or party of the case file; null: not said. */
  readonly of: string | null
  readonly evidence: string | null
  /** Name and numbers that the statement itself gives for its account, masked. */
  readonly names: readonly string[]
  readonly accounts: readonly string[]
  readonly forms: readonly string[]
  /** From the first to the last line, as precise as they are known; null without a line. */
  readonly period: { readonly from: string; readonly to: string } | null
  readonly lines: number
  readonly sums: readonly StatementSum[]
  /** Lines that stand in an earlier statement as well and are counted there. */
  readonly repeated: number
  readonly tables: readonly StatementTable[]
  readonly checks: readonly StatementCheck[]
  readonly issues: readonly StatementIssue[]
  /**
   * What of it was not read, or was left out because it was not understood; empty: all of it was read. What rests on a
   * statement with something here is 待查明 and the report 读取不完整 (promise 4 of the design).
   */
  readonly lacking: readonly string[]
}
