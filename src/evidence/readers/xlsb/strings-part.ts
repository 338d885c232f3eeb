import type { SharedStrings } from '../xlsx/shared-strings.ts'
import { Records } from './records.ts'

const ITEM = 19

/** Takes the shared strings part: the text of each item; what is formatted or read aloud in it is left out. */
export function stringRecords(strings: SharedStrings): Records {
  return new Records((type, bytes, from, end) => {
    if (type !== ITEM || strings.full) return
    const start = from + 5
    const until = start > end ? end : wideEnd(bytes, start, end)
    strings.reserve(roomFor(start, until))
    strings.add(strings.length + putWide(bytes, start, until, strings.bytes, strings.length))
  })
}

/** Where a string ends that stands at `at`, with its number of characters before it: at most where its record ends. */
export function wideEnd(bytes: Buffer, at: number, end: number): number {
  return Math.min(end, at + 2 * bytes.readUInt32LE(at - 4))
}

/** The most bytes that the string between `from` and `to` can take as UTF-8. */
export function roomFor(from: number, to: number): number {
  return Math.max(0, to - from) * 2
}

/** Writes UTF-16 as UTF-8 at `at`, half pairs as U+FFFD; gives the number of bytes. Letter by letter, as long as no character is one of a pair. */
export function putWide(
  from: Buffer,
  start: number,
  end: number,
  into: Buffer,
  at: number,
): number {
  let to = at
  for (let i = start; i + 1 < end; i += 2) {
    const code = (from[i] as number) | ((from[i + 1] as number) << 8)
    if (code < 0x80) into[to++] = code
    else if (code >= SURROGATE && code < AFTER_SURROGATES)
      return to - at + into.write(from.toString('utf16le', i, end - ((end - i) & 1)), to)
    else {
      if (code < 0x800) into[to++] = 0xc0 | (code >> 6)
      else {
        into[to++] = 0xe0 | (code >> 12)
        into[to++] = 0x80 | ((code >> 6) & 0x3f)
      }
      into[to++] = 0x80 | (code & 0x3f)
    }
  }
  return to - at
}

const SURROGATE = 0xd800
const AFTER_SURROGATES = 0xe000
