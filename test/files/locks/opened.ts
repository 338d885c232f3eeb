import { tmpdir } from 'node:os'
import { formatOf, readRows } from '../../../src/evidence/format/formats.ts'
import { Keys } from '../../../src/evidence/locks/keys.ts'
import { unlockedOffice } from '../../../src/evidence/locks/office/office.ts'
import { collected } from '../../../src/evidence/readers/collected.ts'
import { memorySource, type ByteSource } from '../../../src/evidence/source.ts'

/** What comes of a locked file with a list of passwords: rows of its first grid, codes, and what is said. */
export interface Opened {
  readonly rows: readonly (readonly (string | null)[])[]
  readonly codes: readonly string[]
  readonly said: string
}

export async function opened(bytes: Uint8Array, name: string, passwords: string[]): Promise<Opened> {
  const keys = new Keys(passwords)
  const { sink, grids, issues } = collected()
  let source: ByteSource | null = memorySource(bytes)
  if (formatOf(source, name).id === 'encrypted-office') {
    const plain = unlockedOffice(source, keys)
    issues.push(...plain.issues)
    source = plain.source
  }
  if (source) await readRows(source, formatOf(source, name), sink, {}, { spoolDir: tmpdir(), keys })
  const rows = grids.flatMap((grid) => grid.rows.map((row) => row.cells))
  const codes = issues.map(({ code }) => code)
  return { rows, codes, said: issues.map(({ message }) => message).join('\n') }
}
