import type { ByteSource } from '../../source.ts'
import { mailLines } from './mail-lines.ts'
import { fieldText, parameters, type Parameters } from './mime-words.ts'

/** One part of a mail: its header, and where its content lies in the file. */
export interface Part {
  readonly fields: Fields
  /** `text/plain`; what stands for it where the part does not say. */
  readonly type: string
  readonly typeOf: Parameters
  readonly disposition: Parameters
  readonly encoding: string
  /** Content as it lies in the file. */
  readonly from: number
  readonly to: number
  readonly parts: readonly Part[]
}

/** Header fields, raw, by lower-case name; the first of a name counts, but of those that name people all. */
export type Fields = ReadonlyMap<string, Uint8Array>

/** What a mail may hold in depth and number; a crafted one is cut there. */
const DEEPEST = 32
const MOST_PARTS = 4096
const MOST_HEADER = 1 << 20

export interface Mail {
  readonly root: Part
  /** Parts were left out: deeper or more than are followed. */
  readonly cut: boolean
  /** A boundary that never came. */
  readonly unended: boolean
  /** What stands before the first boundary of parts and behind their last, where it is not blank. */
  readonly outside: readonly Range[]
}

export interface Range {
  readonly from: number
  readonly to: number
}

/** Fields that may be said more than once. */
const PEOPLE = new Set(['to', 'cc', 'bcc'])

interface Builder {
  fields: Map<string, Uint8Array>
  from: number
  to: number
  parts: Builder[]
  boundary: Uint8Array | null
  type: string
}

/** Finds the parts of the mail in a range of a file: one pass over its lines, nothing held but headers and places. */
export function parseMail(source: ByteSource, from: number, to: number): Mail {
  const parser = new MimeParser(from)
  for (const line of mailLines(source, from, to)) parser.line(line.bytes, line.at, line.next)
  return parser.end(to)
}

class MimeParser {
  readonly #root: Builder
  readonly #open: Builder[] = []
  #at: Builder
  #inHeader = true
  #name = ''
  #value: Uint8Array[] = []
  #headerBytes = 0
  #count = 1
  #cut = false
  #beforeEnd = 0
  readonly #outside: Range[] = []
  /** Where the text outside of parts begins, that is at hand; -1 inside of one. */
  #outsideFrom = -1
  #outsideHasText = false

  constructor(from: number) {
    this.#root = begun(from)
    this.#at = this.#root
    this.#beforeEnd = from
  }

  line(bytes: Uint8Array, at: number, next: number): void {
    const level = bytes[0] === 0x2d && bytes[1] === 0x2d ? this.#boundary(bytes) : -1
    if (level >= 0) this.#ended(level, isClosing(bytes, this.#open[level]?.boundary ?? null), next)
    else if (this.#inHeader) this.#header(bytes, at, next)
    else if (this.#outsideFrom >= 0) this.#outsideHasText ||= bytes.some((byte) => byte > 0x20)
    this.#beforeEnd = at + bytes.length
  }

  end(to: number): Mail {
    if (this.#inHeader) this.#endHeader(to)
    const unended = this.#open.length > 0
    this.#close(0, to)
    if (this.#at.to < 0) this.#at.to = to
    this.#root.to = to
    this.#endOutside(to)
    return { root: built(this.#root), cut: this.#cut, unended, outside: this.#outside }
  }

  #endOutside(to: number): void {
    if (this.#outsideFrom >= 0 && this.#outsideHasText)
      this.#outside.push({ from: this.#outsideFrom, to })
    this.#outsideFrom = -1
    this.#outsideHasText = false
  }

  /** The open part whose boundary this line is, innermost first; -1 for none. */
  #boundary(bytes: Uint8Array): number {
    for (let i = this.#open.length - 1; i >= 0; i--) {
      const boundary = this.#open[i]?.boundary
      if (boundary && startsAt(bytes, boundary, 2) && isRest(bytes, 2 + boundary.length)) return i
    }
    return -1
  }

  #ended(level: number, closing: boolean, next: number): void {
    if (this.#inHeader) this.#endHeader(this.#beforeEnd)
    this.#close(level + 1, this.#beforeEnd)
    const parent = this.#open[level]
    if (!parent) return
    this.#endOutside(this.#beforeEnd)
    if (closing) {
      this.#outsideFrom = next
      parent.to = this.#beforeEnd
      this.#open.length = level
      this.#at = begun(next)
      this.#inHeader = false
      return
    }
    const part = begun(next)
    if (this.#count++ < MOST_PARTS) parent.parts.push(part)
    else this.#cut = true
    this.#at = part
    this.#inHeader = true
    this.#headerBytes = 0
  }

  #close(level: number, to: number): void {
    for (const part of this.#open.splice(level)) if (part.to < 0) part.to = Math.max(part.from, to)
    if (this.#at.to < 0) this.#at.to = Math.max(this.#at.from, to)
  }

  #header(bytes: Uint8Array, at: number, next: number): void {
    if (bytes.length === 0) {
      this.#endHeader(next)
      return
    }
    this.#headerBytes += bytes.length
    if (this.#headerBytes > MOST_HEADER) {
      this.#cut = true
      return
    }
    const folded = bytes[0] === 0x20 || bytes[0] === 0x09
    const colon = folded ? -1 : bytes.indexOf(0x3a)
    if (folded) {
      if (this.#name !== '') this.#value.push(Buffer.from('\n'), bytes.slice())
    } else if (colon > 0 && /^[!-~]{1,80}[ \t]{0,4}$/.test(latin(bytes, colon)))
      this.#field(bytes, colon)
    else if (!latin(bytes, 5).startsWith('From ') && !latin(bytes, 6).startsWith('>From '))
      // A line that is no field: the content begins here, without a blank line.
      this.#endHeader(at)
  }

  #field(bytes: Uint8Array, colon: number): void {
    this.#keep()
    this.#name = latin(bytes, colon).trim().toLowerCase()
    this.#value = [bytes.slice(colon + 1)]
  }

  #keep(): void {
    const { fields } = this.#at
    const before = fields.get(this.#name)
    const value = Buffer.concat(this.#value)
    if (this.#name !== '' && before === undefined) fields.set(this.#name, value)
    else if (before !== undefined && PEOPLE.has(this.#name))
      fields.set(this.#name, Buffer.concat([before, Buffer.from(','), value]))
    this.#name = ''
    this.#value = []
  }

  #endHeader(contentAt: number): void {
    this.#keep()
    this.#inHeader = false
    const part = this.#at
    part.from = contentAt
    const { value, by } = parameters(part.fields.get('content-type') ?? NOTHING)
    part.type = value
    const boundary = by.get('boundary')
    if (!value.startsWith('multipart/') || boundary === undefined || boundary === '') return
    if (this.#open.length >= DEEPEST) {
      this.#cut = true
      return
    }
    part.boundary = Buffer.from(boundary, 'latin1')
    this.#open.push(part)
    this.#at = begun(contentAt)
    this.#outsideFrom = contentAt
  }
}

const NOTHING = new Uint8Array(0)

function begun(from: number): Builder {
  return { fields: new Map(), from, to: -1, parts: [], boundary: null, type: '' }
}

function built({ fields, from, to, parts, type }: Builder): Part {
  const typeOf = parameters(fields.get('content-type') ?? NOTHING)
  return {
    fields,
    type: type === '' ? 'text/plain' : type,
    typeOf,
    disposition: parameters(fields.get('content-disposition') ?? NOTHING),
    encoding: fieldText(fields.get('content-transfer-encoding') ?? NOTHING).toLowerCase(),
    from,
    to: Math.max(from, to),
    parts: parts.map(built),
  }
}

function latin(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.length)).toString(
    'latin1',
  )
}

function startsAt(bytes: Uint8Array, sought: Uint8Array, at: number): boolean {
  return bytes.length >= at + sought.length && sought.every((byte, i) => bytes[at + i] === byte)
}

/** Behind a boundary nothing stands but `--` and blanks. */
function isRest(bytes: Uint8Array, at: number): boolean {
  return /^(?:--)?[ \t]*$/.test(Buffer.from(bytes.subarray(at, at + 80)).toString('latin1'))
}

function isClosing(bytes: Uint8Array, boundary: Uint8Array | null): boolean {
  const at = 2 + (boundary?.length ?? 0)
  return bytes[at] === 0x2d && bytes[at + 1] === 0x2d
}
