import { weekday } from '../../../../src/law/days.ts'
import type { DaySpan } from '../../../../src/report/procedure.ts'
import type { ClockStand } from '../../../../src/server/nearest.ts'
import { useSay } from '../../words.tsx'
import { Tag } from '../numbers.tsx'
import { Paper } from '../paper-text.tsx'

/** How a clock stands today. */
export function StandTag({ stand }: { readonly stand: ClockStand }) {
  const say = useSay()
  if (stand === 'ahead') return <Tag how="strong">{say('未届满', 'ahead')}</Tag>
  if (stand === 'past')
    return <Tag how="loud">{say('日期已过，是否办理待查', 'past; done or not is open')}</Tag>
  return stand === 'done' ? (
    <Tag how="good">{say('已办', 'done')}</Tag>
  ) : (
    <Tag how="warn">{say('日期待查', 'day is open')}</Tag>
  )
}

/** The same on a screen: a day is never broken in two lines. */
export function Days({ span }: { readonly span: DaySpan | null }) {
  return daysText(span)
    .split(/(?<=至)| /)
    .map((part) => (
      <span key={part} className="day">
        <Paper>{part}</Paper>{' '}
      </span>
    ))
}

/** `2022-10-19 星期三`, or the days from one to another that it may be. */
export function daysText(span: DaySpan | null): string {
  if (span === null) return '—'
  return span.from === span.to ? `${span.from} ${weekday(span.from)}` : `${span.from}至${span.to}`
}
