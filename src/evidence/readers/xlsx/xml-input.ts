import { isUtf8 } from 'node:buffer'

/** Where valid UTF-8 goes. A chunk is not there any more after the call. */
export interface Utf8Taker {
  feed(chunk: Uint8Array): void
}

/** Bytes looked at for a byte order mark and the declared encoding. */
const HEAD = 256

/**
 * Turns the bytes of an XML part into valid UTF-8, whatever it is written in (byte order mark, UTF-16 by its first
 * bytes, else the declared encoding, else UTF-8), before the scanner sees them. Bytes that cannot be decoded
 * become U+FFFD and are told by {@link undecodable}.
 */
export class XmlInput {
  undecodable = false
  readonly #taker: Utf8Taker
  #head: Buffer | null = Buffer.alloc(0)
  #decoder: TextDecoder | null = null
  /** Bytes of a character that the last chunk cut. */
  #cut: Buffer = Buffer.alloc(0)

  constructor(taker: Utf8Taker) {
    this.#taker = taker
  }

  push(chunk: Uint8Array): void {
    if (this.#head === null) {
      this.#pass(chunk)
      return
    }
    this.#head = Buffer.concat([this.#head, chunk])
    if (this.#head.length >= HEAD || this.#head.includes('?>', 0, 'latin1')) this.#begin()
  }

  end(): void {
    this.#begin()
    if (this.#decoder !== null) this.#hand(Buffer.from(this.#decoder.decode()))
    else if (this.#cut.length > 0) this.#mend(this.#cut)
  }

  #begin(): void {
    const head = this.#head
    if (head === null) return
    this.#head = null
    const { label, skip } = encodingOf(head)
    if (label !== 'utf-8') this.#decoder = new TextDecoder(label)
    this.#pass(head.subarray(skip))
  }

  #pass(chunk: Uint8Array): void {
    if (this.#decoder === null) this.#passUtf8(chunk)
    else this.#hand(Buffer.from(this.#decoder.decode(chunk, { stream: true })))
  }

  #passUtf8(chunk: Uint8Array): void {
    const joined = this.#cut.length === 0 ? chunk : this.#joined(chunk)
    const whole = wholeCharacters(joined)
    this.#cut = Buffer.from(joined.subarray(whole))
    const bytes = whole === joined.length ? joined : joined.subarray(0, whole)
    if (isUtf8(bytes)) this.#hand(bytes)
    else this.#mend(bytes)
  }

  /** The character that the last chunk cut goes ahead by itself: chunks are large, and a copy of each is garbage. */
  #joined(chunk: Uint8Array): Uint8Array {
    const missing = charBytes(this.#cut[0] as number) - this.#cut.length
    const whole = Buffer.concat([this.#cut, chunk.subarray(0, missing)])
    if (chunk.length < missing || !isUtf8(whole)) return Buffer.concat([this.#cut, chunk])
    this.#hand(whole)
    return chunk.subarray(missing)
  }

  #mend(bytes: Uint8Array): void {
    this.undecodable = true
    this.#hand(Buffer.from(new TextDecoder().decode(bytes)))
  }

  #hand(bytes: Uint8Array): void {
    if (bytes.length > 0) this.#taker.feed(bytes)
  }
}

/** Length up to the last character that is not cut off at the end. */
function wholeCharacters(bytes: Uint8Array): number {
  const { length } = bytes
  for (let back = 1; back <= 3 && back <= length; back++) {
    const byte = bytes[length - back] as number
    if ((byte & 0xc0) === 0x80) continue
    return charBytes(byte) > back ? length - back : length
  }
  return length
}

/** Bytes of the character that begins with this one. */
function charBytes(first: number): number {
  return first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1
}

function encodingOf(head: Buffer): { label: string; skip: number } {
  const [a, b, c] = head
  if (a === 0xef && b === 0xbb && c === 0xbf) return { label: 'utf-8', skip: 3 }
  if (a === 0xff && b === 0xfe) return { label: 'utf-16le', skip: 2 }
  if (a === 0xfe && b === 0xff) return { label: 'utf-16be', skip: 2 }
  if (a === 0x3c && b === 0) return { label: 'utf-16le', skip: 0 }
  if (a === 0 && b === 0x3c) return { label: 'utf-16be', skip: 0 }
  return { label: declared(head), skip: 0 }
}

/** A declared UTF-16 that got here is not UTF-16: its first bytes would have said so. */
function declared(head: Buffer): string {
  const match = /^<\?xml[^>]{0,100}?encoding=["']([\w.:-]{1,40})["']/.exec(head.toString('latin1'))
  const label = match?.[1]?.toLowerCase() ?? 'utf-8'
  if (label.startsWith('utf') || label === 'us-ascii') return 'utf-8'
  try {
    return new TextDecoder(label).encoding
  } catch {
    return 'utf-8'
  }
}
