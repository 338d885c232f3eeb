/** How the bytes of an entry's name were read. Plain ASCII counts as UTF-8. */
export type NameEncoding = 'utf-8' | 'gb18030' | 'cp437' | 'big5' | 'shift_jis'

export interface DecodedName {
  readonly name: string
  readonly encoding: NameEncoding
  /** The archive itself does not say so: flag missing, or it lies. */
  readonly guessed: boolean
}

/** Upper half of code page 437, the code of zip names by the letter of the format. */
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0'

/**
 * Reads an entry's name: as UTF-8 where the bytes are valid UTF-8 (flag or not), else as GB18030, which Chinese
 * Windows writes without a flag, else as code page 437. The Info-ZIP path field, when given and its checksum holds,
 * goes before all.
 */
export function decodeName(
  raw: Uint8Array,
  utf8Flag: boolean,
  unicodePath: string | null,
): DecodedName {
  if (unicodePath !== null) return named(unicodePath, 'utf-8', false)
  const utf8 = decodeStrictly('utf-8', raw)
  if (utf8 !== null) return named(utf8, 'utf-8', !utf8Flag && raw.some((byte) => byte > 0x7f))
  const chinese = decodeStrictly('gb18030', raw)
  if (chinese !== null) return named(chinese, 'gb18030', true)
  return named(decode437(raw), 'cp437', true)
}

function named(name: string, encoding: NameEncoding, guessed: boolean): DecodedName {
  return { name, encoding, guessed }
}

/** Text of strictly valid bytes, or null. */
export function decodeStrictly(label: string, raw: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(raw)
  } catch {
    return null
  }
}

function decode437(raw: Uint8Array): string {
  return Array.from(raw, (byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : (CP437[byte - 0x80] ?? '?'),
  ).join('')
}

/**
 * The name as it may be shown: `/` between parts, no drive, no leading `/`, no part that climbs, no control or
 * direction-changing character. For display only: a name is a suspect's data and never becomes a path on disk.
 *
 * @example safeName('..\\..\\C:\\x\u202Etxt') → '_/_/C_/x_txt'
 */
export function safeName(name: string): string {
  const parts = name.replaceAll('\\', '/').split('/')
  const kept = parts.filter((part, i) => part !== '' || i === parts.length - 1)
  return kept.map(safePart).join('/')
}

function safePart(part: string): string {
  if (/^\.{1,2}$/.test(part)) return '_'
  return Array.from(part, (char) => (changesDisplay(char) ? '_' : char)).join('')
}

function changesDisplay(char: string): boolean {
  const code = char.codePointAt(0) ?? 0
  if (code < 0x20 || (code >= 0x7f && code < 0xa0) || char === ':') return true
  return (code >= 0x200e && code <= 0x200f) || (code >= 0x202a && code <= 0x202e) || isIsolate(code)
}

function isIsolate(code: number): boolean {
  return (code >= 0x2066 && code <= 0x2069) || code === 0xfeff || code === 0x2028 || code === 0x2029
}
