import type { Sure } from '../report.ts'
import type { LawBook, TimeKind } from './book.ts'
import { cite } from './cite.ts'
import { governing, type CaseDates } from './time.ts'

/** A ground of law set against the dates of a case. */
export interface GroundOnDates {
  readonly id: string
  readonly title: string
  readonly cite: string
  /** 个保法第六十九条 */
  readonly label: string
  readonly time: TimeKind
  /** May it be relied on for the conduct (or, for procedure, the step)? */
  readonly applies: boolean
  /** 行为时未施行，不作为行为评价依据 */
  readonly basis: string
  /** Articles by which it reaches earlier conduct, if it does. */
  readonly through: readonly string[]
  readonly sure: Sure
}

/**
 * Every ground with whether it may be relied on for the dates of a case, and why (law in time).
 *
 * @example conduct to 2021-10-26 → 个保法第六十九条: does not apply, 行为时未施行，不作为行为评价依据
 */
export function groundsOn(book: LawBook, dates: CaseDates): GroundOnDates[] {
  return book.grounds.map((ground) => {
    const governs = governing({ ...ground, values: [ground] }, dates, book)
    return {
      id: ground.id,
      title: ground.title,
      cite: ground.cite,
      label: cite(book, ground.cite).label,
      time: ground.time,
      applies: governs.value !== undefined,
      basis: governs.basis,
      through: governs.cites,
      sure: ground.sure,
    }
  })
}
