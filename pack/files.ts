import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'

/** Every file under a folder, relative to it, with `/`, by code point. */
export function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort((a, b) => (a < b ? -1 : 1))
}

/** Copies the files of a folder that are wanted; folders that would stay empty are not made. */
export function copyFiles(from: string, to: string, wanted: (path: string) => boolean): void {
  for (const path of filesUnder(from).filter(wanted)) copyFile(join(from, path), join(to, path))
}

export function copyFile(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true })
  copyFileSync(from, to)
}

const DIGESTS = 'SHA256SUMS'

/** The digest list of a folder, in the form that `sha256sum -c` reads. */
export function writeDigests(folder: string): void {
  const lines = filesUnder(folder)
    .filter((path) => path !== DIGESTS)
    .map((path) => `${sha256(join(folder, path))}  ${path}\n`)
  writeFileSync(join(folder, DIGESTS), lines.join(''))
}

function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
