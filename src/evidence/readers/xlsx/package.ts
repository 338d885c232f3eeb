import { posix } from 'node:path'
import {
  readEntry,
  type EntryResult,
  type ZipDirectory,
  type ZipEntry,
} from '../../containers/zip.ts'
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

/** The parts of an Office package: a zip whose names are looked up regardless of case and slashes. */
export class Package {
  readonly directory: ZipDirectory
  /** Parts that are not read because an earlier one has their name. */
  readonly shadowed: number
  readonly #source: ByteSource
  readonly #byPath = new Map<string, ZipEntry>()
  readonly #signal: AbortSignal | undefined
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

  /** Paths of all parts, lower case. */
  paths(): string[] {
    return [...this.#byPath.keys()]
  }

  /** Streams a part as UTF-8 into a taker; null when there is no such part. */
  async read(path: string, taker: Utf8Taker): Promise<PartResult | null> {
    const input = new XmlInput(taker)
    const result = await this.readBytes(path, (chunk) => {
      input.push(chunk)
    })
    if (result === null) return null
    input.end()
    return { ...result, undecodable: input.undecodable }
  }

  /** Streams a part as it stands; null when there is no such part. */
  async readBytes(path: string, push: (chunk: Uint8Array) => void): Promise<EntryResult | null> {
    const entry = this.#byPath.get(normalPath(path))
    if (entry === undefined) return null
    const maxBytes = Number.isFinite(this.#bytesLeft) ? this.#bytesLeft : undefined
    const result = await readEntry(this.#source, entry, push, { maxBytes, signal: this.#signal })
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

  /** Targets are relative to the part's folder, or absolute; some writers mean the root without saying so. */
  #resolve(folder: string, target: string): string {
    const clean = target.replaceAll('\\', '/')
    if (clean.startsWith('/')) return normalPath(clean)
    const relative = normalPath(posix.join(folder, clean))
    return this.has(relative) || !this.has(clean) ? relative : normalPath(clean)
  }
}

function normalPath(name: string): string {
  return posix.normalize(name.replaceAll('\\', '/')).replace(/^\/+/, '').toLowerCase()
}
