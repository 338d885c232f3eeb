import type { TextInput } from '../input.ts'

/** A line of a card, put together from the lines it was folded into. */
export interface CardLine {
  /** Physical line on which it begins. */
  readonly line: number
  readonly text: string
  /** The line is longer than is read. */
  readonly cut: boolean
}

interface Growing {
  line: number
  text: string
  cut: boolean
}

/** A value longer than this (a picture) is passed over; what stands before it is given. */
const LONGEST = 1 << 20

/** Gives the lines of a card file: lines that begin with a blank go on the one before, and so do quoted-printable breaks. */
export function* cardLines(input: TextInput): Generator<CardLine> {
  let current: Growing | null = null
  for (let physical = nextLine(input); physical !== null; physical = nextLine(input)) {
    const goesOn = current !== null && isGoingOn(current.text, physical.text)
    if (current && goesOn) {
      if (current.text.length < LONGEST) current.text = join(current.text, physical.text)
      else current.cut = true
      current.cut ||= physical.cut
    } else {
      if (current) yield current
      current = physical
    }
  }
  if (current) yield current
}

function isGoingOn(before: string, text: string): boolean {
  return /^[ \t]/.test(text) || (isPrintable(before) && before.endsWith('='))
}

function isPrintable(line: string): boolean {
  return /^[^:]{0,200};(?:ENCODING=)?QUOTED-PRINTABLE[^:]{0,200}:/i.test(line)
}

function join(before: string, text: string): string {
  if (isPrintable(before) && before.endsWith('='))
    return `${before.slice(0, -1)}${text.trimStart()}`
  return before + text.slice(1)
}

function nextLine(input: TextInput): Growing | null {
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
