/** The checksum of LZ4 (xxHash, 32 bits, seed 0), over bytes that come in pieces. */
export class XxHash32 {
  readonly #lanes = Int32Array.of(P1 + P2, P2, 0, -P1)
  readonly #rest = Buffer.alloc(STRIPE)
  #held = 0
  #length = 0

  add(bytes: Uint8Array): void {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#length += buffer.length
    let at = 0
    if (this.#held > 0) {
      at = buffer.copy(this.#rest, this.#held, 0, STRIPE - this.#held)
      this.#held += at
      if (this.#held < STRIPE) return
      this.#stripes(this.#rest, 0, STRIPE)
    }
    const end = at + Math.floor((buffer.length - at) / STRIPE) * STRIPE
    this.#stripes(buffer, at, end)
    this.#held = buffer.copy(this.#rest, 0, end)
  }

  get value(): number {
    const [a = 0, b = 0, c = 0, d = 0] = this.#lanes
    const all = rotated(a, 1) + rotated(b, 7) + rotated(c, 12) + rotated(d, 18)
    let hash = ((this.#length < STRIPE ? P5 : all) + this.#length) | 0
    let at = 0
    for (; at + 4 <= this.#held; at += 4)
      hash = Math.imul(rotated(hash + Math.imul(this.#rest.readInt32LE(at), P3), 17), P4)
    for (; at < this.#held; at++)
      hash = Math.imul(rotated(hash + Math.imul(this.#rest[at] ?? 0, P5), 11), P1)
    hash = Math.imul(hash ^ (hash >>> 15), P2)
    hash = Math.imul(hash ^ (hash >>> 13), P3)
    return (hash ^ (hash >>> 16)) >>> 0
  }

  #stripes(bytes: Buffer, from: number, to: number): void {
    let [a = 0, b = 0, c = 0, d = 0] = this.#lanes
    for (let at = from; at < to; at += STRIPE) {
      a = round(a, bytes.readInt32LE(at))
      b = round(b, bytes.readInt32LE(at + 4))
      c = round(c, bytes.readInt32LE(at + 8))
      d = round(d, bytes.readInt32LE(at + 12))
    }
    this.#lanes.set([a, b, c, d])
  }
}

const STRIPE = 16
const P1 = 0x9e3779b1 | 0
const P2 = 0x85ebca77 | 0
const P3 = 0xc2b2ae3d | 0
const P4 = 0x27d4eb2f | 0
const P5 = 0x165667b1 | 0

function round(lane: number, word: number): number {
  return Math.imul(rotated((lane + Math.imul(word, P2)) | 0, 13), P1)
}

function rotated(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by))
}
