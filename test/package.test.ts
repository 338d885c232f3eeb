import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../src/cli/main.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

interface PackageFile {
  readonly scripts: Record<string, string>
  readonly dependencies: Record<string, string>
  readonly devDependencies: Record<string, string>
  readonly optionalDependencies: Record<string, string>
}

interface Locked {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly hasInstallScript?: boolean
  readonly os?: string | readonly string[]
  readonly cpu?: string | readonly string[]
}

const own = JSON.parse(read('package.json')) as PackageFile
const locked = (JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> })
  .packages
const packages = Object.entries(locked).filter(([path]) => path !== '')

describe('dependencies', () => {
  test('have exact versions', () => {
    const { dependencies, devDependencies, optionalDependencies } = own
    const wanted = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([])
  })

  test('run nothing when they are installed', () => {
    expect(packages.filter(([, entry]) => entry.hasInstallScript)).toEqual([])
    expect(packages.map(([path]) => path).filter(runsOnInstall)).toEqual([])
    expect(Object.keys(own.scripts).filter((name) => ON_INSTALL.includes(name))).toEqual([])
  })

  test('are locked by digest, and by no registry', () => {
    expect(packages.filter(([, entry]) => !entry.integrity)).toEqual([])
    expect(packages.filter(([, entry]) => entry.resolved)).toEqual([])
  })

  test.each([
    ['linux', 'x64'],
    ['linux', 'arm64'],
    ['darwin', 'arm64'],
    ['darwin', 'x64'],
    ['win32', 'x64'],
    ['win32', 'arm64'],
  ])('are locked with Node and DuckDB for %s-%s', (os, cpu) => {
    const here = packages
      .filter(([, entry]) => [entry.os].flat().includes(os) && [entry.cpu].flat().includes(cpu))
      .map(([path]) => path.replace('node_modules/', ''))
    expect(here).toContain(`@duckdb/node-bindings-${os}-${cpu}`)
    expect(here.filter((name) => name in own.optionalDependencies)).toHaveLength(1)
  })
})

const ON_INSTALL = ['preinstall', 'install', 'postinstall', 'prepare']

/** Packages that are not for this platform are not here to be asked; the lock file speaks for them. */
function runsOnInstall(path: string): boolean {
  const folder = join(root, path)
  if (!existsSync(folder)) return false
  const { scripts = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    scripts?: Record<string, string>
  }
  const before = ['preinstall', 'install', 'postinstall']
  return before.some((name) => name in scripts) || existsSync(join(folder, 'binding.gyp'))
}

describe('the README', () => {
  const texts = ['README.md', 'README.en.md'].map(read)

  test.each(texts)('names scripts that exist', (text) => {
    const named = [...text.matchAll(/npm run ([a-z]+)/g)].map(([, name = '']) => name)
    expect(named.length).toBeGreaterThan(1)
    expect(named.filter((name) => !(name in own.scripts))).toEqual([])
    expect(text).toContain('npm install && npm test')
  })

  test.each(texts)('names commands that exist', (text) => {
    const named = [...text.matchAll(/shuzheng ([a-z]+) /g)].map(([, name = '']) => name)
    expect(named.length).toBeGreaterThan(2)
    expect(named.filter((name) => !(name in COMMANDS))).toEqual([])
  })

  test.each(texts)('tells of every command', (text) => {
    expect(Object.keys(COMMANDS).filter((name) => !text.includes(`shuzheng ${name}`))).toEqual([])
  })

  test.each(texts)('links to files that exist', (text) => {
    const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = '']) => path)
    expect(links.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })
})

describe('the launcher', () => {
  /** The Node of the machine, which may be older than ours and must do. */
  const machines = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .map((folder) => join(folder, process.platform === 'win32' ? 'node.exe' : 'node'))
    .filter((path) => existsSync(path))
  const nodes = [...new Set([process.execPath, ...machines.slice(0, 1)])]

  const start = (node: string, ...args: string[]) =>
    spawnSync(node, [join(root, 'bin/shuzheng.js'), ...args], { encoding: 'utf8' })

  test.each(nodes)('starts the command line: %s', (node) => {
    const { status, stdout, stderr } = start(node, '--help')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    for (const command of Object.keys(COMMANDS)) expect(stdout).toContain(`shuzheng ${command}`)
  })

  test.each(nodes)('hands on arguments and exit code: %s', (node) => {
    const { status, stderr } = start(node, 'no-such-command')
    expect(status).toBe(2)
    expect(stderr).toContain('no-such-command')
  })

  test.each(nodes)('runs the scripts of the package on the Node carried: %s', (node) => {
    const { status, stdout } = spawnSync(
      node,
      [join(root, 'bin/with-node.js'), join(root, 'test/support/node-version.ts'), 'an argument'],
      { encoding: 'utf8' },
    )
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toEqual({ version: process.version, args: ['an argument'] })
  })

  test.each(Object.keys(COMMANDS))('shuzheng %s --help has an example', (command) => {
    const { status, stdout } = start(process.execPath, command, '--help')
    expect(status).toBe(0)
    expect(stdout).toMatch(new RegExp(`example\\s+shuzheng ${command} `))
  })
})
