import { lstatSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileSource, type ByteSource, type FilePath } from '../source.ts'

/** A file that is lent while another is read. */
export interface Lent {
  readonly name: string
  readonly source: ByteSource
  readonly close: () => void
}

/**
 * Opens the first file that lies in one folder with the file at hand and has one of the names made of its own; null when
 * there is none. A database keeps part of its rows there (SQLite its logs, dBASE its memos). Of what must be unpacked for it,
 * no more than `most` bytes are.
 */
export type Beside = (
  names: (own: string) => readonly string[],
  most?: number,
) => Promise<Lent | null>

export const NOTHING_BESIDE: Beside = () => Promise.resolve(null)

/** Files of the folder of an exhibit; a link is not followed, it may lead anywhere. */
export function besideOnDisk(path: FilePath): Beside {
  if (typeof path !== 'string') return NOTHING_BESIDE
  return (names) => {
    const own = basename(path)
    for (const name of names(own)) {
      const source = name === own ? null : openFile(join(dirname(path), name))
      if (source) return Promise.resolve({ name, source, close: () => source.close() })
    }
    return Promise.resolve(null)
  }
}

function openFile(path: string): ByteSource | null {
  try {
    return lstatSync(path).isFile() ? fileSource(path) : null
  } catch {
    return null
  }
}
