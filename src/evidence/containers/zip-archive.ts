import type { ByteSource } from '../source.ts'
import type { Archive } from './archive.ts'
import { openZip, readEntry } from './zip.ts'

/** A zip archive; its entries can be read in any order. */
export function zipArchive(source: ByteSource): Archive {
  const { entries, issues } = openZip(source)
  return {
    title: 'ZIP 压缩包',
    entries,
    issues,
    sequential: false,
    async read(index, emit, options = {}) {
      const entry = entries[index]
      if (entry === undefined) throw new Error(`no entry ${String(index)}`)
      return readEntry(source, entry, emit, options)
    },
    close: () => undefined,
  }
}
