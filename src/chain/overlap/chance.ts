import type { Chance } from '../../report/chain.ts'
import { KEY_CLASSES } from './keys.ts'
import type { Populations } from './populations.ts'

/**
 * What two lists would share by chance, had each been drawn by itself from the same people: Σ |A|·|B| / N over those
 * known by ID number, by mobile number, and otherwise (the mean of the hypergeometric distribution). Exact: the terms are
 * added as fractions.
 *
 * @param a different persons of a list by class, as `KEY_CLASSES`
 * @example 8,000 and 37,002 known by mobile number, N = 1,570,000,000 → 0.188…: floor 0, not exactly;
 *   with 1,500 shared the circle is ⌊8,000 × 37,002 / 1,500⌋ = 197,344
 */
export function chanceOf(
  a: readonly number[],
  b: readonly number[],
  shared: number,
  populations: Populations,
): Chance {
  const used = KEY_CLASSES.flatMap((name, i) => {
    const product = BigInt(a[i] ?? 0) * BigInt(b[i] ?? 0)
    return product > 0n ? [{ product, population: populations[name] }] : []
  })
  const known = used.flatMap(({ product, population }) =>
    population ? [{ product, size: BigInt(population.size), id: population.id }] : [],
  )
  const open = known.length < used.length
  return {
    expected: known.length > 0 || used.length === 0 ? total(known) : null,
    from: [...new Set(known.map((k) => k.id))],
    missing: open ? OPEN : used.length === 0 ? APART : null,
    circle: circleOf(sum(a), sum(b), shared),
  }
}

const OPEN = '以邮箱、QQ号、微信号、卡号、地址等识别的人，没有公布的总数，未计在内'
const APART = '两个批次识别人的依据不同（如一为身份证号、一为手机号），不会因偶然而重合'

interface Term {
  readonly product: bigint
  readonly size: bigint
}

function total(terms: readonly Term[]): Chance['expected'] {
  let above = 0n
  let below = 1n
  for (const { product, size } of terms) {
    above = above * size + product * below
    below *= size
  }
  return { floor: Number(above / below), exactly: above % below === 0n }
}

/** As many people as chance alone would need to be few; bounded where the product is longer than a number may be. */
function circleOf(a: number, b: number, shared: number): number {
  if (shared === 0) return 0
  const circle = (BigInt(a) * BigInt(b)) / BigInt(shared)
  return Number(circle > LARGEST ? LARGEST : circle)
}

const LARGEST = BigInt(Number.MAX_SAFE_INTEGER)

function sum(all: readonly number[]): number {
  return all.reduce((n, one) => n + one, 0)
}
