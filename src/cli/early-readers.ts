import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { cellLook } from '../case/intake/corrections/cell-look.ts'
import { endStarted, readersAtFirst, startEarly } from '../evidence/jobs/reader-process.ts'

/** Commands that read evidence whatever their flags are. */
const READING: ReadonlySet<string> = new Set(['count', 'read'])

/**
 * Starts readers before the command itself is loaded: both take a quarter of a second. What is given ends those that the command
 * has not taken.
 */
export function startReaders([command = '', ...args]: readonly string[]): () => void {
  const asksForHelp = args.length === 0 || args.some((arg) => arg === '--help' || arg === '-h')
  if (READING.has(command) && !asksForHelp) startEarly(readersFor(args), cellLook())
  return endStarted
}

/** As many as the files that are named will keep busy; of folders it is not known yet. */
function readersFor(args: readonly string[]): number {
  const bytes = args.reduce((sum, arg) => sum + bytesOf(arg), 0)
  const hasThreads = args.some((arg) => arg.startsWith('--threads'))
  return readersAtFirst(bytes, hasThreads ? 1 : availableParallelism())
}

/** What cannot be looked at is for the command to say. */
function bytesOf(path: string): number {
  try {
    const found = statSync(path)
    return found.isFile() ? found.size : 0
  } catch {
    return 0
  }
}
