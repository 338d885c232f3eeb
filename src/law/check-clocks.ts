import type { LawBook } from './book.ts'
import type { Calendar, CalendarYear } from './calendar.ts'
import { addDays, daysBetween, weekdayNumber } from './days.ts'
import { termOf, type ClockRule } from './terms.ts'

/**
 * What is wrong with clocks and calendar: facts that are not listed, examples that do not come out, days that are off and
 * worked at once.
 */
export function clockProblems(book: Pick<LawBook, 'clocks' | 'clockFacts' | 'calendar'>): string[] {
  const facts = new Set(book.clockFacts.map(({ id }) => id))
  return [
    ...book.clocks.flatMap((clock) => unlisted(clock, facts)),
    ...book.clocks.flatMap((clock) => examples(clock, book.calendar)),
    ...yearProblems(book.calendar),
  ]
}

/** Named in `when` without being a fact from which anything runs. */
const TOPICS = new Set(['damages'])

function unlisted(clock: ClockRule, facts: ReadonlySet<string>): string[] {
  const named = [
    clock.starts,
    clock['also-starts'],
    clock.gives,
    clock.done,
    ...clock.assume,
    ...clock.moot,
    ...clock.when.filter((name) => !TOPICS.has(name)),
  ]
  return named
    .filter((name) => name !== null && !facts.has(name))
    .map((name) => `${clock.id}: the fact ${String(name)} is not listed`)
}

function examples(clock: ClockRule, calendar: Calendar): string[] {
  return clock.examples.flatMap(({ name, start, ends, last }) => {
    const term = termOf(clock, calendar, start)
    const got = [term?.last ?? 'unknown', ...(ends === undefined ? [] : [term?.ends])].join()
    const wanted = [last, ...(ends === undefined ? [] : [ends])].join()
    return got === wanted ? [] : [`${clock.id}: example ${name}: ${wanted} should be ${got}`]
  })
}

function yearProblems(calendar: Calendar): string[] {
  const off = calendar.flatMap((year) => year.off.flatMap(daysOf))
  const work = calendar.flatMap((year) => year.work)
  const weekdays = work.filter((day) => ![0, 6].includes(weekdayNumber(day)))
  return [
    ...repeated(calendar.map(({ year }) => String(year))),
    ...repeated([...off, ...work]),
    ...weekdays.map((day) => `calendar: ${day} is worked and no weekend`),
  ]
}

/** Longer than any holiday was. */
const LONGEST = 31

/** The days of a stretch; one that is reversed or too long counts twice, and is told. */
function daysOf({ from, to }: CalendarYear['off'][number]): string[] {
  const length = daysBetween(from, to) + 1
  if (length < 1 || length > LONGEST) return [from, from]
  return Array.from({ length }, (_, i) => addDays(from, i))
}

function repeated(days: readonly string[]): string[] {
  return days
    .filter((day, i) => days.indexOf(day) !== i)
    .map((day) => `calendar: ${day} stands twice`)
}
