import type { ByteSource } from '../source.ts'
import { centralHeaders, findDirectory, MAX_ENTRIES, type DirectoryPlace } from './zip-directory.ts'
import { entryOf, type RawHeader } from './zip-records.ts'
import type { ZipDirectory, ZipEntry, ZipIssue } from './zip-records.ts'
import { localHeaders, unlistedHeaders } from './zip-recover.ts'

export type { ZipDirectory, ZipEntry, ZipIssue } from './zip-records.ts'
export { readEntry, type ReadEntryOptions } from './zip-inflate.ts'
export type { EntryResult } from './archive.ts'
export { methodName } from './zip-records.ts'

interface Count {
  readonly first: number
  count: number
}

/** An archive's list while it is made. */
interface Listing {
  readonly entries: ZipEntry[]
  readonly issues: ZipIssue[]
  /** Names whose encoding the archive does not state, by the encoding taken. */
  readonly guessed: Map<string, Count>
  readonly unsafe: Map<string, Count>
}

function newListing(): Listing {
  return { entries: [], issues: [], guessed: new Map(), unsafe: new Map() }
}

function finished(listing: Listing, recovered: boolean, prefixBytes: number): ZipDirectory {
  noteNames(listing)
  noteDuplicates(listing)
  const { entries, issues } = listing
  return { entries, issues, recovered, prefixBytes }
}

/**
 * Lists a zip archive: zip64, bytes in front, comments, duplicate names; a missing or broken central directory is
 * rebuilt from the local headers and flagged CORRUPT. `starts` says where each volume of a split archive begins. Never throws on bad data; what is wrong stands in `issues`.
 */
export function openZip(source: ByteSource, starts: readonly number[] = []): ZipDirectory {
  const found = findDirectory(source)
  const place = found && starts.length > 0 ? { ...found, disks: 0 } : found
  if (place === null) return recover(source)
  const listing = listCentral(source, place, starts)
  if (listing.entries.length === 0 && place.entries > 0) return recover(source)
  const short = listing.entries.length < place.entries && place.disks === 0
  noteDirectory(listing, place)
  if (short) addUnlisted(listing, source)
  else if (starts.length === 0) addBetween(listing, source, place.offset)
  if (listing.entries.length === 0 && source.size > 22 + place.comment)
    note(
      listing,
      'CORRUPT',
      null,
      '目录为空，文件却有其他内容，未读 / the directory is empty, what else the file holds was not read',
    )
  noteOverlaps(listing)
  return finished(listing, short, place.prefix)
}

/** The directory breaks off: entries that have a local header but are not listed are added. */
function addUnlisted(listing: Listing, source: ByteSource): void {
  const listed = new Set(listing.entries.map((entry) => entry.headerOffset))
  for (const { header, sizesKnown } of localHeaders(source)) {
    if (listing.entries.length === MAX_ENTRIES) return
    if (!listed.has(header.headerOffset)) addEntry(listing, header, sizesKnown)
  }
}

/** Entries that stand between those of the list, or in front of them, and that it does not name. */
function addBetween(listing: Listing, source: ByteSource, until: number): void {
  const first = listing.entries.length
  for (const { header, sizesKnown } of unlistedHeaders(source, [...listing.entries], until)) {
    if (listing.entries.length === MAX_ENTRIES) break
    addEntry(listing, header, sizesKnown)
  }
  const n = listing.entries.length - first
  if (n === 0) return
  const why = `${n} 个条目不在目录中（已删除或隐藏），按各自的文件头读取`
  const english = `${n} entries are not in the directory (deleted or hidden); read by their own headers`
  note(listing, 'CORRUPT', first, `${why} / ${english}`)
}

/** Does this look like a zip archive: a local header, or an end record, at the front? */
export function looksLikeZip(head: Uint8Array): boolean {
  const third = head[2]
  const fourth = head[3]
  if (head[0] !== 0x50 || head[1] !== 0x4b) return false
  return (third === 3 && fourth === 4) || (third === 5 && fourth === 6)
}

function listCentral(
  source: ByteSource,
  place: DirectoryPlace,
  starts: readonly number[],
): Listing {
  const listing = newListing()
  for (const header of centralHeaders(source, place, starts)) {
    if (listing.entries.length === MAX_ENTRIES) {
      note(listing, 'LIMIT', null, `条目超过 ${MAX_ENTRIES} 个 / more than ${MAX_ENTRIES} entries`)
      break
    }
    addEntry(listing, header, true)
  }
  return listing
}

function addEntry(listing: Listing, header: RawHeader, sizesKnown: boolean): void {
  const { entry, fault, guessedName, unsafeName } = entryOf(header, sizesKnown)
  const index = listing.entries.push(entry) - 1
  if (fault !== null) note(listing, 'CORRUPT', index, fault)
  if (guessedName) tally(listing.guessed, entry.nameEncoding, index)
  if (unsafeName) tally(listing.unsafe, '', index)
}

function tally(counts: Map<string, Count>, key: string, index: number): void {
  const known = counts.get(key)
  if (known === undefined) counts.set(key, { first: index, count: 1 })
  else known.count++
}

/** Told once for the whole archive: Chinese Windows writes thousands of such names. */
function noteNames(listing: Listing): void {
  for (const [encoding, { first, count }] of listing.guessed) {
    const how = `按 ${encoding} 解读 / names read as ${encoding}: ${count}`
    note(listing, 'NAME_ENCODING', first, `${count} 个条目名未标明编码，${how}`)
  }
  for (const { first, count } of listing.unsafe.values()) {
    const why = '含绝对路径、上级路径、反斜杠或控制字符'
    note(
      listing,
      'UNSAFE_NAME',
      first,
      `${count} 个条目名${why}，改写后显示 / unsafe names: ${count}`,
    )
  }
}

function note(listing: Listing, code: ZipIssue['code'], entry: number | null, message: string) {
  listing.issues.push({ code, entry, message })
}

function noteDirectory(listing: Listing, place: DirectoryPlace): void {
  if (place.comment > 0)
    note(
      listing,
      'NOT_A_TABLE',
      null,
      `压缩包有注释 ${place.comment} 字节，未作清单读取 / the archive has a comment of ${place.comment} bytes, not read as rows`,
    )
  const found = listing.entries.length
  if (place.disks > 0) {
    note(listing, 'UNSUPPORTED', null, '分卷压缩包，此处只有一卷 / one part of a split archive')
  }
  if (place.entries % 0x10000 !== found % 0x10000 && found < MAX_ENTRIES) {
    const counts = `目录记载 ${place.entries} 个条目，找到 ${found} 个`
    note(listing, 'CORRUPT', null, `${counts} / directory states ${place.entries}, found ${found}`)
  }
  if (place.stray < 0) {
    note(listing, 'CORRUPT', null, '压缩包结尾被截断 / the end of the archive is cut off')
  }
  if (place.stray > 0) {
    const bytes = `${place.stray} 字节`
    note(listing, 'CORRUPT', null, `压缩包结尾多出 ${bytes}，不属于任何条目 / bytes after the end`)
  }
}

function noteDuplicates(listing: Listing): void {
  const seen = new Set<string>()
  listing.entries.forEach((entry, index) => {
    if (seen.has(entry.name)) {
      note(listing, 'DUPLICATE_ENTRY', index, '同名条目，均保留 / same name again, both are kept')
    }
    seen.add(entry.name)
  })
}

/** Entries that share bytes: the mark of a bomb that unpacks one block many times. */
function noteOverlaps(listing: Listing): void {
  const order = listing.entries.map((_, index) => index)
  const at = (index: number) => listing.entries[index]?.headerOffset ?? 0
  order.sort((a, b) => at(a) - at(b))
  let end = 0
  for (const index of order) {
    const entry = listing.entries[index]
    if (entry === undefined) continue
    if (entry.headerOffset < end) {
      note(listing, 'CORRUPT', index, '与其他条目共用字节 / shares bytes with another entry')
    }
    end = Math.max(end, entry.headerOffset + 30 + entry.compressedSize)
  }
}

function recover(source: ByteSource): ZipDirectory {
  const listing = newListing()
  const why = '没有完整的中央目录，按各条目自身的文件头读取'
  note(listing, 'CORRUPT', null, `${why} / no whole central directory; read by local headers`)
  for (const { header, sizesKnown } of localHeaders(source)) {
    if (listing.entries.length === MAX_ENTRIES) break
    addEntry(listing, header, sizesKnown)
  }
  return finished(listing, true, listing.entries[0]?.headerOffset ?? 0)
}
