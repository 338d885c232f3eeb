import type { Money, Quantity } from '../../case-report.ts'
import { unitsText, yuan } from '../../report/amounts.ts'

export { yuan }

/**
 * A sum with the words that belong to it (promise 7).
 *
 * @example { fen: 140000, basis: 'stated', bound: 'about' } → '约1400.00元'
 * @example null → '不明'
 */
export function money(sum: Money | null): string {
  if (sum === null) return '不明'
  return `${bounded(yuan(sum.fen), sum.bound)}${sum.basis === 'computed' ? '（推算）' : ''}`
}

function bounded(text: string, bound: Money['bound']): string {
  if (bound === 'about') return `约${text}`
  return bound === 'at-least' ? `${text}以上` : text
}

/** Millionths of a yuan a record. @example 450000 → '0.45元/条', 175 → '0.000175元/条' */
export function unitPrice(millionths: number): string {
  const fraction = String(millionths % 1_000_000).padStart(6, '0')
  const short = fraction.slice(0, 2) + fraction.slice(2).replace(/0+$/, '')
  return `${String(Math.trunc(millionths / 1_000_000))}.${short}元/条`
}

/**
 * A number of records with its words: an upper bound is never invented.
 *
 * @example at least 37002, exactly unknown → '37002条以上'
 * @example nothing but a stated figure → '没有数据可核': what is missing is never zero (promise 7)
 */
export function records(q: Quantity): string {
  const about = q.about ? '约' : ''
  if (q.exactly === null && q['at-least'] === 0) return '没有数据可核'
  return q.exactly === null
    ? `${about}${String(q['at-least'])}条以上`
    : `${about}${String(q.exactly)}条`
}

/** 另有: what batches without files are stated to hold; null when there are none. */
export function besides(q: Quantity): string | null {
  if (q.declared === null) return null
  const bound = q['declared-bound'] ?? 'at-least'
  const open = bound.endsWith('at-least') ? '，不设上限' : ''
  const apart =
    q.apart === null
      ? ''
      : `；如与有文件的批次均不重合，为${unitsText({ bound, units: q.apart })}${open}`
  return `另有无文件的批次载明${unitsText({ bound, units: q.declared })}（重合不明）${apart}`
}
