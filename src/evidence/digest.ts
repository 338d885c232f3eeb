import { createHash, type Hash } from 'node:crypto'
import type { DigestName } from './jobs/job.ts'
import type { Digests } from './outcome.ts'
import type { ByteSource } from './source.ts'

const CHUNK = 4 * 2 ** 20

/** Takes several digests (完整性校验值) of a stream of bytes in one pass. SM3: GB/T 32905. */
export class DigestStream {
  readonly #hashes: readonly (readonly [DigestName, Hash])[]
  bytes = 0

  constructor(names: readonly DigestName[]) {
    this.#hashes = names.map((name) => [name, createHash(name)] as const)
  }

  update(chunk: Uint8Array): void {
    this.bytes += chunk.length
    for (const [, hash] of this.#hashes) hash.update(chunk)
  }

  digests(): Digests {
    return Object.fromEntries(this.#hashes.map(([name, hash]) => [name, hash.digest('hex')]))
  }
}

export function digestSource(
  source: ByteSource,
  names: readonly DigestName[],
  progress?: (bytes: number) => void,
): Digests {
  const stream = new DigestStream(names)
  const chunk = new Uint8Array(Math.min(CHUNK, Math.max(1, source.size)))
  for (let at = 0; ;) {
    const n = source.read(at, chunk)
    if (n === 0) break
    stream.update(chunk.subarray(0, n))
    at += n
    progress?.(n)
  }
  return stream.digests()
}
