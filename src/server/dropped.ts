import { lstatSync, readdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import { media } from './folders.ts'

/** A file that a page saw in what was dropped on it: its path below the dropped folder, and its size. */
export interface Seen {
  readonly path: string
  readonly bytes: number
}

/** Folders of this machine that may be the one that was dropped. */
export interface Found {
  readonly paths: readonly string[]
  /** The search ended early: there may be others. */
  readonly cut: boolean
}

const MOST_FOLDERS = 20_000
const DEPTH = 6

/**
 * Finds the folder or file that was dropped. A browser does not tell where it lies, and evidence is not copied through
 * one: so what the browser does tell (names and sizes) is looked for where people keep things.
 *
 * @param entries files below it; for a dropped file that file alone, with an empty path
 */
export function findDropped(name: string, entries: readonly Seen[], roots = usualRoots()): Found {
  if (name !== basename(name) || name === '..' || name === '.') return { paths: [], cut: false }
  const found: string[] = []
  const queue = roots.map((path) => ({ path, depth: 0 }))
  const seen = new Set<string>()
  for (let at = queue.shift(); at; at = queue.shift()) {
    if (seen.size >= MOST_FOLDERS) return { paths: found, cut: true }
    if (seen.has(at.path)) continue
    seen.add(at.path)
    const candidate = join(at.path, name)
    if (isThat(candidate, entries) && !found.includes(candidate)) found.push(candidate)
    if (at.depth < DEPTH) {
      const { depth } = at
      queue.push(...foldersIn(at.path).map((path) => ({ path, depth: depth + 1 })))
    }
  }
  return { paths: found, cut: false }
}

function usualRoots(): string[] {
  return [homedir(), ...media()]
}

function foldersIn(path: string): string[] {
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((e) => e.isDirectory() && !e.name.startsWith('.') && e.name !== 'node_modules')
      .map((e) => join(path, e.name))
  } catch {
    return []
  }
}

/** It is there, and holds every file that was seen, each of its size. */
function isThat(path: string, entries: readonly Seen[]): boolean {
  if (!lstatSync(path, { throwIfNoEntry: false })) return false
  return entries.every(({ path: below, bytes }) => {
    if (below.split('/').includes('..')) return false
    const stat = statSync(join(path, ...below.split('/')), { throwIfNoEntry: false })
    return stat?.size === bytes
  })
}
