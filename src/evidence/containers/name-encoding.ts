import { decodeName, decodeStrictly, type NameEncoding } from './zip-names.ts'

/** Encodings that Chinese Windows does not write, and that names without a mark may yet be in. */
type Other = Extract<NameEncoding, 'big5' | 'shift_jis'>

/** So many names are looked at. */
const LOOKED_AT = 2000
/** Fewer characters tell nothing. */
const LEAST = 6
/** GB18030 reads names badly when less than this part of them are characters in use; another reads them well from that on. */
const BADLY = 0.6
const WELL = 0.9

/**
 * The encoding of names of one archive that are not UTF-8, decided over all of them: GB18030, unless it makes of them mostly
 * characters that hardly anybody writes, and Big5 or Shift_JIS common ones.
 */
export function encodingOfNames(raws: readonly Uint8Array[]): 'gb18030' | Other {
  const some = raws.slice(0, LOOKED_AT)
  if (share(some, 'gb18030', isGood.gb18030) >= BADLY) return 'gb18030'
  const others = (['shift_jis', 'big5'] as const).map((label) => {
    const part = share(some, label, isGood[label])
    return { label, part }
  })
  const best = others.reduce((a, b) => (b.part > a.part ? b : a))
  return best.part >= WELL ? best.label : 'gb18030'
}

/** A name that is not UTF-8, in the encoding of the others; in that of Chinese Windows where it is none of it. */
export function nameIn(raw: Uint8Array, encoding: 'gb18030' | Other): string {
  const text = encoding === 'gb18030' ? null : decodeStrictly(encoding, raw)
  return text ?? decodeName(raw, false, null).name
}

type Good = (lead: number, trail: number) => boolean

/** Is a character of two bytes one in daily use, by the order in which the standards have them? */
const isGood: Readonly<Record<'gb18030' | Other, Good>> = {
  // Characters of the first level, and full-width signs.
  gb18030: (lead, trail) =>
    trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3)),
  // The same, and kana.
  shift_jis: (lead) => lead >= 0x81 && lead <= 0x98 && (lead <= 0x83 || lead >= 0x88),
  big5: (lead) => lead >= 0xa1 && lead <= 0xc6,
}

/** Which part of the characters beyond ASCII are good ones; 0 where a name cannot be read so, or there are too few. */
function share(raws: readonly Uint8Array[], label: string, good: Good): number {
  let [all, fine] = [0, 0]
  for (const raw of raws) {
    if (decodeStrictly(label, raw) === null) return 0
    for (let i = 0; i < raw.length; i++) {
      const byte = raw[i] ?? 0
      if (byte < 0x80) continue
      all++
      if (isAlone(label, byte)) continue
      i++
      if (good(byte, raw[i] ?? 0)) fine++
    }
  }
  return all < LEAST ? (label === 'gb18030' ? 1 : 0) : fine / all
}

/** Katakana of half width are one byte. */
function isAlone(label: string, byte: number): boolean {
  return label === 'shift_jis' && byte >= 0xa0 && byte <= 0xdf
}
