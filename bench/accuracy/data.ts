import { readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Test material that lies outside the repository; see its own notes for origin and licence. */
export const DATA = resolve(import.meta.dirname, '../../../shared/data')

/** Every file below a folder, in code point order, relative to it. */
export function filesBelow(folder: string, under = ''): string[] {
  return readdirSync(join(folder, under))
    .sort()
    .flatMap((name) => {
      const path = join(under, name)
      return statSync(join(folder, path)).isDirectory() ? filesBelow(folder, path) : [path]
    })
}

/** One measured thing: a file, whether it came out right, and if not, how. */
export interface Verdict {
  readonly file: string
  readonly ok: boolean
  readonly note: string
}

export function share(verdicts: readonly Verdict[]): string {
  const right = verdicts.filter((v) => v.ok).length
  const percent = verdicts.length === 0 ? 100 : (100 * right) / verdicts.length
  return `${right} / ${verdicts.length} (${percent.toFixed(2)} %)`
}
