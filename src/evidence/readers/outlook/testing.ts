import type { Archive } from '../../containers/archive.ts'
import { memorySource, type ByteSource } from '../../source.ts'
import { collectedRoles, type CollectedRoles } from '../chat/testing.ts'

/** A letter as it is read: its own rows, and its files with their text. For tests only. */
export interface OpenedLetter extends CollectedRoles {
  readonly files: [name: string, text: string][]
  readonly archive: Archive
}

export async function openedLetter(
  open: (source: ByteSource) => Archive,
  bytes: Buffer,
): Promise<OpenedLetter> {
  const archive = open(memorySource(bytes))
  const collected = collectedRoles()
  archive.own?.(collected.sink)
  const files: [string, string][] = []
  for (const [i, { name }] of archive.entries.entries()) {
    const chunks: Buffer[] = []
    await archive.read(i, (chunk) => chunks.push(Buffer.from(chunk)))
    files.push([name, Buffer.concat(chunks).toString()])
  }
  return { ...collected, files, archive }
}
