import { B, isSpace, TagBytes } from './tag-bytes.ts'

type Mode = 'content' | 'cdata' | 'comment' | 'instruction' | 'doctype' | 'resync'

/** A tag longer than this is taken for damage: what waits for its end must stay small. */
const LONGEST_TAG = 256 << 10
/** Read past the end of the data must meet zeros, never old bytes. */
const PAD = 64
/** A character reference longer than this is text. */
const LONGEST_REFERENCE = 32
const WAIT = -1
const MALFORMED = -2

/**
 * Cuts XML into tags and text while it streams in, as ranges of bytes: no strings, no tree, no entities beyond
 * those that `text-bytes.ts` decodes. Document type declarations are skipped, so nothing in them can expand.
 *
 * The input must be valid UTF-8 (see `xml-input.ts`) and may be cut anywhere.
 */
export abstract class XmlScanner extends TagBytes {
  /** Where the work buffer ends: there a `<` stands as sentinel, followed by zeros. */
  protected limit = 0
  /** Does text matter where we are? Otherwise it is skipped fast. */
  protected wantsText = false
  protected stopped = false
  /** Zero bytes, which no XML holds, stand in it: something was overwritten, and is gone. */
  zeros = false
  protected depth = 0
  protected elements = 0
  #mode: Mode = 'content'
  #pos = 0
  #final = false
  #brackets = 0

  /** Local name (prefix left out) at `from … to`; attributes stand between `to` and `tagEnd`. */
  protected abstract open(from: number, to: number, tagEnd: number): void
  protected abstract close(from: number, to: number): void
  /** Raw text, references not yet resolved, unless `literal` (CDATA). */
  protected abstract text(from: number, to: number, literal: boolean): void
  /** Markup that cannot be: true to go on at the next place that {@link resumes} accepts. */
  protected abstract malformed(): boolean
  /** Is a `<` that begins no tag text, for a reader that takes XML as people write it? */
  protected isText(): boolean {
    return false
  }
  /** Is the tag at this `<` a place to go on after damage? */
  protected resumes(_at: number): boolean {
    return false
  }
  /** A chance to take well-known markup at `at` in one go; gives where it stopped. */
  protected quick(at: number): number {
    return at
  }
  /** Called when `bytes` more are about to be scanned. */
  protected prepare(_bytes: number): void {}

  feed(chunk: Uint8Array): void {
    if (this.stopped) return
    this.#append(chunk)
    this.prepare(this.limit)
    // `prepare` may have stopped the scan.
    this.#pos = this.#run(0)
  }

  /** Is all that came taken, up to a place between two tags? */
  protected get atRest(): boolean {
    return this.#pos === this.limit && this.#mode === 'content'
  }

  /** No more input. True when every element was closed. */
  finish(): boolean {
    this.#final = true
    if (!this.stopped) this.#pos = this.#run(this.#pos)
    return this.depth === 0 && this.elements > 0 && this.#mode === 'content'
  }

  #append(chunk: Uint8Array): void {
    const rest = this.limit - this.#pos
    const need = rest + chunk.length + PAD
    if (need > this.buf.length) {
      const larger = Buffer.alloc(Math.max(need, Math.min(this.buf.length * 2, 4 << 20)))
      this.buf.copy(larger, 0, this.#pos, this.limit)
      this.buf = larger
    } else if (rest > 0) this.buf.copyWithin(0, this.#pos, this.limit)
    this.buf.set(chunk, rest)
    this.zeros ||= chunk.includes(0)
    this.limit = rest + chunk.length
    this.buf.fill(0, this.limit, this.limit + PAD)
    this.buf[this.limit] = B.LT
  }

  #run(from: number): number {
    let at = from
    while (at < this.limit && !this.stopped) {
      const next = this.#step(at)
      if (next === WAIT) return at
      at = next
    }
    return Math.min(at, this.limit)
  }

  #step(at: number): number {
    if (this.#mode !== 'content') return this.#inside(at)
    if (this.buf[at] !== B.LT) return this.#content(at)
    const quick = this.quick(at)
    if (quick !== at) return quick
    const next = this.#markup(at)
    return next === MALFORMED ? this.#damage(at) : next
  }

  #content(at: number): number {
    const end = this.#nextTag(at)
    if (!this.wantsText) return end
    const whole = end === this.limit && !this.#final ? this.#heldBack(at, end) : end
    if (whole === at) return WAIT
    this.text(at, whole, false)
    return whole
  }

  /** Text between tags is mostly short: a few steps before a call. */
  #nextTag(at: number): number {
    for (let i = at; i < at + 16; i++) if (this.buf[i] === B.LT) return i
    return this.buf.indexOf(B.LT, at)
  }

  /** Leaves an unfinished reference or line end for the next chunk. */
  #heldBack(from: number, end: number): number {
    if (this.buf[end - 1] === B.CR) return end - 1
    for (let i = end - 1; i >= from && i >= end - LONGEST_REFERENCE; i--) {
      if (this.buf[i] === B.SEMICOLON) return end
      if (this.buf[i] === B.AMP) return i
    }
    return end
  }

  #markup(at: number): number {
    const next = this.buf[at + 1] as number
    if (at + 1 >= this.limit) return WAIT
    if (next === B.SLASH) return this.#closeTag(at)
    if (next === 0x21) return this.#declaration(at)
    if (next === 0x3f) return this.#enter('instruction', at + 2)
    if (!startsName(next)) return MALFORMED
    return this.#openTag(at)
  }

  #enter(mode: Mode, at: number): number {
    this.#mode = mode
    return at
  }

  #declaration(at: number): number {
    if (this.#startsWith(at, '<!--')) return this.#enter('comment', at + 4)
    if (this.#startsWith(at, '<![CDATA[')) return this.#enter('cdata', at + 9)
    if (at + 9 > this.limit && !this.#final) return WAIT
    this.#brackets = 0
    return this.#enter('doctype', at + 2)
  }

  #startsWith(at: number, mark: string): boolean {
    for (let i = 0; i < mark.length; i++) if (this.buf[at + i] !== mark.charCodeAt(i)) return false
    return at + mark.length <= this.limit
  }

  #closeTag(at: number): number {
    const end = this.#tagEnd(at)
    if (end < 0) return end
    const from = at + 2
    let to = from
    while (to < end && !isSpace(this.buf[to] as number)) to++
    this.depth--
    this.close(this.#local(from, to), to)
    return end + 1
  }

  #openTag(at: number): number {
    const end = this.#tagEnd(at)
    if (end < 0) return end
    let to = at + 1
    while (to < end && !isSpace(this.buf[to] as number) && this.buf[to] !== B.SLASH) to++
    const from = this.#local(at + 1, to)
    const empty = this.buf[end - 1] === B.SLASH
    this.elements++
    this.depth++
    this.open(from, to, empty ? end - 1 : end)
    if (empty) {
      this.depth--
      this.close(from, to)
    }
    return end + 1
  }

  #local(from: number, to: number): number {
    for (let i = to - 1; i >= from; i--) if (this.buf[i] === B.COLON) return i + 1
    return from
  }

  /** The `>` of the tag at `at`, quotes respected. */
  #tagEnd(at: number): number {
    const { buf } = this
    for (let i = at + 1; ; i++) {
      const byte = buf[i] as number
      if (byte === B.GT) return i
      if (byte === B.LT) return i < this.limit ? MALFORMED : this.#unfinished(at)
      if (byte !== B.QUOTE && byte !== B.APOS) continue
      i = buf.indexOf(byte, i + 1)
      if (i < 0 || i >= this.limit) return this.#unfinished(at)
      if (!endsValue(buf[i + 1] as number))
        return i + 1 < this.limit ? MALFORMED : this.#unfinished(at)
    }
  }

  #unfinished(at: number): number {
    return this.limit - at > LONGEST_TAG ? MALFORMED : WAIT
  }

  #inside(at: number): number {
    switch (this.#mode) {
      case 'cdata':
        return this.#cdata(at)
      case 'comment':
        return this.#until(at, '-->')
      case 'instruction':
        return this.#until(at, '?>')
      case 'doctype':
        return this.#doctype(at)
      default:
        return this.#resync(at)
    }
  }

  #cdata(at: number): number {
    const end = this.#find(at, ']]>')
    const to = end < 0 ? Math.max(at, this.limit - 2) : end
    if (to > at && this.wantsText) this.text(at, to, true)
    if (end < 0) return to > at ? to : WAIT
    return this.#enter('content', end + 3)
  }

  #until(at: number, mark: string): number {
    const end = this.#find(at, mark)
    if (end >= 0) return this.#enter('content', end + mark.length)
    const to = this.limit - mark.length + 1
    return to > at ? to : WAIT
  }

  #find(at: number, mark: string): number {
    const found = this.buf.subarray(at, this.limit).indexOf(mark, 0, 'latin1')
    return found < 0 ? -1 : at + found
  }

  /** Skips a document type declaration with its internal subset, whatever is declared in it. */
  #doctype(at: number): number {
    for (let i = at; i < this.limit; i++) {
      const byte = this.buf[i]
      if (byte === 0x5b) this.#brackets++
      else if (byte === 0x5d) this.#brackets--
      else if (byte === B.GT && this.#brackets <= 0) return this.#enter('content', i + 1)
    }
    return this.limit
  }

  #damage(at: number): number {
    if (this.isText()) {
      if (this.wantsText) this.text(at, at + 1, true)
      return at + 1
    }
    if (this.malformed()) return this.#enter('resync', at + 1)
    this.stopped = true
    return this.limit
  }

  #resync(at: number): number {
    const next = this.buf.indexOf(B.LT, at)
    if (next === this.limit) return next
    if (this.limit - next < PAD && !this.#final) return next > at ? next : WAIT
    return this.resumes(next) ? this.#enter('content', next) : next + 1
  }
}

function endsValue(byte: number): boolean {
  return isSpace(byte) || byte === B.GT || byte === B.SLASH || byte === 0x3f
}

function startsName(byte: number): boolean {
  return (
    byte >= 0x80 ||
    byte === 0x5f ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x61 && byte <= 0x7a)
  )
}
