import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

interface PackageFile {
  readonly version: string
}

/** Where the program lies that is running. */
const PROGRAM = join(import.meta.dirname, '..')

/** Version of the program, as `package.json` has it. */
export const VERSION = (
  JSON.parse(readFileSync(join(PROGRAM, '../package.json'), 'utf8')) as PackageFile
).version

let build: string | null = null

/**
 * The version with a digest of the names, sizes and times of the program's own files. What an older program has made of
 * the evidence must not pass for the work of this one, and a clone that is brought up to date keeps its version. For what is
 * kept on this machine alone: it stands in no report.
 */
export function buildOf(): string {
  build ??= `${VERSION} ${stampOfFolder(PROGRAM)}`
  return build
}

function stampOfFolder(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  const stamps = files
    .filter((f) => f.isFile())
    .map((f) => join(f.parentPath, f.name))
    .toSorted()
    .map((path) => [path, statSync(path)] as const)
    .map(([path, { size, mtimeMs }]) => [path.slice(folder.length), size, Math.floor(mtimeMs)])
  return createHash('sha256').update(JSON.stringify(stamps)).digest('hex')
}
