import type { LawBook } from '../../law/book.ts'
import { provisionOf } from '../../law/cite.ts'
import type { Reason } from '../../report.ts'
import { articleReason } from '../article-reason.ts'

/**
 * Of one rule under several numbers that which stood on a day; the first of them, today's, where the day is not known.
 *
 * @example ['minsufa/264', 'minsufa/260', 'minsufa/253'] on 2022-12-01 → 民诉法第二百六十条
 */
export function inForceOn(
  book: LawBook,
  refs: readonly string[],
  day: string | undefined,
): Reason[] {
  if (day === undefined) return refs.slice(0, 1).map((ref) => articleReason(book, ref))
  const [found] = refs.filter((ref) => provisionOf(book, ref, day) !== undefined)
  return found === undefined ? [] : [articleReason(book, found, day)]
}
