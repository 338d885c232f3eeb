import type { ByteSource } from '../../source.ts'
import type { EntryOptions, EntryResult, Passwords } from '../archive.ts'
import { decipheredSource, partSource } from '../joined.ts'
import { dataStart, readEntry, unpackData, type Stated } from '../zip-inflate.ts'
import { bytesAt, FLAG, type ZipEntry } from '../zip-records.ts'
import { AES_TRAILER, aesCipher, aesHeader, aesKeys, isAuthentic } from './aes.ts'
import { passwordBytes } from './password-bytes.ts'
import { unpackOther } from './other-method.ts'
import { HEADER, traditional } from './traditional.ts'

type Emit = (chunk: Uint8Array) => void

/** A password as bytes, and its line in the list. */
interface Key {
  readonly bytes: Uint8Array
  readonly line: number
}

/** An entry's packed bytes in the clear. */
interface Clear {
  readonly data: ByteSource
  readonly stated: Stated
  /** Proof that the password is right, without unpacking; null when there is none. */
  readonly proof: (() => boolean) | null
}

/** Reads entries of a zip that need more than zlib: passwords, and other ways of packing. */
export class ZipReader {
  readonly #source: ByteSource
  readonly #keys: readonly Key[]
  /** The password that opened an entry before: most archives have one. */
  #known: Key | null = null

  constructor(source: ByteSource, passwords: Passwords) {
    this.#source = source
    this.#keys = passwords.flatMap((password, i) =>
      password === '' ? [] : passwordBytes(password).map((bytes) => ({ bytes, line: i + 1 })),
    )
  }

  read(entry: ZipEntry, emit: Emit, options: EntryOptions): Promise<EntryResult> {
    const start = dataStart(this.#source, entry)
    const strong = (entry.flags & (FLAG.STRONG | FLAG.MASKED)) !== 0
    const plain = !entry.encrypted && (entry.method === 0 || entry.method === 8)
    if (start === null || strong || plain) return readEntry(this.#source, entry, emit, options)
    const data = partSource(this.#source, start, entry.compressedSize)
    return entry.encrypted
      ? this.#locked(entry, data, emit, options)
      : unpack({ data, stated: entry, proof: null }, emit, options)
  }

  async #locked(entry: ZipEntry, data: ByteSource, emit: Emit, options: EntryOptions) {
    for (const key of this.#known ? [this.#known, ...this.#keys] : this.#keys) {
      const clear = entry.aes ? openAes(entry, data, key.bytes) : openOld(entry, data, key.bytes)
      if (clear === null || !(key === this.#known || (await fits(clear, options)))) continue
      this.#known = key
      const result = await unpack(clear, emit, options)
      return { ...result, passwordLine: key.line }
    }
    const clear = { data, stated: entry, proof: null }
    return (await isClear(clear, options))
      ? unpack(clear, emit, options)
      : ({ status: 'PASSWORD', bytes: 0, message: NO_KEY } as const)
  }
}

const NO_KEY = '已加密，没有能打开的口令 / encrypted; no password opens it'

/** A password may pass the short test by chance: it fits when what comes out is what the archive states. */
async function fits(clear: Clear, options: EntryOptions): Promise<boolean> {
  if (clear.proof) return clear.proof()
  const { status } = await unpack(clear, () => undefined, options)
  return status === 'ok' || status === 'LIMIT'
}

/** Called locked, and is not (伪加密): only the flag was set. What comes out is what the checksum says. */
async function isClear(clear: Clear, options: EntryOptions): Promise<boolean> {
  const { method, sizesKnown, size } = clear.stated
  if (!sizesKnown || size === 0 || (method !== 0 && method !== 8)) return false
  return (await unpack(clear, () => undefined, options)).status === 'ok'
}

function unpack({ data, stated }: Clear, emit: Emit, options: EntryOptions): Promise<EntryResult> {
  const known = stated.method === 0 || stated.method === 8
  return known ? unpackData(data, stated, emit, options) : unpackOther(data, stated, emit, options)
}

function openAes(entry: ZipEntry, data: ByteSource, password: Uint8Array): Clear | null {
  const { aes } = entry
  if (aes === null) return null
  const before = aesHeader(aes.strength)
  const keys = aesKeys(bytesAt(data, 0, before), aes.strength, password)
  if (keys === null) return null
  const size = Math.max(0, entry.compressedSize - before - AES_TRAILER)
  const body = partSource(data, before, size)
  const { method } = aes
  const crc32 = aes.version === 2 ? null : entry.crc32
  return {
    data: decipheredSource(body, () => aesCipher(keys.cipher)),
    stated: { ...entry, method, crc32, compressedSize: size },
    proof: () => isAuthentic(body, keys.mac, bytesAt(data, before + size, AES_TRAILER)),
  }
}

function openOld(entry: ZipEntry, data: ByteSource, password: Uint8Array): Clear | null {
  const sealed = bytesAt(data, 0, HEADER)
  const head = Uint8Array.from(sealed)
  traditional(password)(head)
  const due = [entry.crc32 >>> 24]
  if ((entry.flags & FLAG.DESCRIPTOR) !== 0) due.push(entry.time >>> 8)
  if (sealed.length < HEADER || !due.includes(head[HEADER - 1] ?? -1)) return null
  const compressedSize = Math.max(0, entry.compressedSize - HEADER)
  const begin = () => {
    const cipher = traditional(password)
    cipher(Uint8Array.from(sealed))
    return cipher
  }
  return {
    data: decipheredSource(partSource(data, HEADER, compressedSize), begin),
    stated: { ...entry, compressedSize },
    proof: null,
  }
}
