import { once } from 'node:events'
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

/** Fast rather than small; a megabyte may wait, so that rows are written while the compressor works. */
const PACKING = { level: 1, chunkSize: 1 << 18, writableHighWaterMark: 1 << 20 } as const

interface Entry {
  readonly name: Buffer
  readonly offset: number
  crc: number
  packed: number
  size: number
  method: number
}

const FIELD_LIMIT = 0xffffffff
/** 1980-01-01 00:00, the zero of zip dates: no clock in a file (promise 3). */
const DATE = 0x21
/** Names are UTF-8. */
const FLAGS = 0x0800
const STORED = 0
const DEFLATE = 8

/**
 * Writes a zip to disk as a stream: memory stays bounded whatever the entries hold. Sizes are patched into each
 * entry's header once they are known, so that readers that refuse data descriptors can open it. A single entry
 * stays below 4 GB (the caller splits); the archive may be larger (zip64).
 */
export class ZipWriter {
  readonly #file: FileHandle
  readonly #entries: Entry[] = []
  readonly #limit: number
  #offset = 0

  private constructor(file: FileHandle, limit: number) {
    this.#file = file
    this.#limit = limit
  }

  /** `limit` above which an offset is written as zip64; lower only in tests. */
  static async create(path: string, limit = FIELD_LIMIT): Promise<ZipWriter> {
    return new ZipWriter(await open(path, 'w'), limit)
  }

  /** Writes a small entry as it stands, so that what it says can be read in the file's first bytes. */
  async stored(name: string, text: string): Promise<void> {
    const bytes = Buffer.from(text)
    const entry = this.#begin(name, STORED)
    entry.crc = crc32(bytes)
    entry.size = entry.packed = bytes.length
    await this.#append(Buffer.concat([localHeader(entry), bytes]))
    this.#entries.push(entry)
  }

  /** Writes one entry from pieces of text, which are pulled as fast as the disk takes them. */
  async entry(name: string, pieces: Iterable<string> | AsyncIterable<string>): Promise<void> {
    const entry = this.#begin(name, DEFLATE)
    await this.#append(localHeader(entry))
    const deflate = createDeflateRaw(PACKING)
    const packed = this.#drain(deflate, entry)
    packed.catch(() => undefined)
    try {
      for await (const piece of pieces) {
        const bytes = Buffer.from(piece)
        entry.crc = crc32(bytes, entry.crc)
        entry.size += bytes.length
        if (!deflate.write(bytes)) await Promise.race([once(deflate, 'drain'), packed])
      }
      deflate.end()
      await packed
    } finally {
      deflate.destroy()
    }
    if (Math.max(entry.size, entry.packed) > FIELD_LIMIT)
      throw new RangeError(`${name} is over 4 GB`)
    await writeAt(this.#file, localHeader(entry), entry.offset)
    this.#entries.push(entry)
  }

  /** Writes the directory and closes the file. */
  async finish(): Promise<void> {
    const start = this.#offset
    for (const entry of this.#entries) await this.#append(directoryEntry(entry, this.#limit))
    const size = this.#offset - start
    await this.#append(directoryEnd(this.#entries.length, size, start, this.#limit))
    await this.close()
  }

  async close(): Promise<void> {
    await this.#file.close()
  }

  #begin(name: string, method: number): Entry {
    return { name: Buffer.from(name), offset: this.#offset, crc: 0, packed: 0, size: 0, method }
  }

  async #drain(packed: AsyncIterable<Buffer>, entry: Entry): Promise<void> {
    for await (const chunk of packed) {
      entry.packed += chunk.length
      await this.#append(chunk)
    }
  }

  async #append(bytes: Uint8Array): Promise<void> {
    await writeAt(this.#file, bytes, this.#offset)
    this.#offset += bytes.length
  }
}

/** A write may take less than it was given; the rest follows. */
async function writeAt(file: FileHandle, bytes: Uint8Array, offset: number): Promise<void> {
  let done = 0
  while (done < bytes.length) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, offset + done)
    done += bytesWritten
  }
}

function localHeader(entry: Entry): Buffer {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  writeCommon(head, 6, entry)
  return Buffer.concat([head, entry.name])
}

/** Flags, method, date, digest, sizes, length of name: the same in both headers. */
function writeCommon(head: Buffer, at: number, entry: Entry): void {
  head.writeUInt16LE(FLAGS, at)
  head.writeUInt16LE(entry.method, at + 2)
  head.writeUInt16LE(0, at + 4)
  head.writeUInt16LE(DATE, at + 6)
  head.writeUInt32LE(entry.crc, at + 8)
  head.writeUInt32LE(entry.packed, at + 12)
  head.writeUInt32LE(entry.size, at + 16)
  head.writeUInt16LE(entry.name.length, at + 20)
}

function directoryEntry(entry: Entry, limit: number): Buffer {
  const far = entry.offset >= limit
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x02014b50, 0)
  head.writeUInt16LE(far ? 45 : 20, 4)
  head.writeUInt16LE(far ? 45 : 20, 6)
  writeCommon(head, 8, entry)
  head.writeUInt32LE(far ? FIELD_LIMIT : entry.offset, 42)
  if (!far) return Buffer.concat([head, entry.name])
  head.writeUInt16LE(12, 30)
  const extra = Buffer.alloc(12)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(8, 2)
  extra.writeBigUInt64LE(BigInt(entry.offset), 4)
  return Buffer.concat([head, entry.name, extra])
}

function directoryEnd(count: number, size: number, start: number, limit: number): Buffer {
  const far = start >= limit || count >= 0xffff
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(far ? 0xffff : count, 8)
  end.writeUInt16LE(far ? 0xffff : count, 10)
  end.writeUInt32LE(far ? FIELD_LIMIT : size, 12)
  end.writeUInt32LE(far ? FIELD_LIMIT : start, 16)
  return far ? Buffer.concat([directoryEnd64(count, size, start), end]) : end
}

function directoryEnd64(count: number, size: number, start: number): Buffer {
  const end = Buffer.alloc(76)
  end.writeUInt32LE(0x06064b50, 0)
  end.writeBigUInt64LE(44n, 4)
  end.writeUInt16LE(45, 12)
  end.writeUInt16LE(45, 14)
  end.writeBigUInt64LE(BigInt(count), 24)
  end.writeBigUInt64LE(BigInt(count), 32)
  end.writeBigUInt64LE(BigInt(size), 40)
  end.writeBigUInt64LE(BigInt(start), 48)
  end.writeUInt32LE(0x07064b50, 56)
  end.writeBigUInt64LE(BigInt(start + size), 64)
  end.writeUInt32LE(1, 72)
  return end
}
