import { main } from './main.ts'

// Whoever reads us may have had enough (`| head`): that is no fault, and the run still ends as it should, leaving nothing
// in the temporary folder.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await main(process.argv.slice(2))
