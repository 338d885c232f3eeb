import type { TierCounts } from '../report.ts'

/**
 * hold 查获 (found on someone: evidence of obtaining, not itself an act), obtain 非法获取, provide 出售、提供.
 */
export type Conduct = 'hold' | 'obtain' | 'provide'

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
}

/** The options that are not in use. */
export function unused(readings: readonly ReadingCounts[]): readonly ReadingCounts[] {
  return readings.filter((reading) => reading.used !== true)
}
