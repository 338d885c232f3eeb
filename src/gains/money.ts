import type { Money } from '../case-report.ts'
import { yuan } from '../report/amounts.ts'

export { yuan }

/** exactly, at-least 以上, about 约: a sum keeps the word of its source. */
export type Bound = Money['bound']

/** A sum of the law, without decimals where it has none. @example 500000 → '5000元' */
export function wholeYuan(fen: bigint): string {
  return fen % 100n === 0n ? `${String(fen / 100n)}元` : yuan(fen)
}

/** A sum with the words that belong to it. @example 约1400.00元, 16500.00元以上 */
export function moneyText({ fen, bound }: Pick<Money, 'fen' | 'bound'>): string {
  return `${bound === 'about' ? '约' : ''}${yuan(fen)}${bound === 'at-least' ? '以上' : ''}`
}

/** Yuan of millionths, with as many decimals as there are, two at the least. @example 450000 → '0.45元' */
export function priceText(micro: number): string {
  const n = BigInt(micro)
  const digits = String(n % 1_000_000n)
    .padStart(6, '0')
    .replace(/0{1,4}$/, '')
  return `${String(n / 1_000_000n)}.${digits}元`
}
