/** A Word 97 document made for tests: paragraphs, each with the mark that ends it and what its formatting says. */
export interface MadeParagraph {
  readonly text: string
  /** `inner-…`: of a table inside a cell; `far-row`: of so many cells that its formatting stands in the stream of data. */
  readonly kind: 'plain' | 'in-cell' | 'cell' | 'row' | 'far-row' | 'inner-cell' | 'inner-row'
}

const SECTOR = 512
const FREE = 0xffffffff
const END = 0xfffffffe
const FAT = 0xfffffffd

const IN_TABLE = [0x16, 0x24, 1]
const DEEP = [...IN_TABLE, 0x49, 0x66, 2, 0, 0, 0]
/** Where the formatting of a row stands in the stream of data. */
const FAR = [64, 0, 0, 0]
/** Instructions of the formatting of each kind of paragraph. */
const SAID: Readonly<Record<MadeParagraph['kind'], readonly number[]>> = {
  plain: [],
  'in-cell': IN_TABLE,
  cell: IN_TABLE,
  row: [...IN_TABLE, 0x17, 0x24, 1],
  'far-row': [0x46, 0x66, ...FAR],
  'inner-cell': [...DEEP, 0x4b, 0x24, 1],
  'inner-row': [...DEEP, 0x4b, 0x24, 1, 0x4c, 0x24, 1],
}

const ENDED_BY_CELL: ReadonlySet<string> = new Set(['cell', 'row', 'far-row'])

/** The bytes of a document of a few paragraphs, its text in two bytes a character, or one where `narrow`. */
export function madeDoc(paragraphs: readonly MadeParagraph[], narrow = false): Buffer {
  const width = narrow ? 1 : 2
  const text = paragraphs.map((p) => p.text + (ENDED_BY_CELL.has(p.kind) ? '\x07' : '\r'))
  const bytes = Buffer.from(text.join(''), narrow ? 'latin1' : 'utf16le')
  const main = Buffer.alloc(8192)
  main.writeUInt16LE(0xa5ec, 0)
  main.writeUInt16LE(0xc1, 2)
  main.writeUInt16LE(0x0200, 0x0a)
  bytes.copy(main, 1024)
  const table = Buffer.alloc(4096)
  writePieces(main, table, text.join('').length, narrow)
  writeFormatting(
    main,
    table,
    paragraphs,
    text.map((t) => t.length * width),
  )
  return compound(
    new Map([
      ['WordDocument', main],
      ['1Table', table],
      ['Data', dataOf(SAID.row)],
    ]),
  )
}

function dataOf(said: readonly number[]): Buffer {
  const data = Buffer.alloc(4096)
  data.writeInt16LE(said.length, FAR[0])
  Buffer.from(said).copy(data, (FAR[0] ?? 0) + 2)
  return data
}

function writePieces(main: Buffer, table: Buffer, length: number, narrow: boolean): void {
  table[0] = 2
  table.writeUInt32LE(16, 1)
  table.writeUInt32LE(length, 9)
  table.writeUInt32LE(narrow ? 0x40000000 | (1024 * 2) : 1024, 15)
  main.writeUInt32LE(0, 0x01a2)
  main.writeUInt32LE(21, 0x01a6)
}

/** One page of formatting: for each paragraph the bytes of its instructions. */
function writeFormatting(
  main: Buffer,
  table: Buffer,
  paragraphs: readonly MadeParagraph[],
  lengths: readonly number[],
): void {
  const page = main.subarray(7 * SECTOR, 8 * SECTOR)
  page[SECTOR - 1] = paragraphs.length
  let from = 1024
  let at = SECTOR - 2
  for (const [i, { kind }] of paragraphs.entries()) {
    page.writeUInt32LE(from, 4 * i)
    from += lengths[i] ?? 0
    const said = SAID[kind]
    const half = Math.ceil((said.length + 3) / 2)
    at -= 2 * half
    Buffer.from([half, 0, 0, ...said]).copy(page, at)
    page[4 * (paragraphs.length + 1) + 13 * i] = at / 2
  }
  page.writeUInt32LE(from, 4 * paragraphs.length)
  table.writeUInt32LE(1024, 256)
  table.writeUInt32LE(from, 260)
  table.writeUInt32LE(7, 264)
  main.writeUInt32LE(256, 0x0102)
  main.writeUInt32LE(12, 0x0106)
}

/** A compound file of streams, each of 4,096 bytes at least. */
export function compound(streams: ReadonlyMap<string, Buffer>): Buffer {
  const fat = Buffer.alloc(SECTOR, 0xff)
  fat.writeUInt32LE(FAT, 0)
  fat.writeUInt32LE(END, 4)
  const folder = Buffer.alloc(SECTOR)
  writeEntry(folder, 0, 'Root Entry', 5, 1, END, 0)
  const sectors: Uint8Array[] = [fat, folder]
  for (const [i, [name, bytes]] of [...streams].entries()) {
    const first = sectors.length
    for (let at = 0; at < bytes.length; at += SECTOR) {
      const next = at + SECTOR < bytes.length ? sectors.length + 1 : END
      fat.writeUInt32LE(next, 4 * sectors.length)
      sectors.push(bytes.subarray(at, at + SECTOR))
    }
    writeEntry(folder, i + 1, name, 2, i + 2 <= streams.size ? i + 2 : FREE, first, bytes.length)
  }
  return Buffer.concat([head(), ...sectors])
}

function writeEntry(
  folder: Buffer,
  i: number,
  name: string,
  kind: number,
  link: number,
  start: number,
  size: number,
): void {
  const entry = folder.subarray(128 * i, 128 * i + 128)
  entry.write(name, 0, 'utf16le')
  entry.writeUInt16LE(2 * name.length + 2, 64)
  entry[66] = kind
  entry.writeUInt32LE(FREE, 68)
  entry.writeUInt32LE(kind === 5 ? FREE : link, 72)
  entry.writeUInt32LE(kind === 5 ? link : FREE, 76)
  entry.writeUInt32LE(start, 116)
  entry.writeUInt32LE(size, 120)
}

function head(): Buffer {
  const bytes = Buffer.alloc(SECTOR)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes)
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    bytes.writeUInt16LE(value, at)
  for (const [at, value] of [
    [44, 1],
    [48, 1],
    [56, 4096],
    [60, END],
    [64, 0],
    [68, END],
    [72, 0],
    [76, 0],
  ] as const)
    bytes.writeUInt32LE(value, at)
  bytes.fill(0xff, 80)
  return bytes
}
