import type { BuyerCount, PartyTierCount, Quantity } from '../case-report.ts'
import { TIERS, type Tier } from '../law/book.ts'
import type { Law } from '../law/law.ts'
import type { Reason } from '../report.ts'
import type { PersonFacts } from './person-facts.ts'
import { TIER_NAMES } from './standards.ts'

/**
 * How the person's number is had, down to each buyer: count_t(X) = Σ_b |S_t,b| + |A_t ∖ ∪ S| (解释 11; inference).
 * Numbers that are lower bounds or approximate stand as words: `37002条以上`, `约8000条`.
 *
 * @example Fei: sold to one buyer 11034, obtained and not sold 0 → 11034, not 22068 (第十一条第一款 不重复计算)
 */
export function formula(person: PersonFacts, law: Law): Reason {
  const tiers = TIERS.filter((tier) => concerns(person.tiers[tier]))
  return {
    text: `${person.name}涉案条数＝提供给各下家的条数之和＋获取后未提供的条数；各项信息分别计算，与他人的条数不相加`,
    cite: 'fashi-2017-10/11',
    sure: 'inference',
    ...(tiers.length === 0 && { value: null }),
    because: tiers.map((tier) => tierFormula(tier, person, law)),
  }
}

/** Is there anything of this tier, counted or stated? */
function concerns(tier: PartyTierCount): boolean {
  return [tier, tier.obtained, tier.provided].some((q) => q['at-least'] > 0 || q.declared !== null)
}

function tierFormula(tier: Tier, person: PersonFacts, law: Law): Reason {
  return {
    text: TIER_NAMES[tier],
    value: number(person.tiers[tier]),
    ...rowsOf(person.tiers[tier]),
    because: tierParts(tier, person, law),
  }
}

/** The parts of one tier's number, with the rules by which they are put together. */
export function tierParts(tier: Tier, person: PersonFacts, law: Law): Reason[] {
  const count = person.tiers[tier]
  if (!concerns(count)) return []
  return [
    ...count['by-buyer'].map(buyerPart),
    { text: '获取后未提供', value: number(count.unsold), ...rowsOf(count.unsold) },
    ...elsewherePart(count),
    ...(some(count.obtained) && some(count.provided) ? rule('counting.no-double', law) : []),
    ...(count['by-buyer'].length > 1 ? rule('counting.accumulate', law) : []),
    ...sameWhateverDelivered(count),
    ...inDutyPart(count),
  ]
}

function buyerPart(buyer: BuyerCount): Reason {
  const deals = buyer.transfers.length > 0 ? `（${buyer.transfers.join('、')}）` : ''
  return { text: `提供给${buyer.label}${deals}`, value: number(buyer), ...rowsOf(buyer) }
}

/** The selection that lists the rows of a number, where there are any. */
function rowsOf({ rows }: Quantity): Pick<Reason, 'rows'> {
  return rows === undefined ? {} : { rows }
}

function elsewherePart({ declared, apart }: Quantity): Reason[] {
  if (declared === null) return []
  return [
    {
      text: '另有：未附数据的批次载明（与已知部分重合多少不明，不计入）',
      value: `${declared}条以上`,
      ...(apart !== null && {
        because: [{ text: '全不重合时至少', value: `${apart}条以上` }],
      }),
    },
  ]
}

function rule(id: string, law: Law): Reason[] {
  return law.counting
    .filter((known) => known.id === id)
    .map(({ title, rule: says, cite, sure }) => ({
      text: `${ARTICLES[id] ?? ''} ${title}：${says}`.trim(),
      cite,
      sure,
    }))
}

const ARTICLES: Readonly<Record<string, string>> = {
  'counting.no-double': '第十一条第一款',
  'counting.accumulate': '第十一条第二款',
}

/**
 * Where all that counts was obtained and at most one buyer got any of it, the number does not hang on how much was
 * delivered: what was not, stays as obtained (stories C3).
 */
function sameWhateverDelivered(count: PartyTierCount): Reason[] {
  const { exactly, obtained } = count
  const oneBuyer = count['by-buyer'].length === 1
  if (!oneBuyer || exactly === null || exactly === 0 || obtained.exactly !== exactly) return []
  return [
    {
      text:
        `无论实际交付其中多少条（0至${exactly}条），本项均为${exactly}条：未交付的仍是获取的。` +
        '是否全部交付、是否只交付给一个下家，以证据为准；下家多于一个的，应当累计',
    },
  ]
}

function inDutyPart(count: PartyTierCount): Reason[] {
  const inDuty = count['in-duty']
  if (!some(inDuty)) return []
  return [
    {
      text: '其中在履行职责或者提供服务过程中获得又提供的',
      value: number(inDuty),
      ...rowsOf(inDuty),
    },
  ]
}

function some(quantity: Quantity): boolean {
  return quantity['at-least'] > 0 || quantity.declared !== null
}

/** The number itself, or its words while it is a lower bound or approximate. */
function number(quantity: Quantity): number | string {
  const { exactly, about } = quantity
  if (exactly !== null && !about) return exactly
  const open = exactly === null ? '以上' : ''
  return `${about ? '约' : ''}${quantity['at-least']}条${open}`
}
