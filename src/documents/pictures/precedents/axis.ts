/** A scale of powers of ten on a drawing. */
export interface Axis {
  /** First and last power of ten. */
  readonly from: number
  readonly to: number
  /** Where a value stands, in units of the drawing, to a tenth. Values at or below nothing stand at the start. */
  at(value: number): number
}

/**
 * An axis on which all values have room, one power of ten at the least. There must be a value above nothing.
 *
 * @example powersOfTen([5, 11034], 0, 400) → from 0 to 5; at(100) = 160
 */
export function powersOfTen(values: readonly number[], start: number, end: number): Axis {
  const logs = values.filter((v) => v > 0).map((v) => Math.log10(v))
  const from = Math.floor(Math.min(...logs) + ROUNDING)
  const to = Math.max(from + 1, Math.ceil(Math.max(...logs) - ROUNDING))
  const at = (value: number) => {
    const share = value > 0 ? (Math.log10(value) - from) / (to - from) : 0
    return Math.round((start + share * (end - start)) * 10) / 10
  }
  return { from, to, at }
}

/** Logarithms of whole powers may miss the whole by a hair. */
const ROUNDING = 1e-9

/** The powers of an axis. */
export function powers({ from, to }: Axis): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}

const BIG: readonly (readonly [power: number, word: string])[] = [
  [8, '亿'],
  [4, '万'],
]

/** A power of ten as people say it. @example 4 → '1万', 7 → '1000万', -2 → '0.01' */
export function powerText(power: number): string {
  if (power < 0) return `0.${'0'.repeat(-power - 1)}1`
  const [base = 0, word = ''] = BIG.find(([p]) => power >= p) ?? []
  return `1${'0'.repeat(power - base)}${word}`
}
