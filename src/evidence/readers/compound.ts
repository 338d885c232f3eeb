/**
 * A compound file (OLE) as folders and streams. Bounded: every chain ends with the file, whatever it says; what a stream
 * lacks of its size is told.
 */
export interface Folder {
  readonly streams: ReadonlyMap<string, Stream>
  readonly folders: ReadonlyMap<string, Folder>
}

export interface Stream {
  readonly size: number
  /** Its bytes, as many as there are. */
  read(): Buffer
}

interface Entry {
  readonly name: string
  readonly kind: number
  readonly left: number
  readonly right: number
  readonly child: number
  readonly start: number
  readonly size: number
}

const MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const MOST_SECTOR = 0xffff_fffa
const FOLDER = 1
const STREAM = 2
/** Storages inside one another: a message in a message in a message … */
const DEEPEST = 16

/** The root of a compound file; null where the bytes are none, or its directory cannot be found. */
export function openCompound(bytes: Buffer): Folder | null {
  if (bytes.length < 512 || !bytes.subarray(0, 8).equals(MAGIC)) return null
  const file = new Compound(bytes)
  return file.root()
}

/** The stream at a path from the root, `/` between names; letters of names are told apart as Windows does, not at all. */
export function streamAt(root: Folder, path: string): Stream | null {
  const steps = path.split('/').filter((step) => step !== '')
  const name = steps.pop() ?? ''
  let folder: Folder | undefined = root
  for (const step of steps) folder = folder && named(folder.folders, step)
  return (folder && named(folder.streams, name)) ?? null
}

function named<T>(all: ReadonlyMap<string, T>, name: string): T | undefined {
  const low = name.toLowerCase()
  return all.get(name) ?? [...all].find(([own]) => own.toLowerCase() === low)?.[1]
}

class Compound {
  readonly #bytes: Buffer
  readonly #size: number
  readonly #fat: Uint32Array
  readonly #entries: readonly Entry[]
  readonly #small: { readonly fat: Uint32Array; readonly bytes: Buffer; readonly below: number }

  constructor(bytes: Buffer) {
    this.#bytes = bytes
    this.#size = bytes.readUInt16LE(30) === 12 ? 4096 : 512
    this.#fat = this.#table()
    this.#entries = this.#directory(this.#chain(bytes.readUInt32LE(48), Infinity))
    const root = this.#entries[0]
    this.#small = {
      fat: words(this.#chain(bytes.readUInt32LE(60), Infinity)),
      bytes: root ? this.#chain(root.start, root.size) : Buffer.alloc(0),
      below: bytes.readUInt32LE(56),
    }
  }

  root(): Folder | null {
    const [first] = this.#entries
    if (!first) return null
    const seen = new Set<number>()
    const root = this.#folder(first, 0, seen)
    // What the damaged tree of a directory leads to no more stands at the root.
    const lost = this.#entries.filter((e, n) => n > 0 && e.kind === STREAM && !seen.has(n))
    const streams = new Map([
      ...lost.map((e) => [e.name, this.#stream(e)] as const),
      ...root.streams,
    ])
    return { ...root, streams }
  }

  /** The sectors of the allocation table: 109 are named in the header, more in a chain of sectors. */
  #table(): Uint32Array {
    const sectors: number[] = []
    const take = (list: Uint32Array) => sectors.push(...list.filter((n) => n < MOST_SECTOR))
    take(words(this.#bytes.subarray(76, 512)))
    let more = this.#bytes.readUInt32LE(68)
    const most = Math.ceil(this.#bytes.length / this.#size)
    for (let seen = 0; more < MOST_SECTOR && seen < most && sectors.length <= most; seen++) {
      const list = words(this.#sector(more))
      take(list.subarray(0, -1))
      more = list.at(-1) ?? MOST_SECTOR
    }
    return words(Buffer.concat(sectors.slice(0, most).map((n) => this.#sector(n))))
  }

  #sector(n: number): Buffer {
    const at = (n + 1) * this.#size
    return this.#bytes.subarray(at, at + this.#size)
  }

  #chain(start: number, size: number): Buffer {
    const parts: Buffer[] = []
    const most = Math.min(Math.ceil(this.#bytes.length / this.#size), Math.ceil(size / this.#size))
    for (let n = start; n < MOST_SECTOR && parts.length < most; n = this.#fat[n] ?? MOST_SECTOR)
      parts.push(this.#sector(n))
    const all = Buffer.concat(parts)
    return size < all.length ? all.subarray(0, size) : all
  }

  #directory(bytes: Buffer): Entry[] {
    const entries: Entry[] = []
    for (let at = 0; at + 128 <= bytes.length; at += 128) {
      const length = Math.max(0, Math.min(64, bytes.readUInt16LE(at + 64)) - 2)
      entries.push({
        name: bytes.toString('utf16le', at, at + length),
        kind: bytes[at + 66] ?? 0,
        left: bytes.readUInt32LE(at + 68),
        right: bytes.readUInt32LE(at + 72),
        child: bytes.readUInt32LE(at + 76),
        start: bytes.readUInt32LE(at + 116),
        size: bytes.readUInt32LE(at + 120),
      })
    }
    return entries
  }

  /** `seen` holds entries that stand somewhere already: one that is named twice is taken once. */
  #folder(of: Entry, depth: number, seen: Set<number>): Folder {
    const streams = new Map<string, Stream>()
    const folders = new Map<string, Folder>()
    const waiting = [of.child]
    for (let n = waiting.pop(); n !== undefined; n = waiting.pop()) {
      const entry = this.#entries[n]
      if (!entry || seen.has(n)) continue
      seen.add(n)
      waiting.push(entry.left, entry.right)
      if (entry.kind === STREAM) streams.set(entry.name, this.#stream(entry))
      if (entry.kind === FOLDER && depth < DEEPEST)
        folders.set(entry.name, this.#folder(entry, depth + 1, seen))
    }
    return { streams, folders }
  }

  #stream({ start, size }: Entry): Stream {
    const isSmall = size < this.#small.below
    return {
      size,
      read: () => (isSmall ? this.#smallStream(start, size) : this.#chain(start, size)),
    }
  }

  #smallStream(start: number, size: number): Buffer {
    const { fat, bytes } = this.#small
    const parts: Buffer[] = []
    const most = Math.ceil(size / 64)
    for (let n = start; n < MOST_SECTOR && parts.length < most; n = fat[n] ?? MOST_SECTOR)
      parts.push(bytes.subarray(n * 64, n * 64 + 64))
    return Buffer.concat(parts).subarray(0, size)
  }
}

function words(bytes: Buffer): Uint32Array {
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, i) => bytes.readUInt32LE(4 * i))
}
