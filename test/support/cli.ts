import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Report } from '../../src/report.ts'

const ROOT = join(import.meta.dirname, '../..')

export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the command line as a user would, in a folder; key and caches as `workspace` has set them. */
export function shuzheng(args: readonly string[], cwd: string): Ran {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'src/cli/start.ts'), ...args],
    { cwd, encoding: 'utf8', maxBuffer: 2 ** 28, env: { ...process.env, NO_COLOR: '1' } },
  )
  return { status, stdout, stderr }
}

export function reportOf(ran: Ran): Report {
  return JSON.parse(ran.stdout) as Report
}
