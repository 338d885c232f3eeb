import type { ReadSink } from '../../row.ts'
import { constantOf, type TokenText } from '../names/constant-tokens.ts'
import { NamedConstants } from '../names/named-constants.ts'
import { narrowText } from '../code-pages.ts'
import { charactersAt } from './biff-strings.ts'

const NAMES = new Set([0x0018, 0x0218])
const CONTINUE = 0x003c
/** A name that takes more bytes is not read. */
const LONGEST = 1 << 21

interface Named {
  readonly name: TokenText
  readonly rows: TokenText[][] | null
  readonly length: number
}

/** Gathers the names of an xls workbook that hold something themselves (NAME, LBL). */
export class BookNames {
  readonly #version: number
  readonly #found: Named[] = []
  /** Pieces of the name that is being put together. */
  #open: Buffer[] | null = null
  #length = 0
  #broken = 0

  constructor(version: number) {
    this.#version = version
  }

  take(type: number, body: Buffer): void {
    if (type !== CONTINUE) this.#close()
    if (NAMES.has(type)) this.#open = []
    this.#length += body.length
    if (this.#length <= LONGEST) this.#open?.push(body)
  }

  #close(): void {
    const open = this.#open
    const length = this.#length
    this.#open = null
    this.#length = 0
    if (open === null) return
    const body = open.length === 1 ? open[0] : Buffer.concat(open)
    if (body === undefined || length > LONGEST || !this.#add(body)) this.#broken++
  }

  /** Says whether the record is whole; [MS-XLS] 2.4.150, and as it was before. */
  #add(body: Buffer): boolean {
    const version = this.#version
    const head = version >= 5 ? 14 : version === 2 ? 5 : 6
    if (body.length < head) return false
    const size = version === 2 ? (body[4] as number) : body.readUInt16LE(4)
    const named = this.#name(body, head, body[3] as number)
    const end = (named?.end ?? Infinity) + size
    if (named === null || end > body.length) return false
    const rows = constantOf(body.subarray(named.end, end), body.subarray(end), version)
    if (rows !== undefined) this.#found.push({ name: named.text, rows, length: body.length })
    return true
  }

  #name(body: Buffer, at: number, count: number): { text: TokenText; end: number } | null {
    if (this.#version >= 8) return charactersAt(body, at, count)
    const end = at + count
    return { text: Buffer.from(body.subarray(at, end)), end }
  }

  /** Hands on what was gathered, text of one byte a character in the code page. */
  read(sink: ReadSink, page: number): void {
    this.#close()
    const constants = new NamedConstants()
    const text = (each: TokenText) => (typeof each === 'string' ? each : narrowText(each, page))
    for (const { name, rows, length } of this.#found)
      constants.values(text(name), rows?.map((row) => row.map(text)) ?? null, length)
    constants.lost += this.#broken
    constants.read(sink)
  }
}
