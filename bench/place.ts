import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * A folder for a measurement with key and caches of its own: one that stays, where it is named, so that a later run opens
 * what was counted; else one that is gone at the end.
 */
export function benchPlace(name: string, at?: string): { folder: string; evidence: string } {
  const folder = at ?? mkdtempSync(join(tmpdir(), `shuzheng-bench-${name}-`))
  if (at === undefined) process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  process.env['XDG_CACHE_HOME'] = join(folder, 'cache')
  process.env['XDG_CONFIG_HOME'] = join(folder, 'config')
  return { folder, evidence: join(folder, 'evidence') }
}
