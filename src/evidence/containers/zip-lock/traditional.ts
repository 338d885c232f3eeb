import type { Cipher } from '../joined.ts'

/** Bytes in front of the data; the last of them tells, once deciphered, whether the password may be right. */
export const HEADER = 12

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n
  for (let i = 0; i < 8; i++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** The first encryption of zip (APPNOTE 6.1), three keys that each byte of the text moves on. */
export function traditional(password: Uint8Array): Cipher {
  let k0 = 0x12345678
  let k1 = 0x23456789
  let k2 = 0x34567890
  const move = (byte: number) => {
    k0 = (TABLE[(k0 ^ byte) & 0xff] ?? 0) ^ (k0 >>> 8)
    k1 = (Math.imul((k1 + (k0 & 0xff)) | 0, 134775813) + 1) | 0
    k2 = (TABLE[(k2 ^ (k1 >>> 24)) & 0xff] ?? 0) ^ (k2 >>> 8)
  }
  for (const byte of password) move(byte)
  return (bytes) => {
    for (let i = 0; i < bytes.length; i++) {
      const mask = (k2 | 2) & 0xffff
      const plain = (bytes[i] ?? 0) ^ ((Math.imul(mask, mask ^ 1) >>> 8) & 0xff)
      bytes[i] = plain
      move(plain)
    }
  }
}
