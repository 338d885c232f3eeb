import type { ClockReport } from '../report/procedure.ts'

/** ahead 未届满, past 日期已过, undated 待查, done 已办. */
export type ClockStand = 'ahead' | 'past' | 'undated' | 'done'

export interface StandingClock extends ClockReport {
  readonly stand: ClockStand
  /** The day that counts for the order: the last one, or the first on which something may be done. */
  readonly due: string | null
}

const ORDER: readonly ClockStand[] = ['ahead', 'past', 'undated', 'done']

/**
 * The clocks in the order in which somebody has to look at them: the nearest day that is still to come, then those whose
 * day is past and of which nobody knows that they were kept (the latest first), then those without a day.
 */
export function nearestFirst(
  clocks: readonly ClockReport[],
  today: string,
): readonly StandingClock[] {
  return clocks
    .map((clock) => ({ ...clock, ...standOf(clock, today) }))
    .sort(
      (a, b) =>
        ORDER.indexOf(a.stand) - ORDER.indexOf(b.stand) ||
        (a.stand === 'ahead' ? 1 : -1) * byDay(a.due, b.due),
    )
}

function standOf(clock: ClockReport, today: string): Pick<StandingClock, 'stand' | 'due'> {
  const due = (clock.latest ?? clock.last ?? clock.earliest)?.from ?? null
  if (clock.done !== null) return { stand: 'done', due }
  if (due === null) return { stand: 'undated', due }
  return { stand: due >= today ? 'ahead' : 'past', due }
}

function byDay(a: string | null, b: string | null): number {
  const [one, two] = [a ?? '', b ?? '']
  return one < two ? -1 : Number(one > two)
}
