import type { IssueCode } from '../codes.ts'
import type { FormatId } from '../format/format.ts'
import type { ReadSink } from '../row.ts'
import type { ByteSource } from '../source.ts'

/** One thing that a container lists. Nothing here has been checked against the data. */
export interface ArchiveEntry {
  /** As stored; data of suspects, never a path on disk. */
  readonly name: string
  /** For display: `/` between parts, nothing that climbs or steers a terminal. */
  readonly safeName: string
  readonly directory: boolean
  /** Bytes after unpacking as stated; null where the container does not say. */
  readonly size: number | null
  /** Bytes in the container; null where they are not known for this entry alone (solid archives). */
  readonly compressedSize: number | null
  /** Why the entry is listed and not read: a link (never followed), a device. Absent for files. */
  readonly special?: string
}

/** Something about the container or one of its entries; `entry` is the index in {@link Archive.entries}. */
export interface ArchiveIssue {
  readonly code: IssueCode
  readonly entry: number | null
  /** Chinese, then English. */
  readonly message: string
}

/** How the reading of an entry ended; `bytes` were handed on in any case. */
export interface EntryResult {
  readonly status: 'ok' | 'CORRUPT' | 'PASSWORD' | 'UNSUPPORTED' | 'LIMIT'
  readonly bytes: number
  /** Chinese, then English; empty when all is well. */
  readonly message: string
  /** Line of the list of passwords (from 1) that opened the entry. */
  readonly passwordLine?: number
}

export interface EntryOptions {
  /** Most bytes to unpack; more gives LIMIT. */
  readonly maxBytes?: number | undefined
}

/** A file that holds files: an archive, one packed file, a mail with attachments. */
export interface Archive {
  /** For people: `ZIP 压缩包`. */
  readonly title: string
  readonly entries: readonly ArchiveEntry[]
  readonly issues: readonly ArchiveIssue[]
  /** Entries are best asked for in their order: going back means unpacking again from the start. */
  readonly sequential: boolean
  /**
   * Unpacks one entry, handing its bytes on in order as they come; a chunk is valid only during the call. Damage,
   * password and limits are told in the result. Rejects only if `emit` throws.
   */
  read(
    index: number,
    emit: (chunk: Uint8Array) => void,
    options?: EntryOptions,
  ): Promise<EntryResult>
  /** Line of the list of passwords (from 1) that showed an encrypted list. */
  readonly passwordLine?: number | undefined
  /** Rows that the container holds itself, beside its entries (the body of a mail). */
  readonly own?: (sink: ReadSink) => void
  /** Tells which entries will be asked for, so that others need not be unpacked on the way. */
  want?(indices: readonly number[]): void
  /** Lets go of what the archive holds; the source stays open. */
  close(): void
}

/** Passwords to try, in order (`--passwords`). */
export type Passwords = readonly string[]

/** What may be needed to open a container, beside its bytes. */
export interface OpenContext {
  /** Name of the file, for containers that do not name what they hold (gz). */
  readonly name: string
  readonly passwords: Passwords
  /** Called now and then while something takes long. */
  readonly alive?: () => void
  /** The volumes of a split RAR or zip, in order; other kinds are one source. */
  readonly volumes?: readonly ByteSource[]
}

type Opener = (source: ByteSource, context: OpenContext) => Archive | Promise<Archive>

/** The containers that can be opened, by format, each with its opener, which is loaded when one is met. */
const OPENERS: Readonly<Partial<Record<FormatId, () => Promise<Opener>>>> = {
  zip: async () => (await import('./zip-archive.ts')).zipArchive,
  eml: async () => (await import('../readers/mail/mail.ts')).mailArchive,
  msg: async () => (await import('../readers/outlook/msg.ts')).msgArchive,
  tnef: async () => (await import('../readers/outlook/tnef.ts')).tnefArchive,
  '7z': async () => (await bySevenZip()).sevenZipArchive,
  rar: async () => (await bySevenZip()).rarArchive,
  tar: async () => (await import('./tar/tar.ts')).tarArchive,
  ole: async () => (await import('./ole-objects.ts')).oleArchive,
  gz: async () => (await import('./packed.ts')).gzArchive,
  zst: async () => (await import('./packed.ts')).zstdArchive,
  'android-backup': async () => (await import('./packed.ts')).androidBackup,
  bz2: async () => (await bySevenZip()).packedFile('bzip2', 'bzip2 压缩文件', /\.bz2?$/i),
  xz: async () => (await bySevenZip()).packedFile('xz', 'xz 压缩文件', /\.xz$/i),
  lzma: async () => (await bySevenZip()).packedFile('lzma', 'lzma 压缩文件', /\.lzma$/i),
  z: async () => (await bySevenZip()).packedFile('Z', 'compress 压缩文件（Z）', /\.z$/i),
  cpio: async () => (await import('./cpio.ts')).cpioArchive,
  cab: async () => (await bySevenZip()).cabArchive,
  lha: async () => (await bySevenZip()).lhaArchive,
  arj: async () => (await bySevenZip()).otherArchive('arj', 'ARJ 压缩包'),
  ar: async () => (await import('./ar.ts')).arArchive,
  xar: async () => (await bySevenZip()).otherArchive('xar', 'xar 归档', '[TOC].xml'),
  rpm: async () => (await bySevenZip()).otherArchive('rpm', 'RPM 软件包'),
  lzip: async () => (await import('./lzip.ts')).lzipArchive,
  wim: async () => (await bySevenZip()).otherArchive('wim', 'WIM 映像'),
  lz4: async () => (await import('./lz4.ts')).lz4Archive,
  'encoded-text': async () => (await import('./encoded-text.ts')).encodedTextArchive,
  iso: async () => (await bySevenZip()).otherArchive('iso', '光盘映像（iso）'),
}

const bySevenZip = () => import('./by-seven-zip.ts')

export function isContainer(id: FormatId): boolean {
  return id in OPENERS
}

/** Lists a container. Never rejects on bad data: what is wrong stands in `issues`. */
export async function openArchive(
  source: ByteSource,
  id: FormatId,
  context: OpenContext,
): Promise<Archive> {
  const opener = await OPENERS[id]?.()
  if (opener === undefined) throw new Error(`${id} is no container`)
  return opener(source, context)
}
