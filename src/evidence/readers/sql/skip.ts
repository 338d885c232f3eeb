import { toNextLine, type TextInput } from '../input.ts'
import type { PassedOver } from './passed.ts'

/** A statement without an end is given up after so many bytes, and read on at its next line. */
const LONGEST_SKIPPED = 1 << 20

/** A quoted text in such a statement is given up after so many bytes. */
const LONGEST_QUOTE = 2 << 20
/** Enough of a statement to see that it fills a table. */
const HEAD = 400

/** Lines that begin a statement wherever a script has left out the `;` before it. */
export const NEW_STATEMENT =
  /^(?:insert\s+(?:into\s|\[|ignore\s)|replace\s+into\s|create\s+table\s|copy\s.{1,4000}from\s+stdin|set\s+(?:identity_insert|nocount)\s|go\s*$|\/\s*$)/i

/** A statement that fills a table, as programs write it. */
const WITH_ROWS = /^(?:insert|replace)\s+into\s[^\n']{1,300}?\bvalues\s*\(/i

/** Passes over blanks, comments and empty statements; false at the end of the text. */
export function skipBlanks(input: TextInput, delimiter: string, passed: PassedOver): boolean {
  for (;;) {
    input.need(16)
    const { buf } = input
    const c = buf[input.at] as number
    const next = buf[input.at + 1] as number
    if (input.at >= input.end) return false
    if (c <= 0x20 || (c === 0x3b && delimiter === ';')) input.at++
    else if (c === 0xef && next === 0xbb && buf[input.at + 2] === 0xbf) input.at += 3
    else if (c === 0x23 || (c === 0x2d && next === 0x2d))
      passed.over(input, () => toNextLine(input))
    else if (c === 0x2f && next === 0x2a) passed.over(input, () => skipComment(input))
    else if (c === 0x2f && isLineEnd(next)) input.at++
    else if (delimiter !== ';' && startsWith(input, delimiter)) input.at += delimiter.length
    else return true
  }
}

/** Goes behind the line, or behind the `;` on it: one line may hold several statements. */
export function skipShort(input: TextInput): void {
  input.need(1024)
  const { buf, at, end } = input
  for (let p = at; p < Math.min(end, at + 1024) && buf[p] !== 10; p++)
    if (buf[p] === 0x3b) {
      input.at = p + 1
      return
    }
  toNextLine(input)
}

function skipComment(input: TextInput): void {
  input.at += 2
  for (;;) {
    const { buf, end } = input
    for (let p = input.at; p + 1 < end; p++)
      if (buf[p] === 0x2a && buf[p + 1] === 0x2f) {
        input.at = p + 2
        return
      }
    input.at = Math.max(input.at, end - 1)
    if (!input.more()) {
      input.at = input.end
      return
    }
  }
}

function startsWith({ buf, at }: TextInput, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (buf[at + i] !== text.charCodeAt(i)) return false
  return true
}

function isLineEnd(c: number): boolean {
  return c === 10 || c === 13
}

/**
 * Passes over a statement to behind its end: the delimiter, a line GO or /, or a line that begins another one. False when
 * a quote in it is never closed: the place is then at the line behind that quote, or at the statement that it would swallow.
 */
export function skipStatement(input: TextInput, delimiter: string, backslash = false): boolean {
  for (let p = input.at; ;) {
    const { buf } = input
    if (p >= input.end) {
      input.at = input.end
      if (!input.more()) return true
      p = 0
      continue
    }
    const c = buf[p] as number
    if (c === 0x27 || c === 0x22 || c === 0x60) {
      const next = behindQuote(input, p, backslash)
      if (next < 0) return false
      p = next
      continue
    }
    if (c === 0x2d && buf[p + 1] === 0x2d && buf[p + 2] === 0x20) {
      // A remark may hold a quote of its own: don't.
      const to = buf.indexOf(10, p)
      p = to < 0 || to > input.end ? input.end : to
      continue
    }
    // `DELIMITER $$`: then the signs end a statement.
    if (c === 0x24 && !delimiter.startsWith('$')) {
      input.at = p
      p = input.at + dollarQuote(input)
    } else if (c === 0x3b && delimiter === ';') {
      input.at = p + 1
      return true
    } else if (c === 10) {
      input.at = p + 1
      input.need(4096)
      if (delimiter === ';' && beginsStatement(input)) return true
      p = input.at
      continue
    } else if (delimiter !== ';' && c === delimiter.charCodeAt(0)) {
      input.at = p
      input.need(16)
      if (startsWith(input, delimiter)) {
        input.at += delimiter.length
        return true
      }
      p = input.at
    }
    p++
  }
}

/** Place behind the quoted text that begins at `p`; -1 when it has no end, and reading goes on behind its first line. */
function behindQuote(input: TextInput, from: number, backslash: boolean): number {
  const quote = input.buf[from]
  input.at = from
  for (let p = from + 1; ;) {
    const { buf, at, end } = input
    const passed = p - at
    if (passed > LONGEST_QUOTE || (p >= end && !input.more())) {
      toNextLine(input)
      return -1
    }
    if (p >= end) {
      p = input.at + passed
      continue
    }
    const c = buf[p] as number
    if (c === quote) return p + 1
    if (c === 0x5c && backslash && quote !== 0x60) p++
    else if (c === 10) {
      input.need(passed + 1 + HEAD)
      p = input.at + passed
      if (swallows(input, p + 1)) return -1
    }
    p++
  }
}

/** Does a statement with rows begin here, inside what would be a quoted text? Then the place is there. */
function swallows(input: TextInput, p: number): boolean {
  const c = (input.buf[p] as number) | 0x20
  if (c !== 0x69 && c !== 0x72) return false
  const { buf, end } = input
  const to = Math.min(p + HEAD, end)
  const head = Buffer.from(buf.buffer, buf.byteOffset + p, to - p).toString('latin1')
  if (!WITH_ROWS.test(head)) return false
  input.at = p
  return true
}

/** Length of a body quoted by `$tag$` at the place, up to the last byte of the second tag; 0 where none is. */
function dollarQuote(input: TextInput): number {
  input.need(66)
  const head = Buffer.from(input.buf.buffer, input.buf.byteOffset + input.at, 66).toString('latin1')
  const tag = /^\$(?:[a-z_\u0080-\u00ff][\w\u0080-\u00ff]{0,60})?\$/i.exec(
    head.slice(0, input.end - input.at),
  )?.[0]
  if (tag === undefined) return 0
  input.need(LONGEST_SKIPPED)
  const { buf, at, end } = input
  const length = Math.min(end - at, LONGEST_SKIPPED)
  const body = Buffer.from(buf.buffer, buf.byteOffset + at, length)
  const found = body.indexOf(tag, tag.length, 'latin1')
  return found < 0 ? 0 : found + tag.length - 1
}

/** Does a statement begin on the line at `at`? */
export function beginsStatement({ buf, at, end }: TextInput): boolean {
  const c = (buf[at] as number) | 0x20
  if (c !== 0x69 && c !== 0x72 && c !== 0x63 && c !== 0x67 && c !== 0x2f) return false
  const lineEnd = buf.indexOf(10, at)
  const to = Math.min(lineEnd < 0 ? end : lineEnd, at + 4096, end)
  return NEW_STATEMENT.test(
    Buffer.from(buf.buffer, buf.byteOffset + at, to - at).toString('latin1'),
  )
}
