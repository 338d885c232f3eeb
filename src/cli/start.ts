import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { makePrivate, privateFolders } from '../case/session/private-folder.ts'

const args = process.argv.slice(2)
keepCompiled()
const { startReaders } = await import('./early-readers.ts')
const endReaders = startReaders(args)
const { main } = await import('./main.ts')

// Whoever reads us may have had enough (`| head`): that is no fault, and the run still ends as it should, leaving nothing
// in the temporary folder.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

try {
  process.exitCode = await main(args)
} finally {
  endReaders()
}

/**
 * Compiled code is kept in the user's own cache: a third of a second at every start, here and in every reader. Where no
 * cache can be made it is compiled each time; whoever needs the cache for more says so.
 */
function keepCompiled(): void {
  const folder = join(privateFolders().cache, 'compiled')
  try {
    makePrivate(folder)
  } catch {
    return
  }
  enableCompileCache(folder)
}
