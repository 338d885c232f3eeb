import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')
/** Works of others that some tests read; they lie beside the repository, and are no part of it. */
const MATERIAL = join(ROOT, '../shared/data')

/** Test files that cannot run on this machine, because the works that they read are not at hand. */
export function withoutMaterial(): string[] {
  if (existsSync(MATERIAL)) return []
  return globSync('{src,test}/**/*.test.ts', { cwd: ROOT }).filter((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8')
    return text.includes('shared/data') && !text.includes('runIf(existsSync(')
  })
}
