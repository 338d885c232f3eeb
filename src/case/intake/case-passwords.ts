import { resolve } from 'node:path'
import type { CaseProblem } from '../../case-report.ts'
import { shown } from '../../documents/safe.ts'
import { ShuzhengError } from '../../errors.ts'
import type { CaseFile } from '../facts/schema.ts'
import { readPasswords } from './passwords.ts'

/** The passwords that a case names, in its order, and what of it could not be read. */
export interface CasePasswords {
  readonly list: readonly string[]
  readonly problems: readonly CaseProblem[]
}

/** All that is tried, in order: what the case names, then what a flag or the workbench gives. */
export function triedPasswords(
  evidence: { readonly passwords: readonly string[] },
  given: { readonly passwords?: readonly string[] | undefined },
): readonly string[] {
  return [...evidence.passwords, ...(given.passwords ?? [])]
}

/** Lists of a case: a file of passwords lies in the case folder, or is named absolutely. */
export function casePasswords({ passwords }: CaseFile, folder: string): CasePasswords {
  const list: string[] = []
  const problems: CaseProblem[] = []
  passwords.forEach(({ file, password }, i) => {
    const read = file === undefined ? [password ?? ''] : fileOf(folder, file)
    if (read === null) problems.push(unreadable(i, file ?? ''))
    else list.push(...read)
  })
  return { list, problems }
}

function fileOf(folder: string, file: string): readonly string[] | null {
  try {
    const lines = readPasswords(resolve(folder, file))
    // What follows the last line end is no line.
    return lines.at(-1) === '' ? lines.slice(0, -1) : lines
  } catch (error) {
    if (error instanceof ShuzhengError) return null
    throw error
  }
}

function unreadable(index: number, file: string): CaseProblem {
  return {
    line: null,
    field: `passwords.${String(index)}.file`,
    found: shown(file, 'name'),
    problem: '口令表不能读取，或者没有内容',
    remedy: '口令表为每行一个口令的文本，放在案件文件夹内，写相对路径',
    effect: '其中的口令没有试，其余的照常试',
  }
}
