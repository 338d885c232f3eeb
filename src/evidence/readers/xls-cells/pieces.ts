import { piece } from '../xls-beside/biff-strings.ts'

const RICH = 8
const PHONETIC = 4

/**
 * The body of a record and of those that continue it, read from front to back. Characters that go on in the next body
 * have a byte of flags before them there; what else goes on has none ([MS-XLS] 2.5.293).
 */
export class Pieces {
  readonly #parts: readonly Buffer[]
  #next = 0
  #part: Buffer = Buffer.alloc(0)
  #at = 0

  constructor(parts: readonly Buffer[], skip = 0) {
    this.#parts = parts
    this.skip(skip)
  }

  /** Is there nothing left? */
  get ended(): boolean {
    return this.#at >= this.#part.length && !this.#follow()
  }

  byte(): number {
    return this.ended ? 0 : (this.#part[this.#at++] as number)
  }

  word(): number {
    return this.byte() | (this.byte() << 8)
  }

  skip(bytes: number): void {
    for (let left = bytes; left > 0 && !this.ended;) {
      const here = Math.min(left, this.#part.length - this.#at)
      this.#at += here
      left -= here
    }
  }

  /** So many characters, with their flags before them, without how they are formatted or read aloud. */
  text(count: number): string {
    const flags = this.byte()
    const runs = flags & RICH ? 4 * this.word() : 0
    const spoken = flags & PHONETIC ? this.word() + this.word() * 0x1_0000 : 0
    const text = this.#characters(count, (flags & 1) === 1)
    this.skip(runs + spoken)
    return text
  }

  #characters(count: number, wide: boolean): string {
    let text = ''
    for (let left = count; ;) {
      const size = wide ? 2 : 1
      const here = Math.min(left, Math.floor((this.#part.length - this.#at) / size))
      const end = this.#at + here * size
      text += piece(this.#part.subarray(this.#at, end), wide)
      this.#at = end
      left -= here
      if (left === 0 || !this.#follow()) return text
      wide = (this.byte() & 1) === 1
    }
  }

  #follow(): boolean {
    while (this.#next < this.#parts.length) {
      this.#part = this.#parts[this.#next++] as Buffer
      this.#at = 0
      if (this.#part.length > 0) return true
    }
    return false
  }
}
