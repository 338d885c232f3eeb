import { crc32 } from 'node:zlib'

const le = (bytes: number, value: number) => {
  const out = Buffer.alloc(bytes)
  out.writeUIntLE(value, 0, bytes)
  return out
}

/** A RAR 4 archive of files that are stored, after the technical note of its maker. */
export function rar4Of(files: Readonly<Record<string, Buffer>>): Buffer {
  const header = (type: number, flags: number, body: Buffer) => {
    const rest = Buffer.concat([le(1, type), le(2, flags), le(2, 7 + body.length), body])
    return Buffer.concat([le(2, crc32(rest) & 0xffff), rest])
  }
  const entries = Object.entries(files).flatMap(([name, data]) => {
    const sizes = Buffer.concat([le(4, data.length), le(4, data.length)])
    const system = Buffer.concat([le(1, 2), le(4, crc32(data)), le(4, 0x52a36000)])
    const how = Buffer.concat([le(1, 20), le(1, 0x30), le(2, Buffer.byteLength(name)), le(4, 0x20)])
    return [header(0x74, 0x8000, Buffer.concat([sizes, system, how, Buffer.from(name)])), data]
  })
  const mark = Buffer.from('526172211a0700', 'hex')
  return Buffer.concat([mark, header(0x73, 0, Buffer.alloc(6)), ...entries, header(0x7b, 0x4000, Buffer.alloc(0))])
}

/** A RAR 5 archive of files that are stored. */
export function rar5Of(files: Readonly<Record<string, Buffer>>): Buffer {
  const header = (...fields: Buffer[]) => {
    const body = Buffer.concat(fields)
    const sized = Buffer.concat([vint(body.length), body])
    return Buffer.concat([le(4, crc32(sized)), sized])
  }
  const entries = Object.entries(files).flatMap(([name, data]) => [
    header(
      Buffer.concat([vint(2), vint(2), vint(data.length), vint(4), vint(data.length), vint(0x20)]),
      le(4, crc32(data)),
      Buffer.concat([vint(0), vint(1), vint(Buffer.byteLength(name)), Buffer.from(name)]),
    ),
    data,
  ])
  const mark = Buffer.from('526172211a070100', 'hex')
  return Buffer.concat([mark, header(vint(1), vint(0), vint(0)), ...entries, header(vint(5), vint(0), vint(0))])
}

function vint(value: number): Buffer {
  const bytes: number[] = []
  for (let left = value; ; left = Math.floor(left / 128)) {
    if (left < 128) return Buffer.from([...bytes, left])
    bytes.push((left % 128) | 0x80)
  }
}
