/** What an RTF document is made of, in order. */
export interface RtfHandler {
  open(): void
  close(): void
  /** A control word without its backslash, and its number. */
  word(name: string, value: number | null): void
  /** `\*` */
  ignorable(): void
  /** A byte of text, in the encoding at hand. */
  byte(byte: number): void
}

type Mode = 'text' | 'backslash' | 'word' | 'hex' | 'binary'

const LONGEST_WORD = 40

/** Cuts RTF into groups, control words and bytes of text while it streams in; bounded by the longest control word. */
export class RtfTokens {
  readonly #to: RtfHandler
  #mode: Mode = 'text'
  #word = ''
  #hex = ''
  #binary = 0

  constructor(to: RtfHandler) {
    this.#to = to
  }

  push(bytes: Uint8Array): void {
    for (const byte of bytes) this.#take(byte)
  }

  #take(byte: number): void {
    switch (this.#mode) {
      case 'text':
        this.#text(byte)
        break
      case 'backslash':
        this.#behindBackslash(byte)
        break
      case 'word':
        this.#inWord(byte)
        break
      case 'hex':
        this.#inHex(byte)
        break
      case 'binary':
        if (--this.#binary <= 0) this.#mode = 'text'
    }
  }

  #text(byte: number): void {
    if (byte === 0x5c) this.#mode = 'backslash'
    else if (byte === 0x7b) this.#to.open()
    else if (byte === 0x7d) this.#to.close()
    else if (byte !== 10 && byte !== 13 && byte !== 0) this.#to.byte(byte)
  }

  #behindBackslash(byte: number): void {
    this.#mode = 'text'
    if (isLetter(byte)) {
      this.#word = String.fromCharCode(byte)
      this.#mode = 'word'
    } else if (byte === 0x27) {
      this.#hex = ''
      this.#mode = 'hex'
    } else if (byte === 0x2a) this.#to.ignorable()
    else if (byte === 10 || byte === 13) this.#to.word('par', null)
    else if (byte === 0x7e) this.#to.byte(0x20)
    else if (byte === 0x5f) this.#to.byte(0x2d)
    else if (byte === 0x5c || byte === 0x7b || byte === 0x7d) this.#to.byte(byte)
  }

  #inWord(byte: number): void {
    const goesOn = isLetter(byte)
      ? /^[a-z]+$/i.test(this.#word)
      : isDigit(byte) || (byte === 0x2d && /[a-z]$/i.test(this.#word))
    if (goesOn && this.#word.length < LONGEST_WORD) {
      this.#word += String.fromCharCode(byte)
      return
    }
    this.#mode = 'text'
    const [, name = '', number] = /^([a-z]+)(-?\d+)?$/i.exec(this.#word) ?? []
    const value = number === undefined ? null : Number(number)
    if (name === 'bin' && value !== null && value > 0) {
      this.#binary = byte === 0x20 ? value : value - 1
      if (this.#binary > 0) this.#mode = 'binary'
      return
    }
    if (name !== '') this.#to.word(name, value)
    // A blank behind a word belongs to it.
    if (byte !== 0x20) this.#text(byte)
  }

  #inHex(byte: number): void {
    this.#hex += String.fromCharCode(byte)
    if (this.#hex.length < 2) return
    this.#mode = 'text'
    if (/^[\da-f]{2}$/i.test(this.#hex)) this.#to.byte(Number.parseInt(this.#hex, 16))
  }
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a)
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}
