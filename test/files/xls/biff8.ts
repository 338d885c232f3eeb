import { record, words } from './biff5.ts'

const EOF = record(0x000a)

/** The bytes of a number of four bytes. */
export function long(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value, 0)
  return bytes
}

/** Characters of two bytes, behind the byte that says so. */
export function wide(text: string): Buffer {
  return Buffer.concat([Buffer.from([1]), Buffer.from(text, 'utf16le')])
}

/** A string of BIFF8 with its length before it. */
export function counted(text: string): Buffer {
  return Buffer.concat([words(text.length), wide(text)])
}

/** A BIFF8 workbook stream of one sheet `S`: records of the workbook, cells of text (one column), records behind them. */
export function biff8(
  texts: readonly string[],
  behind: readonly Buffer[] = [],
  globals: readonly Buffer[] = [],
): Buffer {
  const begin = record(0x0809, words(0x0600, 0x0005, 0, 0))
  const before = Buffer.concat([begin, record(0x0042, words(1200)), ...globals])
  const name = Buffer.from([1, 0, 0x53])
  const sheetAt = before.length + 4 + 6 + name.length + EOF.length
  const bound = record(0x0085, long(sheetAt), words(0), name)
  const labels = texts.map((text, row) => record(0x0204, words(row, 0, 0), counted(text)))
  const sheet = record(0x0809, words(0x0600, 0x0010, 0, 0))
  return Buffer.concat([before, bound, EOF, sheet, ...labels, ...behind, EOF])
}

/** An object of a sheet: 0x19 the box of a comment, 6 a text box, 8 a picture. */
export function object(kind: number, id: number): Buffer {
  return record(0x005d, words(0x15, 0x12, kind, id, 0x4011), Buffer.alloc(12), words(0, 0))
}

/** The text of the object before it, in pieces of so many characters. */
export function shapeText(text: string, size = 4000): Buffer {
  const head = record(0x01b6, words(0x0212, 0, 0, 0, 0, text.length, 16, 0, 0))
  const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, i) => {
    const piece = text.slice(i * size, (i + 1) * size)
    const narrow = /^[\u0000-\u00ff]*$/.test(piece)
    return record(0x003c, narrow ? Buffer.from(`\0${piece}`, 'latin1') : wide(piece))
  })
  return Buffer.concat([head, ...pieces, record(0x003c, Buffer.alloc(16))])
}

/** That a cell has a comment, shown in that object. */
export function note(row: number, column: number, id: number): Buffer {
  return record(0x001c, words(row, column, 0, id), counted('王五'), Buffer.from([0]))
}
