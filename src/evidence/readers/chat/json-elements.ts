/** Where an array begins that may hold messages: the keys and arrays it lies in, and what names them. */
interface Frame {
  readonly array: boolean
  readonly key: string | null
  name: string | null
}

/** One element of an array of messages, as text. */
export interface Element {
  readonly text: string
  /** What the objects around it are named. */
  readonly conversation: string | null
}

export interface ElementHandler {
  element(element: Element): void
  /** An element too long to be held. */
  tooLong(): void
}

const LONGEST = 1 << 26
const QUOTE = 34
const BACKSLASH = 92

/**
 * Finds the messages in JSON while it streams in, without holding more than one of them: the objects in arrays of the
 * key `messages`, or in an array that is the whole file.
 */
export class JsonElements {
  readonly #to: ElementHandler
  readonly #frames: Frame[] = []
  #key: string | null = null
  #string: string | null = null
  #inString = false
  #escaped = false
  /** The element at hand, and the depth at which it ends; -1 when none is. */
  #parts: string[] = []
  #length = 0
  #until = -1
  #lost = false
  #text = ''

  constructor(to: ElementHandler) {
    this.#to = to
  }

  /** The file is an object: it holds more than messages. */
  isObject = false

  /** Nothing is open at the end of a whole file. */
  get whole(): boolean {
    return this.#frames.length === 0 && !this.#inString
  }

  /** An element was begun and not ended. */
  get within(): boolean {
    return this.#until >= 0
  }

  push(chunk: string): void {
    this.#text = chunk
    let from = this.#inString || this.#until >= 0 ? 0 : -1
    for (let i = 0; i < chunk.length; i++) {
      const code = chunk.charCodeAt(i)
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false
        else if (code === BACKSLASH) this.#escaped = true
        else if (code === QUOTE) from = this.#endString(from, i)
        continue
      }
      from = this.#mark(code, i, from)
    }
    if (from >= 0) this.#keep(from, chunk.length)
  }

  #mark(code: number, i: number, from: number): number {
    switch (code) {
      case QUOTE:
        this.#inString = true
        return this.#until >= 0 ? from : this.#startString(i)
      case 58:
        this.#key = this.#string
        return from
      case 44:
        if (this.#until < 0) this.#key = null
        return from
      case 91:
      case 123:
        return this.#open(code === 91, i, from)
      case 93:
      case 125:
        return this.#close(i, from)
      default:
        return from
    }
  }

  #startString(i: number): number {
    this.#parts = []
    this.#length = 0
    return i + 1
  }

  /** A string outside of elements is a key, or a name. */
  #endString(from: number, i: number): number {
    this.#inString = false
    if (this.#until >= 0) return from
    this.#keep(from, i)
    this.#string = this.#parts.join('')
    this.#parts = []
    const frame = this.#frames.at(-1)
    if (frame && (this.#key === 'name' || this.#key === 'displayName')) frame.name ??= this.#string
    return -1
  }

  #open(array: boolean, i: number, from: number): number {
    const parent = this.#frames.at(-1)
    if (parent === undefined && !array) this.isObject = true
    const begins =
      this.#until < 0 && !array && parent?.array === true && holdsMessages(this.#frames)
    if (begins) {
      this.#until = this.#frames.length
      this.#parts = []
      this.#length = 0
    }
    this.#frames.push({ array, key: this.#until >= 0 ? null : this.#key, name: null })
    if (this.#until < 0) this.#key = null
    return begins ? i : from
  }

  #close(i: number, from: number): number {
    this.#frames.pop()
    if (this.#until < 0 || this.#frames.length > this.#until) return from
    this.#keep(from, i + 1)
    if (this.#lost) this.#to.tooLong()
    else this.#to.element({ text: this.#parts.join(''), conversation: this.#named() })
    this.#until = -1
    this.#lost = false
    this.#parts = []
    return -1
  }

  #keep(from: number, to: number): void {
    this.#length += to - from
    if (this.#length > LONGEST) {
      this.#lost = true
      this.#parts = []
    } else this.#parts.push(this.#text.slice(from, to))
  }

  #named(): string | null {
    return this.#frames.findLast((frame) => frame.name !== null)?.name ?? null
  }
}

function holdsMessages(frames: readonly Frame[]): boolean {
  const key = frames.at(-1)?.key ?? null
  return key === 'messages' || (frames.length === 1 && key === null)
}
