import { toUtf8 } from '../../encoding/decode.ts'
import type { ByteSource } from '../../source.ts'

export interface DbfColumn {
  readonly name: Uint8Array
  /** C text, N and F number, D date, L yes or no, I integer, B double, Y money, T moment, M memo … */
  readonly type: string
  readonly at: number
  readonly length: number
}

export interface DbfHeader {
  readonly columns: readonly DbfColumn[]
  readonly dataAt: number
  readonly rowBytes: number
  readonly rows: number
  readonly codePage: number
  /** The columns do not fill a row: widths, or the columns themselves, are other than they were. */
  readonly contradicts: boolean
}

/** Reads the header; null where it contradicts itself. */
export function dbfHeader(source: ByteSource): DbfHeader | null {
  const head = new Uint8Array(Math.min(source.size, 65_536))
  if (source.read(0, head) < 66) return null
  const view = new DataView(head.buffer)
  const dataAt = view.getUint16(8, true)
  const rowBytes = view.getUint16(10, true)
  const columns = columnsOf(head, dataAt)
  const needed = columns.reduce((sum, c) => sum + c.length, 1)
  if (columns.length === 0 || rowBytes < needed || dataAt < 65) return null
  const contradicts = rowBytes > needed
  const rows = view.getUint32(4, true)
  return { columns, dataAt, rowBytes, rows, codePage: head[29] ?? 0, contradicts }
}

function columnsOf(head: Uint8Array, dataAt: number): DbfColumn[] {
  const columns: DbfColumn[] = []
  let at = 1
  for (let p = 32; p + 32 <= Math.min(dataAt, head.length) && head[p] !== 0x0d; p += 32) {
    const end = head.subarray(p, p + 11).indexOf(0)
    const name = head.slice(p, p + (end < 0 ? 11 : end))
    const type = String.fromCharCode(head[p + 11] ?? 0)
    // Long text fields keep the higher byte of their length where numbers keep their decimals.
    const length = (head[p + 16] ?? 0) + (type === 'C' ? 256 * (head[p + 17] ?? 0) : 0)
    columns.push({ name, type, at, length })
    at += length
  }
  return columns
}

/** Encodings by the mark of the header; null where it says nothing, or Western as programs in China wrote by habit. */
export function encodingOf(mark: number): string | null {
  if (mark === 0x4d || mark === 0x7a) return 'gb18030'
  return mark === 0x4f || mark === 0x78 ? 'big5' : null
}

/** A cell as text: null where the field is left blank; numbers stored in binary as the shortest decimal. */
export function columnText(record: Uint8Array, column: DbfColumn, encoding: string): string | null {
  const bytes = record.subarray(column.at, column.at + column.length)
  const binary = isFlags(column) ? null : binaryText(bytes, column)
  if (binary !== undefined) return binary
  let to = bytes.length
  while (to > 0 && (bytes[to - 1] === 0x20 || bytes[to - 1] === 0)) to--
  let from = 0
  if (column.type !== 'C') while (from < to && bytes[from] === 0x20) from++
  if (from >= to) return column.type === 'C' ? '' : null
  return Buffer.from(toUtf8(encoding, bytes.subarray(from, to))).toString('utf8')
}

/** Where FoxPro keeps which cells of a row are null: a kind that it gives to no other column. */
function isFlags({ type, name }: DbfColumn): boolean {
  return type === '0' && name[0] === UNDERSCORE
}
const UNDERSCORE = 0x5f

function binaryText(bytes: Uint8Array, { type }: DbfColumn): string | null | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (type === 'I' && bytes.length === 4) return String(view.getInt32(0, true))
  if (type === 'B' && bytes.length === 8) return String(view.getFloat64(0, true))
  if (type === 'Y' && bytes.length === 8) return money(view.getBigInt64(0, true))
  if (type === 'T' && bytes.length === 8)
    return moment(view.getInt32(0, true), view.getInt32(4, true))
  return 'MGPW'.includes(type) && bytes.length === 4 ? null : undefined
}

/** Ten-thousandths, as Visual FoxPro stores money. */
function money(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(5, '0')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`
}

const JULIAN_1970 = 2_440_588

function moment(day: number, milliseconds: number): string | null {
  if (day === 0) return null
  const date = new Date((day - JULIAN_1970) * 86_400_000 + milliseconds)
  if (Number.isNaN(date.getTime())) return `${String(day)} ${String(milliseconds)}`
  return date.toISOString().slice(0, 19).replace('T', ' ')
}
