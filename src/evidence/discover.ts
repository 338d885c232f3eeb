import { lstatSync, readdirSync, realpathSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { compareText, type Locator } from './locator.ts'
import { stampOf } from './source.ts'

/** A file of the given PATHs, in canonical order: path relative to PATH, NFC, `/`, by code point (promise 3). */
export interface FoundFile {
  /** Where it lies; for opening only, never printed in a report. */
  readonly path: string
  readonly at: Locator
  readonly exhibit: string
  readonly bytes: number
  /** What tells whether it is still the same file: size, times, place. */
  readonly stamp: string
  /** Why it cannot be opened at all. */
  readonly refused: 'NO_ACCESS' | null
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
      : [found(root, resolve(root.path), [basename(root.path)])]
    return files.sort((a, b) => compareText(a.at.join('/'), b.at.join('/')))
  })
}

function walk(root: Root, dir: string, steps: readonly string[]): FoundFile[] {
  let entries
  try {
    entries = readdirSync(dir, { withFileTypes: true })
  } catch {
    return [refused(root, dir, steps)]
  }
  return entries.flatMap((entry) => {
    const path = join(dir, entry.name)
    const inside = [...steps, entry.name]
    if (entry.isDirectory()) return walk(root, path, inside)
    return entry.isFile() ? [found(root, path, inside)] : [refused(root, path, inside)]
  })
}

function found(root: Root, path: string, steps: readonly string[]): FoundFile {
  const stamp = stampOf(path)
  if (stamp === '') return refused(root, path, steps)
  const bytes = Number(stamp.split(':')[0])
  return { path, at: locator(root, steps), exhibit: root.exhibit, bytes, stamp, refused: null }
}

function refused(root: Root, path: string, steps: readonly string[]): FoundFile {
  const at = locator(root, steps)
  return { path, at, exhibit: root.exhibit, bytes: 0, stamp: '', refused: 'NO_ACCESS' }
}

/** One step of the locator for the path inside the exhibit: `名单/客户.xlsx`. */
function locator(root: Root, steps: readonly string[]): Locator {
  const inside = steps.map((s) => s.normalize('NFC'))
  return [[root.prefix, ...inside].filter((s) => s !== '').join('/')]
}
