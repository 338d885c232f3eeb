import { createHash, randomBytes } from 'node:crypto'
import { CFB } from '@e965/xlsx'
import { oleOf } from './office.ts'

const md5 = (...parts: Uint8Array[]) => createHash('md5').update(Buffer.concat(parts)).digest()
const sha1 = (...parts: Uint8Array[]) => createHash('sha1').update(Buffer.concat(parts)).digest()
const u16 = (...numbers: number[]) => Buffer.from(Uint16Array.from(numbers).buffer)
const u32 = (...numbers: number[]) => Buffer.from(Uint32Array.from(numbers).buffer)

/** One byte of the key stream after another. */
function* rc4(key: Uint8Array): Generator<number> {
  const s = Array.from({ length: 256 }, (_, i) => i)
  const swap = (a: number, b: number) => ([s[a], s[b]] = [s[b] ?? 0, s[a] ?? 0])
  for (let i = 0, j = 0; i < 256; i++) swap(i, (j = (j + (s[i] ?? 0) + (key[i % key.length] ?? 0)) % 256))
  for (let i = 1, j = 0; ; i = (i + 1) % 256) {
    swap(i, (j = (j + (s[i] ?? 0)) % 256))
    yield s[((s[i] ?? 0) + (s[j] ?? 0)) % 256] ?? 0
  }
}

export type OldLock = 'xor' | 'rc4' | 'cryptoapi-40' | 'cryptoapi-128'

/** What is put into the stream, and how a byte at a place is locked. */
interface Lock {
  readonly pass: Buffer
  byte(plain: number, at: number, length: number): number
}

/** Locks an xls (BIFF8) as Excel does: the record that says how, then every record's data. */
export function lockedXls(plain: Buffer, password: string, how: OldLock): Buffer {
  const compound = CFB as unknown as {
    read(bytes: Buffer, options: object): object
    find(file: object, path: string): { content: Uint8Array }
  }
  const stream = Buffer.from(compound.find(compound.read(plain, { type: 'buffer' }), '/Workbook').content)
  const lock = how === 'xor' ? xor(password) : keyed(password, how)
  const first = 4 + stream.readUInt16LE(2)
  const pass = Buffer.concat([u16(0x2f, lock.pass.length), lock.pass])
  const all = Buffer.concat([stream.subarray(0, first), pass, stream.subarray(first)])
  for (let at = 0; at + 4 <= all.length; ) {
    const [type, length] = [all.readUInt16LE(at), all.readUInt16LE(at + 2)]
    const sheet = type === 0x85
    if (sheet) all.writeUInt32LE(all.readUInt32LE(at + 4) + pass.length, at + 4)
    const open = [0x809, 0x2f, 0xe1].includes(type)
    for (let i = at + 4 + (sheet ? 4 : 0); !open && i < at + 4 + length && i < all.length; i++) {
      all[i] = lock.byte(all[i] ?? 0, i, length)
    }
    at += 4 + length
  }
  return oleOf({ '/Workbook': all })
}

function keyed(password: string, how: Exclude<OldLock, 'xor'>): Lock {
  const [salt, verifier] = [randomBytes(16), randomBytes(16)]
  const text = Buffer.from(password, 'utf16le')
  const api = how !== 'rc4'
  const hash = api ? sha1 : md5
  const base = api
    ? sha1(salt, text)
    : md5(...Array.from({ length: 16 }, () => [md5(text).subarray(0, 5), salt]).flat()).subarray(0, 5)
  const keyOf = (block: number) => {
    const key = hash(base, u32(block))
    if (how === 'cryptoapi-40') return Buffer.concat([key.subarray(0, 5), Buffer.alloc(11)])
    return key.subarray(0, 16)
  }
  const masks = new Map<number, number[]>()
  const mask = (block: number) => {
    const known = masks.get(block) ?? [...rc4(keyOf(block)).take(1024)]
    masks.set(block, known)
    return known
  }
  const sealed = (bytes: Buffer) => Buffer.from(bytes.map((byte, i) => byte ^ (mask(0)[i] ?? 0)))
  const both = sealed(Buffer.concat([verifier, hash(verifier)]))
  const [check, sum] = [both.subarray(0, 16), both.subarray(16)]
  const header = u32(4, 0, 0x6801, 0x8004, how === 'cryptoapi-40' ? 40 : 128, 1, 0, 0)
  const pass = api
    ? Buffer.concat([u16(1, 2, 2), u32(4, header.length), header, u32(16), salt, check, u32(20), sum])
    : Buffer.concat([u16(1, 1, 1), salt, check, sum])
  return { pass, byte: (plain, at) => plain ^ (mask(Math.floor(at / 1024))[at % 1024] ?? 0) }
}

/** Method 1 with the numbers of the specification as they are printed there (2.3.7.1–2.3.7.3). */
const MATRIX = Buffer.from(
  ('aefc4dd99bb227454e8a9d142a097b61f6c2fda5eb6bc6f79dcf2bbf45638ac605ad0b5a16b42d685ad0037506ea0dd41ba83750' +
    '6ea0dd40d849a0b35147a28e553daa7a44d56f45de8aad354a4b9496390d721aeb23c6679cef29ff53fea7fc5fd947d38fa60f6d' +
    '1eda3db47b68f6d0b86160e3c1c693ad377b6ef6ddec45a08b4006a10d421a8435086a10aa5144838906022d045a08b4116876b4' +
    'ed68caf185c31ba7374e6e9c37306e60dcc0a9a1436386c61dad33316662ccc489a9037306e60dcc102120424084810812312462' +
    '48c4'),
  'hex',
).swap16()
const FIRST = [
  0xe1f0, 0x1d0f, 0xcc9c, 0x84c0, 0x110c, 0x0e10, 0xf1ce, 0x313e, 0x1872, 0xe139, 0xd40f, 0x84f9, 0x280c,
  0xa96a, 0x4ec3,
]
const PAD = [0xbb, 0xff, 0xff, 0xba, 0xff, 0xff, 0xb9, 0x80, 0x00, 0xbe, 0x0f, 0x00, 0xbf, 0x0f, 0x00]

function xor(password: string): Lock {
  const text = Buffer.from(password, 'latin1')
  let key = FIRST[text.length - 1] ?? 0
  let element = 0x68
  for (const char of [...text].reverse()) {
    for (let bit = 6; bit >= 0; bit--, element--) {
      if ((char >> bit) & 1) key ^= MATRIX.readUInt16LE(2 * element)
    }
  }
  let verifier = 0
  for (const char of [...text, ...[]].reverse().concat(text.length)) {
    verifier = verifier & 0x4000 ? ((verifier << 1) & 0x7fff) | 1 : (verifier << 1) & 0x7fff
    verifier ^= char
  }
  // The length is turned once more like a character in front.
  const sum = verifier ^ 0xce4b
  const ring = [...text, ...PAD].slice(0, 16).map((byte, i) => {
    const mixed = byte ^ (i % 2 ? key >> 8 : key & 255)
    return ((mixed >> 1) | (mixed << 7)) & 255
  })
  return {
    pass: u16(0, key, sum),
    // Encryption of 2.3.7.3: exclusive or, then five bits to the right; decryption undoes it.
    byte: (plain, at, length) => {
      const turned = ((plain << 5) | (plain >> 3)) & 255
      return turned ^ (ring[(at + length) % 16] ?? 0)
    },
  }
}
