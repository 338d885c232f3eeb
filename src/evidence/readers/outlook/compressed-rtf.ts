/** What the dictionary begins with ([MS-OXRTFCP] 2.1.2.1). */
const PRESET = Buffer.from(
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx',
  'latin1',
)
const DICTIONARY = 4096
const HEAD = 16
const COMPRESSED = 0x75465a4c
const AS_IT_IS = 0x414c454d
/** A run of two bytes gives 17 at the most. */
const MOST = 256 << 20

/** The rich text that Outlook keeps as the body of a letter, unpacked as far as it goes; null where it is none. */
export function unpackedRtf(bytes: Buffer): Buffer | null {
  if (bytes.length < HEAD) return null
  const size = bytes.readUInt32LE(4)
  const kind = bytes.readUInt32LE(8)
  if (kind === AS_IT_IS) return bytes.subarray(HEAD, HEAD + size)
  if (kind !== COMPRESSED || size > MOST) return null
  return unpacked(bytes, Math.min(size, 17 * bytes.length))
}

function unpacked(bytes: Buffer, size: number): Buffer {
  const out = Buffer.alloc(size)
  const seen = Buffer.alloc(DICTIONARY)
  PRESET.copy(seen)
  let place = PRESET.length
  let written = 0
  const put = (byte: number) => {
    if (written < size) out[written++] = byte
    seen[place] = byte
    place = (place + 1) % DICTIONARY
  }
  for (let at = HEAD; at < bytes.length && written < size;) {
    const kinds = bytes[at++] ?? 0
    for (let bit = 0; bit < 8 && at < bytes.length; bit++) {
      if ((kinds & (1 << bit)) === 0) put(bytes[at++] ?? 0)
      else {
        const run = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
        at += 2
        const from = run >> 4
        if (from === place) return out.subarray(0, written)
        for (let i = 0; i < (run & 15) + 2; i++) put(seen[(from + i) % DICTIONARY] ?? 0)
      }
    }
  }
  return out.subarray(0, written)
}
