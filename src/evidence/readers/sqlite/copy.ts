import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { ByteSource } from '../../source.ts'
import type { Log } from './logs.ts'

const CHUNK = 4 << 20
let copies = 0

/**
 * Gives `use` a private copy of a file in the spool folder, and removes it afterwards: a library that wants a path never
 * opens an exhibit, whose times and neighbours stay as they are. Its logs are copied with it. `change` may alter the first chunk of the copy.
 */
export function withCopy<T>(
  { source, logs }: { readonly source: ByteSource; readonly logs: readonly Log[] },
  dir: string,
  change: (head: Uint8Array) => void,
  use: (path: string) => T,
): T {
  const path = join(dir, `${String(process.pid)}-${String(copies++)}.copy`)
  try {
    copy(source, path, change)
    for (const log of logs) copy(log.source, path + log.ending, () => undefined)
    return use(path)
  } finally {
    for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(path + ending, { force: true })
  }
}

function copy(source: ByteSource, path: string, change: (head: Uint8Array) => void): void {
  const fd = openSync(path, 'wx', 0o600)
  try {
    const chunk = new Uint8Array(Math.min(CHUNK, Math.max(1, source.size)))
    for (let at = 0; at < source.size;) {
      const got = source.read(at, chunk)
      if (got === 0) break
      if (at === 0) change(chunk.subarray(0, got))
      for (let done = 0; done < got;) done += writeSync(fd, chunk, done, got - done)
      at += got
    }
  } finally {
    closeSync(fd)
  }
}
