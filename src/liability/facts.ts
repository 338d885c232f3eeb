import type { DeclaredBound } from '../case-report.ts'
import type { Tier } from '../law/book.ts'
import type { Reason, TierCounts } from '../report.ts'

/**
 * hold 查获 (found on someone: evidence of obtaining, not itself an act), obtain 非法获取, provide 出售、提供, both when
 * some was obtained and kept, in-duty for the part that was passed on out of what came in duty or service.
 */
export type Conduct = 'hold' | 'obtain' | 'provide' | 'both' | 'in-duty'

/** The counts under one option of a reading (计算口径), all other readings as used. */
export interface ReadingCounts {
  /** `bare-phones` */
  readonly id: string
  /** Id or label of the option. */
  readonly option: string
  readonly tiers: TierCounts
  /** The option in use: its counts are those of {@link Facts.tiers}, and it is no alternative. */
  readonly used?: boolean
}

/** A number that someone states: 起诉书, 检验报告, 判决. Tiers that it does not speak of are absent. */
export interface StatedCounts {
  readonly source: string
  readonly tiers: Partial<TierCounts>
  /** The word of the source: 约, 以上; a lower bound that falls short says nothing. */
  readonly bound?: Bound
  /** Speaks of a part only: no less than so much of the whole. */
  readonly partial?: boolean
}

/** exactly, at-least 以上, about 约: a number keeps the word of its source. */
export type Bound = 'exactly' | 'at-least' | 'about'

/** What batches without data are stated to hold beside the count (另有), and the sum if nothing overlaps. */
export interface Elsewhere {
  readonly declared: number
  /** The words of the sources: 约, 以上. */
  readonly bound: DeclaredBound
  readonly apart: number | null
}

/** What a finding on quantity is made of: the count of a folder, or of a person. */
export interface Facts {
  /** The person; null for a folder, whose count is nobody's 涉案条数. */
  readonly who: string | null
  readonly conduct: Conduct
  /** 去重后条数 under the used reading. Whole numbers. */
  readonly tiers: TierCounts
  /** The alternatives, one switched at a time; the used options may stand among them, marked. */
  readonly readings: readonly ReadingCounts[]
  /** Over all combinations of readings, when the counting stage knows them: least and most for each tier. */
  readonly least?: TierCounts
  readonly most?: TierCounts
  /** Was the information obtained in duty or service (art. 5(1)(8))? Lowers the standard for providing only. */
  readonly insider?: boolean
  /** 读取不完整: some files were not read, or not read whole. */
  readonly incomplete: boolean
  readonly unreadFiles: number
  readonly on: { readonly date: string; readonly assumed: boolean }
  /** The counts are 以上: more is known to exist than was counted. Then 未达到 cannot be said. */
  readonly lowerBound: boolean
  /** Other figures for the same thing; one that would lead elsewhere makes the finding a conflict. */
  readonly stated?: readonly StatedCounts[]
  /** What would have to be had to know the whole number; for the sentence of 待查明. */
  readonly missing?: string
  /** The tiers of which the count is a lower bound; all of them where this is absent and `lowerBound` stands. */
  readonly open?: readonly Tier[]
  /** Tiers whose number rests on a figure that its source calls approximate (约). */
  readonly about?: readonly Tier[]
  readonly elsewhere?: Partial<Readonly<Record<Tier, Elsewhere>>>
  /** Of what a tier's count is made, for its reasons: buyers, what was kept, figures that others state. */
  readonly parts?: Partial<Readonly<Record<Tier, readonly Reason[]>>>
}

/** Is the count of this tier only a lower bound? */
export function isOpen(facts: Pick<Facts, 'lowerBound' | 'open'>, tier: Tier): boolean {
  return facts.lowerBound && (facts.open?.includes(tier) ?? true)
}

/** A number of records with the words that belong to it. @example 37002条以上, 约8000条 */
export function inWords(
  count: number,
  tier: Tier,
  facts: Pick<Facts, 'lowerBound' | 'open' | 'about'>,
): string {
  const about = facts.about?.includes(tier) ? '约' : ''
  return `${about}${count}条${isOpen(facts, tier) ? '以上' : ''}`
}

/** The options that are not in use. */
export function unused(readings: readonly ReadingCounts[]): readonly ReadingCounts[] {
  return readings.filter((reading) => reading.used !== true)
}
