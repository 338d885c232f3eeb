import type { LawBook, TimeKind } from './book.ts'
import { provisionOf } from './cite.ts'
import { inForce, type Period } from './period.ts'

/** The dates of a case that the law asks for; null is not known. */
export interface CaseDates {
  /** First and last day of the conduct. */
  readonly conduct: { readonly from: string; readonly to: string } | null
  /** Day of the decision, criminal or civil. */
  readonly decided: string | null
  /** Day of the step (filing, hearing) that a rule of procedure is asked for; the decision unless given. */
  readonly step?: string | null
  /** Day to which the harm is known to have gone on. */
  readonly harmUntil?: string | null
}

/** A rule as far as time concerns it. */
export interface TimedRule<V extends Period> {
  readonly time: TimeKind
  /** For an interpretation: the provision that it explains and whose life it shares. */
  readonly statute?: string | null | undefined
  /** For a civil rule: the articles that let it reach conduct before it. */
  readonly reach?: readonly string[] | undefined
  readonly values: readonly V[]
}

/** Which version governs, and why. `value` is undefined when none does or when it cannot be told (待查明). */
export interface Governing<V> {
  readonly value: V | undefined
  /** Why, in plain Chinese. */
  readonly basis: string
  /** Articles on which the choice rests. */
  readonly cites: readonly string[]
  /** Versions between which a person must choose; empty when the choice is clear. */
  readonly choice: readonly V[]
}

/**
 * Which version of a rule governs, by the kind of time that it has:
 * a criminal statute — law of the conduct, a later one only if lighter (从旧兼从轻);
 * a judicial interpretation — reaches the life of its statute, so it governs earlier undecided conduct if there was
 * none then; else the older one, unless the newer favours the accused;
 * a civil rule — law of the conduct, unless the facts or their harm went on and an article lets it reach back;
 * a rule of procedure — law of the day of the step.
 *
 * Law: sifa-jieshi-shijian/1–3 (from memory); fashi-2020-15/1.3, 24. Conduct over a change of law is judged by its last
 * day (inference).
 *
 * @param favours does `newer` favour the accused over `older`? undefined: cannot be told, both are returned as a choice
 */
export function governing<V extends Period>(
  rule: TimedRule<V>,
  dates: CaseDates,
  book: Pick<LawBook, 'instruments'>,
  favours: (newer: V, older: V) => boolean | undefined = () => undefined,
): Governing<V> {
  if (rule.time === 'procedure') return byStep(rule, dates)
  if (dates.conduct === null) return none('行为时间不明')
  if (rule.time === 'civil') return byConductOrReach(rule, dates, dates.conduct.to)
  const older = at(rule, dates.conduct.to)
  const newer = at(rule, dates.decided)
  if (older === undefined) {
    const reaches = rule.time === 'judicial-interpretation' ? newer : undefined
    return withinLife(rule, reaches, dates.conduct.to, book)
  }
  if (newer === undefined || newer === older) return one(older, '行为时已经施行', [])
  return olderUnlessFavourable(older, newer, favours(newer, older))
}

function at<V extends Period>(rule: TimedRule<V>, day: string | null | undefined): V | undefined {
  return day ? rule.values.find((value) => inForce(value, day)) : undefined
}

function byStep<V extends Period>(rule: TimedRule<V>, dates: CaseDates): Governing<V> {
  const day = dates.step ?? dates.decided
  if (!day) return none('程序日期不明')
  const value = at(rule, day)
  return value ? one(value, '程序进行之日施行', []) : none('程序进行之日没有施行的规定')
}

function byConductOrReach<V extends Period>(
  rule: TimedRule<V>,
  dates: CaseDates,
  lastDay: string,
): Governing<V> {
  const then = at(rule, lastDay)
  if (then) return one(then, '行为时已经施行', [])
  const reached = rule.reach?.length ? at(rule, dates.harmUntil) : undefined
  if (reached) return one(reached, '行为在施行之前，损害持续到施行之后', rule.reach ?? [])
  return none('行为时未施行，不作为行为评价依据')
}

function withinLife<V extends Period>(
  rule: TimedRule<V>,
  newer: V | undefined,
  lastDay: string,
  book: Pick<LawBook, 'instruments'>,
): Governing<V> {
  if (newer === undefined) return none('行为时没有施行的规定')
  const lived = rule.statute && provisionOf(book, rule.statute, lastDay)?.provision
  const alive = lived && newer.from !== null && inForce(lived, newer.from)
  if (!alive) return none('行为时所解释的法律条文尚未施行')
  const basis = '行为时没有解释，施行后尚未处理，效力及于所解释法律的施行期间'
  return one(newer, basis, ['sifa-jieshi-shijian/1', 'sifa-jieshi-shijian/2'])
}

function olderUnlessFavourable<V>(older: V, newer: V, favoured: boolean | undefined): Governing<V> {
  const cites = ['sifa-jieshi-shijian/3']
  if (favoured === true) return one(newer, '新的规定对当事人有利', cites)
  if (favoured === false) return one(older, '行为时已有规定，新的并不有利', cites)
  return { value: undefined, basis: '新旧规定何者有利须由人决定', cites, choice: [older, newer] }
}

function one<V>(value: V, basis: string, cites: readonly string[]): Governing<V> {
  return { value, basis, cites, choice: [] }
}

function none<V>(basis: string): Governing<V> {
  return { value: undefined, basis, cites: [], choice: [] }
}
