/** Where a drawing stands: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number]

export const UNMOVED: Matrix = [1, 0, 0, 1, 0, 0]

/** First `inner`, then `outer`. */
export function within(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner
  const [A, B, C, D, E, F] = outer
  return [
    A * a + C * b,
    B * a + D * b,
    A * c + C * d,
    B * c + D * d,
    A * e + C * f + E,
    B * e + D * f + F,
  ]
}

/** Six numbers of an attribute; what is none of that moves nothing. */
export function matrixOf(text: string | null): Matrix {
  const [a, b, c, d, e, f, ...more] = numbersOf(text)
  if (a === undefined || b === undefined || c === undefined) return UNMOVED
  if (d === undefined || e === undefined || f === undefined) return UNMOVED
  return more.length > 0 ? UNMOVED : [a, b, c, d, e, f]
}

/** Numbers with blanks or commas between them, up to the first that is none. */
export function numbersOf(text: string | null): number[] {
  const numbers = (text ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const end = numbers.findIndex((number) => !Number.isFinite(number))
  return text === null || text.trim() === '' ? [] : numbers.slice(0, end < 0 ? undefined : end)
}
