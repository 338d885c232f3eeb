import { isAmiss } from '../case-report.ts'
import type { Report } from '../report.ts'

/** 0 done; 1 when something was not read, or a fact of the case could not be used as it stands (design section 7). */
export function exitOf({ complete, case: facts }: Report): 0 | 1 {
  const problems = facts?.problems ?? []
  return complete && !problems.some(isAmiss) ? 0 : 1
}
