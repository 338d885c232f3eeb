import { crc32 } from 'node:zlib'
import type { ByteSource } from '../source.ts'
import type { EntryResult } from './archive.ts'
import { partSource } from './joined.ts'
import { unpackData } from './zip-inflate.ts'
import { bytesAt } from './zip-records.ts'

/** A damaged file of more members is not followed to its end: each costs an unpacker of its own. */
const MOST_MEMBERS = 10_000
/** Longest header that is looked through: extra field, name and comment have no bounds of their own. */
const LONGEST_HEADER = 256 << 10

/**
 * Unpacks a gzip file member by member up to where it breaks, so that all before the damage is handed on: the unpacker of
 * the whole drops what it held when it meets bytes that are no member.
 */
export async function unpackMembers(
  source: ByteSource,
  emit: (chunk: Uint8Array) => void,
  maxBytes: number,
): Promise<EntryResult> {
  let bytes = 0
  let at = 0
  for (let members = 0; at < source.size; members++) {
    const start = members < MOST_MEMBERS ? dataStart(source, at) : null
    if (start === null) return { status: 'CORRUPT', bytes, message: at === 0 ? BROKEN : MORE }
    const member = await unpackMember(source, start, emit, maxBytes - bytes)
    bytes += member.result.bytes
    if (member.result.status !== 'ok') return { ...member.result, bytes }
    at = member.end
  }
  return { status: 'ok', bytes, message: '' }
}

async function unpackMember(
  source: ByteSource,
  start: number,
  emit: (chunk: Uint8Array) => void,
  maxBytes: number,
): Promise<{ readonly result: EntryResult; readonly end: number }> {
  let crc = 0
  let packed = 0
  const take = (chunk: Uint8Array) => {
    crc = crc32(chunk, crc)
    emit(chunk)
  }
  const data = partSource(source, start, source.size - start)
  const taken = (count: number) => (packed = count)
  const result = await unpackData(data, { ...UNSTATED, compressedSize: data.size }, take, {
    maxBytes,
    taken,
  })
  const end = start + packed + 8
  if (result.status !== 'ok') return { result, end }
  const tail = bytesAt(source, start + packed, 8)
  const whole = tail.length === 8 && tail.readUInt32LE(0) === crc
  const fault = tail.length < 8 ? CUT : CHECKSUM
  return { result: whole ? result : { ...result, status: 'CORRUPT', message: fault }, end }
}

const UNSTATED = { method: 8, flags: 0, size: 0, crc32: null, sizesKnown: false } as const

/** Where the packed data of a member begins (RFC 1952); null where none does. */
function dataStart(source: ByteSource, at: number): number | null {
  const head = bytesAt(source, at, LONGEST_HEADER)
  if (head.length < 18 || head[0] !== 0x1f || head[1] !== 0x8b || head[2] !== 8) return null
  const flags = head[3] ?? 0
  let next = 10
  if ((flags & 4) !== 0) next += 2 + head.readUInt16LE(10)
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue
    const end = head.indexOf(0, next)
    if (end < 0) return null
    next = end + 1
  }
  if ((flags & 2) !== 0) next += 2
  return next < head.length ? at + next : null
}

const BROKEN = '压缩数据损坏 / the packed data is damaged'
const MORE = '压缩数据之后还有内容，未读 / more stands behind the packed data, not read'
const CUT = '压缩数据不完整 / the packed data is incomplete'
const CHECKSUM = 'CRC-32 校验不符 / CRC-32 does not match'
