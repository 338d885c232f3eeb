import type { LawBook } from '../../law/book.ts'
import { meant } from '../../law/asked.ts'
import { daysBetween } from '../../law/days.ts'
import { dayAfter } from '../../law/period.ts'
import type { Reason } from '../../report.ts'
import { articleReason } from '../article-reason.ts'
import { asksMoney } from '../claims/facts.ts'
import { claimLabel } from '../claims/words.ts'
import type { Performed, ProcedureFacts } from './facts.ts'
import { inForceOn } from './in-force-on.ts'
import type { Told } from './withdrawal.ts'

/**
 * 履行 of what was ordered or agreed: in time, so many days late, or open; and what follows from lateness for money and
 * for acts. Interest is not computed: its rate and base stand in the judgment and in rules that are not among our data.
 *
 * Law: minsufa/264 (260 in 2022–2023, 253 before), minsufa-jieshi/505, 503, 516 (2015 numbers two higher),
 * fashi-2018-6/12.
 *
 * @example damages due 2022-12-01, paid 2023-01-10 → 迟延40日（2022-12-02至2023-01-10）
 */
export function performanceOf(facts: ProcedureFacts, book: LawBook): Told {
  const { performance, days } = facts
  if (performance.length === 0) {
    const due = days.has('performance-due')
    return { notes: [], questions: due ? ['裁判、调解书所定各项是否已经履行、何时履行'] : [] }
  }
  const told = performance.map((one) => ({ one, ...stateOf(one) }))
  return {
    notes: told.map(({ one, text, late }, i) => ({
      id: `procedure.performance.${String(i + 1)}`,
      title: `履行：${claimLabel(one.what)}`,
      text: `${text}${late ? `；${consequence(one.what)}` : ''}。`,
      reasons: late ? reasonsOf(facts, one, book) : [],
    })),
    questions: told.flatMap(({ open }) => open),
  }
}

interface State {
  readonly text: string
  /** Late, or perhaps late. */
  readonly late: boolean
  readonly open: readonly string[]
}

function stateOf({ what, due, on }: Performed): State {
  const name = claimLabel(what)
  const [end, done] = [meant(due), meant(on)]
  if (done === null)
    return {
      text: `${end === null ? '履行期限待查' : `履行期限${due ?? ''}届满`}，没有录入履行的日期，是否履行待查`,
      late: end !== null,
      open: [`${name}是否已经履行、何时履行`],
    }
  if (end === null)
    return { text: `${on ?? ''}履行，履行期限待查`, late: false, open: [`${name}的履行期限`] }
  const both = `履行期限${due ?? ''}届满，${on ?? ''}履行`
  if (done.to <= end.from) return { text: `${both}，没有迟延`, late: false, open: [] }
  if (done.from <= end.to || !isDay(end) || !isDay(done))
    return {
      text: `${both}，迟延的日数待查`,
      late: true,
      open: [`${name}履行期限与履行的日期，须查明到日`],
    }
  const late = `迟延${String(daysBetween(end.to, done.from))}日（${dayAfter(end.to)}至${done.from}，届满次日起算为推论）`
  return { text: `${both}，${late}`, late: true, open: [] }
}

function isDay({ from, to }: { readonly from: string; readonly to: string }): boolean {
  return from === to
}

/** Only the defendant can do it: an apology, an act of his own. */
const OWN_ACT: readonly string[] = ['apologise', 'act']

function consequence(what: string): string {
  if (asksMoney({ kind: what }))
    return '金钱给付迟延的，加倍支付迟延履行期间的债务利息，利率与基数依裁判和有关规定，本软件不核算'
  const own = OWN_ACT.includes(what)
    ? '；只能由其本人完成的，可以罚款、拘留，仍不履行的可以再次采取'
    : ''
  return `金钱以外的义务迟延的，支付迟延履行金，数额由法院决定，本软件不核算${own}`
}

/** Numbers of one rule, as they followed each other; what is 505 today was 507, and 505 then was what is 503 today. */
const INTEREST = ['minsufa/264', 'minsufa/260', 'minsufa/253']
const DELAY = ['minsufa-jieshi/507', 'minsufa-jieshi/505']
const FINES = ['minsufa-jieshi/503', 'minsufa-jieshi/505']
const BLACKLIST = ['minsufa-jieshi/516', 'minsufa-jieshi/518']

function reasonsOf(
  { plaintiff }: ProcedureFacts,
  { what, due }: Performed,
  book: LawBook,
): Reason[] {
  const end = meant(due)?.to
  const money = asksMoney({ kind: what })
  const rules = [
    INTEREST,
    ...(money ? [] : [DELAY]),
    ...(OWN_ACT.includes(what) ? [FINES] : []),
    BLACKLIST,
  ]
  return [
    ...rules.flatMap((refs) => inForceOn(book, refs, end === undefined ? end : dayAfter(end))),
    ...(plaintiff?.kind === 'procuratorate' ? [articleReason(book, 'fashi-2018-6/12')] : []),
  ]
}
