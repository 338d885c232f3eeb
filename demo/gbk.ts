/**
 * Text as GBK, which most lists on Chinese Windows machines are in. Node decodes it but does not encode it, so the
 * table is the decoder's, turned round.
 */
let table: Map<string, number> | undefined

export function gbk(text: string): Buffer {
  table ??= reversedTable()
  const out: number[] = []
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    const pair = code < 0x80 ? code : table.get(char)
    if (pair === undefined) throw new RangeError(`not in GBK: U+${code.toString(16)}`)
    if (pair > 0xff) out.push(pair >> 8)
    out.push(pair & 0xff)
  }
  return Buffer.from(out)
}

function reversedTable(): Map<string, number> {
  const decoder = new TextDecoder('gb18030')
  const found = new Map<string, number>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const char = decoder.decode(Uint8Array.of(lead, trail))
      if ([...char].length === 1 && char !== '\ufffd' && !found.has(char)) {
        found.set(char, (lead << 8) | trail)
      }
    }
  }
  return found
}
