import type { ReadSink } from '../../row.ts'
import type { ByteSource } from '../../source.ts'

/** Bytes taken at once, if a page is no longer. */
const BLOCK = 1 << 20
const LARGEST_PAGE = 65_536
/** Kind of a page that holds rows, and the length of its head. */
const LEAF = 0x0d
const LEAF_HEAD = 8
/** The head of the file stands before that of its first page. */
const FILE_HEAD = 100
/** As many digits as a mobile number has; those of columns side by side run on. */
const NUMBER = 11
const NUMBERS = new RegExp(`\\d{${String(NUMBER)},}`, 'g')
/** More are not told apart. */
const MOST = 10_000

/** Digits in the free places of pages, known by those that they begin and end with. */
interface Freed {
  isLive: boolean
}

/**
 * What was left of rows in the free places of the pages that hold rows. SQLite does not wipe a row that is deleted or written
 * anew; but it also leaves copies where it moved rows, so that only a number that no row holds any longer tells of one.
 */
export class FreedRows {
  readonly #found: Freed[] = []
  /** Each is met once: rows that hold it again need not be looked at. */
  readonly #byDigits = new Map<string, Freed>()

  constructor(source: ByteSource) {
    const head = new Uint8Array(FILE_HEAD)
    source.read(0, head)
    const stated = ((head[16] ?? 0) << 8) | (head[17] ?? 0)
    const size = stated === 1 ? LARGEST_PAGE : stated
    if (size < 512 || (size & (size - 1)) !== 0) return
    const block = Buffer.alloc(Math.max(BLOCK, size))
    for (let at = 0; at < source.size; at += block.length) {
      const got = source.read(at, block)
      for (let page = 0; page + size <= got; page += size)
        this.#page(block.subarray(page, page + size), at + page === 0 ? FILE_HEAD : 0)
    }
  }

  /** A row that is there. */
  live(values: readonly unknown[]): void {
    if (this.#byDigits.size === 0) return
    const text = values.map((v) => (typeof v === 'string' ? v : v === null ? '' : ' ')).join('')
    for (const [digits] of text.matchAll(NUMBERS)) {
      for (let i = 0; i + NUMBER <= digits.length; i++) this.#meet(digits.slice(i, i + NUMBER))
    }
  }

  #meet(digits: string): void {
    const freed = this.#byDigits.get(digits)
    if (!freed) return
    freed.isLive = true
    this.#byDigits.delete(digits)
  }

  tell(sink: ReadSink): void {
    const left = this.#found.filter((freed) => !freed.isLive).length
    if (left === 0) return
    const n = left < MOST ? String(left) : `${String(MOST)}+`
    const message = `数据页的空闲处有${n}处号码不见于现有的行，可能是已删除或改写前的行，未恢复 / ${n} places in free parts of pages hold numbers that no row has: perhaps rows that were deleted or changed, not recovered`
    sink.issue({ code: 'NOT_A_TABLE', message })
  }

  #page(page: Buffer, head: number): void {
    if (page[head] !== LEAF) return
    const cells = page.readUInt16BE(head + 3)
    const content = page.readUInt16BE(head + 5) || LARGEST_PAGE
    this.#take(page.subarray(head + LEAF_HEAD + 2 * cells, content))
    for (let at = page.readUInt16BE(head + 1); at > 0 && at + 4 <= page.length;) {
      const next = page.readUInt16BE(at)
      this.#take(page.subarray(at + 4, at + page.readUInt16BE(at + 2)))
      // They stand in the order of the page.
      at = next > at ? next : 0
    }
  }

  /** In UTF-16 a zero stands beside each digit. */
  #take(free: Buffer): void {
    for (const [digits] of free.toString('latin1').replaceAll('\0', '').matchAll(NUMBERS)) {
      if (this.#found.length >= MOST) return
      const ends = [digits.slice(0, NUMBER), digits.slice(-NUMBER)]
      if (ends.some((end) => this.#byDigits.has(end))) continue
      const freed: Freed = { isLive: false }
      this.#found.push(freed)
      for (const end of ends) this.#byDigits.set(end, freed)
    }
  }
}
