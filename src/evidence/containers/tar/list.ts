import type { ByteSource } from '../../source.ts'
import { MAX_ENTRIES } from '../zip-directory.ts'
import { bytesAt } from '../zip-records.ts'
import {
  BLOCK,
  fieldNumber,
  headerAt,
  KINDS,
  MAP,
  nameOf,
  numberOf,
  paxRecords,
  type Header,
} from './header.ts'
import type { Holes } from './sparse.ts'

/** One entry of a tar archive, and where its bytes lie. */
export interface TarEntry {
  readonly name: string
  /** The bytes of the name are not UTF-8: read as Chinese Windows writes names. */
  readonly guessedName: boolean
  /** The bytes of such a name. */
  readonly raw: Buffer | null
  readonly type: string
  readonly size: number
  readonly at: number
  /** Bytes in the archive: fewer than `size` of a file with holes. */
  readonly stored: number
  /** A file with holes: only its filled parts are in the archive. */
  readonly holes: Holes | null
}

/** Longest name or pax header that is taken in. */
const LONGEST = 2 ** 20
/** Bytes that may be searched for the next header after damage. */
const SEARCH = 2 ** 30
const WINDOW = 2 ** 20

/** Walks a tar archive from header to header; after a block that is no header it goes on at the next one that is. */
export class TarWalk {
  readonly entries: TarEntry[] = []
  /** Places where no header stood although one was due. */
  readonly broken: number[] = []
  /** The archive ends without its end mark, within a header, or after one that speaks of a file which does not follow. */
  cut = false
  /** Behind its end mark stands something that belongs to no entry. */
  stray = false
  /** Entries that state a size below naught. */
  negative = 0
  readonly #source: ByteSource
  #at = 0
  /** What headers before an entry say of it: of all that follow, of the next one. */
  #always = new Map<string, Buffer>()
  #next = new Map<string, Buffer>()
  /** Place of the last pax header that speaks of the next entry. */
  #records = { at: 0, length: 0 }

  constructor(source: ByteSource) {
    this.#source = source
    let ended = false
    while (this.#at + BLOCK <= source.size && this.entries.length < MAX_ENTRIES) {
      ended = this.#step(bytesAt(source, this.#at, BLOCK))
    }
    const tail = bytesAt(source, this.#at, BLOCK)
    this.cut = !ended || tail.some((byte) => byte !== 0) || this.#next.size > 0
  }

  /** Takes one header; true for a block of naught, which ends an archive (another one may follow). */
  #step(block: Buffer): boolean {
    const header = headerAt(block)
    if (header !== null) {
      this.#take(header, block)
      return false
    }
    const naught = block.every((byte) => byte === 0)
    if (!naught) this.broken.push(this.#at)
    this.#at = this.#nextHeader(this.#at + BLOCK, naught)
    return naught
  }

  #take(header: Header, block: Buffer): void {
    const body = this.#at + BLOCK
    const told = () => bytesAt(this.#source, body, Math.min(header.size, LONGEST))
    this.#at = after(body, header.size)
    switch (header.type) {
      case 'g':
        for (const [key, value] of paxRecords(told())) this.#always.set(key, value)
        return
      case 'x':
      case 'X':
        this.#records = { at: body, length: Math.min(header.size, LONGEST) }
        for (const [key, value] of paxRecords(told())) this.#next.set(key, value)
        return
      case 'L':
        this.#next.set('path', withoutEnd(told()))
        return
      case 'K':
      case 'V':
        return
      default:
        this.#entry(header, body, block)
    }
  }

  #entry(header: Header, body: number, block: Buffer): void {
    const pax = new Map([...this.#always, ...this.#next])
    this.#next = new Map()
    const at = header.type === 'S' ? this.#afterMaps(body, block) : body
    const told = numberOf(pax.get('size')) ?? header.size
    const stored = this.#holdsData(header.type, at, told) ? told : 0
    const holes = this.#holesOf(header, body, stored, pax)
    const size = holes === null ? stored : (realSize(pax, block) ?? stored)
    const bytes = pax.get('GNU.sparse.name') ?? pax.get('path') ?? header.name
    const { name, guessed } = nameOf(bytes)
    const raw = guessed ? Buffer.from(bytes) : null
    const type = header.type === '1' && stored > 0 ? '0' : header.type
    if (header.negative) this.negative++
    this.entries.push({ name, guessedName: guessed, raw, type, size, at, stored, holes })
    this.#at = after(at, stored)
  }

  /** How the holes of a file are told; null of one without. */
  #holesOf(
    { type }: Header,
    body: number,
    stored: number,
    pax: ReadonlyMap<string, Buffer>,
  ): Holes | null {
    if (type === 'S') return { how: 'header', at: body - BLOCK, length: BLOCK }
    if (pax.has('GNU.sparse.major')) return { how: 'lines', at: body, length: stored }
    return pax.has(MAP) ? { how: 'pax', ...this.#records } : null
  }

  /** Links and devices state sizes of what is not there; a hard link may bring its bytes along (pax). */
  #holdsData(type: string, at: number, size: number): boolean {
    if (type !== '1') return !(type in KINDS) && type !== '5'
    return size > 0 && headerAt(bytesAt(this.#source, at, BLOCK)) === null
  }

  /** Old GNU: further blocks that say where the holes are stand before the bytes. */
  #afterMaps(body: number, block: Buffer): number {
    let more = block[482] === 1
    let at = body
    while (more && at + BLOCK <= this.#source.size) {
      more = bytesAt(this.#source, at, BLOCK)[504] === 1
      at += BLOCK
    }
    return at
  }

  /** Where the next header stands; what is passed behind an end mark is told unless it is filling. */
  #nextHeader(from: number, ended: boolean): number {
    const until = Math.min(this.#source.size, from + SEARCH)
    for (let base = from; base < until; base += WINDOW) {
      const window = bytesAt(this.#source, base, WINDOW)
      for (let i = 0; i < window.length; i += BLOCK) {
        const block = window.subarray(i, i + BLOCK)
        if (headerAt(block) !== null) return base + i
        if (ended && !this.stray) this.stray = block.some((byte) => byte !== 0)
      }
    }
    return this.#source.size
  }
}

/** The size of a file with its holes. */
function realSize(pax: ReadonlyMap<string, Buffer>, block: Buffer): number | null {
  const stated = pax.get('GNU.sparse.realsize') ?? pax.get('GNU.sparse.size')
  return stated === undefined ? fieldNumber(block, 483, 12) : numberOf(stated)
}

function after(body: number, size: number): number {
  return body + Math.ceil(size / BLOCK) * BLOCK
}

function withoutEnd(name: Buffer): Buffer {
  const end = name.indexOf(0)
  return end < 0 ? name : name.subarray(0, end)
}
