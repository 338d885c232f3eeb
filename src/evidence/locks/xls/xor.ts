/**
 * XOR obfuscation of Excel up to 2003 (MS-OFFCRYPTO 2.3.7.2, method 1): two checks of 15 and 16 bits over the password,
 * and sixteen bytes that go round over the data.
 */
export interface XorCheck {
  readonly key: number
  readonly verifier: number
}

const LONGEST = 15
const PAD = Buffer.from('bbffffbaffffb9800000be0f00bf0f', 'hex')
/** What the key begins with, by the length of the password. */
const INITIAL = [
  0xe1f0, 0x1d0f, 0xcc9c, 0x84c0, 0x110c, 0x0e10, 0xf1ce, 0x313e, 0x1872, 0xe139, 0xd40f, 0x84f9,
  0x280c, 0xa96a, 0x4ec3,
]
/** What each bit of each character adds: a shift register from the last character backwards. */
const POLYNOMIAL = 0x1021

/** The sixteen bytes of a password that passes both checks, else null. */
export function xorBytes(password: Uint8Array, check: XorCheck): Buffer | null {
  if (password.length === 0 || password.length > LONGEST) return null
  const fits = verifierOf(password) === check.verifier && keyOf(password) === check.key
  return fits ? roundOf(password, check.key) : null
}

function verifierOf(password: Uint8Array): number {
  let verifier = 0
  for (const byte of [...password].reverse()) verifier = turned15(verifier) ^ byte
  return turned15(verifier) ^ password.length ^ 0xce4b
}

function turned15(value: number): number {
  return ((value << 1) & 0x7fff) | ((value >> 14) & 1)
}

function keyOf(password: Uint8Array): number {
  let key = INITIAL[password.length - 1] ?? 0
  let step = POLYNOMIAL
  for (const byte of [...password].reverse()) {
    for (let bit = 0; bit < 8; bit++) {
      if (bit < 7 && (byte & (1 << bit)) !== 0) key ^= step
      step = step & 0x8000 ? ((step << 1) & 0xffff) ^ POLYNOMIAL : step << 1
    }
  }
  return key
}

function roundOf(password: Uint8Array, key: number): Buffer {
  const bytes = Buffer.concat([password, PAD]).subarray(0, 16)
  return Buffer.from(
    bytes.map((byte, i) => turned8(byte ^ (i % 2 === 0 ? key & 0xff : key >> 8), 2)),
  )
}

export function turned8(byte: number, by: number): number {
  return ((byte << by) | (byte >> (8 - by))) & 0xff
}
