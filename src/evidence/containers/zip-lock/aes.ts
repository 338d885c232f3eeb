import { createCipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto'
import type { ByteSource } from '../../source.ts'
import type { Cipher } from '../joined.ts'
import { bytesAt } from '../zip-records.ts'

/** What the extra field 0x9901 says of an entry (WinZip AE-1, AE-2). */
export interface AesField {
  /** Of 1 the checksum of the text is stated, of 2 it is not. */
  readonly version: number
  /** 1, 2, 3: keys of 128, 192, 256 bits. */
  readonly strength: number
  /** How the text was packed before it was enciphered. */
  readonly method: number
}

/** Reads the body of the extra field; null when it is not one of WinZip's. */
export function aesField(body: Buffer): AesField | null {
  if (body.length < 7 || body.toString('latin1', 2, 4) !== 'AE') return null
  const strength = body[4] ?? 0
  if (strength < 1 || strength > 3) return null
  return { version: body.readUInt16LE(0), strength, method: body.readUInt16LE(5) }
}

const MAC = 10
const VERIFIER = 2
const ITERATIONS = 1000

/** Bytes before the enciphered ones: salt and verifier. */
export function aesHeader(strength: number): number {
  return 4 * (strength + 1) + VERIFIER
}
export const AES_TRAILER = MAC

export interface AesKeys {
  readonly cipher: Buffer
  readonly mac: Buffer
}

/** The keys that a password gives; null when the two bytes that verify it differ. */
export function aesKeys(head: Buffer, strength: number, password: Uint8Array): AesKeys | null {
  const length = 8 * (strength + 1)
  const salt = head.subarray(0, 4 * (strength + 1))
  const all = pbkdf2Sync(password, salt, ITERATIONS, 2 * length + VERIFIER, 'sha1')
  if (!all.subarray(2 * length).equals(head.subarray(salt.length, salt.length + VERIFIER)))
    return null
  return { cipher: all.subarray(0, length), mac: all.subarray(length, 2 * length) }
}

const BLOCK = 16
const BLOCKS = 4096

/** AES in counter mode as WinZip does it: the counter is little-endian and begins with 1. */
export function aesCipher(key: Buffer): Cipher {
  const ecb = createCipheriv(`aes-${String(key.length * 8)}-ecb`, key, null).setAutoPadding(false)
  const counters = Buffer.alloc(BLOCK * BLOCKS)
  let counter = 1
  let stream: Buffer = Buffer.alloc(0)
  const more = () => {
    for (let at = 0; at < counters.length; at += BLOCK) {
      counters.writeUInt32LE(counter % 2 ** 32, at)
      counters.writeUInt32LE(Math.floor(counter / 2 ** 32), at + 4)
      counter++
    }
    stream = ecb.update(counters)
  }
  return (bytes) => {
    for (let i = 0; i < bytes.length;) {
      if (stream.length === 0) more()
      const count = Math.min(stream.length, bytes.length - i)
      for (let k = 0; k < count; k++) bytes[i + k] = (bytes[i + k] ?? 0) ^ (stream[k] ?? 0)
      stream = stream.subarray(count)
      i += count
    }
  }
}

/** Is the code at the end that of the enciphered bytes? It tells damage, and a wrong password without fail. */
export function isAuthentic(data: ByteSource, mac: Buffer, stated: Buffer): boolean {
  const hmac = createHmac('sha1', mac)
  for (let at = 0; at < data.size; at += 1 << 20) hmac.update(bytesAt(data, at, 1 << 20))
  const code = hmac.digest().subarray(0, MAC)
  return stated.length === MAC && timingSafeEqual(code, stated)
}
