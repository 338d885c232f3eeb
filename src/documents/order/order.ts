import type { Money } from '../../case-report.ts'
import type { Reason } from '../../report.ts'

/**
 * Order of keys for a type: 0 for a scalar, `[order]` for a list, an object in the order of its members.
 * The compiler refuses an order that lacks a member of the type.
 */
export type Order<T> = T extends string | number | boolean | null | undefined
  ? 0
  : T extends readonly (infer Item)[]
    ? readonly [Order<Item>]
    : { readonly [K in keyof Required<T>]: Order<Exclude<T[K], null | undefined>> }

export type AnyOrder = 0 | readonly [AnyOrder] | { readonly [key: string]: AnyOrder }

/** A list of members in order, each a scalar. */
export const scalars = <K extends string>(...names: readonly K[]) =>
  Object.fromEntries(names.map((name) => [name, 0])) as Record<K, 0>

export const reason: Order<Reason> = {
  text: 0,
  value: 0,
  cite: 0,
  sure: 0,
  rows: 0,
  get because(): readonly [Order<Reason>] {
    return [reason]
  },
}

export const money: Order<Money> = scalars('fen', 'basis', 'bound')
