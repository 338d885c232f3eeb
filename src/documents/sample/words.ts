import type { SampleInterval } from './record.ts'

/** Hundredths of a percent. @example 9904 → '99.04%' */
export function percent(share: number): string {
  const whole = Math.floor(share / 100)
  const rest = String(share % 100).padStart(2, '0')
  return `${String(whole)}.${rest}%`
}

/** Tenths of a percent. @example 50 → '5', 25 → '2.5' */
export function tenths(n: number): string {
  return n % 10 === 0 ? String(n / 10) : `${String(Math.floor(n / 10))}.${String(n % 10)}`
}

/** Bounds in words: what was looked at in full has none. */
export function boundsText(interval: SampleInterval | null): string {
  if (interval === null) return '—'
  const { method, low, high, records } = interval
  if (method === 'all')
    return records ? `${String(records.low)} 条（逐条）` : `${percent(low)}（逐条）`
  const shares = `${percent(low)}—${percent(high)}`
  return records ? `${shares}（${String(records.low)}—${String(records.high)} 条）` : shares
}

/** How the bounds were had. */
export const METHODS: Readonly<Record<SampleInterval['method'], string>> = {
  all: '逐条核实',
  hypergeometric: '超几何分布精确区间',
  'clopper-pearson': 'Clopper–Pearson 精确区间',
}
