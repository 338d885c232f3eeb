import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import type { Module } from './modules.ts'

/**
 * Builds the pages of the workbench into a folder; gives the packages of others whose code the pages contain, as the
 * bundle itself names its modules.
 */
export async function buildWorkbench(root: string, to: string): Promise<Module[]> {
  // Whoever calls: pages for developers are slower, and name the files of the machine that made them.
  process.env['NODE_ENV'] = 'production'
  const folder = join(root, 'workbench')
  const built = await build({
    root: folder,
    configFile: join(folder, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: to },
  })
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []))
  const files = outputs.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []))
  return packagesOf(root, files)
}

/** The packages that modules lie in, by name; sorted, each once. */
function packagesOf(root: string, files: readonly string[]): Module[] {
  const names = files.flatMap((file) => {
    const [, name] = /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(file) ?? []
    return name === undefined ? [] : [name.replaceAll('\\', '/')]
  })
  return [...new Set(names)].sort().flatMap((name) => {
    const path = join(root, 'node_modules', name, 'package.json')
    if (!existsSync(path)) return []
    const { version, license } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>
    return [{ name, version: version ?? '', license: license ?? 'unknown' }]
  })
}
