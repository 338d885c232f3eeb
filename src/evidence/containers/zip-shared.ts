import type { ZipEntry } from './zip-records.ts'

/** What becomes of the entries of a list when some of them share bytes. */
export interface Sharing {
  /** Entries that are read, by their place in the list. */
  readonly kept: readonly number[]
  /** Entries that say the same of the same bytes as one before them: those are read once. */
  readonly again: number
  /** Entries that lie within others and are read, and of these the first. */
  readonly within: number
  readonly first: number | null
  /** Entries that are not read: with them more would be unpacked than an archive of that length can hold. */
  readonly over: number
}

/**
 * Which entries share bytes: no program packs so, but a bomb does (one block under thousands of names, or each entry quoting the
 * headers of those behind it), and so does a list whose places are damaged. What lies within others is read while all that
 * is read of it is no longer than the archive itself: twice its length, then, is the most that is ever unpacked.
 *
 * @param size bytes of the archive
 */
export function sharing(entries: readonly ZipEntry[], size: number): Sharing {
  const { alone, within, again } = apart(entries)
  // The innermost first: it is what the others wrap.
  const packed = (index: number) => entries[index]?.compressedSize ?? 0
  const order = within.toSorted((i, j) => packed(i) - packed(j) || i - j)
  let room = size
  const read = order.filter((index) => (room -= LOCAL_HEADER + packed(index)) >= 0)
  return {
    kept: [...alone, ...read].toSorted((i, j) => i - j),
    again,
    within: read.length,
    first: read.reduce<number | null>((least, i) => Math.min(least ?? i, i), null),
    over: within.length - read.length,
  }
}

const LOCAL_HEADER = 30

/** Entries that lie where no other does, and those that lie within others; what says the same as one before is left out. */
function apart(entries: readonly ZipEntry[]) {
  const alone: number[] = []
  const within: number[] = []
  let [again, end, place] = [0, 0, -1]
  const said = new Set<string>()
  const offset = (index: number) => entries[index]?.headerOffset ?? 0
  for (const index of [...entries.keys()].toSorted((i, j) => offset(i) - offset(j))) {
    const entry = entries[index]
    if (entry === undefined) continue
    if (entry.headerOffset !== place) said.clear()
    place = entry.headerOffset
    const isWithin = place < end && !entry.directory
    if (!entry.directory && said.has(saidBy(entry))) again++
    else if (isWithin) within.push(index)
    else alone.push(index)
    said.add(saidBy(entry))
    end = Math.max(end, place + LOCAL_HEADER + entry.compressedSize)
  }
  return { alone, within, again }
}

/** What an entry says of the bytes at its place. */
function saidBy({ compressedSize, size, crc32, method, flags }: ZipEntry): string {
  return [compressedSize, size, crc32, method, flags].join(' ')
}
