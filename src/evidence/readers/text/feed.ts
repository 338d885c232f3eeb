import { transcoder } from '../../encoding/decode.ts'
import type { Done, Transcoder } from '../../encoding/decode.ts'
import { MixedLines, type OtherLine } from '../../encoding/mixed.ts'
import type { ByteSource } from '../../source.ts'

/** Bytes past the data that may be looked at (delimiters of several bytes). */
const SLACK = 64
const SMALLEST = 256 * 1024
const SHORTEST = 4 * 1024
/** A record longer than this is not read. */
export const LONGEST = 256 * 1024 * 1024

/**
 * A window of UTF-8 text over a file of any encoding. `buf[…end)` holds decoded bytes, `buf[end]` is always a line
 * end so that scans stop; `base` is the decoded offset of `buf[0]`.
 *
 * It always fills all the room it has, and doubles when the record kept takes half of it, so that a record parsed
 * again from its start after each `more` costs no more than twice its length.
 */
export class Feed {
  buf: Uint8Array
  end = 0
  base = 0
  /** No more bytes will come. */
  done = false
  /** The last line had no line end; one was added in the window. */
  added = false
  /** Decoded offset of the first byte that belongs to the next range. */
  limit = Infinity
  /** Lines before the limit that stand in the other encoding, by their decoded offset; whoever reads them empties it. */
  others: OtherLine[] = []
  /** Sequences that could not be decoded before the limit, and the decoded offset of the first. */
  bad = 0
  firstBad = Infinity
  /** U+FFFD that stand in the file: characters that were lost before it was written. */
  lost = 0

  readonly #source: ByteSource
  readonly #coder: Transcoder
  readonly #mixed: MixedLines | null
  readonly #passes: boolean
  readonly #stop: number
  #at: number
  #raw: Uint8Array
  #held = 0

  /**
   * Reads from byte `from`; the byte at `stop` (a line start) begins the next range, and is read only on need. Lines
   * may stand in the encoding `other`.
   */
  constructor(
    source: ByteSource,
    encoding: string,
    from: number,
    stop: number,
    window = windowOf(source),
    other: string | null = null,
  ) {
    this.#source = source
    this.#mixed = other === null ? null : new MixedLines(encoding, other)
    if (this.#mixed) this.#mixed.ahead = (length) => this.#ahead(length)
    this.#coder = this.#mixed ?? transcoder(encoding)
    this.#passes = encoding === 'utf-8'
    this.#at = from
    this.#stop = stop
    this.buf = new Uint8Array(window + SLACK)
    this.#raw = new Uint8Array(Math.max(16, this.#passes ? 16 : window))
    this.#seal()
  }

  /** Bytes of the file taken so far, as an offset in it. */
  get position(): number {
    return this.#at - this.#held
  }

  /** Length of what is kept, for limits. */
  get capacity(): number {
    return this.buf.length - SLACK
  }

  /** Drops what stands before `keep` and reads on; gives how far positions moved to the left. */
  more(keep: number): number {
    this.buf.copyWithin(0, keep, this.end)
    this.base += keep
    this.end -= keep
    if (this.end * 2 > this.capacity)
      this.#grow(Math.min(this.capacity * 2, Math.max(LONGEST, this.capacity)))
    const wanted = this.end
    do this.#take()
    while (!this.done && this.#at !== this.#stop && this.#room() > this.capacity / 4)
    if (this.end === wanted && !this.done) this.#take()
    this.#seal()
    return keep
  }

  #room(): number {
    return this.capacity - this.end
  }

  #grow(capacity: number): void {
    const wider = new Uint8Array(capacity + SLACK)
    wider.set(this.buf.subarray(0, this.end))
    this.buf = wider
  }

  #seal(): void {
    if (this.done && !this.added && this.end > 0 && !isLineEnd(this.buf[this.end - 1])) {
      this.buf[this.end++] = 10
      this.added = true
    }
    this.buf[this.end] = 10
  }

  /** One read, up to the stop or as far as there is room, decoded behind what is there. */
  #take(): void {
    const before = this.#at < this.#stop
    const until = before ? this.#stop : this.#source.size
    const room = this.#passes ? this.#room() : Math.floor(this.#room() / this.#coder.growth)
    const ask = Math.min(until - this.#at, Math.max(16, room - this.#held), 1 << 24)
    if (this.#passes) this.#takeUtf8(ask)
    else this.#takeOther(ask)
    if (before && this.#at >= this.#stop) this.limit = this.base + this.end
  }

  #takeUtf8(ask: number): void {
    const from = this.end
    if (from + this.#held + ask > this.capacity) this.#grow(from + this.#held + ask)
    this.buf.set(this.#raw.subarray(0, this.#held), from)
    const got = this.#source.read(
      this.#at,
      this.buf.subarray(from + this.#held, from + this.#held + ask),
    )
    const to = from + this.#held + got
    if (this.limit === Infinity) this.lost += timesIn(this.buf, from, to)
    this.#advance(got, ask)
    let src = this.buf
    let at = from
    let end = to
    let result = this.#coder.decode(src, at, end, this.done, this.buf, from)
    if (result.bad > 0) {
      // The first pass has written over its own input; read these bytes again, into a buffer of their own.
      src = this.#again(to - from)
      at = 0
      end = to - from
      if (from + end * this.#coder.growth > this.capacity)
        this.#grow(from + end * this.#coder.growth)
      result = this.#coder.decode(src, at, end, this.done, this.buf, from)
    }
    this.#held = end - at - result.consumed
    if (this.#held > this.#raw.length) this.#raw = widen(this.#raw, this.#held)
    this.#raw.set(src.subarray(end - this.#held, end))
    this.#account(result)
  }

  #ahead(length: number): Uint8Array {
    const bytes = new Uint8Array(length)
    return bytes.subarray(0, this.#source.read(this.#at, bytes))
  }

  #again(length: number): Uint8Array {
    const bytes = new Uint8Array(length)
    this.#source.read(this.#at - length, bytes)
    return bytes
  }

  #takeOther(ask: number): void {
    if (this.#raw.length < this.#held + ask) this.#raw = widen(this.#raw, this.#held + ask)
    const got = this.#source.read(this.#at, this.#raw.subarray(this.#held, this.#held + ask))
    const length = this.#held + got
    this.#advance(got, ask)
    if (this.end + length * this.#coder.growth > this.capacity)
      this.#grow(this.end + length * this.#coder.growth)
    const result = this.#coder.decode(this.#raw, 0, length, this.done, this.buf, this.end)
    this.#raw.copyWithin(0, result.consumed, length)
    this.#held = length - result.consumed
    this.#account(result)
  }

  #advance(got: number, ask: number): void {
    this.#at += got
    if (got < ask || this.#at >= this.#source.size) this.done = true
  }

  #account({ written, bad, firstBad }: Done): void {
    if (this.#mixed && this.limit === Infinity)
      for (const line of this.#mixed.others) this.others.push({ ...line, at: this.base + line.at })
    if (bad > 0 && this.limit === Infinity) {
      this.bad += bad
      if (this.firstBad === Infinity) this.firstBad = this.base + firstBad
    }
    this.end += written
  }
}

const LOST = Buffer.from('\ufffd')

function timesIn(buf: Uint8Array, from: number, to: number): number {
  const part = Buffer.from(buf.buffer, buf.byteOffset + from, to - from)
  let times = 0
  for (let at = part.indexOf(LOST); at >= 0; at = part.indexOf(LOST, at + 3)) times++
  return times
}

/** A message of a conversation is read as a text of its own: its window is no larger than need be. */
function windowOf({ size }: ByteSource): number {
  return Math.min(SMALLEST, Math.max(SHORTEST, 4 * size))
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === 10 || byte === 13
}

function widen(bytes: Uint8Array, length: number): Uint8Array {
  const wider = new Uint8Array(length)
  wider.set(bytes)
  return wider
}
