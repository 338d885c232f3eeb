import { readFileSync } from 'node:fs'
import { gbk } from '../../../demo/gbk.ts'
import { openZip, readEntry } from '../../../src/evidence/containers/zip.ts'
import { memorySource } from '../../../src/evidence/source.ts'

/** Where a text that went in was found in clear. */
export interface Find {
  readonly text: string
  readonly place: string
  readonly encoding: string
}

const ENCODERS = {
  'utf-8': (text: string) => Buffer.from(text, 'utf8'),
  'utf-16le': (text: string) => Buffer.from(text, 'utf16le'),
  gb18030: gbk,
} as const

interface Needle {
  readonly text: string
  readonly encoding: string
  readonly bytes: Buffer
}

/** Looks for any of many texts, in three encodings at once, in one pass over the bytes. */
export class Search {
  readonly #byStart = new Map<number, Needle[]>()
  readonly #starts = new Uint8Array(2 ** 21)

  constructor(texts: Iterable<string>) {
    for (const text of new Set(texts)) {
      for (const [encoding, encode] of Object.entries(ENCODERS)) {
        this.#add({ text, encoding, bytes: encode(text) })
      }
    }
  }

  /** Files, and in workbooks of ours also every part. */
  async files(paths: readonly string[]): Promise<Find[]> {
    const found: Find[] = []
    for (const path of paths) {
      const bytes = readFileSync(path)
      found.push(...this.bytes(path, bytes))
      if (path.endsWith('.xlsx') || path.endsWith('.docx')) {
        for (const part of await partsOf(bytes)) found.push(...this.bytes(path, part))
      }
    }
    return found
  }

  bytes(place: string, bytes: Buffer): Find[] {
    const found: Find[] = []
    for (let i = 0; i + 4 <= bytes.length; i++) {
      const start = bytes.readUInt32LE(i)
      if (!this.#maybe(start)) continue
      for (const { text, encoding, bytes: needle } of this.#byStart.get(start) ?? []) {
        const here = bytes.subarray(i, i + needle.length)
        if (here.equals(needle)) found.push({ text, place, encoding })
      }
    }
    return found
  }

  #add(needle: Needle): void {
    if (needle.bytes.length < 4) throw new RangeError(`too short to look for: ${needle.text}`)
    const start = needle.bytes.readUInt32LE(0)
    this.#byStart.set(start, [...(this.#byStart.get(start) ?? []), needle])
    const bit = hash(start)
    this.#starts[bit >> 3] = (this.#starts[bit >> 3] ?? 0) | (1 << (bit & 7))
  }

  #maybe(start: number): boolean {
    const bit = hash(start)
    return ((this.#starts[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0
  }
}

function hash(start: number): number {
  return Math.imul(start, 0x9e3779b1) >>> 8
}

async function partsOf(bytes: Buffer): Promise<Buffer[]> {
  const source = memorySource(bytes)
  const parts: Buffer[] = []
  for (const entry of openZip(source).entries) {
    const chunks: Uint8Array[] = []
    const read = await readEntry(source, entry, (c) => void chunks.push(c.slice()), {
      maxBytes: 2 ** 30,
    })
    if (read.status !== 'ok') throw new Error(`a workbook of ours cannot be read: ${read.status}`)
    parts.push(Buffer.concat(chunks))
  }
  return parts
}
