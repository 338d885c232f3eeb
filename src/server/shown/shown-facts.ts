import { shown } from '../../documents/safe.ts'
import type { CaseReport } from '../../case-report.ts'
import { ShuzhengError } from '../../errors.ts'
import type { Report } from '../../report.ts'
import type { Desk } from '../desk.ts'

/** By these a page asks again, or opens an article: they go out as they stand, and are never shown without `shown`. */
const AS_IT_STANDS = new Set(['id', 'rows', 'cite'])

/**
 * Asks something of the facts of the case; every text of the answer is masked and plain, whatever somebody entered.
 *
 * @throws ShuzhengError `server/no-case` for a bare folder, `server/nothing-open`
 */
export async function askFacts<T>(
  desk: Desk,
  question: (facts: CaseReport, report: Report) => T,
): Promise<T> {
  const answer = await desk.look(({ report }) => {
    if (report.case === null) throw new ShuzhengError('server/no-case')
    return question(report.case, report)
  })
  return shownIn(answer)
}

/** The same value with every text in it as people may see it (`documents/safe.ts`); names of members stay. */
export function shownIn<T>(value: T): T {
  return cleaned(value) as T
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return shown(value)
  if (Array.isArray(value)) return value.map(cleaned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]: [string, unknown]) => [
      name,
      AS_IT_STANDS.has(name) ? part : cleaned(part),
    ]),
  )
}

/** What a party is called by its id. */
export type Names = Readonly<Record<string, string>>

export function namesIn({ parties }: CaseReport): Names {
  return Object.fromEntries(parties.map(({ id, name }) => [id, name]))
}
