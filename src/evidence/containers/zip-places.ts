import type { ByteSource } from '../source.ts'
import { localHeaders } from './zip-recover.ts'
import { entryOf, FLAG, SIGNATURE, type ZipEntry } from './zip-records.ts'

/** What the directory says wrongly of an entry. */
export type Misplaced = 'place' | 'length'

/**
 * Entries that do not lie where the directory says, or are not as long as it says, as their own headers have them: where
 * bytes were put in front of a part of an archive, or its directory was taken from another one. Each with its place in the list.
 *
 * @param until where the directory begins
 */
export function misplaced(
  source: ByteSource,
  entries: readonly ZipEntry[],
  until: number,
): Mended[] {
  const found: Mended[] = []
  const lost: number[] = []
  const head = Buffer.alloc(HEAD)
  for (const [i, entry] of entries.entries()) {
    if (!isHeader(source, entry.headerOffset, head)) lost.push(i)
    else {
      const own = ownLength(source, entry, head, until)
      if (own !== null) found.push([i, own, 'length'])
    }
  }
  return lost.length === 0 ? found : [...found, ...elsewhere(source, entries, lost)]
}

/** Place in the list, the entry as its own header has it, and what was wrong. */
type Mended = readonly [number, ZipEntry, Misplaced]

function elsewhere(
  source: ByteSource,
  entries: readonly ZipEntry[],
  lost: readonly number[],
): Mended[] {
  const byName = headersByName(source, entries)
  return lost.flatMap((i): Mended[] => {
    const entry = entries[i]
    const own = byName.get(entry?.name ?? '')?.shift()
    if (entry === undefined || own === undefined) return []
    const { headerOffset } = own
    const { compressedSize, size, crc32 } = own.sizesKnown ? own : entry
    return [[i, { ...entry, headerOffset, compressedSize, size, crc32 }, 'place']]
  })
}

const HEAD = 30

/** Does a local header stand there? It is read into `head`. */
function isHeader(source: ByteSource, at: number, head: Buffer): boolean {
  if (at < 0 || at + HEAD > source.size || source.read(at, head) < HEAD) return false
  return head.readUInt32LE(0) === SIGNATURE.LOCAL
}

/** Headers that no entry of the list leads to, by the names they bear, in their order. */
function headersByName(source: ByteSource, entries: readonly ZipEntry[]): Map<string, ZipEntry[]> {
  const listed = new Set(entries.map((entry) => entry.headerOffset))
  const found = new Map<string, ZipEntry[]>()
  for (const { header, sizesKnown } of localHeaders(source)) {
    if (listed.has(header.headerOffset)) continue
    const { entry } = entryOf(header, sizesKnown)
    const same = found.get(entry.name)
    if (same) same.push(entry)
    else found.set(entry.name, [entry])
  }
  return found
}

/** An entry by the length in its own header, where a record stands right behind that and none behind what is listed. */
function ownLength(
  source: ByteSource,
  entry: ZipEntry,
  head: Buffer,
  until: number,
): ZipEntry | null {
  const compressedSize = head.readUInt32LE(18)
  if (compressedSize === entry.compressedSize || compressedSize === 0xffffffff) return null
  if ((head.readUInt16LE(6) & FLAG.DESCRIPTOR) !== 0 || compressedSize === 0) return null
  const start = entry.headerOffset + HEAD + head.readUInt16LE(26) + head.readUInt16LE(28)
  const other = Buffer.alloc(HEAD)
  const isEnd = (at: number) => at === until || isHeader(source, at, other)
  if (isEnd(start + entry.compressedSize) || !isEnd(start + compressedSize)) return null
  return { ...entry, compressedSize, size: head.readUInt32LE(22), crc32: head.readUInt32LE(14) }
}
