import type { Tier } from '../law/book.ts'
import type { Law, Standard } from '../law/law.ts'
import type { Facts } from './facts.ts'

export type Level = 'serious' | 'especially-serious'

/** A standard as it stands for these facts: halved for an insider, ten-fold for 特别严重. An exact fraction. */
export interface Applied {
  readonly numerator: bigint
  readonly denominator: bigint
  /** The article named in the sentence: the last one applied. */
  readonly label: string
  readonly cite: string
  /** All the values that make the number, in the order in which they apply. */
  readonly of: readonly Standard[]
}

/** The standard of a base value (a tier, income); undefined when the law of the day has none: 待查明. */
export function applied(
  base: Standard | undefined,
  level: Level,
  facts: Pick<Facts, 'insider' | 'conduct'>,
  law: Law,
): Applied | undefined {
  const needed = [
    base,
    ...(halved(facts) ? [law.insider] : []),
    ...(level === 'especially-serious' ? [law.tenfold] : []),
  ]
  const of = needed.filter((standard) => standard !== undefined)
  const last = of.at(-1)
  if (of.length < needed.length || last === undefined) return undefined
  const numerator = product(of.map((standard) => standard.amount))
  const denominator = product(of.map((standard) => standard.per))
  return { ...lowest(numerator, denominator), label: last.label, cite: last.cite, of }
}

/** Item 8 speaks of selling and providing: mere obtaining keeps the whole standard. */
export function halved(facts: Pick<Facts, 'insider' | 'conduct'>): boolean {
  return facts.insider === true && ['provide', 'in-duty'].includes(facts.conduct)
}

/** Is the standard reached? 以上 includes the number itself (刑法 99). */
export function reaches(count: bigint, standard: Fraction): boolean {
  return count * standard.denominator >= standard.numerator
}

/** Whole units by which a count passes the standard, or falls short of it (negative, rounded to a whole unit needed). */
export function margin(count: bigint, standard: Fraction): bigint {
  return count - (standard.numerator + standard.denominator - 1n) / standard.denominator
}

export interface Fraction {
  readonly numerator: bigint
  readonly denominator: bigint
}

/**
 * Sum of counts as shares of their standards (按相应比例合计); exact.
 *
 * @example 20/50 + 150/500 + 1500/5000 → 1/1
 */
export function proportion(
  parts: readonly { readonly count: bigint; readonly standard: Fraction }[],
): Fraction {
  const sum = parts.reduce<Fraction>(
    (all, { count, standard }) => ({
      numerator:
        all.numerator * standard.numerator + count * standard.denominator * all.denominator,
      denominator: all.denominator * standard.numerator,
    }),
    { numerator: 0n, denominator: 1n },
  )
  return lowest(sum.numerator, sum.denominator)
}

/** The fraction as people read it: a decimal when it ends within six places, else `7/3`. */
export function decimal({ numerator, denominator }: Fraction): string {
  const scaled = numerator * 1_000_000n
  if (scaled % denominator !== 0n) return `${numerator}/${denominator}`
  const millionths = scaled / denominator
  const digits = String(millionths % 1_000_000n)
    .padStart(6, '0')
    .replace(/0+$/, '')
  const whole = String(millionths / 1_000_000n)
  return digits === '' ? whole : `${whole}.${digits}`
}

/** `a − b`, not below zero. */
export function less(a: Fraction, b: Fraction): Fraction {
  const rest = a.numerator * b.denominator - b.numerator * a.denominator
  return lowest(rest > 0n ? rest : 0n, a.denominator * b.denominator)
}

export const TIER_NAMES: Readonly<Record<Tier, string>> = {
  A: '第三项信息',
  B: '第四项信息',
  C: '第五项信息',
}

function product(numbers: readonly number[]): bigint {
  return numbers.reduce((all, n) => all * BigInt(n), 1n)
}

function lowest(numerator: bigint, denominator: bigint): Fraction {
  const by = divisor(numerator, denominator)
  return { numerator: numerator / by, denominator: denominator / by }
}

function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? (a === 0n ? 1n : a) : divisor(b, a % b)
}
