import type { ByteSource } from '../source.ts'
import type { Stretch } from './text/cuts.ts'
import { takeSample } from './text/sample.ts'
import { Feed } from './text/feed.ts'

/** A record longer than this is not read. */
const LONGEST_RECORD = 64 * 1024 * 1024
/** From here on the platform's search for a line end is faster than a look at each byte. */
const FAR = 512

/**
 * A text of any encoding as a window of UTF-8 bytes, for readers that take one record after the other.
 *
 * A record is parsed from its start; when the window ends before it does, {@link more} brings on the next bytes and the
 * record is parsed again. The window doubles with the record, so that this costs at most twice its length.
 */
export class TextInput {
  readonly encoding: string
  readonly runnerUp: string | null
  /** Place of the next record in the window. */
  at = 0
  readonly #feed: Feed
  readonly #isCut: boolean
  #counted = 0
  #line: number

  constructor(
    source: ByteSource,
    encoding: string,
    bom: number,
    runnerUp: string | null,
    window?: number,
    stretch?: Stretch,
  ) {
    this.encoding = encoding
    this.runnerUp = runnerUp
    const { from, to, line } = stretch ?? { from: bom, to: source.size, line: 0 }
    this.#line = line + 1
    this.#isCut = to < source.size
    this.#feed = new Feed(source, encoding, from, to, window)
    this.#feed.more(0)
  }

  get buf(): Uint8Array {
    return this.#feed.buf
  }

  /** Behind the last byte of the window, where a line end stands. */
  get end(): number {
    const { end, done, added } = this.#feed
    return done && added ? end - 1 : end
  }

  /** No more bytes will come. */
  get done(): boolean {
    return this.#feed.done
  }

  /** Sequences that could not be decoded. */
  get undecodable(): number {
    return this.#feed.bad
  }

  /** Brings on bytes behind the window, drops those before `at`; false when there are none or the record is too long. */
  more(): boolean {
    if (this.#feed.done || this.end - this.at > LONGEST_RECORD) return false
    this.lineAt(this.at)
    this.#feed.more(this.at)
    this.#counted -= this.at
    this.at = 0
    return true
  }

  /** Sees to it that so many bytes stand in the window behind `at`, if the text has them. */
  need(bytes: number): void {
    while (this.end - this.at < bytes && this.more());
  }

  /** Physical line, from 1, of a place in the window that is not before the one asked for last. */
  lineAt(at: number): number {
    const { buf } = this.#feed
    let lines = 0
    if (at - this.#counted > FAR) {
      for (let i = this.#next(this.#counted); i < at; i = this.#next(i + 1)) lines++
    } else for (let i = this.#counted; i < at; i++) if (buf[i] === 10) lines++
    this.#line += lines
    if (at > this.#counted) this.#counted = at
    return this.#line
  }

  /** Goes behind a record of so many lines; it begins where {@link lineAt} was asked last. */
  pass(to: number, lines: number): void {
    this.at = to
    this.#counted = to
    this.#line += lines
  }

  /** Goes back to a place that may still stand in the window; false when it is gone. */
  back(offset: number): boolean {
    const at = offset - this.#feed.base
    if (at < 0) return false
    const { buf } = this.#feed
    for (let i = at; i < this.#counted; i++) if (buf[i] === 10) this.#line--
    this.#counted = Math.min(this.#counted, at)
    this.at = at
    return true
  }

  /**
   * Is the place at or behind the end of the stretch that is to be read? What stands behind it is read on need only, and its
   * bytes are no end of the text.
   */
  get atLimit(): boolean {
    return this.#isCut && this.offset >= this.#feed.limit
  }

  /** Where the stretch ends, as an {@link offset}. */
  get limit(): number {
    return this.#feed.limit
  }

  /** Lines before the end of the stretch, when the place is there or behind it; null where that part has left the window. */
  get linesToLimit(): number | null {
    const limit = this.#feed.limit - this.#feed.base
    if (limit < 0) return null
    let behind = 0
    for (let i = limit; i < this.at; i++) if (this.buf[i] === 10) behind++
    return this.lineAt(this.at) - 1 - behind
  }

  #next(from: number): number {
    const at = this.#feed.buf.indexOf(10, from)
    return at < 0 ? Infinity : at
  }

  /** Bytes taken from the text so far, in UTF-8. */
  get offset(): number {
    return this.#feed.base + this.at
  }
}

/** Opens a text; `otherwise` is the encoding of one whose sample looks like no text (a dump full of pictures). */
export function openText(
  source: ByteSource,
  given: string | undefined,
  otherwise = 'utf-8',
  window?: number,
): TextInput {
  const { encoding, bom, runnerUp } = encodingFor(source, given, otherwise)
  return new TextInput(source, encoding, bom, runnerUp, window)
}

/** In which encoding {@link openText} reads a text. */
export function encodingFor(source: ByteSource, given: string | undefined, otherwise = 'utf-8') {
  const { encoding, bom, runnerUp } = takeSample(source, given).guess
  return encoding === 'binary'
    ? { encoding: otherwise, bom: 0, runnerUp: null }
    : { encoding, bom, runnerUp }
}

/** Goes behind the next line end. */
export function toNextLine(input: TextInput): void {
  for (;;) {
    const at = input.buf.indexOf(10, input.at)
    if (at >= 0 && at < input.end) {
      input.at = at + 1
      return
    }
    input.at = input.end
    if (!input.more()) return
  }
}
