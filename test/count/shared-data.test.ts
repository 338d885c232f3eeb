import { cpSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { counted, workspace } from '../support/counting.ts'
import { openLedgers, sharedFolders, sharedPath, sum, untold } from '../support/shared-data.ts'

/**
 * Files of others, made to break readers: none crashes the count, every ledger closes. The rest of the folders, with
 * hundreds of layouts each, takes minutes: bench/accuracy/shared-data.ts runs over all of them.
 */
const base = workspace('shared-data')
const SOON = new Set([
  'archives-libarchive',
  'archives-yauzl',
  'cn-ctf-shuffled-table',
  'csv-clevercsv',
  'csv-spectrum',
  'csv-xls-messytables',
  'forensic-bulk_extractor',
  'link-febrl',
  'link-magellan',
  'link-splink-fake1000',
  'vcf-archives-iped',
  'xls-calamine',
])
/**
 * Two archives that hold one text of 242 MB: four fifths of the time of all. Archives in volumes and both of the packings that
 * they have stand beside them with little in them; what is large is told by bombs.test.ts.
 */
const LARGE = /^test_read_format_rar_(?:multivolume\.part\d+|ppmd_lzss_conversion)\.rar$/
const folders = sharedFolders().filter((folder) => SOON.has(folder))

test.skipIf(folders.length === 0)(
  'every ledger closes over files that were made to break readers',
  async () => {
    const report = await counted(folders.map(withoutLarge), { threads: 4 })
    expect(report.exhibits).toHaveLength(folders.length)
    expect(report.files.length).toBeGreaterThan(700)
    expect(openLedgers(report)).toEqual([])
    expect(untold(report)).toEqual([])
    expect(report.complete).toBe(false)
    expect(report.findings.every((f) => f.incomplete)).toBe(true)
    expect(sum(report.rows['non-data'])).toBeGreaterThan(0)
  },
  1_500_000,
)

/** The folder as it is, or a copy of it without what is large. */
function withoutLarge(folder: string): string {
  if (folder !== 'archives-libarchive') return sharedPath(folder)
  const copy = join(base, folder)
  cpSync(sharedPath(folder), copy, {
    recursive: true,
    filter: (path) => !LARGE.test(basename(path)),
  })
  return copy
}
