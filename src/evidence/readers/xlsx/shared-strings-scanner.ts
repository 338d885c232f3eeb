import type { SharedStrings } from './shared-strings.ts'
import { SEEN, SEEN_BY_BYTE } from './text-bytes.ts'
import { TextRun } from './text-run.ts'
import { B } from './tag-bytes.ts'
import { XmlScanner } from './xml-scanner.ts'

/** One string may not grow past this. */
const MOST_OF_ONE = 256 << 20

/** Fills {@link SharedStrings} from `sharedStrings.xml`: runs are joined, phonetic readings (`<rPh>`) are left out. */
export class SharedStringsScanner extends XmlScanner {
  broken = false
  readonly #store: SharedStrings
  #inString = false
  #inText = false
  #phonetic = 0
  #inRun = false
  /** A string has plain text or runs; after plain text runs do not count, as other readers have it. */
  #plain = false
  readonly #run = new TextRun()
  #at = 0

  constructor(store: SharedStrings) {
    super()
    this.#store = store
  }

  protected override prepare(bytes: number): void {
    const written = this.#at
    const held = this.#inString ? written - this.#store.length : 0
    if (held > MOST_OF_ONE) this.#store.full = this.stopped = true
    this.#keepPartial(held, bytes)
  }

  /** The string being written lies past the store's end; it moves along when the store's text does. */
  #keepPartial(held: number, bytes: number): void {
    const store = this.#store
    const before = store.length
    const partial = held > 0 ? Buffer.from(store.bytes.subarray(before, this.#at)) : null
    store.reserve(held + bytes + 8)
    if (partial !== null) store.bytes.set(partial, store.length)
    this.#at = store.length + held
    this.#run.move(store.length - before)
  }

  protected override open(from: number, to: number, tagEnd: number): void {
    if (this.spells(from, to, 'si')) this.#beginString()
    else if (this.spells(from, to, 't')) this.#beginText(to, tagEnd)
    else if (this.spells(from, to, 'r')) this.#inRun = true
    else if (this.spells(from, to, 'rPh')) this.#phonetic++
  }

  protected override close(from: number, to: number): void {
    if (this.spells(from, to, 't')) this.#endText()
    else if (this.spells(from, to, 'si')) this.#endString()
    else if (this.spells(from, to, 'r')) this.#inRun = false
    else if (this.spells(from, to, 'rPh')) this.#phonetic = Math.max(0, this.#phonetic - 1)
  }

  protected override text(from: number, to: number, literal: boolean): void {
    const { bytes } = this.#store
    this.#at = literal
      ? this.#run.appendLiteral(this.buf, from, to, bytes, this.#at)
      : this.#run.append(this.buf, from, to, bytes, this.#at)
  }

  /** After a break the numbers of the strings are not known any more. */
  protected override malformed(): boolean {
    this.broken = true
    return false
  }

  #beginString(): void {
    this.#inString = true
    this.#phonetic = 0
    this.#inRun = this.#plain = false
    this.#at = this.#store.length
  }

  #beginText(to: number, tagEnd: number): void {
    this.#inText = this.#inString && this.#phonetic === 0 && !this.#plain
    this.wantsText = this.#inText
    if (!this.#inText) return
    this.#plain = !this.#inRun
    this.#run.begin(this.#at, this.preserves(to, tagEnd))
  }

  #endText(): void {
    if (!this.#inText) return
    this.#inText = this.wantsText = false
    this.#at = this.#run.end(this.#store.bytes, this.#at)
  }

  #endString(): void {
    if (!this.#inString) return
    this.#inString = false
    this.#store.add(this.#at)
    if (this.#store.full) this.stopped = true
  }

  /** Takes runs of `<si><t>…</t></si>`, which is what nearly every string looks like, in one tight loop. */
  protected override quick(at: number): number {
    if (this.#inString) return at
    const b = this.buf
    const store = this.#store
    const out = store.bytes
    for (;;) {
      let q = plainStart(b, at)
      if (q < 0) return at
      const from = store.length
      let to = from
      let seen = 0
      let byte = b[q] as number
      while (byte !== B.LT) {
        out[to++] = byte
        seen |= SEEN_BY_BYTE[byte] as number
        byte = b[++q] as number
      }
      if (!plainEnd(b, q) || (seen & (SEEN.REFERENCE | SEEN.UNDERSCORE)) !== 0) return at
      if (b[at + 6] !== B.GT) {
        // xml:space="preserve": as it stands
      } else if (to > from && ((out[from] as number) <= 0x20 || (out[to - 1] as number) <= 0x20)) {
        return at
      }
      store.add(to)
      if (store.full) return this.#stop()
      this.elements += 2
      at = q + 9
    }
  }

  #stop(): number {
    this.stopped = true
    return this.limit
  }
}

/** After `<si><t>` or `<si><t xml:space="preserve">`, or -1. */
function plainStart(b: Uint8Array, at: number): number {
  if (b[at] !== B.LT || b[at + 1] !== 0x73 || b[at + 2] !== 0x69 || b[at + 3] !== B.GT) return -1
  if (b[at + 4] !== B.LT || b[at + 5] !== 0x74) return -1
  if (b[at + 6] === B.GT) return at + 7
  for (let i = 0; i < PRESERVE.length; i++) if (b[at + 6 + i] !== PRESERVE[i]) return -1
  return at + 6 + PRESERVE.length
}

const PRESERVE = Buffer.from(' xml:space="preserve">')

/** Does `</t></si>` stand here? */
function plainEnd(b: Uint8Array, q: number): boolean {
  return (
    b[q + 1] === B.SLASH &&
    b[q + 2] === 0x74 &&
    b[q + 3] === B.GT &&
    b[q + 4] === B.LT &&
    b[q + 5] === B.SLASH &&
    b[q + 6] === 0x73 &&
    b[q + 7] === 0x69 &&
    b[q + 8] === B.GT
  )
}
