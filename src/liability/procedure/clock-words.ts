import type { ClockReport, DaySpan } from '../../report/procedure.ts'
import { weekday } from '../../law/days.ts'
import { graded } from '../../law/grade.ts'
import { dayAfter } from '../../law/period.ts'
import type { ClockFact, ClockRule } from '../../law/terms.ts'

type Told = Omit<ClockReport, 'sentence'>

/**
 * A clock in one sentence: from what, for how long, until when, and what is open.
 *
 * @example 协议公告日期待查；如2022-09-19（协议签订日期）公告，期间为2022-09-20至2022-10-19（星期三）；……不早于2022-10-20（星期四）
 */
export function clockSentence(clock: Told, rule: ClockRule, fact: ClockFact): string {
  const length = graded(clock.length ?? '', clock.sure)
  if (clock.latest === null && clock.earliest === null) return nothing(clock, fact, length)
  const parts = [
    `${begun(clock, fact)}${bodies(clock, rule, length).join('；')}`,
    ...doneWords(clock),
    ...closing(clock, fact),
  ]
  return `${parts.join('；')}。`
}

function nothing({ start, article }: Told, { label }: ClockFact, length: string): string {
  if (start.on !== null) return `${label}${start.on}，没有查到当日施行的规定，不能推算。`
  if (article === null) return `${label}待查，没有查到当时施行的规定，不能推算。`
  return `${label}待查，不能推算；期限${length}（${article}）。`
}

/** 受理日期2022-08-05， / 受理日期待查；如2022-08-05（起诉日期）受理， */
function begun({ start, assumed }: Told, { label, verb }: ClockFact): string {
  if (start.on !== null) return `${label}${start.on}，`
  return `${label}待查；如${assumed?.on ?? ''}（${assumed?.label ?? ''}）${verb}，`
}

/** Once; of a start that is known only as a month or a year, by its first and by its last day. */
function bodies(clock: Told, rule: ClockRule, length: string): string[] {
  const of = (one: Told): string => [body(one, rule, length), ...after(one, rule)].join('；')
  const [first, last] = [narrowed(clock, 'from'), narrowed(clock, 'to')]
  if (!isOpen(clock)) return [of(first)]
  return [`最早：${of(first)}`, `最晚：${of(last)}`]
}

function isOpen({ latest, earliest, begins }: Told): boolean {
  return [latest, earliest, begins].some((span) => span !== null && span.from !== span.to)
}

function narrowed(clock: Told, end: 'from' | 'to'): Told {
  const one = (span: DaySpan | null): DaySpan | null => span && { from: span[end], to: span[end] }
  const { begins, ends, last, earliest, latest } = clock
  return {
    ...clock,
    begins: one(begins),
    ends: one(ends),
    last: one(last),
    earliest: one(earliest),
    latest: one(latest),
  }
}

function body(clock: Told, { act, direction }: ClockRule, length: string): string {
  const { begins, last, latest, earliest } = clock
  if (direction === 'before') return `按${length}以前推算，${act}不晚于${shownSpan(latest)}`
  if (direction === 'at-least') {
    const period = `期间${length}，为${plainSpan(begins)}至${shownSpan(last)}${movedFrom(clock)}`
    return `${period}；${act}不早于${shownSpan(earliest)}`
  }
  const ends =
    clock.calendar.length > 0 && isMoved(clock) ? `至${shownSpan(clock.ends)}，顺延到` : '至'
  return `次日（${plainSpan(begins)}）起算${length}，${ends}${shownSpan(last)}届满；${act}不晚于${plainSpan(latest)}`
}

function isMoved({ ends, last }: Told): boolean {
  return ends?.from !== last?.from || ends?.to !== last?.to
}

function movedFrom(clock: Told): string {
  return isMoved(clock) ? `（末日${shownSpan(clock.ends)}，顺延）` : ''
}

/** 无上诉、抗诉的，自2021-08-17起生效 */
function after({ last }: Told, { then }: ClockRule): string[] {
  if (then === null || last === null) return []
  const next = { from: dayAfter(last.from), to: dayAfter(last.to) }
  return [then.replace('{next}', shownSpan(next))]
}

const WITHIN = {
  kept: '在期限以内',
  missed: '不在期限以内，须核对',
  unknown: '是否在期限以内、有无批准延长待查',
} as const
const AFTER = {
  kept: '在期满以后',
  missed: '早于期满，须核对',
  unknown: '是否在期满以后待查',
} as const

function doneWords({ done, direction }: Told): string[] {
  if (done === null) return []
  const words = direction === 'at-least' ? AFTER : WITHIN
  return [`${done.label}${done.on}，${words[done.kept]}`]
}

function closing({ assumed, direction }: Told, { label }: ClockFact): string[] {
  if (assumed === null) return []
  if (direction === 'at-least') return [`${label}待查，故没有最晚日期`]
  return [`${label}晚于${assumed.on}的，届满日随之顺推`]
}

/** 2022-10-19（星期三）; 2022-08-11至2022-09-13之间的某日 */
function shownSpan(span: DaySpan | null): string {
  if (span === null) return '待查'
  if (span.from !== span.to) return `${span.from}至${span.to}之间的某日`
  return `${span.from}（${weekday(span.from)}）`
}

function plainSpan(span: DaySpan | null): string {
  if (span === null) return '待查'
  return span.from === span.to ? span.from : `${span.from}至${span.to}之间的某日`
}
