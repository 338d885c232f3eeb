import { createDecipheriv, hash } from 'node:crypto'
import { BLOCK, numbered, pieces, type DocumentLock } from './lock.ts'
import { stretched } from './stretch.ts'

const ROUNDS = 50_000
/** Pieces have nothing to do with one another: so many bytes at a time. */
const PIECE = 1 << 16
/** Bits of the key by the number of the algorithm. */
const AES: Readonly<Record<number, number>> = { 0x660e: 128, 0x660f: 192, 0x6610: 256 }

/**
 * The older encryption of Office documents (MS-OFFCRYPTO 2.3.4.5, standard: AES in ECB, SHA-1), which Office 2007 and
 * older WPS write. It cannot tell whether a byte was changed. Null when it is not this.
 */
export function standardLock(info: Buffer): DocumentLock | null {
  const said = isStandard(info) ? readInfo(info) : null
  if (said === null) return null
  return {
    rounds: ROUNDS,
    opens: (password) => {
      const key = keyOf(password, said)
      const due = hash('sha1', decipher(key, said.verifier), 'buffer')
      return decipher(key, said.hash).subarray(0, due.length).equals(due) ? key : null
    },
    plain: (key, content) => pieces(content, PIECE, (piece) => decipher(key, piece)),
    isWhole: () => null,
  }
}

/** Minor version 2 of 2, 3 or 4. */
function isStandard(info: Buffer): boolean {
  return info.length > 12 && info.readUInt16LE(2) === 2 && [2, 3, 4].includes(info.readUInt16LE(0))
}

interface Info {
  readonly keyBytes: number
  readonly salt: Buffer
  readonly verifier: Buffer
  readonly hash: Buffer
}

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
  const base = stretched('sha1', salt, password, ROUNDS)
  const last = hash('sha1', Buffer.concat([base, numbered(0)]), 'buffer')
  const padded = (byte: number) => {
    const pad = Buffer.alloc(64, byte)
    last.forEach((value, i) => (pad[i] = byte ^ value))
    return hash('sha1', pad, 'buffer')
  }
  return Buffer.concat([padded(0x36), padded(0x5c)]).subarray(0, keyBytes)
}

function decipher(key: Buffer, bytes: Buffer): Buffer {
  const aes = createDecipheriv(`aes-${String(key.length * 8)}-ecb`, key, null).setAutoPadding(false)
  return Buffer.concat([
    aes.update(bytes.subarray(0, bytes.length - (bytes.length % BLOCK))),
    aes.final(),
  ])
}
