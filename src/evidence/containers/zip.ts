import type { ByteSource } from '../source.ts'
import { encodingOfNames, nameIn } from './name-encoding.ts'
import { sameNames } from './name-issues.ts'
import { centralHeaders, findDirectory, MAX_ENTRIES, type DirectoryPlace } from './zip-directory.ts'
import { bytesAt, entryOf, type RawHeader } from './zip-records.ts'
import type { ZipDirectory, ZipEntry, ZipIssue } from './zip-records.ts'
import { behindNothing, localHeaders, unlistedHeaders } from './zip-recover.ts'
import { misplaced, type Misplaced } from './zip-places.ts'
import { safeName } from './zip-names.ts'
import { sharing } from './zip-shared.ts'

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
  /** The bytes of those that were read as GB18030, by the place of the entry. */
  readonly raw: Map<number, Buffer>
  readonly unsafe: Map<string, Count>
}

function newListing(): Listing {
  return { entries: [], issues: [], guessed: new Map(), raw: new Map(), unsafe: new Map() }
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
  if (starts.length === 0) {
    mendPlaces(listing, source, place.offset)
    mendEmpty(listing, source, place.offset)
  }
  const short = listing.entries.length < place.entries && place.disks === 0
  noteDirectory(listing, isFilled(source, place) ? { ...place, stray: 0 } : place)
  noteVolumes(listing, (found?.disks ?? 0) + 1, starts.length)
  if (short) addUnlisted(listing, source)
  else if (starts.length === 0) addBetween(listing, source, place.offset)
  if (listing.entries.length === 0 && source.size > 22 + place.comment)
    note(
      listing,
      'CORRUPT',
      null,
      '目录为空，文件却有其他内容，未读 / the directory is empty, what else the file holds was not read',
    )
  renameTogether(listing)
  return finished(withoutShared(listing, source.size), short, place.prefix)
}

/** The directory breaks off: entries that have a local header but are not listed are added. */
function addUnlisted(listing: Listing, source: ByteSource): void {
  const listed = new Set(listing.entries.map((entry) => entry.headerOffset))
  for (const { header, sizesKnown } of localHeaders(source)) {
    if (listing.entries.length === MAX_ENTRIES) return
    if (!listed.has(header.headerOffset)) addEntry(listing, header, sizesKnown)
  }
}

/** Entries for which the directory states no bytes, and behind whose own header there are some. */
function mendEmpty(listing: Listing, source: ByteSource, until: number): void {
  const { entries } = listing
  const empty = [...entries.keys()].filter((i) => entries[i]?.compressedSize === 0)
  if (empty.length === 0) return
  const ends = nextStarts(entries, until)
  const budget = { left: 4 * source.size }
  for (const i of empty) {
    const entry = entries[i]
    const end = ends.get(entry?.headerOffset ?? -1)
    const found =
      entry && end !== undefined ? behindNothing(source, entry.headerOffset, end, budget) : null
    if (!entry || !found) continue
    const own = entryOf(found.header, found.sizesKnown).entry
    entries[i] = {
      ...own,
      name: entry.name,
      safeName: entry.safeName,
      nameEncoding: entry.nameEncoding,
    }
    const bytes = String(own.compressedSize)
    const english = `the directory states no bytes, there are ${bytes}; read by its own header`
    note(
      listing,
      'CORRUPT',
      i,
      `目录记载为 0 字节，实有 ${bytes} 字节，按条目自身的文件头读取 / ${english}`,
    )
  }
}

/** Entries whose header stands elsewhere than the directory says, or says another length, which is the one that fits. */
function mendPlaces(listing: Listing, source: ByteSource, until: number): void {
  const { entries } = listing
  const found = misplaced(source, entries, until)
  for (const [i, mended] of found) entries[i] = mended
  const of = (what: Misplaced) => found.filter(([, , how]) => how === what)
  const [place, length] = [of('place'), of('length')]
  if (place[0]) {
    const n = String(place.length)
    const english = `places in the directory are wrong; found by their own headers: ${n}`
    note(
      listing,
      'CORRUPT',
      place[0][0],
      `${n} 个条目在目录中的位置不对，按自身的文件头找到 / ${english}`,
    )
  }
  if (length[0]) {
    const n = String(length.length)
    const english = `lengths in the directory do not fit; read by their own headers: ${n}`
    note(
      listing,
      'CORRUPT',
      length[0][0],
      `${n} 个条目在目录中的长度不对，按自身的文件头读取 / ${english}`,
    )
  }
}

/** Where the header behind each entry begins, or the directory. */
function nextStarts(entries: readonly ZipEntry[], until: number): ReadonlyMap<number, number> {
  const starts = [...new Set(entries.map((e) => e.headerOffset))].sort((a, b) => a - b)
  return new Map(starts.map((start, i) => [start, starts[i + 1] ?? until]))
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
  if (entry.nameEncoding === 'gb18030') listing.raw.set(index, Buffer.from(header.name))
  if (unsafeName) tally(listing.unsafe, '', index)
}

/** Names that say nothing of their encoding are in one, which all of them together show. */
function renameTogether(listing: Listing): void {
  const { entries, guessed, raw } = listing
  const encoding = encodingOfNames([...raw.values()])
  const count = guessed.get('gb18030')
  if (encoding === 'gb18030' || count === undefined) return
  guessed.delete('gb18030')
  guessed.set(encoding, count)
  for (const [index, bytes] of raw) {
    const entry = entries[index]
    const name = nameIn(bytes, encoding)
    if (entry) entries[index] = { ...entry, name, safeName: safeName(name), nameEncoding: encoding }
  }
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

const BLOCK = 512

/** Packers that write in blocks fill the last one with zeros. */
function isFilled(source: ByteSource, { stray }: DirectoryPlace): boolean {
  if (stray <= 0 || source.size % BLOCK !== 0) return false
  return bytesAt(source, source.size - stray, stray).every((byte) => byte === 0)
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

/** The directory counts the volumes; the names of those that are there do not tell that the last before it is missing. */
function noteVolumes(listing: Listing, stated: number, found: number): void {
  if (found === 0 || stated === found) return
  const message = `目录记载 ${stated} 个分卷，找到 ${found} 个 / directory states ${stated} volumes, found ${found}`
  note(listing, 'CORRUPT', null, message)
}

function noteDuplicates(listing: Listing): void {
  const seen = new Set<string>()
  const again: number[] = []
  listing.entries.forEach(({ name }, index) => {
    if (seen.has(name)) again.push(index)
    seen.add(name)
  })
  const [first] = again
  if (first !== undefined) note(listing, 'DUPLICATE_ENTRY', first, sameNames(again.length))
}

/** Entries that share bytes are told of, and those left out that say the same, or too much. */
function withoutShared(listing: Listing, size: number): Listing {
  const { kept, again, within, first, over } = sharing(listing.entries, size)
  if (within > 0) {
    const english = `entries that share bytes with others: ${within}`
    note(listing, 'CORRUPT', first, `${within} 个条目与其他条目共用字节 / ${english}`)
  }
  if (again > 0) {
    const english = `entries that point to the same data as another, which is read once: ${again}`
    note(listing, 'CORRUPT', null, `${again} 个条目与其他条目指向同一数据，只读一次 / ${english}`)
  }
  if (over > 0) {
    const why = '与其他条目共用字节，合计超过压缩包本身，未读'
    const english = `entries that share bytes, more than the archive is long, not read: ${over}`
    note(listing, 'LIMIT', null, `${over} 个条目${why} / ${english}`)
  }
  return kept.length === listing.entries.length ? listing : narrowed(listing, kept)
}

/** The list with these entries alone. */
function narrowed(listing: Listing, kept: readonly number[]): Listing {
  const places = new Map(kept.map((index, place) => [index, place]))
  const placed = (index: number | null) => (index === null ? null : (places.get(index) ?? null))
  return {
    ...listing,
    entries: listing.entries.filter((_, index) => places.has(index)),
    issues: listing.issues.map((issue) => ({ ...issue, entry: placed(issue.entry) })),
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
  renameTogether(listing)
  return finished(listing, true, listing.entries[0]?.headerOffset ?? 0)
}
