/** Encodings of Russian; each with the bytes of its most frequent letters (о а е и н т). */
const CYRILLIC = {
  'windows-1251': [0xee, 0xe0, 0xe5, 0xe8, 0xed, 0xf2],
  'koi8-r': [0xcf, 0xc1, 0xc5, 0xc9, 0xce, 0xd4],
} as const
const LEAST_LETTERS = 12

/**
 * In which encoding of Russian a text of one byte a character may be: letters beyond ASCII stand in words of their own, where
 * Western text has one of them here and there. Null for any other.
 */
export function cyrillicEncoding(sample: Uint8Array): keyof typeof CYRILLIC | null {
  const counts = new Uint32Array(256)
  let letters = 0
  let words = 0
  let before = 0
  for (const byte of sample) {
    if (byte >= 0xc0) {
      letters++
      counts[byte] = (counts[byte] ?? 0) + 1
      if (before < 0xc0) words++
    }
    before = byte
  }
  if (letters < LEAST_LETTERS || letters < 3 * words) return null
  const share = (name: keyof typeof CYRILLIC) =>
    CYRILLIC[name].reduce((sum, byte) => sum + (counts[byte] ?? 0), 0) / letters
  const best = share('windows-1251') >= share('koi8-r') ? 'windows-1251' : 'koi8-r'
  return share(best) >= 0.3 ? best : null
}
