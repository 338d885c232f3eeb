/** Of longer words nothing is guessed; of more words only so many are looked at. */
const LONGEST = 32
const MOST = 1000

/**
 * The known word that somebody most likely meant, or null: two slips at most in a long word, one in a short one, none
 * in one of two letters.
 *
 * @example nearest('unit_price', ['unit-price', 'units']) → 'unit-price'
 */
export function nearest(word: string, known: Iterable<string>): string | null {
  let best: string | null = null
  let least = word.length > 4 ? 3 : word.length > 2 ? 2 : 1
  let looked = 0
  for (const candidate of known) {
    if (++looked > MOST || word.length > LONGEST) break
    const slips = distance(plain(word), plain(candidate), least)
    if (slips < least) {
      least = slips
      best = candidate
    }
  }
  return best
}

/** `Unit_Price` and `unit-price` are one word. */
function plain(word: string): string {
  return word.toLowerCase().replaceAll(/[_\s-]/g, '')
}

/** Letters to put in, take out, change or exchange with their neighbour; `bound` when it is that many or more. */
function distance(a: string, b: string, bound: number): number {
  if (Math.abs(a.length - b.length) >= bound) return bound
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const turned = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const turn = turned ? (before[j - 2] ?? 0) + 1 : bound
      next.push(Math.min(change, turn, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    before = row
    row = next
  }
  return Math.min(row[b.length] ?? bound, bound)
}
