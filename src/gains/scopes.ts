import type { ClaimScope } from '../report/gains.ts'
import { sidesOf } from './deals.ts'
import { inPart, lackingFor, lackingText, type Lacking } from './lacking.ts'
import { moneyText, yuan } from './money.ts'
import { gainsWithin, type Whole } from './within.ts'

/** A claim for money: against whom, for which deals (null: all), how much. */
export interface ClaimFact {
  readonly place: number
  readonly against: readonly string[]
  readonly deals: readonly string[] | null
  readonly fen: number
}

/** A stated sum that speaks of some deals, as people see it. */
export interface SaidOf {
  readonly of: readonly string[]
  readonly deals: readonly string[]
  readonly text: string
}

/**
 * Which deals a claim speaks of and what they brought, and which deals of the same persons lie outside of it: these are in
 * no sum of the claim (stories Q10).
 *
 * @example 12000.00 against the couple for t3, t4 → margin 12000.00, 相符; t1, t2 outside
 */
export function scopeOf(
  claim: ClaimFact,
  whole: Whole & { readonly lacking?: readonly Lacking[] },
  said: readonly SaidOf[],
): ClaimScope {
  const { place, against, fen } = claim
  const { deals, lacking = [] } = whole
  const named = claim.deals === null ? deals : deals.filter(({ id }) => claim.deals?.includes(id))
  const { gross, cost, margin, assumed } = gainsWithin(against, claim.deals, whole)
  const own = sidesOf(against, deals)
  const mine = new Set([...own.sold, ...own.bought].map(({ id }) => id))
  const inside = new Set(named.map(({ id }) => id))
  const outside = deals.flatMap(({ id }) => (mine.has(id) && !inside.has(id) ? [id] : []))
  return {
    claim: place,
    against,
    deals: named.flatMap(({ id }) => (mine.has(id) ? [id] : [])),
    claimed: fen,
    gross,
    cost,
    margin,
    ...partOnly(
      withAssumed(compared(fen, { gross, margin }), assumed),
      lackingFor(against, named, lacking),
    ),
    outside,
    'outside-sentence': outsideText(outside, against, said),
  }
}

/** Costs that lie outside the claim are named with what would change them. */
function withAssumed<T extends Pick<ClaimScope, 'sentence'>>(told: T, assumed: string | null): T {
  return assumed === null ? told : { ...told, sentence: `${told.sentence}${assumed}。` }
}

/** 相符 and 不符 are not said of what was read in part. */
function partOnly(
  told: Pick<ClaimScope, 'check' | 'sentence'>,
  lacking: readonly Lacking[],
): Pick<ClaimScope, 'check' | 'sentence'> {
  const text = lackingText(lacking)
  return text === null ? told : { check: 'unchecked', sentence: inPart(told.sentence, text) }
}

function compared(
  fen: number,
  { gross, margin }: Pick<ClaimScope, 'gross' | 'margin'>,
): Pick<ClaimScope, 'check' | 'sentence'> {
  const claimed = `请求${yuan(fen)}`
  if (!margin && !gross)
    return { check: 'unchecked', sentence: `不能核对：${claimed}；所及流转的价款不明。` }
  const fit = (
    [
      ['差价获利', margin],
      ['出售收入', gross],
    ] as const
  ).find(([, sum]) => sum?.fen === fen && sum.bound === 'exactly')
  if (fit)
    return {
      check: 'closes',
      sentence: `相符：${claimed}，与所及流转的${fit[0]}${yuan(fen)}（推算）一致。`,
    }
  const sums = [
    ...(margin ? [`差价获利${moneyText(margin)}`] : []),
    ...(gross ? [`出售收入${moneyText(gross)}`] : []),
  ].join('、')
  const firm = margin?.bound === 'exactly'
  const gap = firm ? `（与差价获利差${yuan(Math.abs(fen - margin.fen))}）` : ''
  return {
    check: firm ? 'differs' : 'unchecked',
    sentence: `${firm ? `不符${gap}` : '不能核对'}：${claimed}，所及流转推算为${sums}。`,
  }
}

function outsideText(
  outside: readonly string[],
  against: readonly string[],
  said: readonly SaidOf[],
): string | null {
  if (outside.length === 0) return null
  const own = said.filter(
    ({ of, deals }) =>
      deals.length > 0 &&
      deals.every((d) => outside.includes(d)) &&
      of.some((id) => against.includes(id)),
  )
  const told = own.length > 0 ? `（${own.map(({ text }) => text).join('；')}）` : ''
  return `${outside.join('、')}不在该请求之内${told}：是否另行请求、已经没收或者没有主张，待查。`
}
