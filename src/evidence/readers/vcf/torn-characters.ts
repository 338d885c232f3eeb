import type { ByteSource } from '../../source.ts'
import { encodingFor } from '../input.ts'

/** A character of four bytes, and the line end and blank within it, end so near. */
const NEAR = 8

/**
 * Some writers fold lines after 75 bytes, whatever stands there: half a character, a line end, a blank, the other half. The
 * text as it would be had they folded behind the character; no line becomes another (RFC 5545, 3.1).
 */
export function withWholeCharacters(source: ByteSource, given: string | undefined): ByteSource {
  const whole: ByteSource = {
    size: source.size,
    read: (offset, into) => readWhole(source, offset, into),
    close: () => source.close(),
  }
  return encodingFor(whole, given).encoding === 'utf-8' ? whole : source
}

function readWhole(source: ByteSource, offset: number, into: Uint8Array): number {
  const from = Math.max(0, offset - NEAR)
  const part = new Uint8Array(offset - from + into.length + NEAR)
  const read = source.read(from, part)
  const known = part.subarray(0, read)
  for (let at = known.indexOf(10); at >= 0; at = known.indexOf(10, at + 1)) mend(known, at)
  const wanted = known.subarray(offset - from, offset - from + into.length)
  into.set(wanted)
  return wanted.length
}

/** Puts the rest of a character that is torn by this line end before it. */
function mend(bytes: Uint8Array, lineEnd: number): void {
  const behind = lineEnd + 2
  const blank = bytes[lineEnd + 1]
  if ((blank !== 32 && blank !== 9) || !isRest(bytes[behind])) return
  const before = bytes[lineEnd - 1] === 13 ? lineEnd - 1 : lineEnd
  let had = 1
  while (had < 4 && isRest(bytes[before - had])) had++
  const missing = lengthBy(bytes[before - had]) - had
  const rest = bytes.slice(behind, behind + Math.max(0, missing))
  if (rest.length === 0 || rest.length < missing || !rest.every((byte) => isRest(byte))) return
  bytes.copyWithin(before + missing, before, behind)
  bytes.set(rest, before)
}

function isRest(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte < 0xc0
}

/** How many bytes a character of UTF-8 has that begins with this one. */
function lengthBy(byte = 0): number {
  if (byte >= 0xc2 && byte < 0xe0) return 2
  if (byte >= 0xe0 && byte < 0xf0) return 3
  return byte >= 0xf0 && byte < 0xf5 ? 4 : 0
}
