/**
 * Where one key stands: its codes in order, each once, are the first `size` of `codes` (which is written over for the next);
 * it is in so many lines. `keyAt` is its place, for {@link HeldKeys.wordsAt}.
 */
export type KeyFound = (codes: Int32Array, size: number, lines: number, keyAt: number) => void

/** Lines that lie together; those of a part lie in a chain of such blocks. */
const BLOCK = 256
const BLOCK_BITS = 8

/** About so many lines make a part: what is looked up while it is grouped then stays near the processor. */
const PART = 8192
/** Of more, what is written next to each is too far apart for the processor: 8192 took a sixth longer for 50 million lines. */
const MOST_PARTS = 2048

/** 128 bits are four words. */
const KEY = 4

/** Bytes that a line takes. */
export function lineBytes(two: boolean): number {
  return 4 * (KEY * (two ? 2 : 1) + 1)
}

/**
 * Keys of 128 bits, or of twice that, with a code each, held in memory and grouped by all their bits. As lines come they are
 * laid into parts by a hash, so that equal keys lie in one part; then each key is met with those of its part. Nothing is put
 * in order and nothing lies there twice: a line takes 20 bytes, or 36.
 */
export class HeldKeys {
  readonly #words: number
  readonly #stride: number
  readonly #shift: number
  readonly #lines: Uint32Array
  /** Where the next line of each part goes. */
  readonly #next: Float64Array
  readonly #blocks: readonly number[][]
  #pool: Uint32Array
  #used = 0

  /**
   * @param lines about how many come; more are held too, for the time that it takes to make room
   * @param two keys of two times 128 bits
   */
  constructor(lines: number, two: boolean) {
    this.#words = two ? 2 * KEY : KEY
    this.#stride = this.#words + 1
    let bits = 1
    while (1 << bits < MOST_PARTS && (1 << bits) * PART < lines) bits++
    const parts = 1 << bits
    this.#shift = 32 - bits
    this.#lines = new Uint32Array(parts)
    this.#next = new Float64Array(parts)
    this.#blocks = Array.from({ length: parts }, () => [])
    this.#pool = new Uint32Array((Math.ceil(lines / BLOCK) + parts) * BLOCK * this.#stride)
  }

  /** Adds as many lines as there are codes; of `second` nothing is looked at where keys are not of two. */
  add(first: Uint32Array, second: Uint32Array, codes: Int32Array): void {
    const [lines, next, shift, stride] = [this.#lines, this.#next, this.#shift, this.#stride]
    const two = this.#words > KEY
    for (let i = 0; i < codes.length; i++) {
      const k = i * KEY
      const hash = mixed(0, first, k)
      const part = (two ? mixed(hash, second, k) : hash) >>> shift
      const before = lines[part] ?? 0
      if (before % BLOCK === 0) this.#begin(part)
      const at = next[part] ?? 0
      const pool = this.#pool
      copyKey(first, k, pool, at)
      if (two) copyKey(second, k, pool, at + KEY)
      pool[at + stride - 1] = codes[i] ?? 0
      next[part] = at + stride
      lines[part] = before + 1
    }
  }

  /** Lines that are held. */
  get size(): number {
    return this.#lines.reduce((sum, n) => sum + n, 0)
  }

  /** Parts, to be grouped one by one. */
  get parts(): number {
    return this.#blocks.length
  }

  /** Tells every key of a part. */
  group(part: number, found: KeyFound): void {
    const lines = this.#lines[part] ?? 0
    if (lines === 0) return
    const room = roomFor(lines)
    this.#place(part, lines, room)
    const keys = this.#chain(lines, room)
    for (let k = 0; k < keys; k++) this.#tell(room, room.firsts[k] ?? 0, found)
  }

  /** The words of a key that {@link group} has told. */
  wordsAt(keyAt: number): Uint32Array {
    return this.#pool.slice(keyAt, keyAt + this.#words)
  }

  #begin(part: number): void {
    const from = this.#used
    this.#used += BLOCK * this.#stride
    if (this.#used > this.#pool.length) this.#grow()
    this.#blocks[part]?.push(from)
    this.#next[part] = from
  }

  #grow(): void {
    const larger = new Uint32Array(Math.ceil(this.#used * 1.25))
    larger.set(this.#pool)
    this.#pool = larger
  }

  #place(part: number, lines: number, { at }: Room): void {
    const blocks = this.#blocks[part] ?? []
    for (let i = 0; i < lines; i++)
      at[i] = (blocks[i >> BLOCK_BITS] ?? 0) + (i % BLOCK) * this.#stride
  }

  /** Chains lines of equal keys: the first of each stands in `firsts`, the others follow by `next`. */
  #chain(lines: number, { at, slots, next, firsts }: Room): number {
    const pool = this.#pool
    const mask = slots.length - 1
    const two = this.#words > KEY
    let keys = 0
    for (let i = 0; i < lines; i++) {
      const own = at[i] ?? 0
      const hash = mixed(0, pool, own)
      let slot = (two ? mixed(hash, pool, own + KEY) : hash) & mask
      let other = slots[slot] ?? 0
      while (other !== 0 && !this.#isSame(at[other - 1] ?? 0, own)) {
        slot = (slot + 1) & mask
        other = slots[slot] ?? 0
      }
      next[i] = other === 0 ? NONE : (next[other - 1] ?? NONE)
      if (other !== 0) next[other - 1] = i
      else {
        slots[slot] = i + 1
        firsts[keys++] = i
      }
    }
    return keys
  }

  #isSame(one: number, other: number): boolean {
    const pool = this.#pool
    for (let w = 0; w < this.#words; w++) if (pool[one + w] !== pool[other + w]) return false
    return true
  }

  #tell({ at, next, codes }: Room, first: number, found: KeyFound): void {
    const pool = this.#pool
    let lines = 0
    for (let i = first; i !== NONE; i = next[i] ?? NONE)
      codes[lines++] = pool[(at[i] ?? 0) + this.#words] ?? 0
    found(codes, inOrder(codes, lines), lines, at[first] ?? 0)
  }
}

/** What grouping a part needs beside its lines. */
interface Room {
  /** Where each line lies. */
  readonly at: Float64Array
  /** By hash, the first line of a key, and one more; 0: none. */
  readonly slots: Int32Array
  readonly next: Int32Array
  readonly firsts: Int32Array
  readonly codes: Int32Array
}

const NONE = -1

let held: Room | null = null

/** The room of the part before where it is of the same size: parts are much alike. */
function roomFor(lines: number): Room {
  let size = 1024
  while (size < lines) size *= 2
  if (held?.at.length === size) held.slots.fill(0)
  else
    held = {
      at: new Float64Array(size),
      slots: new Int32Array(2 * size),
      next: new Int32Array(size),
      firsts: new Int32Array(size),
      codes: new Int32Array(size),
    }
  return held
}

function copyKey(from: Uint32Array, at: number, to: Uint32Array, place: number): void {
  to[place] = from[at] ?? 0
  to[place + 1] = from[at + 1] ?? 0
  to[place + 2] = from[at + 2] ?? 0
  to[place + 3] = from[at + 3] ?? 0
}

/** Four words put to a hash: every bit of them reaches its high and its low bits. */
function mixed(hash: number, words: Uint32Array, at: number): number {
  let h = Math.imul(hash ^ (words[at] ?? 0) ^ Math.imul(words[at + 2] ?? 0, 0x85ebca6b), 0xcc9e2d51)
  h ^= h >>> 15
  h = Math.imul(h ^ (words[at + 1] ?? 0) ^ Math.imul(words[at + 3] ?? 0, 0xc2b2ae35), 0x1b873593)
  return h ^ (h >>> 13)
}

/** Puts the first codes in order, each once; says how many these are. */
function inOrder(codes: Int32Array, size: number): number {
  if (size === 1) return 1
  if (size > 16) codes.subarray(0, size).sort()
  else insertEach(codes, size)
  let different = 1
  for (let i = 1; i < size; i++) {
    const code = codes[i] ?? 0
    if (code !== codes[different - 1]) codes[different++] = code
  }
  return different
}

function insertEach(codes: Int32Array, size: number): void {
  for (let i = 1; i < size; i++) {
    const code = codes[i] ?? 0
    let at = i
    for (; at > 0 && (codes[at - 1] ?? 0) > code; at--) codes[at] = codes[at - 1] ?? 0
    codes[at] = code
  }
}
