import type { ByteSource } from '../source.ts'
import type { Archive } from './archive.ts'
import { flatArchive, type FlatEntry, type FlatList } from './flat.ts'
import { MAX_ENTRIES } from './zip-directory.ts'
import { bytesAt } from './zip-records.ts'

const MARK = 8
const HEAD = 60
const LONGEST_NAMES = 1 << 26
const LONGEST_NAME = 1 << 16

/** An ar archive, as System V, GNU and BSD write it: libraries, packages of Debian. */
export function arArchive(source: ByteSource): Archive {
  return flatArchive(source, 'ar 归档', listOf(source))
}

interface Member extends FlatEntry {
  readonly next: number
}

function listOf(source: ByteSource): FlatList {
  const entries: FlatEntry[] = []
  let names: Buffer = Buffer.alloc(0)
  let at = MARK
  while (at < source.size && entries.length < MAX_ENTRIES) {
    const member = memberAt(source, at)
    if (member === null) return { entries, cut: true, stray: false, broken: 0 }
    const { next, ...entry } = member
    const name = entry.raw.toString('latin1')
    if (name === '//') names = bytesAt(source, entry.at, Math.min(entry.size, LONGEST_NAMES))
    else if (!TABLES.has(name)) entries.push(named(source, entry, name, names))
    at = next
  }
  return { entries, cut: false, stray: at < source.size, broken: 0 }
}

/** Lists of what the objects of a library define. */
const TABLES: ReadonlySet<string> = new Set(['/', '/SYM64/', '__.SYMDEF', '__.SYMDEF SORTED'])

function memberAt(source: ByteSource, at: number): Member | null {
  const head = bytesAt(source, at, HEAD)
  const text = head.toString('latin1')
  const size = text.slice(48, 58).trim()
  if (head.length < HEAD || !text.endsWith('`\n') || !/^\d+$/.test(size)) return null
  const mode = text.slice(40, 48).trim()
  const length = Number(size)
  return {
    raw: withoutBlanks(head.subarray(0, 16)),
    size: length,
    at: at + HEAD,
    mode: /^[0-7]+$/.test(mode) ? Number.parseInt(mode, 8) : 0,
    next: at + HEAD + length + (length % 2),
  }
}

function withoutBlanks(name: Buffer): Buffer {
  let end = name.length
  while (end > 0 && name[end - 1] === 0x20) end--
  return Buffer.from(name.subarray(0, end))
}

/** Long names stand in a member of their own (`/17`), or in front of the bytes (`#1/20`); short ones may end with a slash. */
function named(source: ByteSource, entry: FlatEntry, name: string, names: Buffer): FlatEntry {
  const place = /^\/(\d+)$/.exec(name)?.[1]
  if (place !== undefined) {
    const end = names.indexOf(0x0a, Number(place))
    const long = names.subarray(Number(place), end < 0 ? names.length : end)
    return { ...entry, raw: withoutSlash(Buffer.from(long)) }
  }
  const own = /^#1\/(\d+)$/.exec(name)?.[1]
  if (own === undefined) return { ...entry, raw: withoutSlash(entry.raw) }
  const length = Math.min(Number(own), entry.size, LONGEST_NAME)
  const long = bytesAt(source, entry.at, length)
  const end = long.indexOf(0)
  const raw = Buffer.from(end < 0 ? long : long.subarray(0, end))
  return { ...entry, raw, at: entry.at + length, size: entry.size - length }
}

function withoutSlash(name: Buffer): Buffer {
  return name.at(-1) === 0x2f ? name.subarray(0, -1) : name
}
