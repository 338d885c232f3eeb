import type { ByteSource } from './source.ts'

/** A source that tells how far it has been read, so that a file which takes long is not taken for a reader that hangs. */
export class Watched implements ByteSource {
  readonly size: number
  /** Bytes told so far. */
  told = 0
  readonly #source: ByteSource
  readonly #tell: (bytes: number) => void

  constructor(source: ByteSource, tell: (bytes: number) => void) {
    this.size = source.size
    this.#source = source
    this.#tell = tell
  }

  read(offset: number, into: Uint8Array): number {
    const got = this.#source.read(offset, into)
    // Looks at the end and the middle of a file are no progress; it is read from its beginning on.
    if (offset <= this.told && offset + got > this.told) {
      const more = offset + got - this.told
      this.told += more
      this.#tell(more)
    }
    return got
  }

  close(): void {
    this.#source.close()
  }
}
