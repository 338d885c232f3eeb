import { createHmac, randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { platform } from 'node:os'
import { join, resolve } from 'node:path'
import { ShuzhengError } from '../../errors.ts'
import { makeLevels } from './folder-levels.js'
import { holderIn, isRunning, thisProcess } from './holder.ts'
import { isFull } from './full.ts'
import type { PrivateFolders } from './user-folders.js'

export { privateFolders, type PrivateFolders } from './user-folders.js'

/** The case key for bare folders: 256 bits, made once, kept apart from the indexes it makes (design section 6). */
export function caseKey(folders: PrivateFolders): Uint8Array {
  makePrivate(folders.config)
  const path = join(folders.config, 'key')
  if (!existsSync(path)) makeKey(path)
  const key = Buffer.from(readFileSync(path, 'latin1').trim(), 'base64url')
  if (key.length !== KEY_BYTES) throw new ShuzhengError('case/bad-key', { path })
  return key
}

const KEY_BYTES = 32

/** Written beside its place and put there whole: of two runs that begin at once, one makes the key for both. */
function makeKey(path: string): void {
  const part = `${path}.${String(process.pid)}`
  writeFileSync(part, randomBytes(KEY_BYTES).toString('base64url'), { mode: 0o600 })
  try {
    linkSync(part, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(part, { force: true })
  }
}

/**
 * Makes a folder with all that leads to it.
 *
 * @throws ShuzhengError `evidence/no-space` (exit 3); `run/no-folder` where none can be made (exit 2)
 */
export function makeFolder(path: string, mode?: number): void {
  try {
    makeLevels(resolve(path), mode)
  } catch (error) {
    throw new ShuzhengError(isFull(error) ? 'evidence/no-space' : 'run/no-folder', { path })
  }
}

export function makePrivate(path: string): void {
  makeFolder(path, 0o700)
  if (platform() !== 'win32') chmodSync(path, 0o700)
}

/** The cache folder of a list of files read with given options: named by a keyed digest, so that its name tells nothing. */
export function cacheFolder(folders: PrivateFolders, key: Uint8Array, identity: string): string {
  const name = createHmac('sha256', key).update(identity).digest('hex').slice(0, 32)
  return join(folders.cache, name)
}

/** Caches that are kept; older ones are removed, for they hold the (sealed) rows of evidence long counted. */
const KEPT_CACHES = 12

/** Removes the caches that have not been used for longest; one that a running process holds stays. */
export function pruneCaches(folders: PrivateFolders, keep = KEPT_CACHES): void {
  // Somebody may have cleared it under a running program.
  const names = existsSync(folders.cache) ? readdirSync(folders.cache) : []
  const caches = names
    .filter((name) => /^[0-9a-f]{32}$/.test(name))
    .map((name) => ({ path: join(folders.cache, name), used: lastUse(join(folders.cache, name)) }))
    .sort((a, b) => b.used - a.used)
  for (const { path } of caches.slice(keep)) {
    if (!isHeld(path)) rmSync(path, { recursive: true, force: true })
  }
}

/** Does a running process hold the cache? The lock of a killed one holds nothing. */
export function isHeld(cache: string): boolean {
  const lock = join(cache, 'lock')
  const holder = existsSync(lock) ? holderIn(readFileSync(lock, 'latin1')) : null
  return holder !== null && isRunning(holder)
}

function lastUse(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** Temporary folders of this process: it holds clear text, and leaves none of it however it ends. */
const ours = new Set<string>()
process.on('exit', () => {
  for (const path of ours) removeTree(path)
})

/**
 * A folder for the spool and for what DuckDB spills: one a run, 0700, named by its process, gone with it. What runs that
 * were killed have left is swept at the start of the next.
 */
export function tempFolder(base: string): string {
  makePrivate(base)
  sweep(base)
  const { pid, mark } = thisProcess()
  const name = [String(pid), randomBytes(4).toString('hex'), ...(mark === null ? [] : [mark])]
  const path = join(base, name.join('-'))
  ours.add(path)
  makePrivate(path)
  return path
}

/** A reader may still write there: what it leaves is swept at the start of the next run. */
export function removeTree(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 3 })
  } catch {
    // It is tried again.
  }
}

function sweep(base: string): void {
  for (const name of readdirSync(base)) {
    const [, pid, mark = null] = /^(\d+)-[0-9a-f]{8}(?:-([0-9a-f]{8}))?$/.exec(name) ?? []
    if (pid === undefined || isRunning({ pid: Number(pid), mark })) continue
    removeTree(join(base, name))
  }
}
