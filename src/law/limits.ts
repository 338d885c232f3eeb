import type { Sure } from '../report.ts'
import type { LawBook, LimitRule, LimitValue } from './book.ts'
import { cite } from './cite.ts'
import { inForce } from './period.ts'

/** A bound of the law on a day: 违法所得一倍以上五倍以下, 不满十四周岁, 二年内. Money is in fen. */
export interface Limit {
  readonly rule: string
  readonly title: string
  readonly unit: LimitRule['unit']
  readonly bound: LimitRule['bound']
  readonly amount: number
  /** `fashi-2017-10/12` */
  readonly cite: string
  /** 解释第十二条 */
  readonly label: string
  readonly sure: Sure
  readonly checked: string | null
}

/**
 * The bound in force on a day (`YYYY-MM-DD`); undefined when no rule covers it, and then what hangs on it is 待查明.
 * Which day that is (conduct, step) is for the caller, by the rule's kind of time.
 *
 * @example limitOn(book, 'fine.most', '2024-05-01') → 5 倍, 解释第十二条
 */
export function limitOn(book: LawBook, id: string, day: string): Limit | undefined {
  const rule = book.limits.find((limit) => limit.id === id)
  const value = rule?.values.find((v) => inForce(v, day))
  return rule && value && limitAs(book, rule, value)
}

/** A version of a limit with the name of its article. */
export function limitAs(
  book: LawBook,
  { id, title, unit, bound }: LimitRule,
  { amount, cite: ref, sure, checked }: LimitValue,
): Limit {
  const { label } = cite(book, ref)
  return { rule: id, title, unit, bound, amount, cite: ref, label, sure, checked }
}

/** Does a whole number of the limit's unit keep to it? 以上 and 以下 include the number itself, 不满 does not. */
export function within(limit: Pick<Limit, 'bound' | 'amount'>, value: bigint): boolean {
  const amount = BigInt(limit.amount)
  switch (limit.bound) {
    case 'at-least':
      return value >= amount
    case 'at-most':
      return value <= amount
    case 'below':
      return value < amount
    case 'period':
      return value === amount
  }
}
