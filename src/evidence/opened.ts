import { wholeOf } from './containers/split.ts'
import { fileSource, memorySource, type ByteSource, type FilePath } from './source.ts'

/** Files up to this size are held in memory while they are read: one read serves digest and rows. */
const IN_MEMORY = 64 * 2 ** 20

/** The bytes of a file; null where they may not be read. */
export function opened(path: FilePath): ByteSource | null {
  try {
    return fileSource(path)
  } catch {
    return null
  }
}

/** A small file in memory; any other as it is. */
export function held(source: ByteSource): ByteSource {
  return source.size <= IN_MEMORY && !wholeOf(source)
    ? memorySource(head(source, source.size))
    : source
}

/** The first bytes, at most `length`. */
export function head(source: ByteSource, length: number): Uint8Array {
  const bytes = new Uint8Array(Math.min(length, source.size))
  return bytes.subarray(0, source.read(0, bytes))
}
