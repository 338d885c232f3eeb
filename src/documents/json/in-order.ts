import { compareText } from '../../evidence/locator.ts'
import type { AnyOrder } from '../order/order.ts'

/**
 * A value as its JSON tells it: keys in the order given (unknown ones after, by code point), none without a value. Whatever
 * is in order already is itself, so that a report of many files is not held twice.
 *
 * Throws a RangeError on a number that is not whole; `path` says where.
 */
export function inOrder(value: unknown, order: AnyOrder | undefined, path: string): unknown {
  if (typeof value === 'number') return whole(value, path)
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) {
    const each = isList(order) ? order[0] : undefined
    const items = value.map((item) => inOrder(item, each, path))
    return items.every((item, i) => Object.is(item, value[i])) ? value : items
  }
  return objectInOrder(value as Record<string, unknown>, order, path)
}

function isList(order: AnyOrder | undefined): order is readonly [AnyOrder] {
  return Array.isArray(order)
}

function objectInOrder(value: Record<string, unknown>, order: AnyOrder | undefined, path: string) {
  const orders = order !== undefined && order !== 0 && !isList(order) ? order : NO_ORDER
  const had = Object.keys(value)
  const keys = keysInOrder(value, had, orders)
  const parts = keys.map((key) => inOrder(value[key], orders[key], `${path}.${key}`))
  const asItWas =
    keys.length === had.length &&
    keys.every((key, i) => key === had[i] && Object.is(parts[i], value[key]))
  return asItWas ? value : Object.fromEntries(keys.map((key, i) => [key, parts[i]]))
}

type Orders = Readonly<Record<string, AnyOrder>>

const NO_ORDER: Orders = {}

function keysInOrder(
  value: Readonly<Record<string, unknown>>,
  had: readonly string[],
  orders: Orders,
): string[] {
  const present = had.filter((key) => value[key] !== undefined)
  const known = Object.keys(orders).filter((key) => value[key] !== undefined)
  if (known.length === present.length) return known
  return [...known, ...present.filter((key) => !Object.hasOwn(orders, key)).sort(compareText)]
}

/** Minus nought is written as nought. */
function whole(value: number, path: string): number {
  if (Number.isSafeInteger(value)) return value + 0
  throw new RangeError(`${path} is not a whole number`)
}
