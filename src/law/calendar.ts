import type { Sure } from '../report.ts'
import { addDays, weekday, weekdayNumber } from './days.ts'
import { leastSure } from './grade.ts'

/**
 * Days off and weekends that are worked in exchange, of one year, as the notice of the State Council's office has them
 * (国务院办公厅关于……年部分节假日安排的通知). A stretch may begin in the year before.
 */
export interface CalendarYear {
  readonly year: number
  readonly notices: readonly {
    readonly number: string
    readonly on: string
    /** How sure the number is. */
    readonly 'number-sure': Sure
    /** Where the text was seen. */
    readonly page: string
  }[]
  readonly sure: Sure
  readonly checked: string | null
  readonly note: string | null
  /** 放假, with days off in exchange (调休) and in place of a weekend (补休). */
  readonly off: readonly { readonly name: string; readonly from: string; readonly to: string }[]
  /** 调休上班. */
  readonly work: readonly string[]
}

export type Calendar = readonly CalendarYear[]

/** A day of the calendar: is it worked, and by which notice. */
export interface CalendarDay {
  readonly rest: boolean
  /** 星期日; 国庆节放假; 调休上班的星期六; null on an ordinary day of work. */
  readonly why: string | null
  /** Notice that says so; null where the week alone does. */
  readonly notice: string | null
  readonly sure: Sure
}

/**
 * Is a day one of rest? What the notices say goes before the week: a day off in exchange is rest, a weekend worked in
 * exchange is work. That both count so for the end of a period is our reading (docs/decisions/0014-rest-days.md).
 */
export function calendarDay(calendar: Calendar, day: string): CalendarDay {
  for (const year of calendar) {
    const off = year.off.find(({ from, to }) => from <= day && day <= to)
    const notice = year.notices.map(({ number }) => number).join('、')
    const said = { notice, sure: year.sure }
    if (off) return { rest: true, why: `${off.name}放假`, ...said }
    if (year.work.includes(day)) return { rest: false, why: `调休上班的${weekday(day)}`, ...said }
  }
  const number = weekdayNumber(day)
  const weekend = number === 0 || number === 6
  return { rest: weekend, why: weekend ? weekday(day) : null, notice: null, sure: 'verified' }
}

/** A last day, moved where it has to be, with why. */
export interface LastDay {
  readonly day: string
  /** 2021-08-15为星期日，顺延至2021-08-16（星期一） */
  readonly notes: readonly string[]
  readonly sure: Sure
}

/** Notices reach some days into the year before: 元旦 of 2019 began on 2018-12-30, with work on 12-29. */
const EDGE = '-12-28'

/**
 * The day itself, or the first working day after it (民诉法 85, 刑诉法 105). Beyond the years of data only weekends are
 * known, and a note says so.
 */
export function workingDayFrom(calendar: Calendar, day: string): LastDay {
  const passed: string[] = []
  let at = day
  for (; calendarDay(calendar, at).rest; at = addDays(at, 1)) passed.push(at)
  const first = calendarDay(calendar, day)
  const end = calendarDay(calendar, at)
  const moved = first.rest
    ? [`${day}为${saying(first)}，顺延至${at}（${weekday(at)}${exchange(end)}）`]
    : end.why === null
      ? []
      : [`${day}为${saying(end)}，按上班日计（推论）`]
  const sure = leastSure([...passed, at].map((one) => calendarDay(calendar, one).sure))
  return { day: at, notes: [...moved, ...unlisted(calendar, [...passed, at])], sure }
}

function saying({ why, notice }: CalendarDay): string {
  return `${why ?? ''}${notice === null ? '' : `（${notice}）`}`
}

/** A weekend that is worked is a working day all the same. */
function exchange({ why }: CalendarDay): string {
  return why === null ? '' : '，调休上班，按上班日计，推论'
}

function unlisted(calendar: Calendar, days: readonly string[]): string[] {
  const listed = new Set(calendar.map(({ year }) => year))
  const years = days.flatMap((day) => {
    const year = Number(day.slice(0, 4))
    return day >= `${day.slice(0, 4)}${EDGE}` ? [year, year + 1] : [year]
  })
  return [...new Set(years)]
    .filter((year) => !listed.has(year))
    .sort((a, b) => a - b)
    .map((year) => `${year}年节假日安排未收录，只按周末推算`)
}
