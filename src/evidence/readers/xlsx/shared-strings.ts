import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { giveBack } from '../../give-back.ts'

/** Text kept in memory before it goes to a file of the spool. */
const IN_MEMORY = 128 << 20
/** While text goes to the file, so much is gathered first. */
const GATHERED = 4 << 20
const MOST_TEXT = 0xffffffff
const MOST_STRINGS = 1 << 27
const PAGE = 32 << 10
const PAGES = 1024

/**
 * The shared strings of a workbook: one run of UTF-8 bytes and where each string ends. Past {@link IN_MEMORY} the
 * text lies in a file of the spool, read back by pages; the file is removed by {@link close}.
 */
export class SharedStrings {
  count = 0
  /** More strings or text than can be held: the rest is missing. */
  full = false
  /** Text not yet in the file; all text when there is no file. */
  bytes: Buffer = Buffer.alloc(64 << 10)
  length = 0
  /** String `i` is text `offsets[i] … offsets[i + 1]`. */
  offsets: Uint32Array = new Uint32Array(1024)
  /** A bit for each string that a cell has shown; empty where nobody asks. */
  used: Uint8Array = new Uint8Array(0)
  #file: SpooledText | null = null
  readonly #spoolDir: string
  readonly #inMemory: number

  constructor(spoolDir: string, inMemory = IN_MEMORY) {
    this.#spoolDir = spoolDir
    this.#inMemory = inMemory
  }

  get spilled(): boolean {
    return this.#file !== null
  }

  /** Makes room for so many more bytes. */
  reserve(more: number): void {
    if (this.length > (this.#file === null ? this.#inMemory : GATHERED)) this.#spill()
    const need = this.length + more
    if (need <= this.bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(need, this.bytes.length * 2))
    this.bytes.copy(larger, 0, 0, this.length)
    giveBack(this.bytes)
    this.bytes = larger
  }

  /** Ends the string that was written into {@link bytes} up to `end`. */
  add(end: number): void {
    const total = (this.#file?.size ?? 0) + end
    if (this.count >= MOST_STRINGS || total > MOST_TEXT) {
      this.full = true
      return
    }
    this.length = end
    this.count++
    if (this.count >= this.offsets.length) this.#moreOffsets()
    this.offsets[this.count] = total
  }

  #moreOffsets(): void {
    const larger = new Uint32Array(this.offsets.length * 2)
    larger.set(this.offsets)
    giveBack(this.offsets)
    this.offsets = larger
  }

  #spill(): void {
    this.#file ??= new SpooledText(this.#spoolDir)
    this.#file.append(this.bytes.subarray(0, this.length))
    this.length = 0
  }

  /** No more strings: what is left goes to the file, if there is one. */
  seal(): void {
    if (this.#file === null) return
    this.#spill()
    this.#forget()
  }

  /** From now on it is kept which strings cells show. */
  watch(): void {
    this.used = new Uint8Array((this.count >>> 3) + 1)
  }

  isUsed(index: number): boolean {
    return ((this.used[index >>> 3] ?? 0) & (1 << (index & 7))) !== 0
  }

  bytesOf(index: number): number {
    return (this.offsets[index + 1] ?? 0) - (this.offsets[index] ?? 0)
  }

  textOf(index: number): string {
    const start = this.offsets[index] ?? 0
    const end = start + this.bytesOf(index)
    if (!this.spilled) return this.bytes.toString('utf8', start, end)
    const text = Buffer.alloc(end - start)
    this.copySpilled(start, end, text, 0)
    return text.toString('utf8')
  }

  /** Copies spilled text; in memory, read {@link bytes} directly. */
  copySpilled(start: number, end: number, into: Uint8Array, at: number): void {
    this.#file?.copy(start, end, into, at)
  }

  close(): void {
    this.#file?.close()
    this.#file = null
    this.#forget()
    this.offsets = new Uint32Array(0)
    this.count = 0
  }

  #forget(): void {
    giveBack(this.bytes)
    this.bytes = Buffer.alloc(0)
  }
}

/** A private file of text, appended to and then read by pages through a small direct-mapped cache. */
class SpooledText {
  size = 0
  readonly #path: string
  readonly #fd: number
  readonly #pages: (Buffer | undefined)[] = []
  readonly #held = new Int32Array(PAGES).fill(-1)

  constructor(folder: string) {
    this.#path = join(folder, `strings-${randomUUID()}`)
    this.#fd = openSync(this.#path, 'wx+', 0o600)
  }

  append(text: Uint8Array): void {
    for (let done = 0; done < text.length;) {
      done += writeSync(this.#fd, text, done, text.length - done, this.size + done)
    }
    this.size += text.length
  }

  copy(start: number, end: number, into: Uint8Array, at: number): void {
    while (start < end) {
      const page = Math.floor(start / PAGE)
      const inPage = start - page * PAGE
      const length = Math.min(end - start, PAGE - inPage)
      this.#page(page).copy(into, at, inPage, inPage + length)
      start += length
      at += length
    }
  }

  #page(page: number): Buffer {
    const slot = page % PAGES
    const buffer = (this.#pages[slot] ??= Buffer.allocUnsafe(PAGE))
    if (this.#held[slot] !== page) {
      readSync(this.#fd, buffer, 0, PAGE, page * PAGE)
      this.#held[slot] = page
    }
    return buffer
  }

  close(): void {
    closeSync(this.#fd)
    rmSync(this.#path, { force: true })
  }
}
