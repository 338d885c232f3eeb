import type { ByteSource } from '../source.ts'
import type { Archive, EntryOptions, EntryResult } from './archive.ts'
import { nameIssues } from './name-issues.ts'
import { safeName } from './zip-names.ts'
import { readEntry, type ZipDirectory } from './zip.ts'

/** A file that lies within a document: attached to it, or put into it as an object. */
export interface InsideFile {
  readonly name: string
  read(emit: (chunk: Uint8Array) => void, options: EntryOptions): Promise<EntryResult>
}

/** Takes the files that a reader meets within a document, to be read behind it as files of their own. */
export type TakeInside = (files: readonly InsideFile[]) => void

/** More files within one document are told and not read. */
export const MOST_INSIDE = 10_000

const TOO_LARGE = '嵌入文件超过限额 / an embedded file exceeds the limit'

/** A file whose bytes are there already. */
export function heldFile(name: string, bytes: Uint8Array): InsideFile {
  const read = (emit: (chunk: Uint8Array) => void, { maxBytes = Infinity }: EntryOptions) => {
    const over = bytes.length > maxBytes
    if (!over) emit(bytes)
    const result: EntryResult = over
      ? { status: 'LIMIT', bytes: 0, message: TOO_LARGE }
      : { status: 'ok', bytes: bytes.length, message: '' }
    return Promise.resolve(result)
  }
  return { name, read }
}

/** The parts of a package that are files of their own, named by where they lie; `named` is asked with paths in small letters. */
export function packedFiles(
  source: ByteSource,
  { entries }: ZipDirectory,
  named: (path: string) => string | null,
): InsideFile[] {
  const seen = new Set<string>()
  return entries.flatMap((entry): InsideFile[] => {
    const path = entry.name.replaceAll('\\', '/').replace(/^\/+/, '')
    const name = entry.directory || seen.has(path.toLowerCase()) ? null : named(path)
    seen.add(path.toLowerCase())
    if (name === null) return []
    return [{ name, read: (emit, options) => readEntry(source, entry, emit, options) }]
  })
}

/** Files within a document as the members of a container. */
export function insideArchive(files: readonly InsideFile[]): Archive {
  const entries = files.map(({ name }) => ({
    ...{ name, safeName: safeName(name), directory: false, size: null, compressedSize: null },
  }))
  return {
    title: '',
    entries,
    issues: nameIssues(entries),
    sequential: false,
    read: (index, emit, options = {}) => {
      const file = files[index]
      if (file === undefined) throw new Error(`no file ${String(index)}`)
      return file.read(emit, options)
    },
    close: () => undefined,
  }
}
