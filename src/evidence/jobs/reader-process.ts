import { fork, type ChildProcess } from 'node:child_process'
import { getCompileCacheDir } from 'node:module'
import { fileURLToPath } from 'node:url'

/** What a reader may hold, in bytes, where nobody says otherwise. */
export const MOST_MEMORY = 2 * 2 ** 30

/** Readers that nobody has asked for yet, and what they were started with. */
const started: {
  readonly process: ChildProcess
  readonly memory: number
  readonly look: string | null
}[] = []

/** From this size on, in bytes, all processes will have work. */
const MUCH = 16 * 2 ** 20

/** Readers that are started before their work is known. */
export function readersAtFirst(bytes: number, most: number): number {
  return bytes >= MUCH ? most : 1
}

/** Starts a process that reads: it may hold `memory` bytes, and looks at cells by the module `look`. */
export function startReader(memory: number, look: string | null): ChildProcess {
  const process = fork(childFile(), look === null ? [] : [look], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // There are as many readers as processors: one helper each for garbage and for compiling is enough.
    execArgv: ['--v8-pool-size=1', `--max-old-space-size=${String(Math.floor(memory / 2 ** 20))}`],
    env: childEnvironment(),
  })
  process.stderr?.resume()
  return process
}

/**
 * Starts readers before it is known what there is to read: they load what they need while this process does. Whoever starts them
 * calls {@link endStarted} at the end.
 */
export function startEarly(readers: number, look: string | null): void {
  for (let i = 0; i < readers; i++)
    started.push({ process: startReader(MOST_MEMORY, look), memory: MOST_MEMORY, look })
}

/** One that was started early and fits; null: there is none. */
export function takeStarted(memory: number, look: string | null): ChildProcess | null {
  const at = started.findIndex((s) => s.memory === memory && s.look === look)
  const [taken] = at < 0 ? [] : started.splice(at, 1)
  return taken?.process.connected ? taken.process : null
}

/** Ends those that nobody has taken. */
export function endStarted(): void {
  for (const { process } of started.splice(0)) process.kill('SIGKILL')
}

/** Compiled code runs `.js`, a checkout `.ts`; the child is the sibling of this file either way. */
function childFile(): string {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return fileURLToPath(new URL(`./child.${extension}`, import.meta.url))
}

/** Nothing of the user's environment is needed but where the system finds itself. */
function childEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP, TMP, TMPDIR, HOME } = process.env
  const compiled = getCompileCacheDir()
  const cache = compiled === undefined ? {} : { NODE_COMPILE_CACHE: compiled }
  return { PATH, SystemRoot, TEMP, TMP, TMPDIR, HOME, NODE_NO_WARNINGS: '1', ...cache }
}
