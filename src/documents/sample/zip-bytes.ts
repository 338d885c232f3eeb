import { crc32, deflateRawSync } from 'node:zlib'

/** 1980-01-01, the zero of zip dates: no clock in a file. */
const DATE = 0x21
/** Names are UTF-8. */
const FLAGS = 0x0800
const STORED = 0
const DEFLATE = 8

export interface ZipPart {
  readonly name: string
  readonly text: string
  /** As it stands, so that it can be read in the file's first bytes. */
  readonly stored?: true
}

interface Packed {
  readonly name: Buffer
  readonly offset: number
  readonly crc: number
  readonly size: number
  readonly method: number
  readonly bytes: Buffer
}

/** A small zip in memory: for what must not lie on the disk in clear before it is encrypted. */
export function zipBytes(parts: readonly ZipPart[]): Buffer {
  const packed: Packed[] = []
  let offset = 0
  for (const part of parts) {
    const one = pack(part, offset)
    packed.push(one)
    offset += 30 + one.name.length + one.bytes.length
  }
  const locals = packed.flatMap((p) => [header(p, 0x04034b50), p.name, p.bytes])
  const entries = packed.flatMap((p) => [header(p, 0x02014b50), p.name])
  const directory = Buffer.concat(entries)
  return Buffer.concat([...locals, directory, end(packed.length, directory.length, offset)])
}

function pack({ name, text, stored }: ZipPart, offset: number): Packed {
  const plain = Buffer.from(text)
  const bytes = stored ? plain : deflateRawSync(plain)
  return {
    name: Buffer.from(name),
    offset,
    crc: crc32(plain),
    size: plain.length,
    method: stored ? STORED : DEFLATE,
    bytes,
  }
}

/** Header of an entry where it lies, or in the directory, which has more fields. */
function header(p: Packed, signature: 0x04034b50 | 0x02014b50): Buffer {
  const listed = signature === 0x02014b50
  const head = Buffer.alloc(listed ? 46 : 30)
  head.writeUInt32LE(signature, 0)
  if (listed) head.writeUInt16LE(20, 4)
  const at = listed ? 6 : 4
  const fields = [20, FLAGS, p.method, 0, DATE]
  fields.forEach((field, i) => head.writeUInt16LE(field, at + 2 * i))
  head.writeUInt32LE(p.crc, at + 10)
  head.writeUInt32LE(p.bytes.length, at + 14)
  head.writeUInt32LE(p.size, at + 18)
  head.writeUInt16LE(p.name.length, at + 22)
  if (listed) head.writeUInt32LE(p.offset, 42)
  return head
}

function end(count: number, size: number, start: number): Buffer {
  const record = Buffer.alloc(22)
  record.writeUInt32LE(0x06054b50, 0)
  record.writeUInt16LE(count, 8)
  record.writeUInt16LE(count, 10)
  record.writeUInt32LE(size, 12)
  record.writeUInt32LE(start, 16)
  return record
}
