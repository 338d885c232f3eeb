import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { makePrivate, privateFolders } from '../case/session/private-folder.ts'

const args = process.argv.slice(2)
keepCompiled()
const { startReaders } = await import('./early-readers.ts')
const endReaders = startReaders(args)
const { main } = await import('./main.ts')
const { endOnSignals } = await import('./terminal-progress.ts')
endOnSignals()

// Whoever reads us may have had enough (`| head`), or have closed the terminal: that is no fault, and the run still ends as it
// should, leaving nothing in the temporary folder.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error
  })
}

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
