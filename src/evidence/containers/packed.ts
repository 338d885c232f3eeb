import { constants, createGunzip, createInflate, createZstdDecompress } from 'node:zlib'
import { PassThrough, type Transform } from 'node:stream'
import type { ByteSource } from '../source.ts'
import type { Archive, EntryOptions, EntryResult, OpenContext } from './archive.ts'
import { nameInside } from './by-seven-zip.ts'
import { unpackMembers } from './gz-members.ts'
import { partSource } from './joined.ts'
import { nameIssues } from './name-issues.ts'
import { decodeName, safeName } from './zip-names.ts'
import { bytesAt } from './zip-records.ts'

const SLICE = 256 << 10
const CHUNK = 1 << 20
/** What is lost of a damaged file is less than this. */
const FINE_CHUNK = 1 << 10

/** One file packed by gzip, also in several members one after another. */
export function gzArchive(source: ByteSource, { name }: OpenContext): Archive {
  const own = ownName(source)
  const inside = own ?? nameInside(name, /\.(?:gz|gzip|z)$/i)
  return onlyOne(source, 'gzip 压缩文件', inside, {
    unpacker: (chunkSize) => createGunzip({ chunkSize }),
    again: (emit, maxBytes) => unpackMembers(source, emit, maxBytes),
  })
}

/** `zstd --long=31`: what is packed may quote 2 GB back; of the memory only what is filled is taken. */
const WINDOW = { [constants.ZSTD_d_windowLogMax]: 31 }

/** One file packed by Zstandard. */
export function zstdArchive(source: ByteSource, { name }: OpenContext): Archive {
  const inside = nameInside(name, /\.zstd?$/i)
  const unpacker = (chunkSize: number) => createZstdDecompress({ chunkSize, params: WINDOW })
  return onlyOne(source, 'zstd 压缩文件', inside, {
    unpacker,
    again: (emit, maxBytes) => unpackedBy(unpacker(FINE_CHUNK), source, emit, { maxBytes }),
  })
}

const BACKUP =
  /^(?:MIUI BACKUP\n(?:[^\n]{0,200}\n){1,8}?)?ANDROID BACKUP\n\d{1,3}\n([01])\n([^\n]{1,40})\n/

/** What a phone was backed up to by adb or by its maker (MIUI): a tar, packed or not; a locked one is told. */
export function androidBackup(source: ByteSource, { name }: OpenContext): Archive {
  const inside = `${nameInside(name, /\.(?:ab|bak|adb)$/i)}.tar`
  const head = BACKUP.exec(bytesAt(source, 0, 4096).toString('latin1'))
  const [{ length } = '', packed, lock] = head ?? []
  const data = partSource(source, length, source.size)
  const title = '安卓备份'
  if (lock !== 'none') {
    const archive = onlyOne(data, title, inside, AS_IT_IS)
    const told = lock === undefined ? CORRUPT_HEAD : LOCKED
    return { ...archive, read: () => Promise.resolve({ ...told, bytes: 0 }) }
  }
  if (packed === '0') return onlyOne(data, title, inside, AS_IT_IS)
  const unpacker = (chunkSize: number) => createInflate({ chunkSize })
  return onlyOne(data, title, inside, {
    unpacker,
    again: (emit, maxBytes) => unpackedBy(unpacker(FINE_CHUNK), data, emit, { maxBytes }),
  })
}

const LOCKED = {
  status: 'PASSWORD',
  message: '备份已加密，未打开：请用相应软件解密 / the backup is encrypted and was not opened',
} as const
const CORRUPT_HEAD = {
  status: 'CORRUPT',
  message: '备份的开头有损坏 / the head is damaged',
} as const
const AS_IT_IS: Unpacking = {
  unpacker: () => Object.assign(new PassThrough(), { bytesWritten: Infinity }),
  again: () => Promise.resolve({ status: 'ok', bytes: 0, message: '' }),
}

function onlyOne(source: ByteSource, title: string, name: string, how: Unpacking): Archive {
  const entry = { name, safeName: safeName(name), directory: false, size: null }
  const entries = [{ ...entry, compressedSize: source.size }]
  return {
    title,
    entries,
    issues: nameIssues(entries),
    sequential: false,
    read: (_, emit, options = {}) => unpackedWhole(how, source, emit, options),
    close: () => undefined,
  }
}

/** How a packed file is unpacked; and, where it is damaged, once more in small steps. */
interface Unpacking {
  readonly unpacker: (chunkSize: number) => Transform
  readonly again: (emit: (chunk: Uint8Array) => void, maxBytes: number) => Promise<EntryResult>
}

/** An unpacker drops what it holds of the chunk in which it meets damage: what stands before it is fetched again. */
async function unpackedWhole(
  { unpacker, again }: Unpacking,
  source: ByteSource,
  emit: (chunk: Uint8Array) => void,
  options: EntryOptions,
): Promise<EntryResult> {
  const first = await unpackedBy(unpacker(CHUNK), source, emit, options)
  if (first.message !== DAMAGED) return first
  let known = first.bytes
  const rest = (chunk: Uint8Array) => {
    const fresh = chunk.subarray(Math.min(known, chunk.length))
    known -= chunk.length - fresh.length
    if (fresh.length > 0) emit(fresh)
  }
  const second = await again(rest, options.maxBytes ?? Infinity)
  const bytes = Math.max(first.bytes, second.bytes)
  return second.status === 'ok' ? { ...first, bytes } : { ...second, bytes }
}

/** The name that a gzip member carries (flag 8); null without one. */
function ownName(source: ByteSource): string | null {
  const head = bytesAt(source, 0, 64 << 10)
  const flags = head[3] ?? 0
  if ((flags & 8) === 0) return null
  const at = 10 + ((flags & 4) === 0 ? 0 : 2 + head.readUInt16LE(10))
  const end = head.indexOf(0, at)
  return end > at ? decodeName(head.subarray(at, end), false, null).name : null
}

/** Feeds the unpacker slice by slice, and hands on what comes out of it, until the end, a fault, or the limit. */
async function unpackedBy(
  stream: Transform,
  source: ByteSource,
  emit: (chunk: Uint8Array) => void,
  { maxBytes = Infinity }: EntryOptions,
): Promise<EntryResult> {
  let bytes = 0
  let fault: string | null = null
  void feed(stream, source)
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      const room = maxBytes - bytes
      if (room > 0) emit(chunk.subarray(0, room))
      bytes += Math.min(room, chunk.length)
      if (chunk.length > room) return { status: 'LIMIT', bytes, message: OVER }
    }
  } catch (error) {
    fault = codeOf(error)
  } finally {
    stream.destroy()
  }
  const more = fault === null && holdsMore(source, (stream as Transform & Counts).bytesWritten)
  if (more) return { status: 'CORRUPT', bytes, message: MORE }
  if (fault === null) return { status: 'ok', bytes, message: '' }
  return { status: 'CORRUPT', bytes, message: fault === 'Z_BUF_ERROR' ? CUT : DAMAGED }
}

/** What zlib says of itself beside what any stream does: bytes that it has taken in. */
interface Counts {
  readonly bytesWritten: number
}

/** Behind the end of the packed data, where the unpacker stops: is there anything but filling? */
function holdsMore(source: ByteSource, taken: number): boolean {
  for (let at = taken; at < source.size; at += SLICE)
    if (bytesAt(source, at, SLICE).some((byte) => byte !== 0)) return true
  return false
}

/** Stands still for good once the stream is destroyed: zlib then answers no more. */
async function feed(stream: Transform, source: ByteSource): Promise<void> {
  for (let at = 0; at < source.size && !stream.destroyed; at += SLICE) {
    const slice = bytesAt(source, at, SLICE)
    const more = await new Promise<boolean>((resolve) => {
      stream.write(slice, (error) => resolve(!error))
    })
    if (!more) return
  }
  if (!stream.destroyed) stream.end()
}

/** The code of a fault of zlib; what the receiver throws goes on. */
function codeOf(error: unknown): string {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
  if (code?.startsWith('Z_') || code?.startsWith('ZSTD_')) return code
  throw error
}

const OVER = '解压后超出限额 / unpacks to more than the limit'
const MORE = '压缩数据之后还有内容，未读 / more stands behind the packed data, not read'
const CUT = '压缩数据不完整 / the packed data is incomplete'
const DAMAGED = '压缩数据损坏 / the packed data is damaged'
