import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..')

export interface Timed {
  readonly seconds: number
  /** CPU of all processes and threads, in seconds: steadier than wall time where others use the machine. */
  readonly cpu: number
  /** Largest resident memory of the command and its children that was seen, in MB; 0 where it is not known. */
  readonly peak: number
  readonly out: string
}

/** Runs a command as a whole process; output is kept. */
export function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Timed {
  const before = process.resourceUsage()
  const began = performance.now()
  const notes = join(tmpdir(), `shuzheng-time-${String(process.pid)}`)
  const wrapped = ['-f', '%U %S %M', '-o', notes, command, ...args]
  const gnu = hasGnuTime()
  const result = spawnSync(gnu ? '/usr/bin/time' : command, gnu ? wrapped : args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    maxBuffer: 2 ** 30,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const seconds = (performance.now() - began) / 1000
  if (result.error) throw result.error
  if (result.status !== 0)
    throw new Error(`${command} ${args.join(' ')} ended with ${String(result.status)}`)
  const told = gnu ? readFileSync(notes, 'utf8').trim().split(/\s+/).slice(-3).map(Number) : []
  rmSync(notes, { force: true })
  const [user = 0, system = 0, kib = 0] = told
  const after = process.resourceUsage()
  const cpu = gnu ? user + system : (after.userCPUTime - before.userCPUTime) / 1e6
  return { seconds, cpu, peak: kib / 1024, out: result.stdout.toString('utf8') }
}

function hasGnuTime(): boolean {
  return spawnSync('/usr/bin/time', ['--version'], { stdio: 'ignore' }).status === 0
}

function medianOf(runs: readonly Timed[]): Timed {
  const sorted = [...runs].sort((a, b) => a.seconds - b.seconds)
  const middle = sorted[runs.length >> 1]
  if (!middle) throw new Error('no runs')
  return middle
}

export function times(n: number, work: () => Timed): Timed {
  work()
  return medianOf(Array.from({ length: n }, work))
}

export function shuzheng(args: readonly string[], env: NodeJS.ProcessEnv = {}): Timed {
  return run(process.execPath, [join(ROOT, 'bin/shuzheng.js'), ...args], env)
}

export function line(what: string, t: Timed, floor?: Timed): string {
  const ratio = floor ? `  ×${(t.seconds / floor.seconds).toFixed(2)} of the floor` : ''
  return `${what.padEnd(44)} ${t.seconds.toFixed(2)} s  cpu ${t.cpu.toFixed(1)} s  peak ${t.peak.toFixed(0)} MB${ratio}`
}

export function machine(): string {
  const load = readFileSync('/proc/loadavg', 'utf8').split(' ')[0] ?? '?'
  return `${String(cpus().length)} cores ${cpus()[0]?.model ?? ''}, ${(totalmem() / 2 ** 30).toFixed(0)} GB, Node ${process.version}, load ${load}`
}

export function pythonWith(module: string): string | null {
  try {
    execFileSync('python3', ['-c', `import ${module}`], { stdio: 'ignore' })
    return 'python3'
  } catch {
    return null
  }
}
