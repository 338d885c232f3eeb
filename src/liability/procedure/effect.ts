import type { LawBook } from '../../law/book.ts'
import { meant } from '../../law/asked.ts'
import type { ClockReport, ProcedureNote } from '../../report/procedure.ts'
import type { KnownDays } from './facts.ts'
import { inForceOn } from './in-force-on.ts'

/**
 * A judgment is not in effect before the days for appeal are over: an effect that is entered for an earlier day, or for the
 * last of them, is pointed at. Only where the day of service is known; each side has its own.
 *
 * Law: minsufa/158 (155 before 2022).
 *
 * @example served 2023-05-12, days for appeal until 2023-05-29, effect entered 2023-05-20 → 须核对
 */
export function earlyEffect(
  book: LawBook,
  clocks: readonly ClockReport[],
  days: KnownDays,
): ProcedureNote[] {
  const appeal = clocks.find(({ id }) => id === 'appeal.judgment')
  const known = days.get('effective')?.on ?? null
  const effect = meant(known)
  const ends = appeal?.assumed === null ? appeal.last : null
  if (!appeal || !effect || !ends || effect.to > ends.from) return []
  return [
    {
      id: 'procedure.early-effect',
      title: '生效日期早于上诉期届满',
      text: `录入的生效日期${known ?? ''}，上诉期至${ends.from}届满：期满以前一审判决不生效，送达日期与生效日期须核对。`,
      reasons: inForceOn(
        book,
        ['minsufa/158', 'minsufa/155'],
        meant(appeal.start.on)?.from ?? undefined,
      ),
    },
  ]
}
