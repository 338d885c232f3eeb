import type { AskedDates, Span } from '../law/asked.ts'
import { meant } from '../law/asked.ts'
import type { Ground, LawBook } from '../law/book.ts'
import { cite } from '../law/cite.ts'
import type { Governing } from '../law/time.ts'

/** Why a law is the law of a date, or is not, in plain Chinese. */

/** A ground with the dates that it is asked for. */
export interface Asking {
  readonly ground: Ground
  readonly dates: AskedDates
  /** The days that the date may mean; null: not known. */
  readonly span: Span | null
}

const WHEN = { conduct: '行为', filed: '起诉', heard: '开庭', decided: '裁判' } as const

/** 起诉之日（2022-08-05）施行 */
export function appliesBasis(
  asking: Asking,
  governs: readonly Governing<Ground>[],
  book: LawBook,
): string {
  const { ground, dates } = asking
  if (ground.asked) return stepBasis(ground.asked, dates, asking.span)
  const bases = [...new Set(governs.map((one) => one.basis))].join('；')
  return `${bases}${road(ground, governs, book)}${acrossTheDay(ground, dates)}${asideOf(ground, book)}`
}

function stepBasis(
  step: 'filed' | 'heard' | 'decided',
  dates: AskedDates,
  span: Span | null,
): string {
  const date = dates[step]
  if (date !== null && meant(date) !== null) return `${WHEN[step]}之日（${date}）施行`
  return `${WHEN[step]}日期待查，但在${span?.from ?? ''}至${span?.to ?? ''}之间，其间条文没有变动`
}

/** The article by which a rule reaches earlier conduct, and the other roads that are argued for. */
function road(ground: Ground, governs: readonly Governing<Ground>[], book: LawBook): string {
  const used = [...new Set(governs.flatMap((one) => one.cites))]
  if (used.length === 0) return ''
  const name = (ref: string): string => cite(book, ref).label
  if (ground.reach === undefined) return `（${used.map(name).join('、')}）`
  const [first = '', ...others] = used
  const beside = [...others, ...(ground.argued ?? [])].map(name).join('、')
  return `，经${name(first)}适用${beside === '' ? '' : `；备选：${beside}`}`
}

/** Conduct that ran over the first day of a law that does not reach back. */
function acrossTheDay(ground: Ground, dates: AskedDates): string {
  const first = meant(dates.conduct?.from ?? null)
  const early = first !== null && ground.from !== null && first.from < ground.from
  const reaches = ground.reach !== undefined || ground.time === 'judicial-interpretation'
  if (!early || reaches) return ''
  return `；按行为末日，施行（${ground.from}）以前的部分须分开核对（推论）`
}

/** Older law that stands beside a newer one that may reach back to the conduct (fall-back). */
function asideOf(ground: Ground, book: LawBook): string {
  const next = book.grounds.find((other) => other.id === ground.later)
  if (next?.reach === undefined) return ''
  return `；${cite(book, next.cite).label}可以适用到本案的，本条作为备用并列`
}

/** A case cannot do without such a ground, and none is in force: 行为时未施行，没有适用的规定，待查明. */
export function missingBasis(asking: Asking, governs: readonly Governing<Ground>[]): string {
  const explained = asking.ground.time === 'judicial-interpretation'
  if (!explained) return `${notInForce(asking)}，没有适用的规定，待查明`
  return `${governs.at(-1)?.basis ?? notInForce(asking)}，没有数量标准，待查明`
}

function notInForce({ ground, span }: Asking): string {
  const when = WHEN[ground.asked ?? 'conduct']
  const past = span !== null && ground.to !== null && span.from > ground.to
  return past ? `${when}时已不再施行` : `${when}时未施行`
}

/** 行为时未施行，不作为行为评价依据（争议见说明） */
export function neverBasis(asking: Asking): string {
  const { ground } = asking
  const not = `${notInForce(asking)}${endedWithin(asking)}`
  const use = ground.asked ? '不作为程序依据' : '不作为行为评价依据'
  return `${not}，${use}${ground.dispute === undefined ? '' : '（争议见说明）'}`
}

/** Conduct that began under a law and ended after it: the earlier part stands under it. */
function endedWithin({ ground, dates, span }: Asking): string {
  const first = meant(dates.conduct?.from ?? null)
  const { to } = ground
  if (ground.asked || first === null || span === null || to === null) return ''
  return first.from <= to && span.from > to ? `（${to}以前的部分须分开核对，推论）` : ''
}

/** What has to be found out before it can be said whether one ground applies. */
export function openBasis(
  { ground, dates, span }: Asking,
  governs: readonly Governing<Ground>[],
): string {
  const when = WHEN[ground.asked ?? 'conduct']
  const from = ground.from ?? ''
  if (span === null) return ground.asked ? `${when}日期待查` : '行为时间待查'
  if (ground.asked) return `${dateWords(ground.asked, dates)}；${partly(ground, when)}`
  if (governs.every(({ value }) => value === undefined)) return '没有适用的规定'
  const before = span.to < from
  if (before && ground.reach) return `行为在${from}施行之前；损害是否持续到施行之后待查`
  if (before) return `行为时没有解释；裁判日期待查，${from}以后裁判的适用，以前的没有标准`
  return `行为末日只知${dates.conduct?.to ?? ''}；${partly(ground, when)}`
}

function partly(ground: Ground, when: string): string {
  const ends = ground.to === null ? '' : `，${ground.to}以后不再施行`
  return `${ground.from ?? ''}以后${when}的适用，以前的不适用${ends}`
}

function dateWords(step: 'filed' | 'heard' | 'decided', dates: AskedDates): string {
  const date = dates[step]
  return date === null ? `${WHEN[step]}日期待查` : `${WHEN[step]}日期只知${date}`
}

/** 起诉日期待查：2021-12-31以前为……，2022-01-01起为…… */
export function severalBasis(open: readonly Asking[], book: LawBook): string {
  const [first] = open
  if (first === undefined) return ''
  const { asked } = first.ground
  const known = asked
    ? dateWords(asked, first.dates)
    : `行为末日只知${first.dates.conduct?.to ?? ''}`
  const missing = !asked && first.span === null
  const parts = open.map(({ ground }) => {
    const name = cite(book, ground.cite).label
    return ground.to === null ? `${ground.from ?? ''}起为${name}` : `${ground.to}以前为${name}`
  })
  return `${missing ? '行为时间待查' : known}：${parts.join('，')}`
}
