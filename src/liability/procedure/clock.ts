import type { Sure } from '../../report.ts'
import type { ClockReport, DaySpan } from '../../report/procedure.ts'
import { meant } from '../../law/asked.ts'
import type { LawBook } from '../../law/book.ts'
import { cite, provisionOf } from '../../law/cite.ts'
import { leastSure } from '../../law/grade.ts'
import { dayAfter, inForce } from '../../law/period.ts'
import {
  extendedTerm,
  lengthWords,
  termOf,
  type ClockFact,
  type ClockRule,
  type ClockValue,
  type Term,
} from '../../law/terms.ts'
import { articleReason } from '../article-reason.ts'
import { clockSentence } from './clock-words.ts'
import type { KnownDay, KnownDays } from './facts.ts'

/** A clock with the day, known or assumed, from which it runs. */
interface Running {
  readonly rule: ClockRule
  readonly book: LawBook
  readonly start: { readonly fact: ClockFact; readonly known: KnownDay | null }
  readonly assumed: { readonly fact: ClockFact; readonly known: KnownDay } | null
  /** Terms from the first and from the last day that the start may be; none: no law, or no day. */
  readonly terms: readonly [Term, Term] | null
  /** Versions of the rule that may govern where no term is known. */
  readonly likely: readonly ClockValue[]
}

/**
 * A clock on the days of a case: known start, or 如…则… from the first day that is known. Undefined when nobody asks for
 * it: it is about others, what it hangs on is not there, or it is past.
 *
 * Law: law/rules/clocks.yaml; which days end a period: docs/decisions/0014-rest-days.md.
 *
 * @example settlement signed 2022-09-19, announcement not known → assumed 2022-09-19, begins 09-20, last 10-19, earliest 10-20
 */
export function clockReport(
  rule: ClockRule,
  book: LawBook,
  days: KnownDays,
): ClockReport | undefined {
  const running = runningOf(rule, book, days)
  const known = running.start.known
  if (known === null && rule.moot.some((fact) => days.has(fact))) return undefined
  const { terms, assumed } = running
  const plain = {
    ...spansOf(rule, terms),
    ...lawOf(running),
    id: rule.id,
    title: rule.title,
    start: {
      fact: running.start.fact.id,
      label: running.start.fact.label,
      on: known?.on ?? null,
      evidence: known?.evidence ?? null,
    },
    assumed: assumed && {
      fact: assumed.fact.id,
      label: assumed.fact.label,
      on: assumed.known.on,
    },
    direction: rule.direction,
    calendar: [...new Set(terms?.flatMap((term) => term.notes) ?? [])],
    extensions: extensionsOf(running),
    open: openOf(running),
    notes: rule.note === null ? [] : [rule.note],
  }
  const done = doneOf(plain, rule, book, days)
  return { ...plain, done, sentence: clockSentence({ ...plain, done }, rule, running.start.fact) }
}

function runningOf(rule: ClockRule, book: LawBook, days: KnownDays): Running {
  const starts = [rule['also-starts'], rule.starts].filter((fact) => fact !== null)
  const id = starts.find((fact) => days.has(fact)) ?? rule.starts
  const known = days.get(id) ?? null
  const instead = known === null ? rule.assume.find((fact) => days.has(fact)) : undefined
  const taken = instead === undefined ? undefined : days.get(instead)
  const assumed =
    instead !== undefined && taken ? { fact: factOf(book, instead), known: taken } : null
  const span = meant((known ?? taken)?.on ?? null)
  const [first, last] = span ? [span.from, span.to].map((d) => termOf(rule, book.calendar, d)) : []
  const terms = first && last ? ([first, last] as const) : null
  const likely = likelyValues(rule, days)
  return { rule, book, start: { fact: factOf(book, id), known }, assumed, terms, likely }
}

/** The words of a fact; `npm run law` checks that every fact is listed. */
function factOf(book: LawBook, id: string): ClockFact {
  return book.clockFacts.find((fact) => fact.id === id) ?? { id, label: id, verb: '', ask: id }
}

type Spans = Pick<ClockReport, 'begins' | 'ends' | 'last' | 'earliest' | 'latest'>

function spansOf({ direction }: ClockRule, terms: readonly [Term, Term] | null): Spans {
  if (terms === null) return { begins: null, ends: null, last: null, earliest: null, latest: null }
  const span = (of: (term: Term) => string): DaySpan => ({ from: of(terms[0]), to: of(terms[1]) })
  const last = span((term) => term.last)
  if (direction === 'before') {
    return { begins: null, ends: null, last: null, earliest: null, latest: last }
  }
  return {
    begins: span(({ begins, start }) => begins ?? start),
    ends: span((term) => term.ends),
    last,
    earliest: direction === 'at-least' ? span((term) => dayAfter(term.last)) : null,
    latest: direction === 'at-most' ? last : null,
  }
}

type OfLaw = Pick<ClockReport, 'length' | 'article' | 'cite' | 'sure' | 'reasons'>

/** The article of the day from which the clock runs; where that is not known, those that may govern. */
function lawOf(running: Running): OfLaw {
  const { rule, book, terms } = running
  const values = terms ? [...new Set(terms.map((t) => t.value))] : running.likely
  const day = terms?.[0].start
  const lengths = [...new Set(values.map(lengthWords))]
  const articles = [...new Set(values.map((v) => v.cite))]
  const counting = terms ? countingArticles(rule, book, terms[0].start) : []
  return {
    length: lengths.join('或者') || null,
    article: articles.map((ref) => cite(book, ref).label).join('或者') || null,
    cite: articles[0] ?? null,
    sure: sureOf(values, terms),
    reasons: [...articles, ...counting].map((ref) =>
      articleReason(book, ref, day !== undefined && provisionOf(book, ref, day) ? day : undefined),
    ),
  }
}

/** Without a start the step may have been taken about the time of what is known of it, or under any version. */
function likelyValues({ when, values }: ClockRule, days: KnownDays): readonly ClockValue[] {
  const near = when.flatMap((fact) => meant(days.get(fact)?.on ?? null) ?? [])[0]
  if (near === undefined) return values
  return values.filter((value) => inForce(value, near.from) || inForce(value, near.to))
}

function sureOf(values: readonly { readonly sure: Sure }[], terms: readonly Term[] | null): Sure {
  return leastSure([...values, ...(terms ?? [])].map(({ sure }) => sure))
}

/** 期间怎样算, by whose rules; the article of that day. */
const COUNTING = {
  civil: ['minsufa/82', 'minsufa/85'],
  criminal: ['xingsufa/103', 'xingsufa/105'],
  substantive: ['minfa-zongze/201', 'minfadian/201', 'minfadian/203'],
} as const

function countingArticles({ counts }: ClockRule, book: LawBook, day: string): string[] {
  return COUNTING[counts].filter((ref) => provisionOf(book, ref, day))
}

function extensionsOf({ rule, book, terms }: Running): ClockReport['extensions'] {
  if (terms === null) return []
  return terms[0].value.extensions.map((extension) => {
    const ends = terms.map((term) => extendedTerm(rule, book.calendar, term, extension).last)
    const [from = '', to = ''] = ends
    return { title: `${extension.by}可以延长${lengthWords(extension)}`, latest: { from, to } }
  })
}

function openOf({ start, assumed, terms }: Running): string | null {
  const known = start.known ?? assumed?.known
  if (start.known === null) return start.fact.ask
  if (known === undefined || terms === null) return `${start.fact.label}：没有查到当日施行的规定`
  return terms[0].start === terms[1].start
    ? null
    : `${start.fact.label}只知${start.known.on}，须查明到日`
}

type Bounds = Pick<ClockReport, 'earliest' | 'latest' | 'assumed' | 'extensions'>

/** What was done, held against the clock; from an assumed start only what holds for every later start as well. */
function doneOf(
  { earliest, latest, assumed, extensions }: Bounds,
  { done }: ClockRule,
  book: LawBook,
  days: KnownDays,
): ClockReport['done'] {
  const known = done === null ? undefined : days.get(done)
  const on = meant(known?.on ?? null)
  if (done === null || known === undefined || on === null) return null
  const extended = extensions.at(-1)?.latest ?? null
  const told = { fact: done, label: factOf(book, done).label, on: known.on }
  if (earliest === null && latest === null) return { ...told, kept: 'unknown' }
  const inTime = earliest ? on.from >= earliest.to : latest !== null && on.to <= latest.from
  const end = extended ?? latest
  const late = earliest ? on.to < earliest.from : end !== null && on.from > end.to
  // A later start moves both bounds later: what is early stays early, what was in time before a latest day stays so.
  if (inTime && !(assumed && earliest)) return { ...told, kept: 'kept' }
  return { ...told, kept: late && !(assumed && latest) ? 'missed' : 'unknown' }
}
