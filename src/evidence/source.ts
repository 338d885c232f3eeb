import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs'

/** Random access to the bytes of one file, wherever they lie: on disk, in memory, in an unpacked container. */
export interface ByteSource {
  readonly size: number
  /** Fills `into` from `offset`; gives the number of bytes read, less than asked only at the end. */
  read(offset: number, into: Uint8Array): number
  close(): void
}

/** Where a file lies; bytes where its name is not text. */
export type FilePath = string | Buffer

/** Opens an exhibit's file read-only, without touching its access time where the system offers that (promise 8). */
export function fileSource(path: FilePath): ByteSource {
  const fd = openQuietly(path)
  const size = fstatSync(fd).size
  return {
    size,
    read: (offset, into) => readFully(fd, offset, into),
    close: () => closeSync(fd),
  }
}

export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read(offset, into) {
      const part = bytes.subarray(offset, offset + into.length)
      into.set(part)
      return part.length
    },
    close: () => undefined,
  }
}

/** O_NOATIME is refused (EPERM) on files that belong to somebody else. */
function openQuietly(path: FilePath): number {
  const noatime = constants.O_NOATIME as number | undefined
  if (noatime === undefined) return openSync(path, constants.O_RDONLY)
  try {
    return openSync(path, constants.O_RDONLY | noatime)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error
    return openSync(path, constants.O_RDONLY)
  }
}

function readFully(fd: number, offset: number, into: Uint8Array): number {
  let done = 0
  while (done < into.length) {
    const n = readSync(fd, into, done, into.length - done, offset + done)
    if (n === 0) break
    done += n
  }
  return done
}

/** What changes when a file is written to or put in the place of another: size first, times, place. Empty when it is gone. */
export function stampOf(path: FilePath): string {
  try {
    const { size, mtimeNs, ctimeNs, ino } = statSync(path, { bigint: true })
    return [size, mtimeNs, ctimeNs, ino].join(':')
  } catch {
    return ''
  }
}
