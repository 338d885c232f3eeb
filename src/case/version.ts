import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface PackageFile {
  readonly version: string
}

/** Version of the program, as `package.json` has it. */
export const VERSION = (
  JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as PackageFile
).version
