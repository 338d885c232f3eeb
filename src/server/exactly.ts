/**
 * A number as people type it, kept whole; null for anything else. No floating point in between.
 *
 * @param places how many digits stand behind the point at the most: 6 gives millionths, 2 gives fen
 * @example exactly('0.45', 6) → 450000
 */
export function exactly(text: string, places: number): number | null {
  const [, whole = '', part = ''] = /^(\d{1,12})(?:\.(\d{1,6}))?$/.exec(text) ?? []
  const value = Number(whole + part.padEnd(places, '0'))
  const fits = whole !== '' && part.length <= places && Number.isSafeInteger(value)
  return fits && value > 0 ? value : null
}
