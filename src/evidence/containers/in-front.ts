import type { ByteSource } from '../source.ts'
import type { Archive } from './archive.ts'
import { bytesAt } from './zip-records.ts'

const NAME = '（压缩包之前的内容）'
/** Marks of volumes and the like are shorter. */
const LEAST = 16
const SLICE = 1 << 20

/**
 * An archive with what stands in front of it as one more member: a picture that hides an archive (图种), a list to which one was
 * appended. A program that unpacks what is behind it is none.
 */
export function withFront(archive: Archive, source: ByteSource, at: number): Archive {
  if (at < LEAST || isProgram(source) || isNothing(source, at)) return archive
  const { title, entries, issues, sequential, passwordLine } = archive
  const entry = { name: NAME, safeName: NAME, directory: false, size: at, compressedSize: at }
  const own = entries.length
  return {
    ...{ title, issues, sequential, passwordLine },
    entries: [...entries, entry],
    read: (index, emit, options = {}) =>
      index === own
        ? Promise.resolve(copied(source, at, emit, options.maxBytes))
        : archive.read(index, emit, options),
    want: (indices) => archive.want?.(indices.filter((index) => index !== own)),
    close: () => archive.close(),
  }
}

/** The stub of Windows, of Linux, or a script. */
function isProgram(source: ByteSource): boolean {
  return /^(?:MZ|\x7fELF|#!)/.test(bytesAt(source, 0, 4).toString('latin1'))
}

function isNothing(source: ByteSource, to: number): boolean {
  for (let at = 0; at < to; at += SLICE)
    if (bytesAt(source, at, Math.min(SLICE, to - at)).some((byte) => byte !== 0)) return false
  return true
}

function copied(
  source: ByteSource,
  size: number,
  emit: (chunk: Uint8Array) => void,
  maxBytes = Infinity,
) {
  const to = Math.min(size, maxBytes)
  for (let at = 0; at < to; at += SLICE) emit(bytesAt(source, at, Math.min(SLICE, to - at)))
  return to === size
    ? ({ status: 'ok', bytes: to, message: '' } as const)
    : ({ status: 'LIMIT', bytes: to, message: OVER } as const)
}

const OVER = '解压后超出限额 / unpacks to more than the limit'
