import { crc32 } from 'node:zlib'
import { memorySource, type ByteSource } from '../source.ts'
import type { Archive, EntryResult, OpenContext } from './archive.ts'
import { nameInside, packedFile } from './by-seven-zip.ts'
import { joinedSource, partSource } from './joined.ts'
import { nameIssues } from './name-issues.ts'
import { safeName } from './zip-names.ts'
import { bytesAt } from './zip-records.ts'

/** One member of a lzip file: its packed data, and what it states of what was packed. */
interface Member {
  readonly at: number
  readonly end: number
  readonly dictionary: number
  readonly crc: number
  readonly size: bigint
}

const HEAD = 6
const TRAIL = 20
/** The first version states no length of the member, which is then the only one. */
const FIRST_TRAIL = 12
/** Each member costs an unpacker of its own. */
const MOST_MEMBERS = 1000
/** A head of lzma: the usual three numbers, the dictionary, a length that is not known. */
const USUAL = 0x5d

/** One file packed by lzip, also in several members; each is LZMA with another head, and 7-Zip unpacks it as such. */
export function lzipArchive(source: ByteSource, { name }: OpenContext): Archive {
  const inside = nameInside(name, /\.lz$/i)
  const entry = { name: inside, safeName: safeName(inside), directory: false, size: null }
  const entries = [{ ...entry, compressedSize: source.size }]
  return {
    title: 'lzip 压缩文件',
    entries,
    issues: nameIssues(entries),
    sequential: false,
    read: (_, emit, { maxBytes = Infinity } = {}) => unpacked(source, emit, maxBytes),
    close: () => undefined,
  }
}

async function unpacked(
  source: ByteSource,
  emit: (chunk: Uint8Array) => void,
  maxBytes: number,
): Promise<EntryResult> {
  const { members, rest } = membersOf(source)
  let bytes = 0
  for (const member of members) {
    const result = await unpackMember(source, member, emit, maxBytes - bytes)
    bytes += result.bytes
    if (result.status !== 'ok') return { ...result, bytes }
  }
  if (members.length === 0) return { status: 'CORRUPT', bytes, message: DAMAGED }
  return { status: rest ? 'CORRUPT' : 'ok', bytes, message: rest ? MORE : '' }
}

async function unpackMember(
  source: ByteSource,
  { at, end, dictionary, crc, size }: Member,
  emit: (chunk: Uint8Array) => void,
  maxBytes: number,
): Promise<EntryResult> {
  const head = Buffer.alloc(13, 0xff)
  head[0] = USUAL
  head.writeUInt32LE(dictionary, 1)
  const stream = joinedSource([memorySource(head), partSource(source, at, end - at)])
  const archive = await packedFile('lzma', '', /$/)(stream, { name: 'a', passwords: [] })
  let sum = 0
  const take = (chunk: Uint8Array) => {
    sum = crc32(chunk, sum)
    emit(chunk)
  }
  try {
    // What makes no sense to 7-Zip is not listed at all.
    if (archive.entries.length === 0) return { status: 'CORRUPT', bytes: 0, message: DAMAGED }
    const result = await archive.read(0, take, { maxBytes })
    const whole = sum === crc && BigInt(result.bytes) === size
    return result.status !== 'ok' || whole
      ? result
      : { ...result, status: 'CORRUPT', message: CHECKSUM }
  } finally {
    archive.close()
  }
}

/** Members from the last to the first, each by the length at its end; what is behind the last that fits is no member. */
function membersOf(source: ByteSource): { readonly members: Member[]; readonly rest: boolean } {
  const first = bytesAt(source, 0, HEAD)
  if (first[4] === 0)
    return { members: [memberOf(source, 0, source.size, FIRST_TRAIL)], rest: false }
  const end = lastEnd(source)
  const members: Member[] = []
  for (let to = end; to > 0 && members.length < MOST_MEMBERS;) {
    const from = startOf(source, to)
    if (from === null) break
    members.unshift(memberOf(source, from, to, TRAIL))
    to = from
  }
  if ((members[0]?.at ?? HEAD) === HEAD && members.length > 0)
    return { members, rest: end < source.size }
  // Not all are there: what can be had from the front.
  return { members: [memberOf(source, 0, source.size, TRAIL)], rest: true }
}

function memberOf(source: ByteSource, from: number, to: number, trail: number): Member {
  const tail = bytesAt(source, to - trail, trail)
  const whole = tail.length === trail
  return {
    at: from + HEAD,
    end: to - trail,
    dictionary: dictionaryOf(bytesAt(source, from, HEAD)[5] ?? 0),
    crc: whole ? tail.readUInt32LE(0) : 0,
    size: whole ? tail.readBigUInt64LE(4) : 0n,
  }
}

/** A power of two, less some sixteenths of it. */
function dictionaryOf(byte: number): number {
  const power = 2 ** Math.min(29, Math.max(12, byte & 0x1f))
  return power - (power / 16) * (byte >> 5)
}

/** Where the member that ends here begins, if it does. */
function startOf(source: ByteSource, to: number): number | null {
  const tail = bytesAt(source, to - TRAIL, TRAIL)
  if (tail.length < TRAIL) return null
  const from = to - Number(tail.readBigUInt64LE(12))
  const head = bytesAt(source, from, HEAD)
  return from <= to - HEAD - TRAIL && head.toString('latin1', 0, 5) === 'LZIP\x01' ? from : null
}

/** Behind the last member other bytes may stand; so far they are looked through. */
const LOOKED_AT = 1 << 16

function lastEnd(source: ByteSource): number {
  const least = Math.max(HEAD + TRAIL, source.size - LOOKED_AT)
  for (let to = source.size; to >= least; to--) if (startOf(source, to) !== null) return to
  return source.size
}

const MORE = '压缩数据之后还有内容，未读 / more stands behind the packed data, not read'
const DAMAGED = '压缩数据损坏 / the packed data is damaged'
const CHECKSUM = 'CRC-32 校验不符 / CRC-32 does not match'
