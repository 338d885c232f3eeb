/**
 * Compiled code is kept in the user's own cache: a third of a second at every start, here and in every reader. Plain JavaScript: with
 * the cache in place before the first TypeScript, what takes types off is not loaded at all, a sixth of a second more.
 */
import { chmodSync, mkdirSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { privateFolders } from '../case/session/user-folders.js'

/** Where no cache can be made code is compiled each time; whoever needs the cache for more says so. */
export function keepCompiled() {
  const folder = join(privateFolders().cache, 'compiled')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (process.platform !== 'win32') chmodSync(folder, 0o700)
  } catch {
    return
  }
  enableCompileCache(folder)
}
