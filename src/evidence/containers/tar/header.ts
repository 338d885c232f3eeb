import { decodeName } from '../zip-names.ts'

export const BLOCK = 512

/** One header of a tar archive: ustar, GNU, or from before them. */
export interface Header {
  readonly name: Buffer
  readonly size: number
  /** `0` file, `1` hard link, `2` symbolic link, `5` directory …; see {@link KINDS}. */
  readonly type: string
  /** The size is stated to be below naught, and taken for none. */
  readonly negative: boolean
}

/** A header whose checksum holds; null where the block is something else. */
export function headerAt(block: Buffer): Header | null {
  if (block.length < BLOCK || !checksumHolds(block)) return null
  const type = String.fromCharCode(block[156] ?? 0)
  const posix = block.toString('latin1', 257, 263) === 'ustar\0'
  const prefix = posix ? text(block, 345, 155) : Buffer.alloc(0)
  const name = text(block, 0, 100)
  const negative = ((block[124] ?? 0) & 0xc0) === 0xc0
  const size = negative ? 0 : fieldNumber(block, 124, 12)
  if (size === null) return null
  return {
    name: prefix.length > 0 ? Buffer.concat([prefix, Buffer.from('/'), name]) : name,
    size,
    negative,
    type: type === '\0' || type === '7' ? '0' : type,
  }
}

/** The sum of all bytes, those of the checksum as blanks; some old tars summed them with a sign. */
function checksumHolds(block: Buffer): boolean {
  const stated = fieldNumber(block, 148, 8)
  let plain = 0
  let signed = 0
  for (let i = 0; i < BLOCK; i++) {
    const byte = i >= 148 && i < 156 ? 32 : (block[i] ?? 0)
    plain += byte
    signed += byte > 127 ? byte - 256 : byte
  }
  return stated !== null && (stated === plain || stated === signed)
}

function text(block: Buffer, at: number, length: number): Buffer {
  const field = block.subarray(at, at + length)
  const end = field.indexOf(0)
  return end < 0 ? field : field.subarray(0, end)
}

/** Octal digits, or binary where the first bit is set (files over 8 GB); null for what is neither or below naught. */
export function fieldNumber(block: Buffer, at: number, length: number): number | null {
  const field = block.subarray(at, at + length)
  const first = field[0] ?? 0
  if (first === 0x80) return whole(BigInt(`0x${field.subarray(1).toString('hex')}`))
  if (first > 0x80) return null
  const digits = field.toString('latin1').replaceAll('\0', ' ').trim()
  return /^[0-7]*$/.test(digits) ? whole(BigInt(digits === '' ? 0 : `0o${digits}`)) : null
}

function whole(value: bigint): number | null {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : null
}

/** The record that says which parts of a file with holes are there; version 0.0 has one for each number. */
export const MAP = 'GNU.sparse.map'
const NUMBERS: ReadonlySet<string> = new Set(['GNU.sparse.offset', 'GNU.sparse.numbytes'])

/** Records `length key=value\n` of a pax header; a broken one ends the list. */
export function paxRecords(body: Buffer): Map<string, Buffer> {
  const records = new Map<string, Buffer>()
  const map: Buffer[] = []
  for (let at = 0; at < body.length;) {
    const blank = body.indexOf(0x20, at)
    const length = Number(body.toString('latin1', at, blank < 0 ? at : blank))
    if (blank < 0 || !Number.isInteger(length) || length <= blank - at || at + length > body.length)
      break
    const record = body.subarray(blank + 1, at + length - 1)
    const equals = record.indexOf(0x3d)
    if (equals < 0) break
    const key = record.toString('latin1', 0, equals)
    records.set(key, record.subarray(equals + 1))
    if (NUMBERS.has(key)) map.push(record.subarray(equals + 1))
    at += length
  }
  if (map.length > 0) records.set(MAP, Buffer.from(map.map(String).join(',')))
  return records
}

/** A decimal number of a pax header; null without one, or for what is none. */
export function numberOf(value: Buffer | undefined): number | null {
  const digits = value?.toString('latin1') ?? ''
  return /^\d{1,15}$/.test(digits) ? Number(digits) : null
}

/** The name as text: UTF-8 where it is that, else as Chinese Windows writes it. */
export function nameOf(raw: Buffer): { readonly name: string; readonly guessed: boolean } {
  const { name, guessed } = decodeName(raw, true, null)
  return { name, guessed }
}

/** Why an entry is listed and not read. */
export const KINDS: Readonly<Record<string, string>> = {
  '1': '硬链接 / hard link',
  '2': '符号链接 / symbolic link',
  '3': '字符设备 / character device',
  '4': '块设备 / block device',
  '6': '管道 / FIFO',
}
