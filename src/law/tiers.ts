import { KINDS, type KindId } from '../records/kinds.ts'
import type { Sure } from '../report.ts'
import type { Tier, Tiering } from './book.ts'
import { graded } from './grade.ts'

/** Which of 第三、四、五项信息 a line seems to be. A proposal: a person decides. */
export interface TierSuggestion {
  readonly tier: Tier
  /** 姓名＋年龄＋学校＋家长电话，无第三项、第四项字段 */
  readonly reason: string
  readonly cite: string
  readonly sure: Sure
  /** Named disputes that this content touches, each with its grade. */
  readonly disputes: readonly string[]
  /** Other tiers argued for on these fields alone, A first; empty when nobody argues. */
  readonly alternatives: readonly Tier[]
  /** What belongs to another axis and does not move the tier (敏感个人信息, minors). */
  readonly notes: readonly string[]
}

/**
 * Suggests a tier from the kinds of field that a line or a table holds: the highest that its content supports.
 *
 * Law: fashi-2017-10/5.1.3–5.1.5; the whole line in its highest tier is our reading (counting R23, inference).
 *
 * @param kinds kinds that are filled and valid, in any order
 * @param shown headers and file names: what no field shows (faces, photos of identity cards) is told by their words
 * @example ['name', 'sex', 'age', 'school', 'guardian-phone'] → C, 姓名＋年龄＋学校＋家长电话，无第三项、第四项字段
 */
export function suggestTiers(
  kinds: Iterable<KindId>,
  law: { readonly tiering: Tiering },
  shown: readonly string[] = [],
): TierSuggestion {
  const held = new Set(kinds)
  const { tiering } = law
  const hits = tiering.rules.filter((rule) => holds(held, rule.kinds))
  const tier = highest(hits.map((rule) => rule.tier)) ?? tiering.otherwise.tier
  const decisive = hits.filter((rule) => rule.tier === tier)
  const disputes = touched(tiering, held, shown).filter((dispute) => movesFrom(dispute, tier))
  return {
    tier,
    reason: reasonOf(tiering, held, decisive),
    cite: decisive[0]?.cite ?? tiering.otherwise.cite,
    sure: decisive[0]?.sure ?? tiering.otherwise.sure,
    disputes: disputes.map(disputeText),
    alternatives: argued(disputes).filter((other) => other !== tier),
    notes: tiering.notes.filter((note) => anyHolds(held, note.any)).map((note) => note.text),
  }
}

function argued(disputes: Tiering['disputes']): readonly Tier[] {
  const certain = disputes.filter((dispute) => dispute.if === undefined)
  return ORDER.filter((tier) => certain.some((dispute) => dispute.alternatives.includes(tier)))
}

const ORDER = ['A', 'B', 'C'] as const

type Kinds = ReadonlySet<KindId>

function holds(held: Kinds, needed: readonly KindId[]): boolean {
  return needed.every((kind) => held.has(kind))
}

function anyHolds(held: Kinds, groups: readonly (readonly KindId[])[]): boolean {
  return groups.some((group) => holds(held, group))
}

function highest(tiers: readonly Tier[]): Tier | undefined {
  return ORDER.find((tier) => tiers.includes(tier))
}

/** Disputes that the content touches. */
function touched(tiering: Tiering, held: Kinds, shown: readonly string[]): Tiering['disputes'] {
  return tiering.disputes.filter((dispute) => {
    const byField = anyHolds(held, dispute.any) && !(dispute.unless ?? []).some((k) => held.has(k))
    const byWord = (dispute.words ?? []).some((word) => shown.some((text) => text.includes(word)))
    return byField || byWord
  })
}

type Dispute = Tiering['disputes'][number]

function movesFrom(dispute: Dispute, tier: Tier): boolean {
  return dispute.alternatives.some((other) => other !== tier)
}

/** 购房人名单……按第四项（交易）（限于确是购房人名单）（据网页摘要） */
function disputeText({ text, if: only, sure }: Dispute): string {
  return graded(only === undefined ? text : `${text}（限于${only}）`, sure)
}

function reasonOf(tiering: Tiering, held: Kinds, decisive: Tiering['rules']): string {
  const named = tiering.mention.filter((kind) => held.has(kind)).map((kind) => KINDS[kind])
  const fields = named.length > 0 ? named.join('＋') : '没有可据以分档的字段'
  if (decisive.length === 0) return `${fields}，${tiering.otherwise.reason}`
  return `${fields}，含${decisive.map((rule) => rule.name).join('、')}字段`
}
