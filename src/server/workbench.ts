import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ShuzhengError } from '../errors.ts'
import { builtPages, type Page } from './pages.ts'

/** Beside `src/`, in a clone as in a pack. */
const ROOT = join(import.meta.dirname, '..', '..')
const WORKBENCH = join(ROOT, 'workbench')
const VITE = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')

/**
 * The pages of the workbench. A pack holds them built; in a clone they are built when they are not there, or older than
 * what they are made of.
 *
 * @throws ShuzhengError `server/not-built`
 */
export async function workbenchPages(): Promise<ReadonlyMap<string, Page>> {
  const built = join(WORKBENCH, 'dist')
  if (isStale(built)) await build()
  const pages = builtPages(built)
  if (!pages) throw new ShuzhengError('server/not-built')
  return pages
}

/** Only a clone has sources, and Vite to build them with. */
function isStale(built: string): boolean {
  const sources = join(WORKBENCH, 'src')
  if (!existsSync(sources) || !existsSync(VITE)) return false
  const made = statSync(join(built, 'index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0
  const files = readdirSync(sources, { recursive: true, withFileTypes: true })
  const newest = files.map((file) => statSync(join(file.parentPath, file.name)).mtimeMs)
  return Math.max(...newest, statSync(join(WORKBENCH, 'index.html')).mtimeMs) > made
}

async function build(): Promise<void> {
  const config = join(WORKBENCH, 'vite.config.ts')
  const args = [VITE, 'build', WORKBENCH, '--config', config, '--logLevel', 'error']
  const env = { ...process.env, NODE_ENV: 'production' }
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const code = await new Promise<number | null>((done) => child.on('close', done))
  if (code !== 0) throw new ShuzhengError('server/not-built')
}
