import { isUtf8 } from 'node:buffer'
import { memorySource } from '../../source.ts'
import { TextInput } from '../input.ts'

/** A longer text stays one cell. */
const LONGEST = 1 << 20
/** JSON within a text within JSON, and so on, beyond which the inner ones stay text. */
export const DEEPEST_TEXT = 4

/** What programs write around JSON. */
const BLANKS = new Set([0x20, 9, 10, 13])

/**
 * The text of a cell that is JSON as a whole, as input to be read: an object, or a list of nothing but objects, with
 * something in it, or a list of lines of people; also in base64, as recorders of web pages keep answers. Null for any other text.
 *
 * @example {"phone":"138…"} → its input; [1,2], {}, {name} and "{x} and more" → null
 */
export function embedded(buf: Uint8Array, from: number, to: number): TextInput | null {
  if (to - from > LONGEST) return null
  const bytes = isEnclosed(buf, from, to) ? buf.slice(from, to) : fromBase64(buf, from, to)
  if (bytes === null || !isObjects(valueOf(bytes))) return null
  return new TextInput(memorySource(bytes), 'utf-8', 0, null, bytes.length + 1)
}

/** What base64 of `{"`, `{ `, `[{`, `[ ` or a line end behind the bracket begins with. */
const BEGINS = /^(?:e[wy]|W[3wy])/
const BASE64 = /^[A-Za-z0-9+/]{16,}={0,2}$/

/** May this be base64 of JSON, by its first two letters? */
export function beginsAsBase64(first: number, second: number): boolean {
  return BEGINS.test(String.fromCharCode(first, second))
}

function fromBase64(buf: Uint8Array, from: number, to: number): Uint8Array | null {
  if ((to - from) % 4 !== 0 || !beginsAsBase64(buf[from] ?? 0, buf[from + 1] ?? 0)) return null
  const text = Buffer.from(buf.buffer, buf.byteOffset + from, to - from).toString('latin1')
  const bytes = BASE64.test(text) ? Buffer.from(text, 'base64') : null
  return bytes !== null && isUtf8(bytes) && isEnclosed(bytes, 0, bytes.length) ? bytes : null
}

function isEnclosed(buf: Uint8Array, from: number, to: number): boolean {
  let first = from
  let last = to - 1
  while (first < last && BLANKS.has(buf[first] as number)) first++
  while (last > first && BLANKS.has(buf[last] as number)) last--
  const isObject = buf[first] === 0x7b && buf[last] === 0x7d
  return last - first >= 5 && (isObject || (buf[first] === 0x5b && buf[last] === 0x5d))
}

/** Only to see that it is JSON from end to end: its values are read as they are written. */
function valueOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown
  } catch {
    return null
  }
}

function isObjects(value: unknown): boolean {
  if (!Array.isArray(value)) return isFilled(value)
  return (value.length > 0 && value.every((one) => isFilled(one))) || isPeople(value)
}

/** A number as long as one of a person, and something said of it in words. */
const NUMBER = /\d{7}/
const WORDS = /\p{L}/u

/** A list of texts each of which is a line about somebody: `["张三,138…","李四,139…"]`, but not `["138…","139…"]`. */
function isPeople(value: readonly unknown[]): boolean {
  const isLine = (one: unknown) => typeof one === 'string' && NUMBER.test(one) && WORDS.test(one)
  return value.length > 0 && value.every((one) => isLine(one))
}

/** Are these bytes, from bracket to bracket, a list of lines of people? */
export function holdsPeople(bytes: Uint8Array): boolean {
  const value = valueOf(bytes)
  return Array.isArray(value) && isPeople(value)
}

function isFilled(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).length > 0
  )
}
