/** Longest number of an object with its generation, and the blanks between. */
const LONGEST_HEAD = 24

/**
 * The numbers of the objects of a PDF that are pages, found in its bytes where they stand in the open: those that the tree of pages
 * no longer leads to are among them. What stands in a stream, as an attached PDF may, is no object.
 */
export function pageObjects(bytes: Uint8Array): ReadonlySet<number> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const begun = new LastBefore(whole, ' obj')
  const streamed = new LastBefore(whole, 'stream')
  const numbers = new Set<number>()
  for (let at = whole.indexOf('/Page'); at >= 0; at = whole.indexOf('/Page', at + 5)) {
    if (!isPage(whole, at)) continue
    const object = begun.of(at)
    const head = whole.toString('latin1', Math.max(0, object - LONGEST_HEAD), object)
    const number = /(\d{1,10})\s{1,4}\d{1,5}$/.exec(head)?.[1]
    if (number !== undefined && streamed.of(at) < object) numbers.add(Number(number))
  }
  return numbers
}

/** Was something added behind the end of the file once or more, as when pages are removed and the file is not written anew? */
export function wasChanged(bytes: Uint8Array): boolean {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return whole.indexOf('startxref', whole.indexOf('startxref') + 1) > 0
}

function isPage(bytes: Buffer, at: number): boolean {
  const after = bytes.toString('latin1', at + 5, at + 6)
  return (
    !/\w/.test(after) && /\/Type\s{0,10}$/.test(bytes.toString('latin1', Math.max(0, at - 15), at))
  )
}

/** Where a word stands last before places that are asked for from the first to the last. */
class LastBefore {
  readonly #bytes: Buffer
  readonly #word: string
  #last = -1
  #next: number

  constructor(bytes: Buffer, word: string) {
    this.#bytes = bytes
    this.#word = word
    this.#next = bytes.indexOf(word)
  }

  of(at: number): number {
    while (this.#next >= 0 && this.#next < at) {
      this.#last = this.#next
      this.#next = this.#bytes.indexOf(this.#word, this.#next + this.#word.length)
    }
    return this.#last
  }
}
