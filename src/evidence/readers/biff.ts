/**
 * The record chain of an xls workbook stream (BIFF2–8), looked over before the library reads it.
 *
 * The library dies on records that hold no cells (drawings, names, links), loops 65,536 × 65,536 times over a hostile
 * hyperlink, and drops a sheet without a word when the stream ends early. So every record it does not need is made a
 * harmless one of the same length, formulas lose their expression (their cached value stays), and a stream that ends
 * early is closed and reported. An encrypted stream is left as it is: its key runs on over all records.
 */
export interface Workbook {
  /** The stream to read. */
  readonly stream: Buffer
  /** The stream ended before its sheets did; what was there is kept. */
  readonly truncated: boolean
  readonly encrypted: boolean
  /** BIFF version: 2, 3, 4, 5 or 8. */
  readonly version: number
  /** Where the number of the code page stands in the stream, null without one. */
  readonly codePageAt: number | null
  /** Things in the workbook that are no table: comments, drawings and embedded objects. */
  readonly comments: number
  readonly objects: number
  /** Begun sheets, and cells seen in all. */
  readonly sheets: number
  readonly cells: number
}

const BOF = new Set([0x0009, 0x0209, 0x0409, 0x0809])
const EOF = 0x000a
const CONTINUE = 0x003c
const FILE_PASS = 0x002f
const CODE_PAGE = 0x0042
const NOTE = 0x001c
const OBJECT = 0x005d
/** A record that the library knows and does nothing with (Intl). */
const HARMLESS = 0x0061

const CELLS = new Set([
  0x0002, 0x0003, 0x0004, 0x0005, 0x0006, 0x00bd, 0x00d6, 0x00fd, 0x0203, 0x0204, 0x0205, 0x0206,
  0x027e, 0x0406,
])
const FORMULA = 0x0006
/** What the library needs beside cells: ends, dates, encryption, sheets, formats, shared strings, strings of formulas. */
const NEEDED = new Set([
  ...BOF,
  ...CELLS,
  EOF,
  FILE_PASS,
  CODE_PAGE,
  0x0007,
  0x0022,
  0x001e,
  0x0043,
  0x0085,
  0x008e,
  0x008f,
  0x00e0,
  0x00fc,
  0x0207,
  0x0208,
  0x0243,
  0x041e,
  0x0443,
])

/** Walks the records once. `bytes` is not changed. */
export function prepareWorkbook(bytes: Uint8Array): Workbook {
  const stream = Buffer.from(bytes)
  const seen = {
    encrypted: false,
    codePageAt: null as number | null,
    comments: 0,
    objects: 0,
    sheets: 0,
    cells: 0,
  }
  const last = stream.findLastIndex((byte) => byte !== 0)
  let at = 0
  let depth = 0
  let dropped = false
  let whole = true
  while (at + 4 <= stream.length) {
    const type = stream.readUInt16LE(at)
    const length = stream.readUInt16LE(at + 2)
    if (depth === 0 && !BOF.has(type)) break
    if (at + 4 + length > stream.length || at > last) {
      whole = false
      break
    }
    if (BOF.has(type)) depth++
    else if (type === EOF) depth--
    if (BOF.has(type) && depth === 1) seen.sheets++
    tally(seen, type, at)
    if (type === CONTINUE ? dropped : !NEEDED.has(type)) {
      stream.writeUInt16LE(HARMLESS, at)
      dropped = true
    } else {
      if (type === FORMULA) dropExpression(stream, at + 4, length, versionOf(bytes), seen.encrypted)
      dropped = false
    }
    at += 4 + length
  }
  const truncated = depth > 0 || !whole
  return {
    ...seen,
    stream: seen.encrypted ? Buffer.from(bytes) : truncated ? closed(stream, at, depth) : stream,
    truncated,
    version: versionOf(bytes),
  }
}

function tally(
  seen: {
    encrypted: boolean
    codePageAt: number | null
    comments: number
    objects: number
    cells: number
  },
  type: number,
  at: number,
): void {
  if (type === FILE_PASS) seen.encrypted = true
  else if (type === CODE_PAGE) seen.codePageAt = at + 4
  else if (type === NOTE) seen.comments++
  else if (type === OBJECT) seen.objects++
  else if (CELLS.has(type)) seen.cells++
}

/** A length of 0xFFFF says that there is no expression. Only where the layout is that of BIFF5 and 8. */
function dropExpression(
  stream: Buffer,
  at: number,
  length: number,
  version: number,
  encrypted: boolean,
): void {
  if (version >= 5 && length >= 22 && !encrypted) stream.writeUInt16LE(0xffff, at + 20)
}

function closed(stream: Buffer, at: number, depth: number): Buffer {
  const ends = Array.from({ length: depth }, () => Buffer.from([EOF, 0, 0, 0]))
  return Buffer.concat([stream.subarray(0, at), ...ends, Buffer.alloc(2)])
}

function versionOf(stream: Uint8Array): number {
  const type = (stream[0] ?? 0) | ((stream[1] ?? 0) << 8)
  if (type === 0x0009) return 2
  if (type === 0x0209) return 3
  if (type === 0x0409) return 4
  return ((stream[5] ?? 0) & 0x0f) === 6 ? 8 : 5
}
