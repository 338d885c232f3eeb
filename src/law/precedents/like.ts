import type {
  LikePrecedent,
  LikeReason,
  Precedent,
  PrecedentClaim,
  PrecedentQuery,
  PrecedentsReport,
} from '../../report/precedents.ts'
import { CLAIM, INFORMATION, ROLE, TIER, countText, priceText, yuanText } from './words.ts'

/** Nothing of the case at hand is known. */
export const NOTHING_ASKED: PrecedentQuery = {
  kinds: [],
  tiers: [],
  prices: [],
  records: [],
  gains: [],
  roles: [],
  claims: [],
}

/** In this order they stand, and in this order cases are sorted by them. */
const BY = ['kind', 'tier', 'price', 'records', 'gain', 'role', 'claim'] as const

/** Of these two are needed; the others are common to too many cases. */
const STRONG: readonly LikeReason['by'][] = ['tier', 'price', 'records', 'gain']

export const RULE =
  '列出的条件：信息种类相同，或者信息类型、单价、条数、获利中有两项相近（只问其中一项的，该项相近；都没有问的，角色或者诉请相同）。' +
  '单价、条数、获利以相差不超过十倍为相近。次序：依次看信息种类、信息类型、单价、条数、获利、角色、诉请是否相近，再按表中序号。不打分。'

export const NOTE =
  '所列是公开报道或者网页所见的案例，多数只读到网页开头，不是裁判文书全文；没有约束力，也不能由此得出数额的公式。' +
  '“未见”是所见部分没有，不是没有。是否参照，由办案人员决定。'

/**
 * The published cases that are like the case at hand (or all), each with the reasons by name, in a stated order; no score.
 *
 * @example asked { tiers: ['C'], prices: [450000] } → among others no. 1, by 信息类型 and 单价
 */
export function precedentsLike(
  all: readonly Precedent[],
  asked: PrecedentQuery,
  which: 'like' | 'all' = 'like',
): PrecedentsReport {
  const found = all
    .map((precedent): LikePrecedent => ({
      ...precedent,
      like: reasonsOf(precedent, asked),
      same: isSame(precedent, asked),
    }))
    .filter(({ like }) => which === 'all' || isLike(like, asked))
  return { total: all.length, asked, found: found.toSorted(inOrder), rule: RULE, note: NOTE }
}

/** The very numbers: as many records, and each stated price of a line among those of the case at hand. */
function isSame({ records, deals }: Precedent, asked: PrecedentQuery): boolean {
  const prices = deals.flatMap((d) => (d.mean?.bound === 'exactly' ? [d.mean.n] : []))
  return (
    records?.bound === 'exactly' &&
    asked.records.includes(records.n) &&
    prices.length > 0 &&
    prices.every((price) => asked.prices.includes(price))
  )
}

function isLike(reasons: readonly LikeReason[], asked: PrecedentQuery): boolean {
  if (reasons.some((r) => r.by === 'kind')) return true
  const questions = [asked.tiers, asked.prices, asked.records, asked.gains]
  const strong = questions.filter((list) => list.length > 0).length
  const needed = strong > 0 ? Math.min(2, strong) : 1
  const counted = strong > 0 ? reasons.filter((r) => STRONG.includes(r.by)) : reasons
  return (strong > 0 || asked.kinds.length === 0) && counted.length >= needed
}

/** The first reason that one has and the other has not decides; else the number of the table. */
function inOrder(a: LikePrecedent, b: LikePrecedent): number {
  const has = ({ like }: LikePrecedent, by: LikeReason['by']) => like.some((r) => r.by === by)
  const by = BY.find((reason) => has(a, reason) !== has(b, reason))
  if (by === undefined) return a.no - b.no
  return has(a, by) ? -1 : 1
}

function reasonsOf(precedent: Precedent, asked: PrecedentQuery): LikeReason[] {
  const found: Record<LikeReason['by'], string | null> = {
    kind: sameKind(precedent, asked),
    tier: sameTier(precedent, asked),
    price: nearPrice(precedent, asked),
    records: nearRecords(precedent, asked),
    gain: nearGain(precedent, asked),
    role: sameRole(precedent, asked),
    claim: sameClaim(precedent, asked),
  }
  return BY.flatMap((by) => {
    const text = found[by]
    return text === null ? [] : [{ by, text }]
  })
}

function sameKind({ information }: Precedent, { kinds }: PrecedentQuery): string | null {
  const { kind } = information
  return kind !== 'mixed' && kinds.includes(kind) ? `信息种类相同：${INFORMATION[kind]}` : null
}

const TIER_BY = { source: '来源载明', content: '按字段推断' } as const

function sameTier({ information }: Precedent, { tiers }: PrecedentQuery): string | null {
  const { tier, 'tier-by': by } = information
  if (tier === null || by === null || !tiers.includes(tier)) return null
  return `信息类型相同：${TIER[tier]}（${TIER_BY[by]}）`
}

/** Prices of a line only: a price of a card, an account or a car is the price of something else. */
function nearPrice({ deals }: Precedent, { prices }: PrecedentQuery): string | null {
  const own = deals.flatMap((d) => (d.unit === '条' && d.mean ? [d.mean] : []))
  const pair = nearest(own, prices)
  if (pair === null) return null
  const asked = priceText({ n: pair.asked, bound: 'exactly' })
  return `单价相差不超过十倍：${priceText(pair.own)}与本案${asked}`
}

function nearRecords({ records }: Precedent, asked: PrecedentQuery): string | null {
  const pair = nearest(records ? [records] : [], asked.records)
  if (pair === null) return null
  const own = countText({ n: pair.asked, bound: 'exactly' })
  return `条数相差不超过十倍：${countText(pair.own)}与本案${own}`
}

function nearGain({ gains }: Precedent, asked: PrecedentQuery): string | null {
  const own = (gains ?? []).flatMap((g) => (g.what === 'turnover' ? [] : [g.sum]))
  const pair = nearest(own, asked.gains)
  if (pair === null) return null
  const at = yuanText({ n: pair.asked, bound: 'exactly' })
  return `获利相差不超过十倍：${yuanText(pair.own)}与本案${at}`
}

function sameRole({ parties }: Precedent, { roles }: PrecedentQuery): string | null {
  const shared = roles.filter((role) => parties.some((p) => p.role === role))
  return shared.length === 0 ? null : `有相同的角色：${shared.map((r) => ROLE[r]).join('、')}`
}

function sameClaim(precedent: Precedent, { claims }: PrecedentQuery): string | null {
  const own = claimsOf(precedent)
  const shared = claims.filter((claim) => own.has(claim))
  return shared.length === 0 ? null : `有相同的诉请：${shared.map((c) => CLAIM[c]).join('、')}`
}

function claimsOf({ claimed, ordered, orders }: Precedent): ReadonlySet<PrecedentClaim> {
  const money = [claimed, ordered].some((m) => m !== null && !m.none)
  return new Set([
    ...(money ? (['compensate'] as const) : []),
    ...(orders ?? []).map((order) => order.kind),
  ])
}

interface Sized {
  readonly n: number
  readonly bound: 'exactly' | 'at-least' | 'about'
}

/** The pair that lies closest by its quotient, if one is no more than ten times the other; zero is near nothing. */
function nearest(
  own: readonly Sized[],
  asked: readonly number[],
): { own: Sized; asked: number } | null {
  const pairs = own.flatMap((o) => asked.map((a) => ({ own: o, asked: a })))
  const near = pairs.filter(({ own: o, asked: a }) => {
    const [low, high] = ordered(o.n, a)
    return low > 0n && high <= low * 10n
  })
  return near.toSorted((x, y) => byQuotient(x, y))[0] ?? null
}

type Pair = Readonly<{ own: Sized; asked: number }>

function byQuotient(x: Pair, y: Pair): number {
  const [lowX, highX] = ordered(x.own.n, x.asked)
  const [lowY, highY] = ordered(y.own.n, y.asked)
  const [left, right] = [highX * lowY, highY * lowX]
  return left < right ? -1 : left > right ? 1 : 0
}

function ordered(a: number, b: number): readonly [low: bigint, high: bigint] {
  return a < b ? [BigInt(a), BigInt(b)] : [BigInt(b), BigInt(a)]
}
