import type { SharedStrings } from '../xlsx/shared-strings.ts'
import { Records } from './records.ts'

const ITEM = 19

/** Takes the shared strings part: the text of each item; what is formatted or read aloud in it is left out. */
export function stringRecords(strings: SharedStrings): Records {
  return new Records((type, record) => {
    if (type !== ITEM || strings.full) return
    strings.add(strings.length + appendWide(record, 1, strings))
  })
}

interface Room {
  reserve(more: number): void
  readonly length: number
  readonly bytes: Buffer
}

function appendWide(record: Buffer, at: number, to: Room): number {
  const characters = at + 4 > record.length ? 0 : record.readUInt32LE(at)
  const from = at + 4
  const end = Math.min(record.length, from + 2 * characters)
  to.reserve(characters > record.length ? record.length * 3 : characters * 3)
  return putWide(record, from, end, to.bytes, to.length)
}

/** Writes UTF-16 as UTF-8 at `at`, half pairs as U+FFFD; gives the number of bytes. */
export function putWide(
  from: Buffer,
  start: number,
  end: number,
  into: Buffer,
  at: number,
): number {
  let to = at
  for (let i = start; i + 1 < end; i += 2) {
    const low = from[i] as number
    if (low >= 0x80 || from[i + 1] !== 0)
      return to - at + into.write(from.toString('utf16le', i, end - ((end - i) & 1)), to)
    into[to++] = low
  }
  return to - at
}
