/** One BIFF record: type, length, body. */
export function record(type: number, ...body: readonly Uint8Array[]): Buffer {
  const bytes = Buffer.concat(body)
  const head = Buffer.alloc(4)
  head.writeUInt16LE(type, 0)
  head.writeUInt16LE(bytes.length, 2)
  return Buffer.concat([head, bytes])
}

export function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, i) => {
    bytes.writeUInt16LE(value, i * 2)
  })
  return bytes
}

const BOF = 0x0809
const EOF = record(0x000a)

/** A BIFF5 workbook stream of one sheet `S` with one column of 8-bit strings; `codePage` null leaves its record out. */
export function biff5(texts: readonly Uint8Array[], codePage: number | null): Buffer {
  const page = codePage === null ? Buffer.alloc(0) : record(0x0042, words(codePage))
  const before = Buffer.concat([record(BOF, words(0x0500, 0x0005, 0, 0)), page])
  const sheetAt = before.length + 4 + 8 + EOF.length
  const bound = record(0x0085, words(sheetAt, 0, 0), Buffer.from([1, 0x53]))
  const labels = texts.map((text, row) => record(0x0204, words(row, 0, 0, text.length), text))
  return Buffer.concat([before, bound, EOF, record(BOF, words(0x0500, 0x0010, 0, 0)), ...labels, EOF])
}
