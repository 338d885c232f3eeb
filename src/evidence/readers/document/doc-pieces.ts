import { toUtf8 } from '../../encoding/decode.ts'

/** A run of text of a Word document and where it stands: byte `at` of the stream, `width` bytes a character. */
export interface Piece {
  readonly text: string
  readonly at: number
  readonly width: 1 | 2
}

const PLACE = {
  FLAGS: 0x0a,
  TEXT_FROM: 0x18,
  TEXT_TO: 0x1c,
  CLX: 0x01a2,
  CLX_LENGTH: 0x01a6,
} as const
/** Word 97; those before have one run of bytes. */
const WORD_97 = 0xc1
const SAVED_QUICKLY = 4
const PIECE_LIST = 2
const FORMATTING = 1

export function isWord97(main: Buffer): boolean {
  return main.readUInt16LE(2) >= WORD_97
}

/** The text of a document in its order ([MS-DOC] 2.4.1): runs of one or two bytes a character, told by the piece table. */
export function pieces(
  main: Buffer,
  table: Buffer | null,
): { readonly pieces: Piece[]; readonly whole: boolean } {
  if (!isWord97(main)) return oldText(main)
  const list = table && pieceList(main, table)
  if (!list) return { pieces: [], whole: false }
  const count = Math.floor((list.length - 4) / 12)
  const found: Piece[] = []
  let whole = true
  // Runs that name the same bytes again and again would make much of little.
  let left = main.length
  for (let i = 0; i < count; i++) {
    const length = list.readUInt32LE(4 * i + 4) - list.readUInt32LE(4 * i)
    if (length < 0 || length > left) return { pieces: found, whole: false }
    left -= length
    const place = list.readUInt32LE(4 * (count + 1) + 8 * i + 2)
    const piece = pieceAt(main, place, length)
    if (piece.text.length !== length) whole = false
    found.push(piece)
  }
  return { pieces: found, whole }
}

/** The run of characters that a descriptor names; compressed ones have a byte each. */
function pieceAt(main: Buffer, place: number, length: number): Piece {
  const isNarrow = (place & 0x40000000) !== 0
  const at = isNarrow ? (place & 0x3fffffff) >>> 1 : place & 0x3fffffff
  const width = isNarrow ? 1 : 2
  const bytes = main.subarray(at, at + length * width)
  const text = isNarrow ? latin(bytes) : bytes.toString('utf16le')
  return { text, at, width }
}

function latin(bytes: Buffer): string {
  return new TextDecoder('windows-1252').decode(bytes)
}

/**
 * Word 6 and 95 in Chinese: GBK. Places of its characters are not known, nor are they needed. What was saved quickly lies in
 * pieces that are not looked for.
 */
function oldText(main: Buffer): { readonly pieces: Piece[]; readonly whole: boolean } {
  const from = main.readUInt32LE(PLACE.TEXT_FROM)
  const to = main.readUInt32LE(PLACE.TEXT_TO)
  const text = Buffer.from(toUtf8('gb18030', main.subarray(from, to))).toString('utf8')
  const isInPieces = (main.readUInt16LE(PLACE.FLAGS) & SAVED_QUICKLY) !== 0
  return {
    pieces: [{ text, at: -1, width: 1 }],
    whole: from <= to && to <= main.length && !isInPieces,
  }
}

function pieceList(main: Buffer, table: Buffer): Buffer | null {
  const from = main.readUInt32LE(PLACE.CLX)
  const to = from + main.readUInt32LE(PLACE.CLX_LENGTH)
  for (let at = from; at + 5 <= Math.min(to, table.length);) {
    const kind = table[at]
    if (kind === PIECE_LIST) {
      const length = table.readUInt32LE(at + 1)
      const list = table.subarray(at + 5, at + 5 + length)
      return list.length >= 16 ? list : null
    }
    if (kind !== FORMATTING) return null
    at += 3 + table.readUInt16LE(at + 1)
  }
  return null
}
