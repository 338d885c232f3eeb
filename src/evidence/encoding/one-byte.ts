/**
 * Upper halves of encodings of one byte a character in which Chinese text is misread: of Windows, of the Macintosh (whose Excel
 * opens a GBK csv so), of DOS (names in archives, consoles), and of Russian Windows.
 */
const UPPER = {
  latin1: '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ' + from0xA0(),
  macroman: new TextDecoder('macintosh').decode(upperHalf()),
  cp437:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  cp850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  cp1251: new TextDecoder('windows-1251').decode(upperHalf()),
} as const
export type OneByte = keyof typeof UPPER

function upperHalf(): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, i) => 0x80 + i)
}

function from0xA0(): string {
  return String.fromCharCode(...Array.from({ length: 96 }, (_, i) => 0xa0 + i))
}

/** A byte that stands in neither encoding: what was lost on the way. */
export const LOST_BYTE = 0xff

const inverses = new Map<OneByte, Uint8Array>()

/** Bytes by their characters, 0 for none. */
function inverseOf(encoding: OneByte): Uint8Array {
  const known = inverses.get(encoding)
  if (known) return known
  const made = new Uint8Array(0x10000)
  // Programs leave a control character where windows-1252 has nothing, and where it was read as Latin-1.
  if (encoding === 'latin1') for (let i = 0x80; i < 0xa0; i++) made[i] = i
  for (let i = 0; i < 128; i++) made[UPPER[encoding].charCodeAt(i)] = 0x80 + i
  inverses.set(encoding, made)
  return made
}

/** The bytes of a text in such an encoding; null when a character has none there. U+FFFD stands for a byte that was lost. */
export function inOneByte(text: string, encoding: OneByte): Uint8Array | null {
  const inverse = inverseOf(encoding)
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const byte = unit < 0x80 ? unit : unit === 0xfffd ? LOST_BYTE : (inverse[unit] as number)
    if (byte === 0 && unit !== 0) return null
    bytes[i] = byte
  }
  return bytes
}

/** All characters of the upper halves. */
export function oneByteCharacters(): string {
  return Object.values(UPPER).join('')
}
