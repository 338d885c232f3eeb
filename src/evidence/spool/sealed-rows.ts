import { closeSync, ftruncateSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import type { Page } from '../outcome.ts'
import type { Seal } from './seal.ts'

const CHUNK = 4 * 2 ** 20

/** `rows.enc`: the sealed text of all rows, appended job by job, read page by page. */
export class SealedRows {
  readonly #fd: number
  readonly #seal: Seal
  #length: number

  /** What lies beyond `length` was written by a run that did not finish, and is cut off. */
  constructor(path: string, seal: Seal, length: number, mode: 'write' | 'read') {
    this.#fd = openSync(path, mode === 'read' ? 'r' : length > 0 ? 'r+' : 'w+', 0o600)
    this.#seal = seal
    this.#length = length
    if (mode === 'write') ftruncateSync(this.#fd, length)
  }

  get length(): number {
    return this.#length
  }

  /** Takes over the sealed pages of a job; gives what is to be added to their offsets. */
  append(segment: { readonly path: string; readonly bytes: number } | null): number {
    const base = this.#length
    if (!segment) return base
    const from = openSync(segment.path, 'r')
    const chunk = new Uint8Array(Math.min(CHUNK, segment.bytes))
    for (let n = readSync(from, chunk); n > 0; n = readSync(from, chunk)) {
      let done = 0
      while (done < n) done += writeSync(this.#fd, chunk, done, n - done, this.#length + done)
      this.#length += n
    }
    closeSync(from)
    rmSync(segment.path, { force: true })
    return base
  }

  /** The text of one page of part `p`. */
  page(p: number, page: Page): Buffer {
    const sealed = new Uint8Array(page.length)
    readSync(this.#fd, sealed, 0, page.length, page.offset)
    return Buffer.from(this.#seal.open(sealed, `${String(p)}:${String(page.firstRow)}`))
  }

  /** Overwrites what no row needs any longer. */
  erase(ranges: readonly { readonly offset: number; readonly length: number }[]): void {
    const zeros = new Uint8Array(CHUNK)
    for (const { offset, length } of ranges) {
      for (let at = offset; at < offset + length;) {
        at += writeSync(this.#fd, zeros, 0, Math.min(CHUNK, offset + length - at), at)
      }
    }
  }

  close(): void {
    closeSync(this.#fd)
  }
}
