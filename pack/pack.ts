/**
 * `npm run pack [-- PLATFORM] [--out FOLDER]`: makes one folder that runs from a disc, without npm, without a network,
 * without being written to: Node, compiled JavaScript, the pages of the workbench, law data, the packages needed, licences, a digest list.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { copyFile, copyFiles, writeDigests } from './files.ts'
import { runtimeName, writeLaunchers } from './launchers.ts'
import { modulesFor, withModules, type Module } from './modules.ts'
import { nameOf, platformNamed, type Platform } from './platform.ts'
import { packedReadme } from './readme.ts'
import { buildWorkbench } from './workbench.ts'

const ROOT = dirname(import.meta.dirname)
const PAPERS = ['LICENSE', 'NOTICE', 'THIRD_PARTY.md']

/** Types, maps, sources and histories of packages are for developers; builds for browsers are for browsers. */
const NOT_RUN =
  /\.(?:[cm]?ts|map|flow|tsx)$|\.(?:iife\.js|umd\.cjs)$|(?:^|\/)(?:CHANGELOG|README)[^/]*$/

const { values, positionals } = parseArgs({
  options: { out: { type: 'string' } },
  allowPositionals: true,
})
const platform = platformNamed(positionals[0])
const target = values.out ?? join(ROOT, 'dist', `shuzheng-${nameOf(platform)}`)
await pack(platform, target)
console.log(relative(process.cwd(), target) || target)

async function pack(platform: Platform, folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  const app = join(folder, 'app')
  compile(join(app, 'src'))
  copyFiles(join(ROOT, 'law'), join(app, 'law'), () => true)
  copyWorkbenchLicences(await buildWorkbench(ROOT, join(app, 'workbench', 'dist')), folder)
  const version = writePackageFile(app)
  withModules(ROOT, platform, (modules) => {
    copyModules(modules, platform, folder)
    copyRuntime(modules, platform, folder)
  })
  for (const paper of PAPERS) copyFile(join(ROOT, paper), join(folder, paper))
  writeLaunchers(folder, platform)
  writeFileSync(join(folder, '使用说明.txt'), packedReadme(platform, version))
  writeDigests(folder)
}

/** JavaScript without types, and the data files that stand beside the code. */
function compile(to: string): void {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
  const project = join(ROOT, 'tsconfig.build.json')
  const { status } = spawnSync(process.execPath, [tsc, '-p', project, '--outDir', to], {
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('the sources do not compile')
  copyFiles(join(ROOT, 'src'), to, (path) => !path.endsWith('.ts'))
}

/** What the program asks of its own package file: its version, and that its files are modules. */
function writePackageFile(app: string): string {
  const { name, version, license, type } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  ) as Record<'name' | 'version' | 'license' | 'type', string>
  writeFileSync(
    join(app, 'package.json'),
    `${JSON.stringify({ name, version, license, type }, null, 2)}\n`,
  )
  return version
}

function copyModules(modules: string, platform: Platform, folder: string): void {
  for (const { name } of modulesFor(ROOT, platform)) {
    const from = join(modules, name)
    copyFiles(from, join(folder, 'app/node_modules', name), (path) => !NOT_RUN.test(path))
    copyLicence(from, join(folder, 'licences', `${name.replaceAll('/', '_')}.txt`))
  }
}

/** The pages contain works of others, bundled: their licences, and which they are. */
function copyWorkbenchLicences(contained: readonly Module[], folder: string): void {
  for (const { name } of contained) {
    const to = join(folder, 'licences', `${name.replaceAll('/', '_')}.txt`)
    mkdirSync(dirname(to), { recursive: true })
    copyLicence(join(ROOT, 'node_modules', name), to)
  }
  const list = contained.map(({ name, version, license }) => `${name} ${version} ${license}\n`)
  writeFileSync(join(folder, 'licences', 'workbench.list'), list.join(''))
}

function copyRuntime(modules: string, platform: Platform, folder: string): void {
  const carrier = join(modules, platform.carrier)
  const node = join(folder, 'runtime', runtimeName(platform))
  copyFile(join(carrier, platform.program), node)
  chmodSync(node, 0o755)
  copyLicence(carrier, join(folder, 'licences', 'node.txt'))
}

/** Some packages have no file for it: what they state of their licence, and their own account of themselves. */
function statedLicence(from: string): string {
  const { name, version, license } = JSON.parse(
    readFileSync(join(from, 'package.json'), 'utf8'),
  ) as Record<'name' | 'version' | 'license', string>
  const readme = readdirSync(from).find((n) => /^readme(?:\.md)?$/i.test(n))
  const said = readme === undefined ? '' : readFileSync(join(from, readme), 'utf8')
  return `${name} ${version}\nlicense: ${license}\n\n${said}`
}

function copyLicence(from: string, to: string): void {
  const [name, ...further] = readdirSync(from)
    .filter((n) => /^(?:unrar)?license(?:\.md|\.txt)?$/i.test(n))
    .sort()
  if (name !== undefined) copyFile(join(from, name), to)
  else writeFileSync(to, statedLicence(from))
  for (const other of further) copyFile(join(from, other), to.replace(/\.txt$/, `-${other}`))
}
