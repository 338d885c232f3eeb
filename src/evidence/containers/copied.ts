import type { ByteSource } from '../source.ts'
import type { EntryResult } from './archive.ts'
import { bytesAt } from './zip-records.ts'

/** What is said of an entry that ends before its bytes do. */
export const CUT = '归档被截断 / the archive is cut off'
const OVER = '超出限额 / more than the limit'
const CHUNK = 1 << 20

/** Hands on an entry that stands in its archive as it is: `size` bytes from `at`, but no more than `maxBytes`. */
export function copied(
  source: ByteSource,
  at: number,
  size: number,
  emit: (chunk: Uint8Array) => void,
  maxBytes: number,
): EntryResult {
  const end = Math.min(at + size, at + maxBytes, source.size)
  let bytes = 0
  while (at + bytes < end) {
    const chunk = bytesAt(source, at + bytes, Math.min(CHUNK, end - at - bytes))
    if (chunk.length === 0) break
    emit(chunk)
    bytes += chunk.length
  }
  if (bytes === size) return { status: 'ok', bytes, message: '' }
  return bytes < maxBytes
    ? { status: 'CORRUPT', bytes, message: CUT }
    : { status: 'LIMIT', bytes, message: OVER }
}
