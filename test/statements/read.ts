import { dirname } from 'node:path'
import { discover } from '../../src/evidence/discover.ts'
import { readingOf, type CaseLayout } from '../../src/case/money/layouts.ts'
import { readAsked, type MoneyRead } from '../../src/case/money/statements.ts'

/** Reads files as statements, each one of its own; `of` says whose account all of them are. */
export async function readFiles(
  paths: readonly string[],
  { layout = null, of = null }: { layout?: CaseLayout | null; of?: string | null } = {},
): Promise<MoneyRead> {
  const asked = paths.map((path, i) => ({
    id: `S${String(i + 1)}`,
    path: path.split('/').at(-1) ?? '',
    files: discover([{ exhibit: 'S', path, prefix: '' }]),
    of,
    account: null,
    evidence: null,
    layout,
    reading: readingOf(layout),
    surely: true,
  }))
  return readAsked(asked, [], { temp: null, threads: 2 })
}

/** The folder of a file. */
export function folderOf(path: string): string {
  return dirname(path)
}
