/**
 * The bytes that a password may have been when a zip was made: UTF-8 of new programs, GBK of Chinese Windows. Zip does
 * not say which.
 */
export function passwordBytes(password: string): readonly Uint8Array[] {
  const utf8 = new TextEncoder().encode(password)
  const chinese = utf8.length === password.length ? null : gbk(password)
  return chinese === null ? [utf8] : [utf8, chinese]
}

let codes: Map<string, number> | null = null

/** GBK, two bytes a character; null when a character has none. */
function gbk(text: string): Uint8Array | null {
  codes ??= allCodes()
  const bytes: number[] = []
  for (const char of text) {
    const code = char < '\x80' ? char.charCodeAt(0) : codes.get(char)
    if (code === undefined) return null
    if (code > 0xff) bytes.push(code >> 8)
    bytes.push(code & 0xff)
  }
  return Uint8Array.from(bytes)
}

function allCodes(): Map<string, number> {
  const decoder = new TextDecoder('gb18030')
  const found = new Map<string, number>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const char = decoder.decode(Uint8Array.of(lead, trail))
      if ([...char].length === 1 && !found.has(char)) found.set(char, lead * 256 + trail)
    }
  }
  return found
}
