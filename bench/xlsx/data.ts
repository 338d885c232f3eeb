import { closeSync, openSync, writeSync } from 'node:fs'
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib'
import { HEADER, numbers, person } from '../people.ts'

/** How the text cells stand in the sheet. */
export const VARIANTS = ['shared', 'inline', 'str'] as const
export type Variant = (typeof VARIANTS)[number]

/** Synthetic people only: names put together at random, numbers made up, valid as those of real lists mostly are. */
function* people(rows: number): Generator<readonly (string | number)[]> {
  const below = numbers(20170601)
  for (let i = 0; i < rows; i++) {
    const [name, id, phone, school, age] = person(below)
    yield [name, id, phone, school, Number(age)]
  }
}

/**
 * Writes a workbook of one sheet with so many rows under a header, five cells a row or so many times five. Gives the
 * bytes of its sheet XML.
 */
export async function writeWorkbook(
  path: string,
  variant: Variant,
  rows: number,
  repeats = 1,
): Promise<number> {
  const zip = new ZipFile(path)
  for (const [name, text] of Object.entries(FRAME)) zip.small(name, text)
  const strings = new Map<string, number>()
  const sheet = await zip.stream(
    'xl/worksheets/sheet1.xml',
    sheetText(variant, rows, strings, repeats),
  )
  if (variant === 'shared') await zip.stream('xl/sharedStrings.xml', stringsText(strings))
  zip.end()
  return sheet
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const FRAME: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${TYPE}.sharedStrings+xml"/></Types>`,
  '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
}

function* sheetText(variant: Variant, rows: number, strings: Map<string, number>, repeats: number) {
  const last = letter(HEADER.length * repeats - 1)
  yield `${XML}<worksheet xmlns="${MAIN}"><dimension ref="A1:${last}${rows + 1}"/><sheetData>`
  const cell = cellWriter(variant, strings)
  yield rowText(1, Array.from({ length: repeats }, () => HEADER).flat(), cell)
  const source = people(rows * repeats)
  for (let row = 2; row <= rows + 1; row++) {
    const values = Array.from({ length: repeats }, () => take(source)).flat()
    yield rowText(row, values, cell)
  }
  yield '</sheetData></worksheet>'
}

function take(source: Generator<readonly (string | number)[]>): readonly (string | number)[] {
  const { value } = source.next() as { value: readonly (string | number)[] | undefined }
  return value ?? []
}

function letter(column: number): string {
  return 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(column)
}

type CellWriter = (reference: string, value: string | number) => string

function rowText(row: number, values: readonly (string | number)[], cell: CellWriter): string {
  const cells = values.map((value, i) => cell(`${letter(i)}${row}`, value)).join('')
  return `<row r="${row}" spans="1:${values.length}">${cells}</row>`
}

function cellWriter(variant: Variant, strings: Map<string, number>): CellWriter {
  return (at, value) => {
    if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`
    if (variant === 'inline') return `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
    if (variant === 'str') return `<c r="${at}" t="str"><v>${value}</v></c>`
    return `<c r="${at}" t="s"><v>${indexOf(value, strings)}</v></c>`
  }
}

function indexOf(value: string, strings: Map<string, number>): number {
  const known = strings.get(value)
  if (known !== undefined) return known
  strings.set(value, strings.size)
  return strings.size - 1
}

function* stringsText(strings: Map<string, number>) {
  yield `${XML}<sst xmlns="${MAIN}" uniqueCount="${strings.size}">`
  for (const text of strings.keys()) yield `<si><t>${text}</t></si>`
  yield '</sst>'
}

/** Text gathered before it is compressed. */
const PIECE = 1 << 20

/** A zip file written as it goes: sizes are put into the local header when they are known. */
class ZipFile {
  readonly #fd: number
  readonly #central: Buffer[] = []
  #at = 0

  constructor(path: string) {
    this.#fd = openSync(path, 'w')
  }

  small(name: string, text: string): void {
    const raw = Buffer.from(text)
    const packed = deflateRawSync(raw)
    const header = localHeader(name, crc32(raw), packed.length, raw.length)
    this.#list(name, header)
    this.#write(header)
    this.#write(packed)
  }

  /** Gives the bytes before compression. */
  async stream(name: string, texts: Iterable<string>): Promise<number> {
    const start = this.#at
    this.#at += localHeader(name, 0, 0, 0).length
    const dataStart = this.#at
    let crc = 0
    let size = 0
    const deflate = createDeflateRaw({ level: 6, chunkSize: PIECE })
    deflate.on('data', (chunk: Buffer) => {
      this.#write(chunk)
    })
    for (const piece of pieces(texts)) {
      crc = crc32(piece, crc)
      size += piece.length
      await new Promise<void>((resolve) =>
        deflate.write(piece, () => {
          resolve()
        }),
      )
    }
    await new Promise<void>((resolve) => deflate.on('end', resolve).end())
    const header = localHeader(name, crc, this.#at - dataStart, size)
    writeSync(this.#fd, header, 0, header.length, start)
    this.#list(name, header, start)
    return size
  }

  #write(bytes: Buffer): void {
    writeSync(this.#fd, bytes, 0, bytes.length, this.#at)
    this.#at += bytes.length
  }

  #list(name: string, header: Buffer, start = this.#at): void {
    const record = Buffer.alloc(46)
    record.writeUInt32LE(0x02014b50, 0)
    header.copy(record, 6, 4, 30)
    record.writeUInt16LE(0, 30)
    record.writeUInt32LE(start, 42)
    this.#central.push(Buffer.concat([record, Buffer.from(name)]))
  }

  end(): void {
    const start = this.#at
    for (const record of this.#central) this.#write(record)
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt16LE(this.#central.length, 8)
    end.writeUInt16LE(this.#central.length, 10)
    end.writeUInt32LE(this.#at - start, 12)
    end.writeUInt32LE(start, 16)
    this.#write(end)
    closeSync(this.#fd)
  }
}

function* pieces(texts: Iterable<string>): Generator<Buffer> {
  let gathered: string[] = []
  let length = 0
  for (const text of texts) {
    gathered.push(text)
    length += text.length
    if (length < PIECE) continue
    yield Buffer.from(gathered.join(''))
    gathered = []
    length = 0
  }
  yield Buffer.from(gathered.join(''))
}

function localHeader(name: string, crc: number, packed: number, size: number): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(8, 8)
  header.writeUInt32LE(crc, 14)
  header.writeUInt32LE(packed, 18)
  header.writeUInt32LE(size, 22)
  header.writeUInt16LE(Buffer.byteLength(name), 26)
  return Buffer.concat([header, Buffer.from(name)])
}
