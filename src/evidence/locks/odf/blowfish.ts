/** Words of the tables: eighteen keys of rounds, and four boxes. */
const ROUNDS = 18
const BOX = 256
const WORDS = ROUNDS + 4 * BOX
const BLOCK = 8

let start: Uint32Array | null = null

/** The tables begin as the digits of π behind the point (Schneier 1993): reckoned here rather than copied. */
function tables(): Uint32Array {
  start ??= digitsOfPi(WORDS)
  return Uint32Array.from(start)
}

/** π by Machin: 16 arctan 1/5 − 4 arctan 1/239, in fixed point with some bits to spare. */
function digitsOfPi(words: number): Uint32Array {
  const spare = 64n
  const bits = BigInt(words) * 32n + spare
  const pi = 16n * arctan(5n, bits) - 4n * arctan(239n, bits)
  const fraction = (pi >> spare) & ((1n << (bits - spare)) - 1n)
  const hex = fraction.toString(16).padStart(words * 8, '0')
  return Uint32Array.from({ length: words }, (_, i) => parseInt(hex.slice(8 * i, 8 * i + 8), 16))
}

/** arctan 1/x, times 2 to so many bits. */
function arctan(x: bigint, bits: bigint): bigint {
  let term = (1n << bits) / x
  let sum = term
  for (let n = 3n, sign = -1n; term > 0n; n += 2n, sign = -sign) {
    term /= x * x
    sum += sign * (term / n)
  }
  return sum
}

/** Blowfish with a key; OpenSSL no longer offers it, and documents of OpenOffice up to 3.3 are locked with it. */
export class Blowfish {
  readonly #words: Uint32Array

  constructor(key: Uint8Array) {
    const words = (this.#words = tables())
    for (let i = 0, at = 0; i < ROUNDS; i++) {
      let part = 0
      for (let k = 0; k < 4; k++) part = (part << 8) | (key[at++ % key.length] ?? 0)
      words[i] = (words[i] ?? 0) ^ part
    }
    const half = new Uint32Array(2)
    for (let i = 0; i < WORDS; i += 2) {
      this.encrypt(half)
      words.set(half, i)
    }
  }

  /** One block of two words, in place. */
  encrypt(half: Uint32Array): void {
    const words = this.#words
    let [left = 0, right = 0] = half
    for (let i = 0; i < 16; i += 2) {
      left ^= words[i] ?? 0
      right ^= this.#mixed(left)
      right ^= words[i + 1] ?? 0
      left ^= this.#mixed(right)
    }
    half[0] = right ^ (words[17] ?? 0)
    half[1] = left ^ (words[16] ?? 0)
  }

  #mixed(x: number): number {
    const words = this.#words
    const box = (n: number, byte: number) => words[ROUNDS + n * BOX + byte] ?? 0
    const sum = (box(0, x >>> 24) + box(1, (x >>> 16) & 255)) | 0
    return ((sum ^ box(2, (x >>> 8) & 255)) + box(3, x & 255)) | 0
  }

  /** Clears bytes of cipher feedback (64 bits): each block is under the one before it, enciphered. */
  clear(bytes: Buffer, before: Buffer): Buffer {
    const plain = Buffer.from(bytes)
    const half = new Uint32Array(2)
    const chain = Buffer.concat([before, bytes])
    for (let at = 0; at < bytes.length; at += BLOCK) {
      half[0] = chain.readUInt32BE(at)
      half[1] = chain.readUInt32BE(at + 4)
      this.encrypt(half)
      for (let i = at; i < Math.min(at + BLOCK, bytes.length); i++) {
        const word = half[(i - at) >> 2] ?? 0
        plain[i] = (plain[i] ?? 0) ^ ((word >>> (24 - 8 * ((i - at) & 3))) & 255)
      }
    }
    return plain
  }
}
