import type { CaseReport, DealReport, LawInTime } from '../../../case-report.ts'
import type { Report } from '../../../report.ts'
import type { PaymentReport, PaymentSide } from '../../../report/gains.ts'
import type { StatedDay } from '../../../report/stated.ts'
import type { ClockReport } from '../../../report/procedure.ts'
import { yuan } from '../../papers/amounts.ts'
import { namesOf, period } from '../../papers/words.ts'
import { SURE } from '../../words/labels.ts'
import { NO_EVIDENCE } from '../chain/legend.ts'
import { isDerived, isEvidenced, numbered, recordsOf } from '../chain/texts.ts'
import { DRAWN } from '../chain/trade.ts'
import { daysOf, type Days } from './days.ts'

export type EventGroup =
  'conduct' | 'transfers' | 'payments' | 'seizures' | 'criminal' | 'suit' | 'clocks'

export const GROUPS: Readonly<Record<EventGroup, string>> = {
  conduct: '行为期间',
  transfers: '流转（编号与流转图相同）',
  payments: '付款（流水、录入）',
  seizures: '扣押',
  criminal: '刑事',
  suit: '民事公益诉讼',
  clocks: '期限（自起算日至届满日）',
}

/** One thing that happened, on a day or in a period, as precise as it is known. */
export interface TimeEvent {
  readonly group: EventGroup
  readonly text: string
  /** The date as it is written: 2018-11至2019-03. */
  readonly when: string
  readonly evidence: string
  /** null: 日期未载明; nothing is drawn. */
  readonly days: Days | null
  /** Only the month or the year is known. */
  readonly vague: boolean
  readonly derived: boolean
}

/** A day on which law came into force, within the time that the picture shows. */
export interface LawMark {
  readonly day: string
  readonly text: string
}

const DAYS: Readonly<Record<StatedDay['id'], readonly [EventGroup, string]>> = {
  conduct: ['conduct', '行为期间（载明）'],
  'criminal-judgment': ['criminal', '刑事判决'],
  'non-prosecution': ['criminal', '不起诉决定'],
  'criminal-decided': ['criminal', '刑事案件办结'],
  'criminal-served': ['criminal', '刑事裁判送达'],
  'criminal-effective': ['criminal', '刑事裁判生效'],
  filed: ['suit', '起诉'],
  accepted: ['suit', '受理'],
  announced: ['suit', '公告'],
  heard: ['suit', '开庭'],
  decided: ['suit', '裁判'],
  'harm-until': ['suit', '侵害持续至（载明）'],
}

const ORDER = Object.keys(GROUPS)

/** What happened, by kind and then by its first day; what has no date stands last of its kind. */
export function eventsOf(report: Report, facts: CaseReport): readonly TimeEvent[] {
  const deals = facts.deals.slice(0, DRAWN)
  const all = [
    ...conductOf(facts, deals),
    ...deals.map((deal, i) => transferEvent(deal, i + 1, report, facts)),
    ...facts.gains.payments.slice(0, PAYMENTS).map((payment) => paymentEvent(payment, facts)),
    ...report.exhibits.flatMap(seizureOf),
    ...facts.stated.days.map(dayEvent),
    ...facts.clocks.flatMap(clockEvent),
  ]
  const key = (e: TimeEvent) => `${String(ORDER.indexOf(e.group))} ${e.days?.from ?? '9999-99-99'}`
  return all.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}

/** From the first to the last transfer, where no period of conduct is stated. */
function conductOf(
  { stated: { days } }: CaseReport,
  deals: readonly DealReport[],
): readonly TimeEvent[] {
  if (days.some(({ id }) => id === 'conduct')) return []
  const spans = deals.flatMap(({ on }) => (on === null ? [] : [on]))
  const first = spans.map(({ from }) => from).toSorted()[0]
  const last = spans
    .map(({ to }) => to)
    .toSorted((a, b) => (endOf(a) < endOf(b) ? -1 : 1))
    .at(-1)
  if (first === undefined || last === undefined) return []
  return [eventOf('conduct', '首次至末次流转', { from: first, to: last }, '依下列流转')]
}

function endOf(date: string): string {
  return daysOf(date, date)?.to ?? date
}

function transferEvent(deal: DealReport, n: number, report: Report, facts: CaseReport): TimeEvent {
  const names = namesOf(facts)
  const to =
    deal.to.length === 0 ? (deal.kind === 'publish' ? '公开发布' : '去向未载明') : names(deal.to)
  const text = `${numbered(n)} ${names(deal.from)}→${to}　${recordsOf(deal, facts, report.batches)}`
  const evidence = isEvidenced(deal) ? deal.evidence : NO_EVIDENCE
  return { ...eventOf('transfers', text, deal.on, evidence), derived: isDerived(deal) }
}

/** Most payments that are drawn; the section on money lists the others. */
const PAYMENTS = 200

/** Confirmed payments name their transfers; what is only proposed says so. */
function paymentEvent(payment: PaymentReport, facts: CaseReport): TimeEvent {
  const { payer, payee, fen, time, decision, evidence, barred } = payment
  const sum = fen === null ? '金额未载明' : yuan(fen)
  const confirmed = decision?.decided === 'confirmed' && decision.counts
  const deals = confirmed ? decision.deals.map((id) => dealNumber(id, facts)).join('') : ''
  const state = barred === null ? (confirmed ? `　对应${deals}` : '　未经确认') : '　不作为付款'
  const day = time === null ? null : { from: time.slice(0, 10), to: time.slice(0, 10) }
  const text = `${sideName(payer, facts)}→${sideName(payee, facts)}　${sum}${state}`
  return { ...eventOf('payments', text, day, evidence), derived: !confirmed }
}

/** The number of a transfer in the pictures: ①; its id where it is not drawn. */
export function dealNumber(id: string, { deals }: CaseReport): string {
  const place = deals.findIndex((deal) => deal.id === id)
  return place === -1 ? id : numbered(place + 1)
}

function sideName({ parties, shown }: PaymentSide, facts: CaseReport): string {
  return parties.length === 0 ? shown : namesOf(facts)(parties)
}

function seizureOf(exhibit: Report['exhibits'][number]): readonly TimeEvent[] {
  const { id, holder, evidence } = exhibit
  const on = exhibit['seized-on']
  if (on === null) return []
  const from = holder === null ? '' : `　持有人：${holder}`
  return [eventOf('seizures', `检材${id}${from}`, { from: on, to: on }, evidence)]
}

function dayEvent({ id, from, to, evidence }: StatedDay): TimeEvent {
  const [group, text] = DAYS[id]
  return eventOf(group, text, { from, to }, evidence)
}

/** A clock from its first day to its last; one that hangs on a day that is only assumed says so and is drawn dashed. */
function clockEvent(clock: ClockReport): readonly TimeEvent[] {
  const { title, begins, last, earliest, latest, assumed, start } = clock
  if (begins === null) return []
  const ends = latest ?? last ?? begins
  const until = earliest === null ? '' : `　${earliest.from}起可办`
  const how = assumed === null ? '' : `　如${assumed.label}为${assumed.on}（推算）`
  const text = `${title}　自${start.label}次日起算${until}${how}`
  const event = eventOf('clocks', text, { from: begins.from, to: ends.to }, start.evidence)
  return [{ ...event, derived: assumed !== null }]
}

function eventOf(
  group: EventGroup,
  text: string,
  on: { readonly from: string; readonly to: string } | null,
  evidence: string | null,
): TimeEvent {
  const days = on === null ? null : daysOf(on.from, on.to)
  const vague = on !== null && (on.from.length < 10 || on.to.length < 10)
  const when = on === null ? '日期未载明' : period(on)
  return { group, text, when, evidence: evidence ?? '卷页未载明', days, vague, derived: false }
}

/** Which law came into force between the first and the last day, of what judges the conduct; each instrument once. */
export function lawMarks(facts: CaseReport, { from, to }: Days): readonly LawMark[] {
  const marks = new Map<string, LawMark>()
  for (const law of facts.law.filter(judgesConduct)) {
    if (law.from === null || law.from <= from || law.from > to) continue
    const [instrument = ''] = law.cite.split('/')
    const key = `${law.from} ${instrument}`
    if (!marks.has(key)) marks.set(key, { day: law.from, text: markText(law) })
  }
  return [...marks.values()].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

function judgesConduct({ id, time }: LawInTime): boolean {
  return time !== 'procedure' && !id.startsWith('below.')
}

/** 民法典施行 2021-01-01: the instrument without its article. */
function markText({ article, from, sure }: LawInTime): string {
  const [name = article] = article.split('第')
  const grade = SURE[sure]
  return `${name}施行 ${from ?? ''}${grade === null ? '' : `〔${grade}〕`}`
}
