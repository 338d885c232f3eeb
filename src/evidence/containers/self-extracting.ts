import { crc32 } from 'node:zlib'
import type { ByteSource } from '../source.ts'
import { partSource } from './joined.ts'
import { findDirectory } from './zip-directory.ts'
import { bytesAt } from './zip-records.ts'

/** An archive behind the program that unpacks it, or behind a picture that hides it (图种). */
export interface SelfExtracting {
  readonly id: 'zip' | '7z' | 'rar' | 'cab'
  readonly at: number
}

/** The programs that unpack are smaller. */
const LOOKED_AT = 4 << 20

/**
 * The archive in a program that unpacks itself (自解压); null in any other. Programs that can unpack hold the marks of
 * archives too, so what follows a mark must be a header that its own checksum proves.
 */
export function selfExtracting(source: ByteSource): SelfExtracting | null {
  if ((findDirectory(source)?.entries ?? 0) > 0) return { id: 'zip', at: 0 }
  const bytes = bytesAt(source, 0, LOOKED_AT)
  for (const { id, mark, proves } of KINDS)
    for (let at = bytes.indexOf(mark, 1); at >= 0; at = bytes.indexOf(mark, at + 1))
      if (proves(bytes.subarray(at), source.size - at)) return { id, at }
  return null
}

/** The archive without the program or the picture in front of it, and where it begins. */
export function withoutProgram(
  source: ByteSource,
  id: '7z' | 'rar' | 'cab',
): { readonly source: ByteSource; readonly at: number } {
  const begins = bytesAt(source, 0, 6)
  if (KINDS.some(({ mark }) => begins.equals(mark.subarray(0, 6)))) return { source, at: 0 }
  const found = selfExtracting(source)
  if (found?.id !== id) return { source, at: 0 }
  return { source: partSource(source, found.at, source.size - found.at), at: found.at }
}

const KINDS = [
  { id: '7z', mark: Buffer.from("7z\xbc\xaf'\x1c", 'latin1'), proves: isSevenZip },
  { id: 'rar', mark: Buffer.from('Rar!\x1a\x07\x00', 'latin1'), proves: isRar4 },
  { id: 'rar', mark: Buffer.from('Rar!\x1a\x07\x01\x00', 'latin1'), proves: isRar5 },
  { id: 'cab', mark: Buffer.from('MSCF\0\0\0\0', 'latin1'), proves: isCabinet },
] as const

function isSevenZip(bytes: Buffer): boolean {
  return bytes.length >= 32 && crc32(bytes.subarray(12, 32)) === bytes.readUInt32LE(8)
}

/** The main header: half a checksum, type 0x73, thirteen bytes. */
function isRar4(bytes: Buffer): boolean {
  if (bytes.length < 20 || bytes[9] !== 0x73) return false
  return (crc32(bytes.subarray(9, 20)) & 0xffff) === bytes.readUInt16LE(7)
}

/** It states its own length, of which all must be there, its version, and some folders and files. */
function isCabinet(bytes: Buffer, room: number): boolean {
  if (bytes.length < 36 || bytes.readUInt16LE(24) !== 0x0103) return false
  const length = bytes.readUInt32LE(8)
  const files = bytes.readUInt32LE(16)
  const counts = [bytes.readUInt16LE(26), bytes.readUInt16LE(28)]
  return length <= room && files >= 36 && files < length && counts.every((n) => n > 0)
}

/** The first header, whose length is one byte: it says little. */
function isRar5(bytes: Buffer): boolean {
  const length = bytes[12] ?? 0
  if (length === 0 || length >= 0x80 || bytes.length < 13 + length) return false
  return crc32(bytes.subarray(12, 13 + length)) === bytes.readUInt32LE(8)
}
