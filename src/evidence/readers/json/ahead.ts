import type { TextInput } from '../input.ts'
import { beginsAsBase64, holdsPeople } from './embedded.ts'
import { closeOf, skip } from './shape.ts'

/** A list of values inside a single object, longer than this, is a list of rows. */
const SHORT_LIST = 64 * 1024
/** More blanks than this behind a bracket are not passed over to see what it holds. */
const MANY_BLANKS = 4096

/** The byte behind the bracket that comes next and the blanks and remarks after it; 0 where a great many blanks stand there. */
export function behindBracket(input: TextInput): number {
  input.need(MANY_BLANKS)
  const { buf, at, end } = input
  const stop = Math.min(end, at + MANY_BLANKS)
  const p = skip(buf, at + 1, stop)
  return p < stop ? (buf[p] as number) : 0
}

/** The list that comes next, from bracket to bracket; null where it is long. */
export function shortList(input: TextInput): Uint8Array | null {
  input.need(SHORT_LIST)
  const { buf, at, end } = input
  const close = closeOf(buf, at, Math.min(end, at + SHORT_LIST))
  return close < 0 ? null : buf.subarray(at, close + 1)
}

/** Is the list that comes next one of lines about people? */
export function isListOfPeople(input: TextInput): boolean {
  const list = shortList(input)
  return list !== null && holdsPeople(list)
}

/** What nearly no text begins with: a bracket, or what may stand before one; a bracket in base64. */
export function beginsAsJson(input: TextInput): boolean {
  const { buf, at, end } = input
  if (end - at < 3) return true
  const c = buf[at + 1] as number
  if (c === 0x65 || c === 0x57) return beginsAsBase64(c, buf[at + 2] as number)
  return c === 0x7b || c === 0x5b || c === 0x5c || c === 0x20
}
