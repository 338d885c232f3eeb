import { renderError } from '../documents/terminal/error.ts'
import { ShuzhengError } from '../errors.ts'
import { overview } from './help.ts'

/** A command: its own file, loaded when called. Gives the exit code of design section 7. */
export interface Command {
  run(args: readonly string[]): Promise<number>
}

/** Names that may be called, each with the file that holds it. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  count: () => import('./count.ts'),
  read: () => import('./read.ts'),
  rows: () => import('./rows.ts'),
  sample: () => import('./sample.ts'),
  report: () => import('./report.ts'),
  verify: () => import('./verify.ts'),
  reconcile: () => import('./reconcile.ts'),
  overlap: () => import('./overlap.ts'),
  statements: () => import('./statements.ts'),
  case: () => import('./case/case.ts'),
  teach: () => import('./teach.ts'),
  precedents: () => import('./precedents.ts'),
  serve: () => import('./serve.ts'),
}

/**
 * Runs one command. 0 done and all read; 1 done, but something was not read or not whole; 2 wrong request; 3 fault.
 */
export async function main(argv: readonly string[]): Promise<number> {
  const [name, ...args] = argv
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(overview())
    return name === undefined ? 2 : 0
  }
  try {
    if (name === '--version') return await version()
    const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
    if (!load) throw await unknown(name)
    return await (await load()).run(args)
  } catch (error) {
    return failed(error)
  }
}

async function unknown(command: string): Promise<ShuzhengError> {
  const { nearest } = await import('../case/facts/nearest.ts')
  const meant = nearest(command, Object.keys(COMMANDS))
  const guess = meant === null ? '' : `；是否为 ${meant}？`
  return new ShuzhengError('cli/unknown-command', { command, meant: guess })
}

async function version(): Promise<number> {
  const { VERSION } = await import('../case/version.ts')
  process.stdout.write(`数证 Shuzheng ${VERSION}\n`)
  return 0
}

function failed(error: unknown): number {
  if (codeOf(error) === 'EPIPE') return 0
  if (error instanceof ShuzhengError) {
    process.stderr.write(renderError(error))
    return error.exit
  }
  const fault = isFull(error)
    ? new ShuzhengError('evidence/no-space', { path: 'out' })
    : new ShuzhengError('fault/internal', { where: placeOf(error) })
  process.stderr.write(renderError(fault))
  return fault.exit
}

function isFull(error: unknown): boolean {
  return codeOf(error) === 'ENOSPC'
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
}

/** Where it happened; the message itself may quote a cell. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const places = [...(error.stack ?? '').matchAll(/([\w-]+\.[jt]s:\d+)/g)].map((m) => m[1])
  const code = codeOf(error)
  return [error.name, ...(code ? [code] : []), ...places.slice(0, 4)].join(' ')
}
