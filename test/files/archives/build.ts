import { createRequire } from 'node:module'
import { createCipheriv, createHmac, pbkdf2Sync } from 'node:crypto'
import { crc32, deflateRawSync } from 'node:zlib'
import { traditional } from '../../../src/evidence/containers/zip-lock/traditional.ts'

interface SevenZip {
  callMain(args: string[]): number
  readonly FS: {
    mkdir(path: string): void
    writeFile(path: string, data: Uint8Array): void
    readFile(path: string): Uint8Array
    readdir(path: string): string[]
    chdir(path: string): void
  }
}
type Load = (options: { print: () => void; printErr: () => void }) => Promise<SevenZip>
const load = createRequire(import.meta.url)('7z-wasm') as Load

export type Files = Readonly<Record<string, string | Uint8Array>>

/** Has 7-Zip pack files: what it wrote, by name (several when `-v` cuts the archive). */
export async function packed(files: Files, name: string, ...flags: string[]) {
  const sevenZip = await load({ print: () => undefined, printErr: () => undefined })
  const { FS } = sevenZip
  FS.mkdir('/from')
  FS.mkdir('/to')
  FS.chdir('/from')
  for (const [path, text] of Object.entries(files)) FS.writeFile(`/from/${path}`, Buffer.from(text as string))
  sevenZip.callMain(['a', ...flags, '--', `/to/${name}`, ...Object.keys(files)])
  const made = FS.readdir('/to').filter((n) => !n.startsWith('.'))
  return new Map(made.map((n) => [n, Buffer.from(FS.readFile(`/to/${n}`))]))
}

/** One header of a tar archive with its data, as POSIX has it. */
export function tarEntry(
  name: string | Buffer,
  data: string | Buffer = '',
  type = '0',
  link = '',
): Buffer {
  const body = Buffer.from(data as string)
  const head = Buffer.alloc(512)
  Buffer.from(name as string).copy(head, 0, 0, 100)
  head.write('0000644\0', 100)
  head.write('0000000\0', 108)
  head.write('0000000\0', 116)
  head.write(`${body.length.toString(8).padStart(11, '0')}\0`, 124)
  head.write('00000000000\0', 136)
  head.write('        ', 148)
  head.write(type, 156)
  head.write(link, 157)
  head.write('ustar\u000000', 257)
  const sum = head.reduce((all, byte) => all + byte, 0)
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return Buffer.concat([head, body, Buffer.alloc((512 - (body.length % 512)) % 512)])
}

/** A pax header: what it says of the next entry. */
export function paxEntry(records: Readonly<Record<string, string>>): Buffer {
  const lines = Object.entries(records).map(([key, value]) => {
    const rest = Buffer.from(` ${key}=${value}\n`)
    let length = rest.length + 1
    while (String(length).length + rest.length !== length) length++
    return Buffer.concat([Buffer.from(String(length)), rest])
  })
  return tarEntry('pax', Buffer.concat(lines), 'x')
}

export function tarOf(...entries: readonly Buffer[]): Buffer {
  return Buffer.concat([...entries, Buffer.alloc(1024)])
}

/** An entry of a zip as it lies in the archive, with what the directory says of it. */
export interface LockedPart {
  readonly data: Buffer
  readonly method: number
  readonly extra: Buffer
  readonly crc: number
}

/** Deflated and enciphered as WinZip does (AE-2). */
export function aesPart(text: string, password: Buffer, strength = 3): LockedPart {
  const plain = deflateRawSync(Buffer.from(text))
  const salt = Buffer.alloc(4 * (strength + 1), 7)
  const length = 8 * (strength + 1)
  const keys = pbkdf2Sync(password, salt, 1000, 2 * length + 2, 'sha1')
  const ecb = createCipheriv(`aes-${String(length * 8)}-ecb`, keys.subarray(0, length), null)
  const body = Buffer.from(plain)
  for (let at = 0; at < body.length; at += 16) {
    const counter = Buffer.alloc(16)
    counter.writeUInt32LE(at / 16 + 1, 0)
    const stream = ecb.update(counter)
    for (let i = 0; i < 16 && at + i < body.length; i++) body[at + i] = (body[at + i] ?? 0) ^ (stream[i] ?? 0)
  }
  const mac = createHmac('sha1', keys.subarray(length, 2 * length)).update(body).digest()
  const data = Buffer.concat([salt, keys.subarray(2 * length), body, mac.subarray(0, 10)])
  const extra = Buffer.from([0x01, 0x99, 7, 0, 2, 0, 0x41, 0x45, strength, 8, 0])
  return { data, method: 99, extra, crc: 0 }
}

/** Deflated and enciphered in the first way of zip; `traditional` deciphers, so its stream is drawn from zeros. */
export function oldPart(text: string, password: Buffer): LockedPart {
  const crc = crc32(text)
  const plain = Buffer.concat([Buffer.alloc(11), Buffer.of(crc >>> 24), deflateRawSync(text)])
  return { data: enciphered(plain, password), method: 8, extra: Buffer.alloc(0), crc }
}

/** Each byte is found by trying: the cipher moves on by the text, not by what is written. */
function enciphered(plain: Buffer, password: Buffer): Buffer {
  const out = Buffer.alloc(plain.length)
  for (let i = 0; i < plain.length; i++) {
    const cipher = traditional(password)
    const before = Uint8Array.from(out.subarray(0, i + 1))
    cipher(before)
    // With a zero written the deciphered byte is the mask itself.
    out[i] = (before[i] ?? 0) ^ (plain[i] ?? 0)
  }
  return out
}

/** A zip of one entry that is enciphered. */
export function lockedZip(name: string, text: string, part: LockedPart): Buffer {
  const common = Buffer.alloc(26)
  common.writeUInt16LE(51, 0)
  common.writeUInt16LE(0x801, 2)
  common.writeUInt16LE(part.method, 4)
  common.writeUInt32LE(part.crc, 10)
  common.writeUInt32LE(part.data.length, 14)
  common.writeUInt32LE(Buffer.byteLength(text), 18)
  common.writeUInt16LE(Buffer.byteLength(name), 22)
  common.writeUInt16LE(part.extra.length, 24)
  const named = Buffer.concat([Buffer.from(name), part.extra])
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, named, part.data])
  const central = Buffer.concat([Buffer.from('PK\u0001\u0002?\0'), common, Buffer.alloc(14), named])
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, central, end])
}
