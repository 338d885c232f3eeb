import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import { giveBack } from '../give-back.ts'
import type { ByteSource } from '../source.ts'
import type { EntryResult } from './archive.ts'
import { partSource } from './joined.ts'
import { bytesAt, methodName, SIGNATURE, type ZipEntry } from './zip-records.ts'

export interface ReadEntryOptions {
  /** Most bytes to unpack; more gives LIMIT. */
  readonly maxBytes?: number | undefined
  /** Asked after each chunk: true ends the unpacking, and nothing is compared then. */
  readonly enough?: (() => boolean) | undefined
  /** Nobody looks at a chunk after the call that hands it on: its memory is given back at once. */
  readonly brief?: boolean | undefined
  /** No checksum is taken: of what is read in parts, the part that goes to the end takes it. */
  readonly unchecked?: boolean | undefined
  /** Hears how many packed bytes there were up to the end of the data. */
  readonly taken?: ((bytes: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/** Compressed bytes read at a time. */
const SLICE = 256 << 10
/** Unpacked bytes handed on at a time. Larger is faster up to here (measured: 256 KB 380 ms, 1 MB 360 ms of 295 MB). */
const CHUNK = 1 << 20
/** An entry of at most so many bytes is unpacked in one go: a stream, its buffers and its threads cost more than its bytes. */
const SMALL = 2 << 20
/** Chunk size when a damaged stream is read again up to its break. */
const FINE_CHUNK = 1 << 10
const DEFAULT_MAX = 64 * 2 ** 30

/**
 * Unpacks one entry, handing its bytes on in order as they come. While a chunk is being worked on, the next one is
 * unpacked on another thread. Checksum and size are compared at the end; damage, password and limits are told in
 * the result, and everything that could be unpacked before them has been handed on. Rejects only if `onChunk`
 * throws or the signal aborts.
 */
export async function readEntry(
  source: ByteSource,
  entry: ZipEntry,
  onChunk: (chunk: Uint8Array) => void,
  options: ReadEntryOptions = {},
): Promise<EntryResult> {
  const refused = refusal(entry)
  if (refused !== null) return refused
  const start = dataStart(source, entry)
  if (start === null) {
    return failed('CORRUPT', 0, '条目的文件头缺失 / the local header is missing')
  }
  return unpackData(partSource(source, start, entry.compressedSize), entry, onChunk, options)
}

/** What is stated of packed bytes, to be compared with what comes of them. */
export interface Stated {
  /** 0 stored, 8 deflate. */
  readonly method: number
  readonly flags: number
  readonly size: number
  /** Null when it is not stated. */
  readonly crc32: number | null
  readonly compressedSize: number
  readonly sizesKnown: boolean
}

/** Unpacks bytes that are stored or deflated, as {@link readEntry} does. */
export async function unpackData(
  data: ByteSource,
  stated: Stated,
  onChunk: (chunk: Uint8Array) => void,
  options: ReadEntryOptions = {},
): Promise<EntryResult> {
  const checked = options.unchecked ? { ...stated, crc32: null } : stated
  const tap = new Tap(checked, onChunk, options)
  const range = { source: data, start: 0, end: data.size }
  const fault =
    stated.method === 0
      ? copy(range, tap)
      : inflateSmall(range, stated, tap)
        ? null
        : await inflate(range, tap)
  return judge(checked, tap, fault, data.size < stated.compressedSize)
}

function refusal(entry: ZipEntry): EntryResult | null {
  if (entry.encrypted) return failed('PASSWORD', 0, '条目已加密 / the entry is encrypted')
  if (entry.method === 0 || entry.method === 8) return null
  const name = methodName(entry.method)
  return failed('UNSUPPORTED', 0, `压缩方式 ${name} / compression method ${name}`)
}

function failed(status: EntryResult['status'], bytes: number, message: string): EntryResult {
  return { status, bytes, message }
}

/** Where the data begins; null when no local header stands there. */
export function dataStart(source: ByteSource, entry: ZipEntry): number | null {
  const head = bytesAt(source, entry.headerOffset, 30)
  if (head.length < 30 || head.readUInt32LE(0) !== SIGNATURE.LOCAL) return null
  return entry.headerOffset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
}

interface Range {
  readonly source: ByteSource
  readonly start: number
  readonly end: number
}

/** Counts, checks and limits what passes. */
class Tap {
  bytes = 0
  crc = 0
  over = false
  /** No more was wanted. */
  ended = false
  /** Bytes still to be dropped because they were handed on before. */
  skip = 0
  readonly #max: number
  readonly #onChunk: (chunk: Uint8Array) => void
  readonly #checked: boolean
  readonly #enough: () => boolean
  readonly brief: boolean
  readonly taken: (bytes: number) => void
  readonly signal: AbortSignal | undefined

  constructor(entry: Stated, onChunk: (chunk: Uint8Array) => void, options: ReadEntryOptions) {
    this.#max = options.maxBytes ?? DEFAULT_MAX
    this.#onChunk = onChunk
    this.#checked = entry.sizesKnown && entry.crc32 !== null
    this.#enough = options.enough ?? (() => false)
    this.brief = options.brief ?? false
    this.taken = options.taken ?? (() => undefined)
    this.signal = options.signal
  }

  /** Hands a chunk on; false when no more is wanted. */
  pass(chunk: Uint8Array): boolean {
    this.signal?.throwIfAborted()
    const fresh = this.#fresh(chunk)
    if (fresh.length === 0) return !this.over
    this.bytes += fresh.length
    if (this.#checked) this.crc = crc32(fresh, this.crc)
    this.#onChunk(fresh)
    this.ended = this.#enough()
    return !this.over && !this.ended
  }

  #fresh(chunk: Uint8Array): Uint8Array {
    const known = Math.min(this.skip, chunk.length)
    this.skip -= known
    const room = this.#max - this.bytes
    const fresh = known === 0 ? chunk : chunk.subarray(known)
    if (fresh.length <= room) return fresh
    this.over = true
    return fresh.subarray(0, room)
  }
}

function judge(entry: Stated, tap: Tap, fault: string | null, cut: boolean): EntryResult {
  const { bytes } = tap
  if (tap.ended) return { status: 'ok', bytes, message: '' }
  if (tap.over) {
    return failed('LIMIT', bytes, '解压后超出限额 / unpacks to more than the limit')
  }
  if (cut) return failed('CORRUPT', bytes, '压缩数据被截断 / the packed data is cut off')
  if (fault !== null) return failed('CORRUPT', bytes, fault)
  if (!entry.sizesKnown) return { status: 'ok', bytes, message: '' }
  if (bytes !== entry.size) {
    return failed(
      'CORRUPT',
      bytes,
      `大小不符：应为 ${entry.size}，实为 ${bytes} / size differs from the directory`,
    )
  }
  if (entry.crc32 !== null && tap.crc !== entry.crc32) {
    return failed('CORRUPT', bytes, 'CRC-32 校验不符 / CRC-32 does not match')
  }
  return { status: 'ok', bytes, message: '' }
}

function copy(range: Range, tap: Tap): string | null {
  for (let at = range.start; at < range.end; at += CHUNK) {
    const chunk = bytesAt(range.source, at, Math.min(CHUNK, range.end - at))
    if (chunk.length === 0 || !tap.pass(chunk)) break
  }
  return null
}

/** False, and nothing handed on, unless the entry is small and whole: what is wrong is for the stream to tell. */
function inflateSmall(range: Range, stated: Stated, tap: Tap): boolean {
  const { size, sizesKnown } = stated
  const packed = range.end - range.start
  if (!sizesKnown || size > SMALL || packed > SMALL) return false
  const unpacked = inflatedWhole(bytesAt(range.source, range.start, packed), size)
  if (unpacked === null) return false
  tap.pass(unpacked)
  if (tap.brief) giveBack(unpacked)
  return true
}

function inflatedWhole(packed: Uint8Array, size: number): Uint8Array | null {
  try {
    const most = Math.max(1, size)
    return inflateRawSync(packed, { chunkSize: Math.max(64, most + 1), maxOutputLength: most })
  } catch {
    return null
  }
}

async function inflate(range: Range, tap: Tap): Promise<string | null> {
  const fault = await inflateBy(CHUNK, range, tap)
  if (fault === null || fault === 'Z_BUF_ERROR' || tap.over) return worded(fault)
  // zlib drops what it had unpacked of the chunk in which the damage lies: go there again in small steps.
  tap.skip = tap.bytes
  return worded(await inflateBy(FINE_CHUNK, range, tap))
}

function worded(fault: string | null): string | null {
  if (fault === null) return null
  return fault === 'Z_BUF_ERROR'
    ? '压缩数据不完整 / the packed data is incomplete'
    : '压缩数据损坏 / the packed data is damaged'
}

/** Gives zlib's error code, or null when the stream came to its end. */
function inflateBy(chunkSize: number, range: Range, tap: Tap): Promise<string | null> {
  const stream = createInflateRaw({ chunkSize })
  const queue: Uint8Array[] = []
  let waiting = false
  let next = range.start
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      queue.length = 0
      stream.destroy()
      reject(error instanceof Error ? error : new Error('entry not read', { cause: error }))
    }
    const drain = () => {
      waiting = false
      try {
        for (let chunk = queue.shift(); chunk !== undefined; chunk = queue.shift()) {
          if (!tap.pass(chunk)) finish(null)
          // zlib goes on in a buffer that is not full.
          if (tap.brief && isFull(chunk)) giveBack(chunk)
        }
      } catch (error) {
        fail(error)
      }
    }
    const finish = (fault: string | null) => {
      if (fault === null && (tap.over || tap.ended)) queue.length = 0
      drain()
      stream.destroy()
      resolve(fault)
    }
    const feed = (error?: Error | null) => {
      if (error || stream.destroyed) return
      try {
        const slice = bytesAt(range.source, next, Math.min(SLICE, range.end - next))
        next += slice.length
        if (slice.length === 0) stream.end()
        else stream.write(slice, feed)
      } catch (failure) {
        fail(failure)
      }
    }
    // Deferred, so that zlib starts on the next chunk before this one is worked on.
    stream.on('data', (chunk: Uint8Array) => {
      queue.push(chunk)
      if (waiting) return
      waiting = true
      process.nextTick(drain)
    })
    stream.on('error', (error: NodeJS.ErrnoException) => {
      finish(error.code ?? 'Z_DATA_ERROR')
    })
    stream.on('end', () => {
      tap.taken(stream.bytesWritten)
      finish(null)
    })
    feed()
  })
}

function isFull({ buffer, byteOffset, byteLength }: Uint8Array): boolean {
  return byteOffset + byteLength === buffer.byteLength
}
