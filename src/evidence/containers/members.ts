import { compareText } from '../locator.ts'
import type { Archive } from './archive.ts'

/** Directories are left out: they hold nothing themselves. */
export function filesOf(archive: Archive): number[] {
  return [...archive.entries.keys()].filter((index) => !archive.entries[index]?.directory)
}

/** Canonical order: by name, then by place. */
export function inOrder(archive: Archive, members: readonly number[]): number[] {
  const name = (index: number) => archive.entries[index]?.safeName ?? ''
  return members.toSorted((i, j) => compareText(name(i), name(j)) || i - j)
}

/** What a member that was handed out may unpack to even where it is small beside the others. */
const LEAST_SHARE = 2 ** 26

/** Of what all of a file may unpack to, the share of a member: who reads it knows nothing of the readers of the others. */
export function ownShare({ entries }: Archive, all: number): (index: number) => number {
  const packed = (index: number) => entries[index]?.compressedSize ?? 0
  const whole = [...entries.keys()].reduce((sum, index) => sum + packed(index), 0)
  return (index) => {
    const share = Math.floor((all / Math.max(1, whole)) * packed(index))
    return Math.min(all, Math.max(LEAST_SHARE, share))
  }
}
