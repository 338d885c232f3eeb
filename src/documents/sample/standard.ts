import { createDecipheriv, createHash } from 'node:crypto'
import type { Agile, Locked } from './agile.ts'

/**
 * Opens the older encryption of Office documents (MS-OFFCRYPTO 2.3.4.5, standard: AES in ECB, SHA-1), which
 * LibreOffice and older WPS write when they save a document with a password. We read it and never write it: it cannot
 * tell whether a byte was changed.
 */
export function decryptStandard({ info, content }: Agile, password: string): Buffer | Locked {
  const said = readInfo(info)
  if (said === null || content.length < 8 || content.length % BLOCK !== 8) return 'unsupported'
  const key = keyOf(password, said)
  const verifier = decipher(key, said.verifier)
  const expected = createHash('sha1').update(verifier).digest()
  if (!decipher(key, said.hash).subarray(0, expected.length).equals(expected)) return 'password'
  const size = Number(content.readBigUInt64LE(0))
  return decipher(key, content.subarray(8)).subarray(0, size)
}

/** Is it this kind? Minor version 2 of 2, 3 or 4. */
export function isStandard(info: Buffer): boolean {
  return info.length > 12 && info.readUInt16LE(2) === 2 && [2, 3, 4].includes(info.readUInt16LE(0))
}

interface Info {
  readonly keyBytes: number
  readonly salt: Buffer
  readonly verifier: Buffer
  readonly hash: Buffer
}

const BLOCK = 16
const SPIN = 50_000
/** Bits of the key by the number of the algorithm. */
const AES: Readonly<Record<number, number>> = { 0x660e: 128, 0x660f: 192, 0x6610: 256 }

/** Version, flags and length of the header stand in front; salt and verifier behind it. */
function readInfo(info: Buffer): Info | null {
  const header = 12
  if (info.length < header + 24) return null
  const bits = AES[info.readUInt32LE(header + 8)]
  const verifier = header + info.readUInt32LE(8)
  if (bits === undefined || info.length < verifier + 72) return null
  return {
    keyBytes: bits / 8,
    salt: info.subarray(verifier + 4, verifier + 20),
    verifier: info.subarray(verifier + 20, verifier + 36),
    hash: info.subarray(verifier + 40, verifier + 72),
  }
}

function keyOf(password: string, { salt, keyBytes }: Info): Buffer {
  const sha1 = (...parts: readonly Buffer[]) =>
    createHash('sha1').update(Buffer.concat(parts)).digest()
  let digest = sha1(salt, Buffer.from(password, 'utf16le'))
  for (let i = 0; i < SPIN; i++) digest = sha1(numbered(i), digest)
  const last = sha1(digest, numbered(0))
  const padded = (byte: number) => {
    const pad = Buffer.alloc(64, byte)
    last.forEach((value, i) => (pad[i] = byte ^ value))
    return sha1(pad)
  }
  return Buffer.concat([padded(0x36), padded(0x5c)]).subarray(0, keyBytes)
}

function numbered(i: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(i)
  return bytes
}

function decipher(key: Buffer, bytes: Buffer): Buffer {
  const aes = createDecipheriv(`aes-${String(key.length * 8)}-ecb`, key, null).setAutoPadding(false)
  return Buffer.concat([aes.update(bytes), aes.final()])
}
