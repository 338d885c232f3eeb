import type { Sure } from '../report.ts'
import type { Calendar } from './calendar.ts'
import { workingDayFrom } from './calendar.ts'
import { addDays, addMonths } from './days.ts'
import { leastSure } from './grade.ts'
import { inForce, type Period } from './period.ts'

export type ClockUnit = '日' | '月' | '年'

/** Of whom the case is, as far as a clock asks. */
export type ClockParty = 'procuratorate' | 'council' | 'organisation' | 'criminal'

/** A fact from which clocks run, with the words that sentences need. */
export interface ClockFact {
  readonly id: string
  readonly label: string
  readonly verb: string
  /** The open question where it is missing. */
  readonly ask: string
}

export interface ClockValue extends Period {
  readonly amount: number
  readonly unit: ClockUnit
  readonly cite: string
  readonly sure: Sure
  readonly checked: string | null
  readonly extensions: readonly {
    readonly amount: number
    readonly unit: ClockUnit
    /** 经本院院长批准 */
    readonly by: string
  }[]
}

/** 期限 as law/rules/clocks.yaml has it. */
export interface ClockRule {
  readonly id: string
  readonly title: string
  readonly for: readonly ClockParty[]
  /** Whose rules of counting: 民诉法 85, 刑诉法 105, 民法典 201–203. */
  readonly counts: 'civil' | 'criminal' | 'substantive'
  /** at-least: not earlier; at-most: not later; before: so long before the start. */
  readonly direction: 'at-least' | 'at-most' | 'before'
  readonly starts: string
  /** It runs from this fact instead where it is known. */
  readonly 'also-starts': string | null
  /** Known facts that stand in for a missing start in 如…则…, the first that is known. */
  readonly assume: readonly string[]
  /** Asked only when one of these is known; always when there is none. */
  readonly when: readonly string[]
  /** Not asked any more when the start is missing and one of these is known. */
  readonly moot: readonly string[]
  /** The fact that its last day makes. */
  readonly gives: string | null
  /** What waits for it. */
  readonly act: string
  /** What follows; `{next}` is the day after the last. */
  readonly then: string | null
  /** The fact that shows whether it was kept. */
  readonly done: string | null
  readonly note: string | null
  readonly values: readonly ClockValue[]
  readonly examples: readonly {
    readonly name: string
    readonly start: string
    readonly ends?: string | undefined
    readonly last: string
  }[]
}

/** A clock that began on one day. */
export interface Term {
  readonly value: ClockValue
  readonly start: string
  /** 起算日; null for a clock that runs backwards. */
  readonly begins: string | null
  /** Last day by the calendar. */
  readonly ends: string
  /** 届满日, a working day; for a clock that runs backwards the last day before its start. */
  readonly last: string
  readonly notes: readonly string[]
  readonly sure: Sure
}

/** No law of today is taken to reach further; a year of 9999 is a slip of the pen. */
const FURTHEST = '2199-12-31'

/**
 * A clock from the day of its start, by the law of that day: the first day is not counted, a last day of rest moves to
 * the first working day after it. Undefined when no rule covers the day.
 *
 * @example 30 days from 2022-09-19 → begins 2022-09-20, last 2022-10-19 (Wednesday)
 */
export function termOf(rule: ClockRule, calendar: Calendar, start: string): Term | undefined {
  const value = start > FURTHEST ? undefined : rule.values.find((v) => inForce(v, start))
  return value && termBy(value, rule, calendar, start)
}

/** The same with what an extension adds: it is counted on from the last day by the calendar. */
export function extendedTerm(
  rule: ClockRule,
  calendar: Calendar,
  term: Term,
  extension: ClockValue['extensions'][number],
): Term {
  const { amount, unit } = term.value
  const whole =
    unit === extension.unit
      ? forward(term.start, { amount: amount + extension.amount, unit }, rule)
      : forward(term.ends, extension, rule)
  return moved(term, whole, calendar)
}

function termBy(value: ClockValue, rule: ClockRule, calendar: Calendar, start: string): Term {
  if (rule.direction === 'before') {
    const last = addDays(start, -value.amount)
    return { value, start, begins: null, ends: last, last, notes: [], sure: value.sure }
  }
  const begun = { value, start, begins: addDays(start, 1), notes: [], sure: value.sure }
  return moved({ ...begun, ends: start, last: start }, forward(start, value, rule), calendar)
}

function moved(term: Term, ends: string, calendar: Calendar): Term {
  const { day, notes, sure } = workingDayFrom(calendar, ends)
  return { ...term, ends, last: day, notes, sure: leastSure([term.value.sure, sure]) }
}

function forward(
  start: string,
  { amount, unit }: { readonly amount: number; readonly unit: ClockUnit },
  { counts }: ClockRule,
): string {
  if (unit === '日') return addDays(start, amount)
  return addMonths(start, unit === '年' ? amount * 12 : amount, counts === 'criminal')
}

/** 30日, 6个月, 2年 */
export function lengthWords({ amount, unit }: Pick<ClockValue, 'amount' | 'unit'>): string {
  return `${amount}${unit === '月' ? '个月' : unit}`
}
