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

/** One stored file in volumes of RAR 4 that name the next one `.r00`, `.r01`, as WinRAR did before version 3. */
export function oldVolumesOf(name: string, data: Buffer, each: number): Buffer[] {
  const parts = Array.from({ length: Math.ceil(data.length / each) }, (_, i) => data.subarray(i * each, (i + 1) * each))
  return parts.map((part, i) => {
    const last = i === parts.length - 1
    const header = (type: number, flags: number, body: Buffer) => {
      const rest = Buffer.concat([le(1, type), le(2, flags), le(2, 7 + body.length), body])
      return Buffer.concat([le(2, crc32(rest) & 0xffff), rest])
    }
    const sizes = Buffer.concat([le(4, part.length), le(4, data.length)])
    const system = Buffer.concat([le(1, 2), le(4, crc32(last ? data : part)), le(4, 0x52a36000)])
    const how = Buffer.concat([le(1, 20), le(1, 0x30), le(2, Buffer.byteLength(name)), le(4, 0x20)])
    const flags = 0x8000 + (i > 0 ? 1 : 0) + (last ? 0 : 2)
    const mark = Buffer.from('526172211a0700', 'hex')
    const main = header(0x73, i === 0 ? 0x101 : 1, Buffer.alloc(6))
    const file = header(0x74, flags, Buffer.concat([sizes, system, how, Buffer.from(name)]))
    return Buffer.concat([mark, main, file, part, header(0x7b, last ? 0x4000 : 0x4001, Buffer.alloc(0))])
  })
}

/** How a RAR 5 archive says what a link leads to: 1 a symbolic link, 4 a hard one. */
export interface RarLink {
  readonly kind: 1 | 4
  readonly to: string
}

/** A RAR 5 archive of files that are stored, and of links behind them. */
export function rar5Of(files: Readonly<Record<string, Buffer>>, links: Readonly<Record<string, RarLink>> = {}): Buffer {
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
  const linked = Object.entries(links).map(([name, { kind, to }]) => {
    const leads = Buffer.concat([vint(5), vint(kind), vint(0), vint(to.length), Buffer.from(to)])
    const extra = Buffer.concat([vint(leads.length), leads])
    const named = Buffer.concat([vint(0), vint(1), vint(Buffer.byteLength(name)), Buffer.from(name)])
    return header(Buffer.concat([vint(2), vint(1), vint(extra.length), vint(0), vint(0), vint(kind === 1 ? 0xa1ff : 0x81a4)]), named, extra)
  })
  const mark = Buffer.from('526172211a070100', 'hex')
  return Buffer.concat([mark, header(vint(1), vint(0), vint(0)), ...entries, ...linked, header(vint(5), vint(0), vint(0))])
}

function vint(value: number): Buffer {
  const bytes: number[] = []
  for (let left = value; ; left = Math.floor(left / 128)) {
    if (left < 128) return Buffer.from([...bytes, left])
    bytes.push((left % 128) | 0x80)
  }
}
