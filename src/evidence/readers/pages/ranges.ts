const MOST_RANGES = 50

/** Numbers of pages as people write them: `1–3、7`. */
export function ranges(numbers: readonly number[]): string {
  const found: [number, number][] = []
  for (const number of numbers) {
    const last = found.at(-1)
    if (last && last[1] + 1 === number) last[1] = number
    else found.push([number, number])
  }
  const words = found.slice(0, MOST_RANGES).map(([a, b]) => (a === b ? `${a}` : `${a}–${b}`))
  return words.join('、') + (found.length > MOST_RANGES ? ' …' : '')
}
