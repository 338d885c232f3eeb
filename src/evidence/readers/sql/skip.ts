import type { TextInput } from '../input.ts'

/** A statement without an end is given up after so many bytes, and read on at its next line. */
const LONGEST_SKIPPED = 1 << 20

/** Lines that begin a statement wherever a script has left out the `;` before it. */
const NEW_STATEMENT =
  /^(?:insert\s+(?:into\s|\[|ignore\s)|replace\s+into\s|create\s+table\s|copy\s.{1,4000}from\s+stdin|go\s*$|\/\s*$)/i

/** Passes over blanks, comments and empty statements; false at the end of the text. */
export function skipBlanks(input: TextInput, delimiter: string): boolean {
  for (;;) {
    input.need(16)
    const { buf } = input
    const c = buf[input.at] as number
    const next = buf[input.at + 1] as number
    if (input.at >= input.end) return false
    if (c <= 0x20 || (c === 0x3b && delimiter === ';')) input.at++
    else if (c === 0xef && next === 0xbb && buf[input.at + 2] === 0xbf) input.at += 3
    else if (c === 0x23 || (c === 0x2d && next === 0x2d)) skipLine(input)
    else if (c === 0x2f && next === 0x2a) skipComment(input)
    else if (c === 0x2f && isLineEnd(next)) input.at++
    else if (delimiter !== ';' && startsWith(input, delimiter)) input.at += delimiter.length
    else return true
  }
}

export function skipLine(input: TextInput): void {
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

/** Passes over a statement to behind its end: the delimiter, a line GO or /, or a line that begins another one. */
export function skipStatement(input: TextInput, delimiter: string): void {
  const from = input.offset
  let p = input.at
  let quote = 0
  for (;;) {
    const { buf } = input
    if (p >= input.end) {
      const passed = p - input.at
      const given = input.offset - from + passed > LONGEST_SKIPPED
      if (given && quote !== 0) {
        skipLine(input)
        return
      }
      input.at = input.end
      if (!input.more()) return
      p = 0
      continue
    }
    const c = buf[p] as number
    if (quote !== 0) {
      if (c === quote) quote = 0
    } else if (c === 0x27 || c === 0x22 || c === 0x60) quote = c
    else if (c === 0x24) {
      const past = dollarQuoteEnd(input, p)
      if (past > 0) p = past
    } else if (c === 0x3b && delimiter === ';') {
      input.at = p + 1
      return
    } else if (c === 10) {
      input.at = p + 1
      input.need(4096)
      if (delimiter === ';' && beginsStatement(input)) return
      p = input.at
      continue
    } else if (delimiter !== ';' && c === delimiter.charCodeAt(0)) {
      input.at = p
      input.need(16)
      if (startsWith(input, delimiter)) {
        input.at += delimiter.length
        return
      }
      p = input.at
    }
    p++
  }
}

/** Behind the second `$tag$` of a quoted body that begins at `p`, when the window holds it; -1 otherwise. */
function dollarQuoteEnd({ buf, end }: TextInput, p: number): number {
  const head = Buffer.from(buf.buffer, buf.byteOffset + p, Math.min(66, end - p)).toString('latin1')
  const tag = /^\$[a-z_]{0,60}\$/i.exec(head)?.[0]
  if (tag === undefined) return -1
  const found = Buffer.from(buf.buffer, buf.byteOffset, end).indexOf(tag, p + tag.length, 'latin1')
  return found < 0 ? -1 : found + tag.length - 1
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
