import type { ByteSource } from '../source.ts'
import type { Archive, EntryOptions, EntryResult, OpenContext } from './archive.ts'
import { nameInside } from './by-seven-zip.ts'
import { nameIssues } from './name-issues.ts'
import { safeName } from './zip-names.ts'
import { XxHash32 } from './xxhash.ts'
import { bytesAt } from './zip-records.ts'

const FRAME = 0x184d2204
const LEGACY = 0x184c2102
/** Marks of what is to be passed over are sixteen. */
const SKIPPED = 0x184d2a50
/** Of what was unpacked, so much may be quoted by the next block. */
const QUOTED = 1 << 16
const LEGACY_BLOCK = 8 << 20
/** Packed, the longest block is a little longer than unpacked. */
const LONGEST = LEGACY_BLOCK + LEGACY_BLOCK / 255 + 16

type Emit = (chunk: Uint8Array) => void

/** A break in the packed data; what was unpacked before it has been handed on. */
class Broken extends Error {}
/** More was unpacked than is wanted. */
class Over extends Error {}

/** One file packed by LZ4: frames one after another, also those of its first version. */
export function lz4Archive(source: ByteSource, { name }: OpenContext): Archive {
  const inside = nameInside(name, /\.lz4$/i)
  const entry = { name: inside, safeName: safeName(inside), directory: false, size: null }
  const entries = [{ ...entry, compressedSize: source.size }]
  return {
    title: 'lz4 压缩文件',
    entries,
    issues: nameIssues(entries),
    sequential: false,
    read: (_, emit, options = {}) => Promise.resolve(unpacked(source, emit, options)),
    close: () => undefined,
  }
}

function unpacked(
  source: ByteSource,
  emit: Emit,
  { maxBytes = Infinity }: EntryOptions,
): EntryResult {
  let bytes = 0
  const take: Emit = (chunk) => {
    const room = maxBytes - bytes
    bytes += Math.min(room, chunk.length)
    if (room > 0) emit(chunk.subarray(0, room))
    if (chunk.length > room) throw new Over()
  }
  try {
    const windows: Windows = new Map()
    for (let at = 0; at < source.size;) at = frame(source, at, take, windows)
  } catch (error) {
    if (error instanceof Over) return { status: 'LIMIT', bytes, message: OVER }
    if (error instanceof Broken) return { status: 'CORRUPT', bytes, message: error.message }
    throw error
  }
  return { status: 'ok', bytes, message: '' }
}

const OVER = '解压后超出限额 / unpacks to more than the limit'
const MORE = '压缩数据之后还有内容，未读 / more stands behind the packed data, not read'
const CUT = '压缩数据不完整 / the packed data is incomplete'
const CHECKSUM = '校验不符 / the checksum does not match'
const DAMAGED = '压缩数据损坏 / the packed data is damaged'

/** Unpacks one frame; gives where it ends. */
function frame(source: ByteSource, at: number, take: Emit, windows: Windows): number {
  const mark = numberAt(source, at)
  if (mark === FRAME) return blocks(source, at, take, windows)
  if (mark === LEGACY) return legacyBlocks(source, at + 4, take, windows)
  if (mark >>> 4 === SKIPPED >>> 4) return at + 8 + numberAt(source, at + 4)
  if (bytesAt(source, at, 1 << 16).every((byte) => byte === 0)) return source.size
  throw new Broken(MORE)
}

function blocks(source: ByteSource, from: number, take: Emit, windows: Windows): number {
  const head = exactly(source, from + 4, 2)
  const has = (bit: number) => ((head[0] ?? 0) & bit) !== 0
  const most = 1 << (8 + 2 * (((head[1] ?? 0) >> 4) & 7))
  const window = windowIn(windows, most)
  const sum = has(4) ? new XxHash32() : null
  const summed: Emit = (chunk) => {
    sum?.add(chunk)
    take(chunk)
  }
  let at = from + 7 + (has(8) ? 8 : 0) + (has(1) ? 4 : 0)
  for (;;) {
    const stated = numberAt(source, at)
    at += 4
    if (stated === 0) {
      if (sum === null) return at
      if (numberAt(source, at) !== sum.value) throw new Broken(CHECKSUM)
      return at + 4
    }
    const length = stated & 0x7fff_ffff
    if (length > most) throw new Broken(DAMAGED)
    const packed = bytesAt(source, at, length)
    const cut = packed.length < length
    if (stated >>> 31 === 1) window.plain(packed, cut, summed)
    else window.block(packed, cut, summed)
    at += length + (has(16) ? 4 : 0)
  }
}

/** Blocks of the first version go on to the end of the file, or to the next frame. */
function legacyBlocks(source: ByteSource, from: number, take: Emit, windows: Windows): number {
  const window = windowIn(windows, LEGACY_BLOCK)
  let at = from
  while (at < source.size) {
    const length = numberAt(source, at)
    if (length === FRAME || length === LEGACY || length >>> 4 === SKIPPED >>> 4) return at
    if (length === 0 || length > LONGEST) throw new Broken(DAMAGED)
    const packed = bytesAt(source, at + 4, length)
    window.alone(packed, packed.length < length, take)
    at += 4 + length
  }
  return at
}

/** A file may be of a million frames: those whose blocks are of one size share a window. */
type Windows = Map<number, Window>

function windowIn(windows: Windows, most: number): Window {
  const window = windows.get(most) ?? new Window(most)
  windows.set(most, window)
  window.begin()
  return window
}

/** What was unpacked last, as far as the next block may quote it, with room for that. */
class Window {
  readonly #bytes: Buffer
  #from = 0
  #to = 0

  constructor(most: number) {
    this.#bytes = Buffer.allocUnsafe(QUOTED + most)
  }

  /** A frame quotes none before it. */
  begin(): void {
    this.#from = this.#to = 0
  }

  /** A block that was left unpacked. */
  plain(packed: Buffer, cut: boolean, take: Emit): void {
    this.#next()
    this.#copy(packed, 0, packed.length)
    take(this.#fresh)
    if (cut) throw new Broken(CUT)
  }

  /** A block that quotes no other. */
  alone(packed: Buffer, cut: boolean, take: Emit): void {
    this.begin()
    this.block(packed, cut, take)
  }

  /** Unpacks a block; what comes before a break is handed on. */
  block(packed: Buffer, cut: boolean, take: Emit): void {
    this.#next()
    const whole = this.#sequences(packed)
    take(this.#fresh)
    if (cut || !whole) throw new Broken(cut ? CUT : DAMAGED)
  }

  /** A copy: what is received may be kept a while, and the window goes on. */
  get #fresh(): Buffer {
    return Buffer.from(this.#bytes.subarray(this.#from, this.#to))
  }

  #next(): void {
    const kept = Math.min(this.#to, QUOTED)
    this.#bytes.copyWithin(0, this.#to - kept, this.#to)
    this.#from = this.#to = kept
  }

  #sequences(packed: Buffer): boolean {
    let at = 0
    /** A length that goes on in bytes of its own while they are full. */
    const longer = (length: number) => {
      let all = length
      for (let byte = length < 15 ? 0 : 255; byte === 255; all += byte)
        byte = packed[at++] ?? Infinity
      return all
    }
    while (at < packed.length) {
      const token = packed[at++] ?? 0
      const literals = longer(token >> 4)
      if (!this.#copy(packed, at, literals)) return false
      at += literals
      if (at === packed.length) return true
      const back = (packed[at++] ?? 0) + 256 * (packed[at++] ?? 0)
      if (!this.#quote(back, longer(token & 15) + 4)) return false
    }
    return false
  }

  #copy(packed: Buffer, at: number, length: number): boolean {
    if (at > packed.length) return false
    this.#to += packed.copy(this.#bytes, this.#to, at, Math.min(at + length, packed.length))
    return at + length <= packed.length && this.#to <= this.#bytes.length
  }

  /** What is quoted may reach into what it gives. */
  #quote(back: number, length: number): boolean {
    if (back === 0 || back > this.#to || this.#to + length > this.#bytes.length) return false
    // What was given already repeats what is quoted: each step copies twice as much as the one before.
    const from = this.#to - back
    const end = this.#to + length
    while (this.#to < end) {
      const some = Math.min(end - this.#to, this.#to - from)
      this.#bytes.copyWithin(this.#to, from, from + some)
      this.#to += some
    }
    return true
  }
}

function exactly(source: ByteSource, at: number, length: number): Buffer {
  const bytes = bytesAt(source, at, length)
  if (bytes.length < length) throw new Broken(CUT)
  return bytes
}

function numberAt(source: ByteSource, at: number): number {
  return exactly(source, at, 4).readUInt32LE(0)
}
