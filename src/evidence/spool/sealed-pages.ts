import { closeSync, openSync, writeSync } from 'node:fs'
import type { Page } from '../outcome.ts'
import type { Seal } from './seal.ts'

/** Pages that are being packed on other threads at once; with so many on their way, one is packed here. */
const ON_THEIR_WAY = 16

/** The sealed pages of one job as it writes them. They are packed on other threads, while the reader goes on. */
export class SealedPages {
  readonly path: string
  readonly #seal: Seal
  readonly #waiting = new Set<Promise<void>>()
  #fd: number | null = null
  #bytes = 0
  #failure: unknown = null

  constructor(path: string, seal: Seal) {
    this.path = path
    this.#seal = seal
  }

  /** Known once all pages have their place. */
  get bytes(): number {
    return this.#bytes
  }

  /** Seals a copy of `plain`; `page` learns its place when that is done, at the latest with {@link finish}. */
  add(plain: Uint8Array, belongsTo: string, page: { -readonly [K in keyof Page]: Page[K] }): void {
    const put = (sealed: Uint8Array) => {
      page.offset = this.#bytes
      page.length = sealed.length
      this.#write(sealed)
    }
    if (this.#waiting.size >= ON_THEIR_WAY) put(this.#seal.close(plain, belongsTo))
    else this.#later(this.#seal.closeLater(new Uint8Array(plain), belongsTo).then(put))
  }

  /** @throws what befell the writing of any page */
  async finish(): Promise<void> {
    await Promise.all(this.#waiting)
    if (this.#fd !== null) closeSync(this.#fd)
    this.#fd = null
    if (this.#failure !== null) throw this.#failure as Error
  }

  #later(work: Promise<void>): void {
    const watched = work
      .catch((error: unknown) => {
        this.#failure ??= error
      })
      .finally(() => this.#waiting.delete(watched))
    this.#waiting.add(watched)
  }

  #write(sealed: Uint8Array): void {
    this.#fd ??= openSync(this.path, 'w', 0o600)
    writeFully(this.#fd, sealed)
    this.#bytes += sealed.length
  }
}

export function writeFully(fd: number, bytes: Uint8Array): void {
  let done = 0
  while (done < bytes.length) done += writeSync(fd, bytes, done)
}
