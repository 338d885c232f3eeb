/**
 * Compiled code is kept in the user's own cache: a third of a second at every start, here and in every reader. Plain JavaScript: with
 * the cache in place before the first TypeScript, what takes types off is not loaded at all, a sixth of a second more.
 */
import { chmodSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { resolve } from 'node:path'
import { makeLevels } from '../case/session/folder-levels.js'
import { privateFolders } from '../case/session/user-folders.js'

/** Where no cache can be made code is compiled each time; whoever needs the cache for more says so. */
export function keepCompiled() {
  const folder = resolve(privateFolders().cache, 'compiled')
  try {
    makeLevels(folder, 0o700)
    if (process.platform !== 'win32') chmodSync(folder, 0o700)
  } catch {
    return
  }
  enableCompileCache(folder)
}
