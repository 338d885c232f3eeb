import type { ByteSource } from '../source.ts'
import type { Archive, OpenContext } from './archive.ts'
import { withFront } from './in-front.ts'
import { ZipReader } from './zip-lock/zip-reader.ts'
import { openZip } from './zip.ts'

/** A zip archive; its entries can be read in any order. */
export function zipArchive(source: ByteSource, { passwords, volumes = [] }: OpenContext): Archive {
  const { entries, issues } = openZip(source, startsOf(volumes))
  const reader = new ZipReader(source, passwords)
  const archive: Archive = {
    title: 'ZIP 压缩包',
    entries,
    issues,
    sequential: false,
    read: async (index, emit, options = {}) => {
      const entry = entries[index]
      if (entry === undefined) throw new Error(`no entry ${String(index)}`)
      return reader.read(entry, emit, options)
    },
    close: () => undefined,
  }
  const front = entries.reduce((least, e) => Math.min(least, e.headerOffset), source.size)
  return volumes.length > 0 || entries.length === 0 ? archive : withFront(archive, source, front)
}

/** Where each volume begins in the whole. */
function startsOf(volumes: readonly ByteSource[]): number[] {
  let at = 0
  return volumes.map(({ size }) => {
    const start = at
    at += size
    return start
  })
}
