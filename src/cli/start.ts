import { keepCompiled } from './compiled.js'

const args = process.argv.slice(2)
// What brings us here has done so where it can.
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
