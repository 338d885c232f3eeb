import { posix } from 'node:path'
import { partSource } from '../../containers/joined.ts'
import {
  readEntry,
  type EntryResult,
  type ReadEntryOptions,
  type ZipDirectory,
  type ZipEntry,
} from '../../containers/zip.ts'
import { dataStart, unpackData } from '../../containers/zip-inflate.ts'
import type { ByteSource } from '../../source.ts'
import { TagReader } from './tag-reader.ts'
import { XmlInput, type Utf8Taker } from './xml-input.ts'

export interface Relation {
  readonly id: string
  /** Last part of the type's address, lower case: `worksheet`, `sharedstrings`, … in either OOXML dialect. */
  readonly type: string
  /** Path of the part in the package. */
  readonly target: string
}

export interface PartResult extends EntryResult {
  readonly undecodable: boolean
}

/** What a part that is locked by itself holds in the clear, still packed; and how long it is unpacked. */
export interface ClearPart {
  readonly packed: ByteSource
  readonly size: number
}

/** The parts of an Office package: a zip whose names are looked up regardless of case and slashes. */
export class Package {
  readonly directory: ZipDirectory
  /** Parts that are not read because an earlier one has their name. */
  readonly shadowed: number
  readonly #source: ByteSource
  readonly #byPath = new Map<string, ZipEntry>()
  readonly #signal: AbortSignal | undefined
  readonly #clear = new Map<string, ClearPart>()
  #bytesLeft: number

  constructor(
    source: ByteSource,
    directory: ZipDirectory,
    limits: { maxBytes?: number | undefined; signal?: AbortSignal | undefined },
  ) {
    this.#source = source
    this.directory = directory
    this.#bytesLeft = limits.maxBytes ?? Infinity
    this.#signal = limits.signal
    // Of parts with one name the first is read, as Excel's own repair does.
    for (const entry of directory.entries) {
      const path = normalPath(entry.name)
      if (!this.#byPath.has(path)) this.#byPath.set(path, entry)
    }
    this.shadowed = directory.entries.length - this.#byPath.size
  }

  has(path: string): boolean {
    return this.#byPath.has(normalPath(path))
  }

  /** Bytes that a part is said to unpack to; 0 when there is none, or it is not said. */
  statedSize(path: string): number {
    return this.#byPath.get(normalPath(path))?.size ?? 0
  }

  /** Paths of all parts, lower case. */
  paths(): string[] {
    return [...this.#byPath.keys()]
  }

  /** The bytes of a part as they lie in the zip; null when there is no such part. */
  stored(path: string): ByteSource | null {
    const entry = this.#byPath.get(normalPath(path))
    const start = entry && dataStart(this.#source, entry)
    if (entry === undefined || start === undefined || start === null) return null
    return partSource(this.#source, start, entry.compressedSize)
  }

  /** From here on the part is read from these bytes. */
  clear(path: string, part: ClearPart): void {
    this.#clear.set(normalPath(path), part)
  }

  /** Streams a part as UTF-8 into a taker, until it has `enough`; null when there is no such part. */
  async read(
    path: string,
    taker: Utf8Taker,
    enough?: () => boolean,
    unchecked = false,
  ): Promise<PartResult | null> {
    const input = new XmlInput(taker)
    const result = await this.readBytes(
      path,
      (chunk) => {
        input.push(chunk)
      },
      { enough, brief: true, unchecked },
    )
    if (result === null) return null
    // Who has enough stops anywhere, between the bytes of a character too.
    if (enough?.() !== true) input.end()
    return { ...result, undecodable: input.undecodable }
  }

  /** Streams a part as it stands; null when there is no such part. */
  async readBytes(
    path: string,
    push: (chunk: Uint8Array) => void,
    asked: Pick<ReadEntryOptions, 'enough' | 'brief' | 'unchecked'> = {},
  ): Promise<EntryResult | null> {
    const entry = this.#byPath.get(normalPath(path))
    if (entry === undefined) return null
    const maxBytes = Number.isFinite(this.#bytesLeft) ? this.#bytesLeft : undefined
    const options = { ...asked, maxBytes, signal: this.#signal }
    const clear = this.#clear.get(normalPath(path))
    const result = clear
      ? await unpackData(clear.packed, statedOf(clear), push, options)
      : await readEntry(this.#source, entry, push, options)
    this.#bytesLeft -= result.bytes
    return result
  }

  /** The relations of a part; empty when there are none. */
  async relations(path: string): Promise<readonly Relation[]> {
    const found: Relation[] = []
    const folder = posix.dirname(path)
    const reader = new TagReader((name, attributes) => {
      const target = attributes.get('Target')
      if (name !== 'Relationship' || target === undefined) return
      if (attributes.get('TargetMode') === 'External') return
      const type = (attributes.get('Type') ?? '').split('/').at(-1)?.toLowerCase() ?? ''
      found.push({ id: attributes.get('Id') ?? '', type, target: this.#resolve(folder, target) })
    })
    await this.read(posix.join(folder, '_rels', `${posix.basename(path)}.rels`), reader)
    return found
  }

  /**
   * Targets are relative to the part's folder, or absolute; some writers mean the root without saying so, and some spell
   * letters that stand in the zip as they are (`sheet%201.xml`).
   */
  #resolve(folder: string, target: string): string {
    const path = this.#found(folder, target.replaceAll('\\', '/'))
    if (!path.includes('%') || this.has(path)) return path
    const plain = decoded(path)
    return this.has(plain) ? plain : path
  }

  #found(folder: string, clean: string): string {
    if (clean.startsWith('/')) return normalPath(clean)
    const relative = normalPath(posix.join(folder, clean))
    return this.has(relative) || !this.has(clean) ? relative : normalPath(clean)
  }
}

function decoded(path: string): string {
  try {
    return normalPath(decodeURIComponent(path))
  } catch {
    return path
  }
}

/** Deflated as in any package; the checksum of the zip is that of the locked bytes, and says nothing of these. */
function statedOf({ packed, size }: ClearPart) {
  const stated = { method: 8, flags: 0, size, crc32: null, sizesKnown: true }
  return { ...stated, compressedSize: packed.size }
}

function normalPath(name: string): string {
  return posix.normalize(name.replaceAll('\\', '/')).replace(/^\/+/, '').toLowerCase()
}
