/**
 * A zip writer for the demonstration: entries in the order given, every date 2021-09-01 00:00:00, so that the bytes
 * never change. Only Huffman coding is used (no string matching): how strings are matched differs between builds of
 * zlib, and the same evidence must have the same digest on every machine.
 */
import { constants, crc32, deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  /** The name as bytes: UTF-8, or GBK as Chinese Windows writes it. */
  readonly name: Buffer
  readonly bytes: Buffer
}

/** Sets the flag that names are UTF-8 only when asked: GBK names stand without it, as in the field. */
export function zip(entries: readonly ZipEntry[], names: 'utf8' | 'gbk' = 'utf8'): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const packed = deflateRawSync(entry.bytes, { strategy: constants.Z_HUFFMAN_ONLY })
    const head = common(entry, packed, names)
    const local = Buffer.concat([u32(0x04034b50), head, entry.name, packed])
    directory.push(Buffer.concat([u32(0x02014b50), u16(20), head, tail(offset), entry.name]))
    parts.push(local)
    offset += local.length
  }
  const list = Buffer.concat(directory)
  return Buffer.concat([...parts, list, end(entries.length, list.length, offset)])
}

/** The fields that stand in the local header and in the directory alike. */
function common(entry: ZipEntry, packed: Buffer, names: 'utf8' | 'gbk'): Buffer {
  const flags = names === 'utf8' ? 0x0800 : 0
  const date = ((2021 - 1980) << 9) | (9 << 5) | 1
  return Buffer.concat([
    ...[20, flags, 8, 0, date].map(u16),
    ...[crc32(entry.bytes), packed.length, entry.bytes.length].map(u32),
    ...[entry.name.length, 0].map(u16),
  ])
}

const tail = (offset: number): Buffer => Buffer.concat([...[0, 0, 0].map(u16), u32(0), u32(offset)])

const end = (entries: number, size: number, offset: number): Buffer =>
  Buffer.concat([
    u32(0x06054b50),
    ...[0, 0, entries, entries].map(u16),
    u32(size),
    u32(offset),
    u16(0),
  ])

function u16(value: number): Buffer {
  const out = Buffer.alloc(2)
  out.writeUInt16LE(value)
  return out
}

function u32(value: number): Buffer {
  const out = Buffer.alloc(4)
  out.writeUInt32LE(value >>> 0)
  return out
}
