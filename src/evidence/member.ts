import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Archive, EntryResult } from './containers/archive.ts'
import type { Job } from './jobs/job.ts'
import { fileSource, memorySource, type ByteSource } from './source.ts'

/** Members up to this size are unpacked into memory; larger ones into the spool folder. */
const IN_MEMORY = 64 * 2 ** 20

/** A member of a container, unpacked: `source` holds what could be unpacked, `result` how it ended. */
export interface Unpacked {
  readonly source: ByteSource | null
  readonly result: EntryResult
  /** Removes what was unpacked. */
  readonly discard: () => void
}

/** A member to be unpacked. */
export interface Packed {
  readonly archive: Archive
  readonly index: number
  /** Bytes of the container: what a member that does not say its packed size may take up. */
  readonly containerBytes: number
  /** What all that is still to come of the file may unpack to. */
  readonly left: number
  /** Called while it goes on. */
  readonly alive: () => void
}

/** Unpacks a member within bounds: neither its stated size nor its name is trusted. */
export async function unpack(packed: Packed, job: Job): Promise<Unpacked> {
  const { archive, index, containerBytes, left, alive } = packed
  const store = new Store(job.spoolDir, job.job)
  const { memberBytes, ratio } = job.limits
  const own = archive.entries[index]?.compressedSize ?? containerBytes
  const maxBytes = Math.min(memberBytes, Math.max(2 ** 30, own * ratio), left)
  const take = (chunk: Uint8Array) => {
    store.add(chunk)
    alive()
  }
  const result = await archive.read(index, take, { maxBytes })
  const nothing = result.status !== 'ok' && result.bytes === 0
  return { source: nothing ? null : store.source(), result, discard: () => store.discard() }
}

/** Keeps bytes in memory while they are few, then in a file of the spool folder. */
class Store {
  readonly #path: string
  #chunks: Uint8Array[] = []
  #bytes = 0
  #fd: number | null = null
  #open: ByteSource | null = null

  constructor(dir: string, job: number) {
    this.#path = join(dir, `${String(job)}-${String(Store.#count++)}.member`)
  }
  static #count = 0

  add(chunk: Uint8Array): void {
    this.#bytes += chunk.length
    if (this.#fd === null && this.#bytes <= IN_MEMORY) {
      this.#chunks.push(chunk.slice())
      return
    }
    if (this.#fd === null) {
      this.#fd = openSync(this.#path, 'w', 0o600)
      for (const kept of this.#chunks) writeFully(this.#fd, kept)
      this.#chunks = []
    }
    writeFully(this.#fd, chunk)
  }

  source(): ByteSource {
    if (this.#fd === null) return memorySource(Buffer.concat(this.#chunks))
    closeSync(this.#fd)
    this.#open = fileSource(this.#path)
    return this.#open
  }

  discard(): void {
    this.#chunks = []
    this.#open?.close()
    if (this.#fd !== null) rmSync(this.#path, { force: true })
  }
}

function writeFully(fd: number, bytes: Uint8Array): void {
  let done = 0
  while (done < bytes.length) done += writeSync(fd, bytes, done)
}
