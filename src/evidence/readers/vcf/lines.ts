import type { ByteSource } from '../../source.ts'
import type { TextInput } from '../input.ts'

/** A line of a card, put together from the lines it was folded into. */
export interface CardLine {
  /** Physical line on which it begins. */
  readonly line: number
  readonly text: string
  /** The line is longer than is read. */
  readonly cut: boolean
}

/** A value longer than this (a picture) is passed over; what stands before it is given. */
const LONGEST = 1 << 20
/** The name of a property and what is said of its value stand so near its beginning. */
const HEAD = 1000

/** So much of the beginning says how lines end. */
const FIRST_LINES = 4096
const LF = 10
const CR = 13

/** Lines that end by a carriage return alone, as old Macs wrote them, end by line feeds: otherwise the file is a single one. */
export function withLineFeeds(source: ByteSource): ByteSource {
  const head = new Uint8Array(FIRST_LINES)
  const first = head.subarray(0, source.read(0, head))
  if (!first.includes(CR) || first.includes(LF) || first.includes(0)) return source
  return {
    size: source.size,
    read: (offset, into) => {
      const length = source.read(offset, into)
      for (let i = 0; i < length; i++) if (into[i] === CR) into[i] = LF
      return length
    },
    close: () => source.close(),
  }
}

/** Gives the lines of a card file: lines that begin with a blank go on the one before, and so do quoted-printable breaks. */
export function* cardLines(input: TextInput): Generator<CardLine> {
  let current: Growing | null = null
  for (let physical = nextLine(input); physical !== null; physical = nextLine(input)) {
    if (current?.takes(physical)) continue
    if (current) yield current.whole
    current = new Growing(physical)
  }
  if (current) yield current.whole
}

/** A line that may go on. Its pieces are put together once: it may have a million of them. */
class Growing {
  readonly #line: number
  readonly #pieces: string[]
  #length: number
  #cut: boolean
  /** In quoted-printable, where a line goes on behind `=`. */
  #printable = false
  #open = false

  constructor({ line, text, cut }: CardLine) {
    this.#line = line
    this.#pieces = [text]
    this.#length = text.length
    this.#cut = cut
    this.#look(text)
  }

  get whole(): CardLine {
    return { line: this.#line, text: this.#pieces.join(''), cut: this.#cut }
  }

  /** Does it go on with this line? Then it is part of it. */
  takes({ text, cut }: CardLine): boolean {
    const broken = this.#open && !IS_BOUND.test(text)
    if (!broken && !/^[ \t]/.test(text)) return false
    if (this.#length < LONGEST) this.#add(text, broken)
    else this.#cut = true
    this.#cut ||= cut
    this.#look(text)
    return true
  }

  #add(text: string, broken: boolean): void {
    const more = broken ? text.trimStart() : text.slice(1)
    if (broken) this.#pieces.push(this.#pieces.pop()?.slice(0, -1) ?? '')
    this.#pieces.push(more)
    this.#length += more.length
  }

  #look(last: string): void {
    if (!this.#printable && this.#length < HEAD)
      this.#printable = isPrintable(this.#pieces.join(''))
    this.#open = this.#printable && last.endsWith('=')
  }
}

/** A card ends here, whatever the line before says. */
const IS_BOUND = /^(?:BEGIN|END):VCARD\s*$/i

function isPrintable(line: string): boolean {
  return /^[^:]{0,200};(?:ENCODING=)?QUOTED-PRINTABLE[^:]{0,200}:/i.test(line)
}

function nextLine(input: TextInput): CardLine | null {
  let length = 0
  for (;;) {
    const to = input.buf.indexOf(10, input.at + length)
    const whole = to >= 0 && to < input.end
    if (!whole) {
      length = input.end - input.at
      if (input.more()) continue
      if (length === 0) return null
    }
    const end = whole ? to : input.end
    const line = input.lineAt(input.at)
    const { at } = input
    const text = textOf(input.buf, at, end)
    input.at = Math.min(end + 1, input.end)
    return { line, text, cut: end - at > LONGEST }
  }
}

function textOf(buf: Uint8Array, from: number, to: number): string {
  const end = to > from && buf[to - 1] === 13 ? to - 1 : to
  return Buffer.from(buf.buffer, buf.byteOffset + from, Math.min(end - from, LONGEST)).toString(
    'utf8',
  )
}
