import type { LawInTime } from '../../case-report.ts'
import type { Sure } from '../../report.ts'
import type { Condition, ConditionState } from '../../report/procedure.ts'
import type { LawBook } from '../../law/book.ts'
import { cite } from '../../law/cite.ts'
import { leastSure } from '../../law/grade.ts'

/** Articles by their ids, and what each is on the dates of the case. */
export interface Lawful {
  readonly book: LawBook
  readonly law: readonly LawInTime[]
}

/** What makes a condition; `by` is a ground of law/rules/grounds.yaml, `cite` an article that never moved. */
export interface Conditional {
  readonly id: string
  readonly title: string
  readonly state: ConditionState
  readonly why: string
  readonly by?: readonly string[]
  readonly cite?: string
  /** Of the condition itself, where it is less sure than its article. */
  readonly sure?: Sure
  readonly open?: string | undefined
}

/** A condition with the article behind it, by its number on the dates of the case. */
export function condition(lawful: Lawful, given: Conditional): Condition {
  const { id, title, state, why, sure = 'verified', open } = given
  const basis = basisOf(lawful, given)
  return {
    id,
    title,
    state,
    why,
    article: basis?.article ?? null,
    cite: basis?.cite ?? null,
    sure: leastSure([sure, ...(basis ? [basis.sure] : [])]),
    open: open ?? null,
  }
}

function basisOf(
  { book, law }: Lawful,
  { by = [], cite: ref }: Conditional,
): { readonly article: string; readonly cite: string; readonly sure: Sure } | undefined {
  if (ref === undefined) return rowOf(law, by)
  const { label, sure } = cite(book, ref)
  return { article: label, cite: ref, sure }
}

/** The row of the law in time for one of several grounds: the one that applies, else the one that may. */
export function rowOf(law: readonly LawInTime[], ids: readonly string[]): LawInTime | undefined {
  const rows = law.filter((row) => ids.includes(row.id))
  return rows.find((row) => row.status === 'applies') ?? rows[0]
}
