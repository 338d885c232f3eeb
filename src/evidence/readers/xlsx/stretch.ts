import type { SheetScanner } from './sheet-scanner.ts'
import type { Utf8Taker } from './xml-input.ts'

/** A part of one sheet, to be read by itself: the rows that begin at these bytes of its XML. */
export interface Stretch {
  /** Path of the sheet in the package. */
  readonly sheet: string
  readonly from: number
  /** Infinity: to the end. */
  readonly to: number
  /** The other sheets of the workbook are left out. */
  readonly alone: boolean
}

/** Where a stretch began and ended. Stretches that follow one another must meet, row by row. */
export interface StretchEnds {
  readonly firstRow: number
  readonly lastRow: number
  /** It began and ended between two rows, and all between was read. */
  readonly whole: boolean
}

/** What may stand before the rows: columns, views, formats. */
const LONGEST_HEAD = 64 << 10
const DATA = /<((?:[\w.-]+:)?)sheetData\s*>/

/**
 * Lets one stretch of a sheet through to its scanner: what stands before the rows, then the rows from the first that begins
 * at or after `from` to the last that begins before `to`. That these bytes are the beginning of a row is for the scanner of
 * the stretch before to prove: it must stand between two rows there.
 */
export class StretchTaker implements Utf8Taker {
  /** No more is wanted. */
  done = false
  /** It ended at the beginning of a row, or is to go to the end. */
  whole: boolean
  readonly #scanner: SheetScanner
  readonly #from: number
  readonly #to: number
  #prefix = ''
  #step: 'head' | 'before' | 'rows' = 'head'
  /** Bytes not yet looked through, and where they begin. */
  #left: Buffer = Buffer.alloc(0)
  #at = 0

  constructor(scanner: SheetScanner, { from, to }: Stretch) {
    this.#scanner = scanner
    this.#from = from
    this.#to = to
    this.whole = to === Infinity
  }

  feed(chunk: Uint8Array): void {
    if (this.done) return
    this.#left = this.#left.length === 0 ? asBuffer(chunk) : Buffer.concat([this.#left, chunk])
    if (this.#passesBy()) return
    if (this.#step === 'head') this.#head()
    if (this.#step === 'before') this.#before()
    if (this.#step === 'rows') this.#rows()
    this.#left = Buffer.from(this.#left)
  }

  /** What was kept back: there is nothing behind it. */
  end(): void {
    if (this.#step === 'rows' && !this.done) this.#pass(this.#left.length)
  }

  /**
   * Nothing in what is left can be an end of the stretch: it is dropped or let through as it stands. Chunks are large, and a
   * search that keeps the end of each back has all of them copied.
   */
  #passesBy(): boolean {
    const end = this.#at + this.#left.length
    if (this.#step === 'before' && end <= this.#from) this.#drop(this.#left.length)
    else if (this.#step === 'rows' && end <= this.#to) this.#pass(this.#left.length)
    else return false
    return true
  }

  #head(): void {
    const found = DATA.exec(this.#left.toString('latin1', 0, LONGEST_HEAD))
    if (found) {
      this.#prefix = found[1] ?? ''
      this.#pass(found.index + found[0].length)
      this.#step = this.#from > 0 ? 'before' : 'rows'
    } else this.done = this.#left.length >= LONGEST_HEAD
  }

  #before(): void {
    const row = this.#rowFrom(this.#from)
    if (row < 0) this.#drop(this.#searched)
    else {
      this.#drop(row)
      this.#step = 'rows'
    }
  }

  #rows(): void {
    const row = this.#rowFrom(this.#to)
    if (row < 0) this.#pass(this.#searched)
    else {
      this.#pass(row)
      this.#close()
    }
  }

  #close(): void {
    this.done = true
    this.whole = this.#scanner.betweenRows
    this.#scanner.feed(Buffer.from(`</${this.#prefix}sheetData></${this.#prefix}worksheet>`))
  }

  /** Where the first row begins at or after this byte of the part, in what is left; -1: not in it. */
  #rowFrom(byte: number): number {
    const from = Math.max(0, byte - this.#at)
    return from >= this.#left.length
      ? -1
      : this.#left.indexOf(`<${this.#prefix}row `, from, 'latin1')
  }

  /** The beginning of a row may be cut in two. */
  get #searched(): number {
    return Math.max(0, this.#left.length - this.#prefix.length - '<row'.length)
  }

  #pass(bytes: number): void {
    if (bytes > 0) this.#scanner.feed(this.#left.subarray(0, bytes))
    this.#drop(bytes)
  }

  #drop(bytes: number): void {
    this.#left = this.#left.subarray(bytes)
    this.#at += bytes
  }
}

function asBuffer({ buffer, byteOffset, length }: Uint8Array): Buffer {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, length)
}
