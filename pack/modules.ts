import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nameOf, type Platform } from './platform.ts'

/** A package that the product needs when it runs. */
export interface Module {
  readonly name: string
  readonly version: string
  readonly license: string
}

interface Locked {
  readonly version: string
  readonly license?: string
  readonly dev?: boolean
  readonly os?: string | readonly string[]
  readonly cpu?: string | readonly string[]
  readonly libc?: string | readonly string[]
}

/** What the lock file names for a platform, without what is needed to develop and without the carriers of Node. */
export function modulesFor(root: string, platform: Platform): Module[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>
  }
  return Object.entries(lock.packages)
    .filter(([path, locked]) => path !== '' && !locked.dev && isFor(locked, platform))
    .map(([path, { version, license }]) => ({
      name: path.replace(/^node_modules\//, ''),
      version,
      license: license ?? 'unknown',
    }))
    .filter(({ name }) => name !== platform.carrier)
}

function isFor({ os, cpu, libc }: Locked, platform: Platform): boolean {
  const has = (allowed: string | readonly string[] | undefined, value: string) =>
    allowed === undefined || [allowed].flat().includes(value)
  return has(os, platform.os) && has(cpu, platform.cpu) && has(libc, 'glibc')
}

/**
 * Runs `use` on a folder that holds the packages of a platform: those installed here, or, for another platform, those
 * that npm fetches by the lock file and checks against its digests.
 */
export function withModules(
  root: string,
  platform: Platform,
  use: (modules: string) => void,
): void {
  const installed = join(root, 'node_modules')
  if (existsSync(join(installed, platform.carrier))) {
    use(installed)
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'shuzheng-pack-'))
  try {
    fetchModules(root, platform, folder)
    use(join(folder, 'node_modules'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function fetchModules(root: string, platform: Platform, folder: string): void {
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) {
    copyFileSync(join(root, name), join(folder, name))
  }
  const only = [`--os=${platform.os}`, `--cpu=${platform.cpu}`, '--libc=glibc']
  const { status } = spawnSync('npm', ['ci', '--omit=dev', '--ignore-scripts', ...only], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error(`npm could not fetch the packages of ${nameOf(platform)}`)
}
