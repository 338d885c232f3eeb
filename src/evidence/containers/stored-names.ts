import type { ByteSource } from '../source.ts'
import type { ArchiveEntry, ArchiveIssue } from './archive.ts'
import { encodingOfNames, nameIn } from './name-encoding.ts'
import { decodeStrictly, safeName } from './zip-names.ts'
import { bytesAt } from './zip-records.ts'

/** A name as its bytes stand in an archive, or as text where the archive says in what encoding. */
export interface StoredName {
  readonly raw: Buffer
  readonly text: string | null
  /** Bytes of the file: the name belongs to the entry of that size. */
  readonly size: number
}

/** Names as text, decided over all of them; with how many were guessed, and as what. */
export function namesAsText(stored: readonly StoredName[]) {
  const open = stored.flatMap(({ raw, text }) =>
    text === null && decodeStrictly('utf-8', raw) === null ? [raw] : [],
  )
  const encoding = encodingOfNames(open)
  const names = stored.map(
    ({ raw, text }) => text ?? decodeStrictly('utf-8', raw) ?? nameIn(raw, encoding),
  )
  return { names, guessed: open.length, encoding }
}

/** Entries under the names that stand in the archive, if those are as many, and of files as long. */
export function renamed(
  entries: readonly ArchiveEntry[],
  stored: readonly StoredName[],
): { readonly entries: readonly ArchiveEntry[]; readonly issues: ArchiveIssue[] } {
  const fits = ({ size }: StoredName, i: number) =>
    entries[i]?.directory === true || entries[i]?.size === size
  if (entries.length !== stored.length || !stored.every(fits)) return { entries, issues: [] }
  const { names, guessed, encoding } = namesAsText(stored)
  const named = entries.map((entry, i) => {
    const name = (names[i] ?? entry.name).replaceAll('\\', '/')
    return { ...entry, name, safeName: safeName(name) }
  })
  if (guessed === 0) return { entries: named, issues: [] }
  const n = String(guessed)
  const message = `${n} 个条目名未标明编码，按 ${encoding} 解读 / names read as ${encoding}: ${n}`
  return { entries: named, issues: [{ code: 'NAME_ENCODING', entry: null, message }] }
}

const MOST = 1_000_000

/** The names of a LHA archive: headers of level 0 to 3, in their order. */
export function lhaNames(source: ByteSource): StoredName[] {
  const names: StoredName[] = []
  for (let at = 0; names.length < MOST;) {
    const head = lhaHeader(source, at)
    if (head === null) return names
    names.push(head.name)
    at = head.next
  }
  return names
}

interface LhaHeader {
  readonly name: StoredName
  readonly next: number
}

const LONGEST_LHA = 1 << 16

function lhaHeader(source: ByteSource, at: number): LhaHeader | null {
  const head = bytesAt(source, at, LONGEST_LHA)
  if (head.length < 24 || !/^-l[hz]\w-$/.test(head.toString('latin1', 2, 7))) return null
  const level = head[20] ?? 0
  const packed = head.readUInt32LE(7)
  const size = head.readUInt32LE(11)
  if (level > 3) return null
  if (level > 1) {
    const [from, wide] = level === 2 ? [24, 2] : [28, 4]
    const length = level === 2 ? head.readUInt16LE(0) : head.readUInt32LE(24)
    const { parts } = extended(head, from, wide)
    return { name: lhaName(parts, Buffer.alloc(0), size), next: at + Math.max(24, length) + packed }
  }
  const length = (head[0] ?? 0) + 2
  const own = head.subarray(22, 22 + (head[21] ?? 0))
  const parts = level === 1 ? extended(head, length - 2, 2).parts : NO_PARTS
  return { name: lhaName(parts, own, size), next: at + length + packed }
}

const NO_PARTS: ReadonlyMap<number, Buffer> = new Map()
const NAME = 1
const FOLDER = 2
const WIDE_NAME = 0x44
const WIDE_FOLDER = 0x45
const CODE_PAGE = 0x46

/** Further headers: each begins with the length of itself, which the one before it ends with. */
function extended(head: Buffer, from: number, wide: number) {
  const parts = new Map<number, Buffer>()
  let at = from
  while (at + wide <= head.length) {
    const length = wide === 2 ? head.readUInt16LE(at) : head.readUInt32LE(at)
    if (length <= wide || at + wide + length > head.length) break
    parts.set(head[at + wide] ?? 0, head.subarray(at + wide + 1, at + length))
    at += length
  }
  return { parts }
}

/** Folders end with 0xff in place of a slash. */
function lhaName(parts: ReadonlyMap<number, Buffer>, own: Buffer, size: number): StoredName {
  const folder = Buffer.from(parts.get(FOLDER) ?? '').map((byte) => (byte === 0xff ? 0x2f : byte))
  const raw = Buffer.concat([folder, parts.get(NAME) ?? own])
  const [name, wide] = [parts.get(WIDE_NAME), parts.get(WIDE_FOLDER)]
  const page = parts.get(CODE_PAGE)
  if (name) {
    const text = `${wide?.toString('utf16le').replaceAll('\uffff', '/') ?? ''}${name.toString('utf16le')}`
    return { raw, text, size }
  }
  const label = PAGES[page && page.length >= 4 ? page.readUInt32LE(0) : 0]
  return { raw, text: label === undefined ? null : decodeStrictly(label, raw), size }
}

const PAGES: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gb18030',
  950: 'big5',
  65001: 'utf-8',
}

const CAB_HEAD = 36
const CAB_FILE = 16
const LONGEST_NAME = 1024
const CAB_WINDOW = 1 << 20
const UTF8 = 0x80

/** The names of a cabinet, in their order. */
export function cabNames(source: ByteSource): StoredName[] {
  const head = bytesAt(source, 0, CAB_HEAD)
  if (head.length < CAB_HEAD) return []
  const count = head.readUInt16LE(28)
  const names: StoredName[] = []
  let base = head.readUInt32LE(16)
  let window = bytesAt(source, base, CAB_WINDOW)
  for (let at = 0; names.length < count;) {
    if (at + CAB_FILE + LONGEST_NAME > window.length && at > 0) {
      base += at
      window = bytesAt(source, base, CAB_WINDOW)
      at = 0
    }
    const end = window.indexOf(0, at + CAB_FILE)
    if (end < 0) return []
    const raw = Buffer.from(window.subarray(at + CAB_FILE, end))
    const utf8 = (window.readUInt16LE(at + 14) & UTF8) !== 0
    const text = utf8 ? decodeStrictly('utf-8', raw) : null
    names.push({ raw, text, size: window.readUInt32LE(at) })
    at = end + 1
  }
  return names
}
