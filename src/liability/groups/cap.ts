import { yuan } from '../../gains/money.ts'
import type { Cap, CapPart, Effect } from '../../report/liability.ts'
import { asksMoney, type ClaimFact, type GroupFact, type OrderFact } from '../claims/facts.ts'

/**
 * The most that a group owes in all: what is ordered against it or, without an order, what is claimed from it, each sum
 * once however many members there are. What was gained is no cap, and nothing is divided.
 *
 * Law: minfadian/178 (joint debtors answer for the whole, one payment frees all), minfadian/1172 (several).
 *
 * @example {董, 王} and one claim of 12000.00 → 12000.00 from either of them, 12000.00 in all
 */
export function capOf(
  group: GroupFact,
  effect: Effect,
  claims: readonly ClaimFact[],
  orders: readonly OrderFact[],
): Cap {
  const ordered = orders.filter((o) => asksMoney(o) && isOf(o, group))
  const claimed = claims.filter((c) => asksMoney(c) && isOf(c, group))
  const from = ordered.length > 0 ? 'ordered' : claimed.length > 0 ? 'claimed' : 'none'
  const sums =
    ordered.length > 0 ? ordered.map(orderSum) : claimed.map(({ id, fen }) => ({ id, fen }))
  const parts = sums.flatMap((s): CapPart[] => (s.fen === null ? [] : [{ of: s.id, fen: s.fen }]))
  const unstated = sums.filter((s) => s.fen === null).map((s) => s.id)
  const total = parts.reduce((all, part) => all + BigInt(part.fen), 0n)
  const whole = unstated.length === 0 && parts.length > 0
  const fen = whole && total <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(total) : null
  const cap = { from, fen, parts, unstated } as const
  return { ...cap, sentence: sentenceOf(cap, total, effect) }
}

/** A sum with 约 or 以上 bounds nothing exactly. */
function orderSum({ id, amount }: OrderFact): { readonly id: string; readonly fen: number | null } {
  return { id, fen: amount?.bound === 'exactly' ? amount.fen : null }
}

/**
 * Is it made against the group: by its id, or against exactly its members for transfers that are the group's?
 */
export function isOf(
  { group: named, against, deals }: Pick<ClaimFact, 'group' | 'against' | 'deals'>,
  { id, members, deals: own }: GroupFact,
): boolean {
  if (named !== null) return named === id
  const same = against.length === members.length && against.every((who) => members.includes(who))
  if (!same || against.length < 2) return false
  return own === null || (deals !== null && deals.every((deal) => own.includes(deal)))
}

const FROM = { claimed: '请求', ordered: '判令' } as const

function sentenceOf(
  { from, parts, unstated, fen }: Omit<Cap, 'sentence'>,
  total: bigint,
  effect: Effect,
): string {
  if (from === 'none') return '没有对该组请求或者判令的数额，上限待查。'
  const known = parts.length === 0 ? '' : `已载明的合计${yuan(total)}`
  if (fen === null) {
    const open = unstated.length === 0 ? '数额过大' : `${unstated.join('、')}的确切数额未载明`
    return `${FROM[from]}的${open}，上限待查${known === '' ? '' : `；${known}`}。`
  }
  const sum = `以${FROM[from]}的${yuan(fen)}为限（${parts.map((p) => p.of).join('、')}）`
  if (effect === 'joint')
    return `全组合计${sum}，只计一次：可以向任何一人请求全部，一人已付的部分其他人不再付，合计不超过此数。差价获利只是计算的根据，不是上限。`
  if (effect === 'several') return `全组合计${sum}；各人按份承担，份额以载明的为准，本软件不分摊。`
  return `全组合计${sum}；连带还是按份待查。`
}
