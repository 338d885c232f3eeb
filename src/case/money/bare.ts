import { existsSync, readFileSync, statSync } from 'node:fs'
import { parseDocument } from 'yaml'
import { ShuzhengError } from '../../errors.ts'
import { discover, type Root } from '../../evidence/discover.ts'
import { layout as layoutSchema } from '../facts/schema/statements.ts'
import { evidenceAt } from '../case-roots.ts'
import type { CountRequest } from '../request.ts'
import { readingOf, type CaseLayout } from './layouts.ts'
import { SILENT, type Progress } from '../intake/progress.ts'
import {
  askedOf,
  readAsked,
  type AskedStatements,
  type MoneyRead,
  type StatementAsked,
} from './statements.ts'

/**
 * `shuzheng statements`: what lies at the PATHs, each file a statement; of a case, what its `statements:` name.
 *
 * @throws ShuzhengError `evidence/no-path`, `evidence/path-missing`, `case/invalid`
 */
export async function statementsAt(
  request: CountRequest,
  layout: CaseLayout | null,
  progress: Progress = SILENT,
): Promise<MoneyRead> {
  const { asked, shapes } = askedAt(request.paths, layout)
  return readAsked(asked, shapes, request, progress)
}

/**
 * What is to be read as statements at the PATHs, each under the name by which it is shown.
 *
 * @throws ShuzhengError `evidence/no-path`, `evidence/path-missing`, `case/invalid`
 */
export function askedAt(
  paths: readonly string[],
  layout: CaseLayout | null = null,
): AskedStatements & { readonly passwords: readonly string[] } {
  const { caseFile, caseFolder, roots, passwords } = evidenceAt(paths, 'statements')
  if (caseFile) return { ...askedOf(caseFile, caseFolder), passwords }
  const files = roots.flatMap((root) =>
    discover([namedOnce(root)]).map((file) => ({ file, surely: isFile(root.path) })),
  )
  const asked = files.map(({ file, surely }, i): StatementAsked => ({
    id: `S${String(i + 1)}`,
    path: file.at.join('/'),
    files: [file],
    of: null,
    account: null,
    evidence: null,
    layout,
    reading: readingOf(layout),
    surely,
  }))
  return { asked, shapes: [], passwords }
}

/** A file is called by its own name, not by the name of the PATH and its own. */
function namedOnce(root: Root): Root {
  return isFile(root.path) ? { ...root, prefix: '' } : root
}

/**
 * `--layout`: columns as in `layout:` of the case file, in a file or on the command line.
 *
 * @throws ShuzhengError `cli/bad-flag`
 */
export function layoutOf(written: string): CaseLayout {
  const text = isFile(written) ? readFileSync(written, 'utf8') : written
  const bad = (problem: string) =>
    new ShuzhengError('cli/bad-flag', {
      ...{ command: 'statements', at: ': --layout' },
      problem: `--layout：${problem}`,
    })
  const document = parseDocument(text, { version: '1.2', schema: 'core', logLevel: 'error' })
  if (document.errors.length > 0) throw bad('写作 "{ time: A, amount: C, direction: positive-in }"')
  const read = layoutSchema.safeParse(document.toJS({ maxAliasCount: 0 }))
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw bad(`${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim())
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile()
}
