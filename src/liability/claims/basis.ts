import type { LawInTime } from '../../case-report.ts'
import type { AskedDates } from '../../law/asked.ts'
import type { LawBook } from '../../law/book.ts'
import type { Basis } from '../../report/liability.ts'
import { lawInTime } from '../law-in-time.ts'

/**
 * The articles that may be relied on for conduct of some dates, out of named grounds (`law/rules/grounds.yaml`): the older
 * law beside one that reaches back to it is the fall-back; what was not in force is left out, so that it is never printed
 * as a ground.
 *
 * @example conduct 2018-11…2019-03, harm until 2021-11-23, tort-8 and civil-code-joint → 民法典1168 applies through
 *   法释〔2020〕15号 1(3), 侵权责任法8 fall-back
 */
export function basisOf(book: LawBook, dates: AskedDates, grounds: readonly string[]): Basis[] {
  const own = { ...book, grounds: book.grounds.filter((g) => grounds.includes(g.id)) }
  const rows = lawInTime(own, dates).filter((row) => row.status !== 'not-in-force')
  const reached = rows.some((row) => row.status === 'applies' && row.through !== undefined)
  const all = rows.map((row) => ({
    id: row.id,
    article: row.article,
    cite: row.cite,
    status: statusOf(row, reached),
    text: row.basis,
    sure: row.sure,
  }))
  return all.toSorted((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status))
}

const ORDER = ['applies', 'unknown', 'fall-back'] as const satisfies readonly Basis['status'][]

function statusOf(row: LawInTime, reached: boolean): Basis['status'] {
  if (row.status === 'unknown') return 'unknown'
  return reached && row.through === undefined ? 'fall-back' : 'applies'
}

/** May any of them be relied on, or is it open whether they may? */
export function stands(basis: readonly Basis[]): boolean {
  return basis.some((b) => b.status === 'applies')
}
