import { crc32 } from 'node:zlib'
import type { IssueCode } from '../codes.ts'
import type { ByteSource } from '../source.ts'
import { aesField, type AesField } from './zip-lock/aes.ts'
import { decodeName, decodeStrictly, safeName, type NameEncoding } from './zip-names.ts'

export const SIGNATURE = {
  LOCAL: 0x04034b50,
  CENTRAL: 0x02014b50,
  DESCRIPTOR: 0x08074b50,
  END: 0x06054b50,
  END64: 0x06064b50,
  LOCATOR64: 0x07064b50,
} as const

export const FLAG = {
  ENCRYPTED: 1,
  DESCRIPTOR: 8,
  STRONG: 0x40,
  UTF8: 0x800,
  MASKED: 0x2000,
} as const

/** One file of an archive, as the archive states it. Nothing here has been checked against the data. */
export interface ZipEntry {
  /** As stored; data of suspects, never a path on disk. */
  readonly name: string
  /** For display: see {@link safeName}. */
  readonly safeName: string
  readonly nameEncoding: NameEncoding
  /** Compression method: 0 stored, 8 deflate, others are named by {@link methodName}. */
  readonly method: number
  readonly flags: number
  readonly encrypted: boolean
  readonly crc32: number
  /** Bytes in the archive, and after unpacking. */
  readonly compressedSize: number
  readonly size: number
  /** Where the local header begins, counted from the start of the source. */
  readonly headerOffset: number
  readonly directory: boolean
  /** WinZip's encryption, with the method that is hidden behind it; null without. */
  readonly aes: AesField | null
  /** Time of day as DOS writes it; it verifies a password where the checksum comes after the data. */
  readonly time: number
  /** A link is listed, not followed. */
  readonly special?: string
  /** False when sizes and checksum come from nowhere (archive without directory, sizes after the data). */
  readonly sizesKnown: boolean
}

/** Something about the archive or one of its entries; `entry` is the index in {@link ZipDirectory.entries}. */
export interface ZipIssue {
  readonly code: IssueCode
  readonly entry: number | null
  readonly message: string
}

/** Everything an archive lists. */
export interface ZipDirectory {
  readonly entries: readonly ZipEntry[]
  readonly issues: readonly ZipIssue[]
  /** The list was damaged or missing, and was rebuilt by walking the local headers. */
  readonly recovered: boolean
  /** Bytes in front of the archive (a self-extractor, junk). */
  readonly prefixBytes: number
}

/** Bytes `offset … offset+length` of the source, fewer at its end. */
export function bytesAt(source: ByteSource, offset: number, length: number): Buffer {
  if (offset < 0 || offset >= source.size || length <= 0) return Buffer.alloc(0)
  const into = Buffer.allocUnsafe(Math.min(length, source.size - offset))
  return into.subarray(0, source.read(offset, into))
}

/** The fields that a local and a central header have in common, before the extra fields have been read. */
export interface RawHeader {
  readonly flags: number
  readonly method: number
  readonly crc32: number
  readonly compressedSize: number
  readonly size: number
  readonly headerOffset: number
  /** Bytes in front of the archive: what an offset in the zip64 field is to be shifted by. */
  readonly shift?: number
  readonly time: number
  /** The mode of Unix, 0 where the archive was made elsewhere or does not say. */
  readonly mode: number
  readonly name: Buffer
  readonly extra: Buffer
}

/** Makes an entry of a header; `fault` says what is wrong with its extra fields, `noted` what else to tell. */
export function entryOf(raw: RawHeader, sizesKnown = true) {
  const extra = readExtra(raw)
  const named = decodeName(raw.name, (raw.flags & FLAG.UTF8) !== 0, extra.unicodePath)
  const shown = safeName(named.name)
  const entry: ZipEntry = {
    name: named.name,
    safeName: shown,
    nameEncoding: named.encoding,
    method: raw.method,
    flags: raw.flags,
    encrypted: (raw.flags & (FLAG.ENCRYPTED | FLAG.STRONG | FLAG.MASKED)) !== 0,
    crc32: raw.crc32,
    compressedSize: extra.compressedSize,
    size: extra.size,
    headerOffset: extra.headerOffset,
    directory: /[/\\]$/.test(named.name) && !holdsBytes(raw, extra),
    aes: raw.method === 99 ? extra.aes : null,
    time: raw.time,
    ...((raw.mode & 0o170000) === 0o120000 ? { special: '符号链接 / symbolic link' } : {}),
    sizesKnown,
  }
  return { entry, fault: extra.fault, guessedName: named.guessed, unsafeName: shown !== named.name }
}

/** What packing and locking nothing leaves: the end of a stream, the head and the mark of a lock. */
export const NOTHING_PACKED = 2
const NOTHING_LOCKED = 32

/** The name of a folder with bytes behind it is a file: nothing may hide there. */
function holdsBytes({ flags }: RawHeader, { size, compressedSize }: Extra): boolean {
  const nothing = (flags & FLAG.ENCRYPTED) === 0 ? NOTHING_PACKED : NOTHING_LOCKED
  return size > 0 || compressedSize > nothing
}

interface Extra {
  unicodePath: string | null
  compressedSize: number
  size: number
  headerOffset: number
  aes: AesField | null
  fault: string | null
}

function readExtra(raw: RawHeader): Extra {
  const { compressedSize, size, headerOffset } = raw
  const out: Extra = {
    unicodePath: null,
    compressedSize,
    size,
    headerOffset,
    aes: null,
    fault: null,
  }
  let seen64 = false
  let at = 0
  while (at + 4 <= raw.extra.length) {
    const kind = raw.extra.readUInt16LE(at)
    const end = at + 4 + raw.extra.readUInt16LE(at + 2)
    if (end > raw.extra.length) {
      out.fault ??= '附加字段越界 / extra field runs over its end'
      break
    }
    const body = raw.extra.subarray(at + 4, end)
    if (kind === 0x9901) out.aes = aesField(body)
    if (kind === 0x7075) out.unicodePath = unicodePath(body, raw.name)
    if (kind === 0x0001 && !seen64) {
      seen64 = true
      wideSizes(out, body, raw.shift)
    }
    at = end
  }
  if (!seen64 && raw.size === 0xffffffff && raw.compressedSize === 0xffffffff) {
    out.fault ??= '缺少 zip64 字段 / zip64 field missing'
  }
  return out
}

/** Zip64: only the fields that are all ones in the header stand in the extra field, in this order. */
function wideSizes(out: Extra, body: Buffer, shift = 0): void {
  let at = 0
  for (const field of ['size', 'compressedSize', 'headerOffset'] as const) {
    if (out[field] !== 0xffffffff) continue
    if (at + 8 > body.length) {
      out.fault ??= 'zip64 字段不完整 / zip64 field incomplete'
      return
    }
    out[field] = Number(body.readBigUInt64LE(at)) + (field === 'headerOffset' ? shift : 0)
    at += 8
  }
}

/** Info-ZIP Unicode path: version 1, checksum of the plain name, UTF-8. Stale ones (checksum differs) are ignored. */
function unicodePath(body: Buffer, plain: Buffer): string | null {
  if (body.length < 5 || body[0] !== 1) return null
  if (body.readUInt32LE(1) !== crc32(plain)) return null
  return decodeStrictly('utf-8', body.subarray(5))
}

const METHODS: Readonly<Record<number, string>> = {
  0: 'stored',
  1: 'shrink',
  6: 'implode',
  8: 'deflate',
  9: 'deflate64',
  10: 'dcl-implode',
  12: 'bzip2',
  14: 'lzma',
  18: 'terse',
  19: 'lz77',
  20: 'zstd',
  93: 'zstd',
  94: 'mp3',
  95: 'xz',
  96: 'jpeg',
  97: 'wavpack',
  98: 'ppmd',
  99: 'aes',
}

/** The compression method in words. */
export function methodName(method: number): string {
  return METHODS[method] ?? `${method}`
}
