import { inflateRawSync } from 'node:zlib'

/** A file in a package. */
export interface Part {
  readonly name: string
  readonly text: string
}

const DIRECTORY_END = 0x06054b50

/**
 * The parts of a package that a library of ours has just made: small, whole, in memory. Never for files from outside,
 * which `evidence/containers` reads.
 */
export function unpacked(bytes: Uint8Array): readonly Part[] {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = zip.length - 22
  if (zip.readUInt32LE(end) !== DIRECTORY_END) throw new Error('not the package that was written')
  const count = zip.readUInt16LE(end + 10)
  const parts: Part[] = []
  let at = zip.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    parts.push(partAt(zip, at))
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return parts
}

function partAt(zip: Buffer, at: number): Part {
  const name = zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28))
  const header = zip.readUInt32LE(at + 42)
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28)
  const data = zip.subarray(start, start + zip.readUInt32LE(at + 20))
  const plain = zip.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data)
  return { name, text: plain.toString('utf8') }
}
