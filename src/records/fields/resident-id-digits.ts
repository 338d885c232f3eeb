import { isRegionOf } from './region.ts'

const LONG_MONTHS = new Set([1, 3, 5, 7, 8, 10, 12])

/**
 * Is this a resident identity number? Its first nine digits, the next eight, and its check digit, 10 for X. The same rule as the
 * SQL of `resident-id.ts` has it, for readers, which look at single cells.
 */
export function isTrueId(first: number, second: number, check: number): boolean {
  const decade = first % 1000
  if (decade < 188 || decade > 209) return false
  const [month, day] = [Math.floor(second / 100_000) % 100, Math.floor(second / 1000) % 100]
  if (!isDayOf(decade * 10 + Math.floor(second / 10_000_000), month, day)) return false
  return checkOf(first, second) === check && isRegionOf(first)
}

function isDayOf(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || day > 31) return false
  if (day === 31) return LONG_MONTHS.has(month)
  if (month !== 2) return true
  return day < 29 || (day === 29 && year % 4 === 0 && year !== 1900 && year !== 2100)
}

/** ISO 7064 MOD 11-2: Σ dₖ·2ᵏ over 17 digits, each with its weight modulo 11. */
function checkOf(first: number, second: number): number {
  const sum = weighed(first, 6) + weighed(second, 2)
  return (12 - (sum % 11)) % 11
}

/** Digits from the last on, the weight doubling each time from `weight`. */
function weighed(n: number, weight: number): number {
  let sum = 0
  let w = weight
  for (let rest = n; rest > 0;) {
    // Whole division: nine digits fit into 31 bits.
    const next = (rest / 10) | 0
    sum += (rest - next * 10) * w
    rest = next
    w = (w * 2) % 11
  }
  return sum
}
