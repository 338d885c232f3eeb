import { crc32, deflateRawSync } from 'node:zlib'

/** One file to be packed; the odd settings make the odd archives that tests need. */
export interface Part {
  readonly name: string | Buffer
  readonly data: string | Uint8Array
  readonly method?: number
  readonly flags?: number
  /** Sizes after the data instead of in the local header. */
  readonly descriptor?: boolean
  readonly zip64?: boolean
  readonly extra?: Buffer
  /** What the directory claims instead of the truth. */
  readonly crc?: number
  readonly size?: number
}

/** Packs parts into a zip archive in memory. `prefix` bytes stand in front and are not in the offsets. */
export function zipOf(parts: readonly Part[], options: { prefix?: Buffer; comment?: string } = {}) {
  const bodies: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const packed = pack(part)
    const local = localRecord(part, packed)
    central.push(centralRecord(part, packed, offset))
    bodies.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = endRecord(parts.length, directory.length, offset, options.comment ?? '')
  return Buffer.concat([options.prefix ?? Buffer.alloc(0), ...bodies, directory, end])
}

interface Packed {
  readonly name: Buffer
  readonly body: Buffer
  readonly crc: number
  readonly size: number
  readonly flags: number
  readonly method: number
}

function pack(part: Part): Packed {
  const raw = Buffer.from(part.data as string)
  const method = part.method ?? 8
  const utf8 = typeof part.name === 'string' ? 0x800 : 0
  return {
    name: Buffer.from(part.name as string),
    body: method === 8 ? deflateRawSync(raw) : raw,
    crc: part.crc ?? crc32(raw),
    size: part.size ?? raw.length,
    flags: (part.flags ?? utf8) | (part.descriptor ? 8 : 0),
    method,
  }
}

function localRecord(part: Part, packed: Packed): Buffer {
  const head = Buffer.alloc(30)
  const later = part.descriptor === true
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(packed.flags, 6)
  head.writeUInt16LE(packed.method, 8)
  head.writeUInt32LE(later ? 0 : packed.crc, 14)
  head.writeUInt32LE(later ? 0 : packed.body.length, 18)
  head.writeUInt32LE(later ? 0 : packed.size, 22)
  head.writeUInt16LE(packed.name.length, 26)
  return Buffer.concat([head, packed.name, packed.body, later ? descriptor(packed) : Buffer.alloc(0)])
}

function descriptor(packed: Packed): Buffer {
  const record = Buffer.alloc(16)
  record.writeUInt32LE(0x08074b50, 0)
  record.writeUInt32LE(packed.crc, 4)
  record.writeUInt32LE(packed.body.length, 8)
  record.writeUInt32LE(packed.size, 12)
  return record
}

function centralRecord(part: Part, packed: Packed, offset: number): Buffer {
  const wide = part.zip64 === true
  const extra = Buffer.concat([
    wide ? wideField(packed, offset) : Buffer.alloc(0),
    part.extra ?? Buffer.alloc(0),
  ])
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x02014b50, 0)
  head.writeUInt16LE(packed.flags, 8)
  head.writeUInt16LE(packed.method, 10)
  head.writeUInt32LE(packed.crc, 16)
  head.writeUInt32LE(wide ? 0xffffffff : packed.body.length, 20)
  head.writeUInt32LE(wide ? 0xffffffff : packed.size, 24)
  head.writeUInt16LE(packed.name.length, 28)
  head.writeUInt16LE(extra.length, 30)
  head.writeUInt32LE(wide ? 0xffffffff : offset, 42)
  return Buffer.concat([head, packed.name, extra])
}

function wideField(packed: Packed, offset: number): Buffer {
  const field = Buffer.alloc(28)
  field.writeUInt16LE(1, 0)
  field.writeUInt16LE(24, 2)
  field.writeBigUInt64LE(BigInt(packed.size), 4)
  field.writeBigUInt64LE(BigInt(packed.body.length), 12)
  field.writeBigUInt64LE(BigInt(offset), 20)
  return field
}

function endRecord(entries: number, size: number, offset: number, comment: string): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries, 8)
  end.writeUInt16LE(entries, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  end.writeUInt16LE(Buffer.byteLength(comment), 20)
  return Buffer.concat([end, Buffer.from(comment)])
}
