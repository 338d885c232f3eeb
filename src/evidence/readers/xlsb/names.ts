import { BIFF12, constantOf } from '../names/constant-tokens.ts'
import type { NamedConstants } from '../names/named-constants.ts'
import { wideString } from './records.ts'

/** Flags, a key and the number of a sheet stand before the name. */
const HEAD = 9

/** Adds a name of a binary workbook, if it stands for a value ([MS-XLSB] 2.4.711, BrtName). */
export function addBinaryName(record: Buffer, into: NamedConstants): void {
  const name = wideString(record, HEAD)
  const tokens = name && counted(record, name.end)
  if (name === null || tokens === null) {
    into.lost++
    return
  }
  const more = counted(record, tokens.end)?.bytes ?? Buffer.alloc(0)
  const rows = constantOf(tokens.bytes, more, BIFF12)
  const texts = rows?.map((row) => row.map(String)) ?? null
  if (rows !== undefined) into.values(name.text, texts, tokens.bytes.length + more.length)
}

/** Bytes with their number before them; null when the record ends first. */
function counted(record: Buffer, at: number): { bytes: Buffer; end: number } | null {
  if (at + 4 > record.length) return null
  const end = at + 4 + record.readUInt32LE(at)
  return end > record.length ? null : { bytes: record.subarray(at + 4, end), end }
}
