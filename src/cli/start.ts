import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { privateFolders } from '../case/session/private-folder.ts'

// Compiled code is kept in the user's own cache: a third of a second at every start, here and in every reader.
enableCompileCache(join(privateFolders().cache, 'compiled'))
const { main } = await import('./main.ts')

// Whoever reads us may have had enough (`| head`): that is no fault, and the run still ends as it should, leaving nothing
// in the temporary folder.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await main(process.argv.slice(2))
