import { hongKongPairs } from './hkscs.ts'

/**
 * Tables of the two Chinese double-byte encodings, taken from the platform's own decoder once and then used byte
 * by byte: the platform's decoder makes strings, does not say where a byte was wrong, and for Big5 swallows an ASCII
 * byte (a delimiter, a line end) after a broken lead byte.
 */
export interface DoubleByte {
  /** Code point by `lead << 8 | trail`, 0 where the pair stands for nothing. */
  readonly codes: Uint16Array
  /** GB18030 has four-byte characters; Big5 has not. */
  readonly fourBytes: boolean
  /** Pairs that stand for a character beyond the basic plane, as names in Hong Kong hold them. */
  readonly beyond: ReadonlyMap<number, number>
}

const built = new Map<string, DoubleByte>()

export function doubleByte(encoding: 'gb18030' | 'big5'): DoubleByte {
  const known = built.get(encoding)
  if (known) return known
  const codes = buildTable(encoding)
  const beyond = new Map<number, number>()
  if (encoding === 'big5') addHongKong(codes, beyond)
  const made = { codes, fourBytes: encoding === 'gb18030', beyond }
  built.set(encoding, made)
  return made
}

/** Only where the platform knows nothing but a private use character. */
function addHongKong(codes: Uint16Array, beyond: Map<number, number>): void {
  for (const [pair, code] of hongKongPairs()) {
    const known = codes[pair] ?? 0
    if (known !== 0 && (known < 0xe000 || known > 0xf8ff)) continue
    codes[pair] = code > 0xffff ? 0 : code
    if (code > 0xffff) beyond.set(pair, code)
  }
}

function buildTable(encoding: string): Uint16Array {
  const table = new Uint16Array(0x10000)
  const decoder = new TextDecoder(encoding)
  const bytes = new Uint8Array(2)
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      bytes[0] = lead
      bytes[1] = trail
      const text = decoder.decode(bytes)
      if (text.length === 1 && text !== '\ufffd') table[(lead << 8) | trail] = text.charCodeAt(0)
    }
  }
  return table
}

/** Code point of a GB18030 four-byte character, or 0. */
export function fourByteCode(bytes: Uint8Array, at: number): number {
  const text = fourByteDecoder.decode(bytes.subarray(at, at + 4))
  const code = text.codePointAt(0) ?? 0
  return code === 0xfffd || String.fromCodePoint(code).length !== text.length ? 0 : code
}

const fourByteDecoder = new TextDecoder('gb18030', { ignoreBOM: true })
