import type { LawBook } from '../law/book.ts'
import { cite } from '../law/cite.ts'
import type { Reason } from '../report.ts'

/**
 * A leaf that says what an article says, with its grade; on a day if one is given, its last version otherwise.
 *
 * @example 民诉法解释第九十三条：生效裁判确认的事实无须举证……, from-memory
 */
export function articleReason(book: LawBook, ref: string, on?: string): Reason {
  const { label, gist, sure } = cite(book, ref, on)
  return { text: `${label}：${gist}`, cite: ref, sure }
}
