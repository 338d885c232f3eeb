import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import { countFolder } from '../../src/case/count-folder.ts'
import { SILENT } from '../../src/case/intake/progress.ts'
import type { CountRequest } from '../../src/case/request.ts'
import type { Report } from '../../src/report.ts'

/**
 * A folder of its own for a test file, gone when the file is done. The private folders of the product (key, caches)
 * lie in it too, so that no test meets another's or the user's.
 */
export function workspace(name: string): string {
  const base = mkdtempSync(join(tmpdir(), `shuzheng-${name}-`))
  process.env['XDG_CONFIG_HOME'] = join(base, '.config')
  process.env['XDG_CACHE_HOME'] = join(base, '.cache')
  process.env['LOCALAPPDATA'] = join(base, '.local')
  afterAll(() => rmSync(base, { recursive: true, force: true }))
  return base
}

export function put(folder: string, name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  return path
}

/** A folder with these files, new each time. */
export function folderOf(
  base: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): string {
  const folder = mkdtempSync(join(base, 'folder-'))
  for (const [name, content] of Object.entries(files)) put(folder, name, content)
  return folder
}

/** The report of a count in this process, without cache and without outputs. */
export async function counted(
  paths: readonly string[],
  more: Partial<CountRequest> = {},
): Promise<Report> {
  const { report, session } = await countFolder(requestFor(paths, more), SILENT)
  session.close()
  return report
}

/** A request as the command line would make it without flags, but without cache. */
export function requestFor(
  paths: readonly string[],
  more: Partial<CountRequest> = {},
): CountRequest {
  return {
    paths,
    overrides: [],
    conduct: null,
    decided: null,
    key: null,
    hashList: null,
    cache: false,
    temp: null,
    threads: 2,
    ...more,
  }
}
