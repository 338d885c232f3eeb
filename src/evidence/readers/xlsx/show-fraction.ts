import type { FractionSection } from './number-section.ts'

type Shape = Pick<FractionSection, 'whole' | 'places' | 'by'>

/**
 * A number that is not negative as a fraction, in the widths that Excel gives it: a fraction that is nothing leaves its
 * place blank.
 *
 * @example showFraction(1.5, `# ?/?`) → '1 1/2'
 */
export function showFraction(value: number, { whole, places, by }: Shape): string {
  const apart = whole ? Math.floor(value) : 0
  const [over, under] =
    by === null ? nearest(value - apart, 10 ** places - 1) : [Math.round((value - apart) * by), by]
  const full = whole && over === under
  const shown = full ? apart + 1 : apart
  const width = String(by ?? '').length || places
  const fraction = `${String(over).padStart(places)}/${String(under).padEnd(width)}`
  if (!whole) return fraction
  if (over !== 0 && !full) return `${shown === 0 ? '' : String(shown)} ${fraction}`
  return `${String(shown)} ${' '.repeat(places + 1 + width)}`
}

/** The last of the continued fractions of a number whose denominator is at most so great: pi is 22/7, as Excel has it. */
function nearest(value: number, most: number): readonly [over: number, under: number] {
  let [overBefore, underBefore, over, under] = [1, 0, Math.floor(value), 1]
  let rest = value - over
  while (rest > 1e-10) {
    const inverse = 1 / rest
    const step = Math.floor(inverse)
    if (underBefore + step * under > most) break
    ;[overBefore, over] = [over, overBefore + step * over]
    ;[underBefore, under] = [under, underBefore + step * under]
    rest = inverse - step
  }
  return [over, under]
}
