import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openZip, readEntry } from '../../../src/evidence/containers/zip.ts'
import { memorySource } from '../../../src/evidence/source.ts'

const data = join(import.meta.dirname, '../../../../shared/data')
const files = (folder: string, pattern: RegExp) =>
  readdirSync(join(data, folder)).filter((name) => pattern.test(name))

async function readAll(path: string) {
  const source = memorySource(readFileSync(join(data, path)))
  const directory = openZip(source)
  const results = []
  for (const entry of directory.entries) {
    const hash = createHash('sha1')
    const result = await readEntry(source, entry, (chunk) => hash.update(chunk))
    results.push({ entry, ...result, sha1: hash.digest('hex') })
  }
  return { directory, results }
}

/** Entries that we name as unread: ZipCrypto needs a password, method 7 (tokenizing) exists nowhere. */
const UNREAD: Readonly<Record<string, string>> = {
  'bogus-compression-method.zip': 'UNSUPPORTED',
  'traditional-encryption-and-compression.zip': 'PASSWORD',
  'traditional-encryption.zip': 'PASSWORD',
  'traditional-encryption_deprecated.zip': 'PASSWORD',
}

interface Expected {
  readonly entries: Readonly<Record<string, { bytes: number; sha1: string }>>
}

describe('yauzl, archives that must be read', () => {
  test.each(files('archives-yauzl/success', /\.zip$/))('%s', async (name) => {
    const path = `archives-yauzl/success/${name}`
    const expected = JSON.parse(readFileSync(join(data, `${path}.expected.json`), 'utf8')) as Expected
    const { results } = await readAll(path)
    const read = results.filter(({ entry }) => !entry.directory)
    if (UNREAD[name]) {
      expect(read.map((result) => result.status)).toEqual([UNREAD[name]])
      return
    }
    expect(read.map(({ status }) => status)).toEqual(read.map(() => 'ok'))
    const sums = read.map(({ bytes, sha1 }) => `${bytes} ${sha1}`).sort()
    const wanted = Object.values(expected.entries).map(({ bytes, sha1 }) => `${bytes} ${sha1}`)
    expect(sums).toEqual(wanted.sort())
  })
})

describe('yauzl, archives with a fault: named, not thrown', () => {
  test.each(files('archives-yauzl/failure', /\.zip$/))('%s', async (name) => {
    const { directory, results } = await readAll(`archives-yauzl/failure/${name}`)
    const told = [...directory.issues.map((i) => i.code), ...results.map((r) => r.status)]
    const wanted = /absolute path|invalid relative path|invalid characters/.test(name)
      ? 'UNSAFE_NAME'
      : 'CORRUPT'
    expect(told).toContain(wanted)
  })
})

interface Listed {
  readonly list_exit: number
  readonly entries: readonly { Path: string; Folder: string; Size: string; CRC: string }[]
}

/** Where 7-Zip and we differ for a reason. */
const OTHERWISE = new Set([
  // 7-Zip decrypts the central directory with the password; we name the entries PASSWORD.
  'test_read_format_zip_encryption_header.zip',
])

describe('libarchive, listing and checksums as 7-Zip gives them', () => {
  test.each(files('archives-libarchive', /\.(?:zip|zipx|jar|xps)$/))('%s', async (name) => {
    const { directory, results } = await readAll(`archives-libarchive/${name}`)
    const listed = JSON.parse(
      readFileSync(join(data, `archives-libarchive/${name}.7z.json`), 'utf8'),
    ) as Listed
    if (listed.list_exit !== 0 || OTHERWISE.has(name)) {
      expect(directory.issues.map((issue) => issue.code)).toContain('CORRUPT')
      return
    }
    const theirs = listed.entries.filter((entry) => entry.Folder !== '+').map(({ Size }) => Number(Size))
    const ours = results.filter(({ entry }) => !entry.directory)
    expect(ours.map(({ entry }) => entry.size)).toEqual(theirs)
    for (const { entry, status } of ours) {
      const readable = !entry.encrypted && (entry.method === 0 || entry.method === 8)
      if (!readable) expect(['PASSWORD', 'UNSUPPORTED']).toContain(status)
    }
  })
})
