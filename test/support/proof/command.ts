import { spawn, type ChildProcess } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import type { Report } from '../../../src/report.ts'

const ROOT = join(import.meta.dirname, '../../..')
const START = join(ROOT, 'src/cli/start.ts')

/** A user of one's own: home, configuration, cache and temporary folder that nobody else sees; all in `dir`. */
export interface Place {
  readonly dir: string
  readonly evidence: string
  readonly out: string
  readonly cache: string
  readonly config: string
  readonly temp: string
  /** Compiled code is kept in `cache`, as it is for users, and not in the folder that all tests share. */
  readonly compiles?: true
}

/** How a command ended, and what it said. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly cwd?: string
  /** A program in front of the command: `setpriv …`. */
  readonly through?: readonly string[]
  readonly started?: (child: ChildProcess) => void
}

const places: string[] = []
afterAll(() => places.forEach((dir) => rmSync(dir, { recursive: true, force: true })))

/** A new place; removed when the tests of the file are over. */
export function place(): Place {
  const dir = mkdtempSync(join(tmpdir(), 'shuzheng-proof-'))
  places.push(dir)
  for (const name of ['home', 'evidence', 'tmp']) mkdirSync(join(dir, name))
  return {
    dir,
    evidence: join(dir, 'evidence'),
    out: join(dir, 'out'),
    cache: join(dir, 'cache'),
    config: join(dir, 'config'),
    temp: join(dir, 'tmp'),
  }
}

/** The same evidence seen by another user: another key, another cache. */
export function otherUser(at: Place): Place {
  return { ...place(), evidence: at.evidence }
}

export function put(at: Place, path: string, content: string | Uint8Array): string {
  const full = join(at.evidence, path)
  mkdirSync(dirname(full), { recursive: true })
  writeFileSync(full, content)
  return full
}

/** Runs the command line in a process of its own, as a user would. */
export function run(at: Place, args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const [program = process.execPath, ...before] = options.through ?? []
  const node = options.through ? [...before, process.execPath] : before
  const child = spawn(program, [...node, START, ...args], {
    cwd: options.cwd ?? at.dir,
    env: environment(at),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stdout = gathered(child.stdout)
  const stderr = gathered(child.stderr)
  options.started?.(child)
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      resolve({ code, signal, stdout: stdout(), stderr: stderr() })
    })
  })
}

/** Counts the evidence of the place into its `out`. */
export function countAt(
  at: Place,
  args: readonly string[] = [],
  options: RunOptions = {},
): Promise<Ended> {
  return run(at, ['count', at.evidence, '--out', at.out, ...args], options)
}

export function reportOf(at: Place): Report {
  return JSON.parse(readFileSync(join(at.out, 'report.json'), 'utf8')) as Report
}

/** Every file under a folder, with its path from there; none when there is no such folder. */
export function filesUnder(dir: string): string[] {
  try {
    const entries = readdirSync(dir, { recursive: true, withFileTypes: true })
    return entries.filter((e) => !e.isDirectory()).map((e) => join(e.parentPath, e.name))
  } catch {
    return []
  }
}

/** What runs have left where only the spool and spilled pages may lie; nothing, when all is well. */
export function remains(at: Place): string[] {
  return [...filesUnder(join(at.cache, 'shuzheng/temp')), ...filesUnder(at.temp)]
}

/** As `TMPDIR` and friends lie in the place, whatever a run leaves is found there. */
function environment(at: Place): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HOME: join(at.dir, 'home'),
    XDG_CONFIG_HOME: at.config,
    XDG_CACHE_HOME: at.cache,
    TMPDIR: at.temp,
    NO_COLOR: '1',
    ...(at.compiles ? {} : { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] }),
  }
}

function gathered(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  return () => Buffer.concat(chunks).toString('utf8')
}

/**
 * Counts, and sends a signal to the command at a moment when `when` holds. It is halted while it is asked once more, so
 * that the signal meets what was seen and not what came after. Gives null when it ended before such a moment was seen.
 */
export async function countUntil(
  at: Place,
  when: (child: ChildProcess) => boolean,
  signal: NodeJS.Signals,
): Promise<Ended | null> {
  const watched = { sent: false }
  const ended = await countAt(at, ['--no-sheets'], {
    started: (child) => {
      const watch = setInterval(() => {
        if (watched.sent || child.exitCode !== null || !when(child)) return
        child.kill('SIGSTOP')
        if (when(child)) watched.sent = child.kill(signal)
        child.kill('SIGCONT')
      }, 2)
      child.on('exit', () => clearInterval(watch))
    },
  })
  return watched.sent ? ended : null
}

/** How often a moment is looked for that is shorter than a busy machine may let this process wait. */
const TRIES = 8

/** Does something in a place of its own until it gives what was to be seen; a moment that passed unseen is no answer. */
export async function untilSeen<T>(
  make: () => Place,
  attempt: (at: Place) => Promise<T | null>,
): Promise<{ readonly at: Place; readonly seen: T }> {
  for (let n = 0; n < TRIES; n++) {
    const at = make()
    const seen = await attempt(at)
    if (seen !== null) return { at, seen }
  }
  throw new Error(`the moment was not seen in ${String(TRIES)} runs`)
}

/** Size of a file of the one index in the cache; 0 when there is none yet. */
export function indexFile(at: Place, name: string): number {
  const path = filesUnder(join(at.cache, 'shuzheng')).find((f) => f.endsWith(`/${name}`))
  return path ? (statSync(path, { throwIfNoEntry: false })?.size ?? 0) : 0
}
