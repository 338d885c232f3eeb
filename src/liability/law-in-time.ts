import type { LawInTime } from '../case-report.ts'
import {
  changesOf,
  lastOfConduct,
  meant,
  OPEN,
  stepSpan,
  tellingDays,
  type AskedDates,
  type Span,
} from '../law/asked.ts'
import type { Ground, LawBook } from '../law/book.ts'
import { cite, provisionOf } from '../law/cite.ts'
import { leastSure } from '../law/grade.ts'
import { governing, type CaseDates, type Governing } from '../law/time.ts'
import {
  appliesBasis,
  missingBasis,
  neverBasis,
  openBasis,
  severalBasis,
  type Asking,
} from './law-basis.ts'
import type { Sure } from '../report.ts'

export type { AskedDates } from '../law/asked.ts'

/**
 * Which law on which date: every ground asked on the one of the four dates that its kind of time asks for (design 5.6).
 * A rule that changed its number or its law stands once, by the article of that date; where the date is too imprecise to
 * tell, it stands once as 待查明 with both. Older law stays beside a newer one that reaches back to the conduct.
 *
 * @example conduct 2021-08…2021-10-26, filed 2022-08-05 → 个保法第六十九条 not-in-force, 第七十条 applies, 民诉法第五十八条第二款
 */
export function lawInTime(book: LawBook, dates: AskedDates): LawInTime[] {
  return chainsOf(book.grounds).flatMap((chain) => rowsOf(chain, dates, book))
}

/** Grounds that took each other's place, oldest first. */
type Chain = readonly Ground[]

function chainsOf(grounds: readonly Ground[]): Chain[] {
  const follows = new Set(grounds.map((ground) => ground.later))
  const chainFrom = (ground: Ground): Ground[] => {
    const next = grounds.find((other) => other.id === ground.later)
    return next ? [ground, ...chainFrom(next)] : [ground]
  }
  return grounds.filter((ground) => !follows.has(ground.id)).map(chainFrom)
}

/** A ground with what the dates make of it. */
interface Judged extends Asking {
  readonly status: LawInTime['status']
  /** One for each day at which the answer might differ; none when a date is missing. */
  readonly governs: readonly Governing<Ground>[]
}

function rowsOf(chain: Chain, dates: AskedDates, book: LawBook): LawInTime[] {
  const judged = chain.map((ground) => judge(ground, dates, book))
  const open = judged.filter((one) => one.status === 'unknown')
  const [only, ...more] = open
  const applying = judged.filter((one) => one.status === 'applies')
  if (applying.length > 0)
    return judged.filter((one) => one.status !== 'not-in-force').map((one) => row(one, chain, book))
  if (only) return [more.length > 0 ? severalRow(open, book) : row(only, chain, book)]
  return [noneRow(judged, chain, book)]
}

function judge(ground: Ground, dates: AskedDates, book: LawBook): Judged {
  const conduct = lastOfConduct(dates)
  const span = ground.asked ? stepSpan(dates, ground.asked) : conduct
  const variants = span === null ? [] : variantsOf(ground, dates, span, book)
  const governs = variants.map((variant) =>
    governing({ ...ground, values: [ground] }, variant, book),
  )
  const reached = governs.filter(({ value }) => value !== undefined).length
  const whole = reached === governs.length ? 'applies' : 'unknown'
  const status = governs.length === 0 ? 'unknown' : reached === 0 ? 'not-in-force' : whole
  return { ground, dates, span, governs, status }
}

/** The dates for which the answer has to be had, one for each day at which it might differ. */
function variantsOf(ground: Ground, dates: AskedDates, span: Span, book: LawBook): CaseDates[] {
  const changes = changesOf(ground, book)
  const days = tellingDays(span, changes)
  if (ground.time === 'procedure')
    return days.map((step) => ({ conduct: null, decided: null, step }))
  return days.flatMap((to): CaseDates[] => {
    const conduct = { from: to, to }
    if (ground.time === 'civil') {
      const harm = { from: meant(dates.harmUntil)?.from ?? to, to: OPEN }
      return tellingDays(harm, changes).map((harmUntil) => ({ conduct, decided: null, harmUntil }))
    }
    const decided = meant(dates.criminalDecided) ?? { from: to, to: OPEN }
    return tellingDays(decided, changes).map((day) => ({ conduct, decided: day }))
  })
}

function row(one: Judged, chain: Chain, book: LawBook): LawInTime {
  const { ground, governs, status } = one
  if (status === 'not-in-force') return { ...plain(one, book), status, basis: neverBasis(one) }
  if (status === 'unknown')
    return { ...plain(one, book), basis: openBasis(one, governs), missing: missingFact(one) }
  const through = roadOf(one)
  return {
    ...plain(one, book),
    article: numbered(ground, chain, book),
    status,
    basis: appliesBasis(one, governs, book),
    sure: leastSure([sureOf(one, book), ...through.map((ref) => cite(book, ref).sure)]),
    ...(through.length > 0 ? { through } : {}),
  }
}

/** The fact that would tell whether a ground applies. */
function missingFact({ ground, span }: Asking): NonNullable<LawInTime['missing']> {
  if (ground.asked) return ground.asked
  const before = span !== null && ground.from !== null && span.to < ground.from
  if (!before) return 'conduct'
  return ground.time === 'civil' ? 'harm-until' : 'criminal-decided'
}

/** A ground is no surer than its article as it stood on the day. */
function sureOf({ ground, span }: Asking, book: LawBook): Sure {
  const then = span && provisionOf(book, ground.cite, span.to)
  return leastSure([ground.sure, ...(then ? [then.provision.sure] : [])])
}

/** Articles by which a ground reaches conduct before it: of several roads the first. */
function roadOf({ ground, governs }: Judged): readonly string[] {
  const cites = [...new Set(governs.flatMap((one) => one.cites))]
  return ground.reach === undefined ? cites : cites.slice(0, 1)
}

/** No date tells which of several articles it is. */
function severalRow(open: readonly Judged[], book: LawBook): LawInTime {
  const grounds = open.map(({ ground }) => ground)
  return {
    ...plain(lastOf(open), book),
    article: grounds.map((ground) => label(ground, book)).join('或者'),
    status: 'unknown',
    basis: severalBasis(open, book),
    sure: leastSure(open.map((one) => sureOf(one, book))),
    missing: missingFact(lastOf(open)),
  }
}

/** Nothing of the chain is in force: 待查明 where a case cannot do without it. */
function noneRow(judged: readonly Judged[], chain: Chain, book: LawBook): LawInTime {
  const day = judged[0]?.span?.to ?? ''
  const nearest = judged.find(({ ground }) => (ground.from ?? '') > day) ?? lastOf(judged)
  const missing = chain.some((ground) => ground.needed === true)
  const never = row(nearest, chain, book)
  if (!missing) return never
  return { ...never, status: 'unknown', basis: missingBasis(nearest, nearest.governs) }
}

/** What a row says whatever its status. */
function plain(one: Judged, book: LawBook): LawInTime {
  const { ground, dates } = one
  const which = ground.asked ?? 'conduct'
  const date = which === 'conduct' ? (dates.conduct?.to ?? null) : dates[which]
  return {
    id: ground.id,
    title: ground.title,
    time: ground.time,
    article: label(ground, book),
    cite: ground.cite,
    status: 'unknown',
    asked: { date, which },
    basis: '',
    from: ground.from,
    to: ground.to,
    sure: sureOf(one, book),
    checked: sureOf(one, book) === ground.sure ? ground.checked : null,
    ...(ground.dispute === undefined ? {} : { note: ground.dispute }),
  }
}

function lastOf<T>(list: readonly T[]): T {
  return list.reduce((_, one) => one)
}

function label(ground: Ground, book: LawBook): string {
  return cite(book, ground.cite).label
}

/** 民诉法第五十五条第二款（今第五十八条第二款）: the number of the date, with today's beside it where that is certain. */
function numbered(ground: Ground, chain: Chain, book: LawBook): string {
  const today = chain.at(-1)
  const own = label(ground, book)
  const instrument = (ref: string): string => ref.split('/')[0] ?? ''
  const moved =
    today !== undefined &&
    today !== ground &&
    today.sure === 'verified' &&
    instrument(today.cite) === instrument(ground.cite)
  if (!moved) return own
  const { short } = book.instruments[instrument(today.cite)] ?? { short: '' }
  return `${own}（今${label(today, book).slice(short.length)}）`
}
