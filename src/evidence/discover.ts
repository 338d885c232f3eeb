import { lstatSync, readdirSync, realpathSync } from 'node:fs'
import { basename, join, resolve, sep } from 'node:path'
import { compareText, type Locator } from './locator.ts'
import { stampOf, type FilePath } from './source.ts'

/** A file of the given PATHs, in canonical order: path relative to PATH, NFC, `/`, by code point (promise 3). */
export interface FoundFile {
  /** Where it lies; for opening only, never printed in a report. */
  readonly path: FilePath
  readonly at: Locator
  readonly exhibit: string
  readonly bytes: number
  /** What tells whether it is still the same file: size, times, place. */
  readonly stamp: string
  /** Why it cannot be opened at all. */
  readonly refused: 'NO_ACCESS' | null
  /** Of one that is refused: it is a link (快捷方式), and no right to read it would help. */
  readonly isLink?: true
}

/** A part of the evidence that is read as one exhibit (检材). */
export interface Root {
  readonly exhibit: string
  readonly path: string
  /** What stands in front of every path inside it, with a slash; empty for a single PATH. */
  readonly prefix: string
}

/** Lists every file under the roots. Links and devices are listed as refused: what they point at is not the exhibit. */
export function discover(roots: readonly Root[]): FoundFile[] {
  return roots.flatMap((root) => {
    const top = lstatSync(realpathSync(root.path))
    const files = top.isDirectory()
      ? walk(root, resolve(root.path), [])
      : [entryOf(root, resolve(root.path), [basename(root.path)], top.isFile())]
    return files.sort(inOrder)
  })
}

/** Names that are not text may read alike; then their bytes tell them apart. */
function inOrder(a: FoundFile, b: FoundFile): number {
  return (
    compareText(a.at.join('/'), b.at.join('/')) ||
    Buffer.compare(Buffer.from(a.path), Buffer.from(b.path))
  )
}

function walk(root: Root, dir: FilePath, steps: readonly string[]): FoundFile[] {
  let entries
  try {
    entries = readdirSync(dir, { withFileTypes: true, encoding: 'buffer' })
  } catch {
    return [refused(root, dir, steps)]
  }
  return entries.flatMap((entry) => {
    const path = pathIn(dir, entry.name)
    const inside = [...steps, nameOf(entry.name)]
    if (entry.isDirectory()) return walk(root, path, inside)
    const file = entryOf(root, path, inside, entry.isFile())
    return [entry.isSymbolicLink() ? { ...file, isLink: true as const } : file]
  })
}

/** Only plain files are opened: a pipe would wait, a device never end. */
function entryOf(root: Root, path: FilePath, steps: readonly string[], isFile: boolean): FoundFile {
  return isFile ? found(root, path, steps) : refused(root, path, steps)
}

/** Disks that Windows wrote may hold names in GBK; they are opened by their bytes and shown as text. */
function nameOf(name: Buffer): string {
  return isText(name) ? name.toString('utf8') : new TextDecoder('gb18030').decode(name)
}

function pathIn(dir: FilePath, name: Buffer): FilePath {
  if (typeof dir === 'string' && isText(name)) return join(dir, name.toString('utf8'))
  return Buffer.concat([Buffer.from(dir), Buffer.from(sep), name])
}

function isText(name: Buffer): boolean {
  return Buffer.from(name.toString('utf8')).equals(name)
}

function found(root: Root, path: FilePath, steps: readonly string[]): FoundFile {
  const stamp = stampOf(path)
  if (stamp === '') return refused(root, path, steps)
  const bytes = Number(stamp.split(':')[0])
  return { path, at: locator(root, steps), exhibit: root.exhibit, bytes, stamp, refused: null }
}

function refused(root: Root, path: FilePath, steps: readonly string[]): FoundFile {
  const at = locator(root, steps)
  return { path, at, exhibit: root.exhibit, bytes: 0, stamp: '', refused: 'NO_ACCESS' }
}

/** One step of the locator for the path inside the exhibit: `名单/客户.xlsx`. */
function locator(root: Root, steps: readonly string[]): Locator {
  const inside = steps.map((s) => s.normalize('NFC'))
  return [[root.prefix, ...inside].filter((s) => s !== '').join('/')]
}
