import type { CaseProblem } from '../../case-report.ts'
import { maskIdentifiers, shown } from '../../documents/safe.ts'
import type { CaseFile } from './schema.ts'
import { NO_SUCH_EXAMPLE } from '../unreached.ts'

/**
 * `overrides[].like` whose example shows no shape: what was to hold for all tables like it holds for this file alone, and that
 * is said.
 *
 * @param unmet such words, as they are printed (`case.yaml {…}`)
 */
export function exampleProblems(
  facts: CaseFile,
  unmet: readonly { readonly written: string; readonly why: string }[],
): CaseProblem[] {
  return facts.overrides.flatMap(({ like, evidence: _evidence, ...rest }, i): CaseProblem[] => {
    if (like === undefined) return []
    const found = unmet.find(({ written }) => isSame(written, { like, ...rest }))
    if (!found) return []
    return [
      {
        line: null,
        field: `overrides.${String(i)}.like`,
        found: `“${shown(maskIdentifiers(like))}”`,
        problem: `未取得表形：${found.why}`,
        ...(found.why === NO_SUCH_EXAMPLE ? NOT_THERE : NOT_READ),
      },
    ]
  })
}

function isSame(written: string, fact: object): boolean {
  const said = JSON.parse(written.replace(/^case\.yaml /, '') || 'null') as object
  return stable(said) === stable(fact)
}

function stable(fact: object): string {
  return JSON.stringify(Object.entries(fact).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

const NOT_THERE = {
  remedy: '请核对文件名（shuzheng read 列有各文件），或者改写 shape: 表形',
  effect: '此项没有生效',
}
const NOT_READ = {
  remedy: '请取得可读的副本或口令，或者改写 shape: 表形（shuzheng read 列有各表表形）',
  effect: '此项只适用于该文件，不及于同形的表',
}
