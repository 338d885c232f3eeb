import type { Money, PartyReading, PartyTiers, TierId } from '../case-report.ts'
import type { TierCounts } from '../report.ts'
import type { Bound } from './facts.ts'

/** What a finding on a person is made of. Counts are those of the readings in use; money is in fen. */
export interface PersonFacts {
  readonly id: string
  readonly name: string
  /** 单位: the standards are the same (解释第七条). */
  readonly unit: boolean
  readonly tiers: PartyTiers
  /** Each option of each reading that can move the count, those in use marked. */
  readonly readings: readonly PartyReading[]
  /** Over all readings together. */
  readonly range: { readonly least: TierCounts; readonly most: TierCounts }
  readonly gross: Money | null
  /** Commissions are in the gross: it is no income of sales alone. */
  readonly commission?: boolean
  /** 出售收入 before what was given back; absent: nothing was. */
  readonly beforeRefunds?: Money
  /** What confirmed payments show to have come in, where that is less than a gross that is computed. */
  readonly received?: Money
  readonly cost: Money | null
  readonly margin: Money | null
  /** Statements of accounts that would show this person's money and were not read whole; absent: none. */
  readonly moneyLacking?: string
  readonly stated: readonly StatedFigure[]
  /** 解释第六条; null: nobody speaks of it. */
  readonly lawfulBusiness: LawfulBusiness | null
  readonly priors: readonly Prior[]
  /** Has any act of selling or providing. */
  readonly provides: boolean
  /** Has any act of obtaining; taken from the counts unless said. */
  readonly obtains?: boolean
  readonly incomplete: boolean
  readonly unreadFiles: number
  /** As precisely as known: days, months or years. */
  readonly conduct: { readonly from: string; readonly to: string } | null
  readonly on: { readonly date: string; readonly assumed: boolean }
  /** Batches without data in which the person has a part, as people call them: 批次b1. */
  readonly opaque?: readonly string[]
  /** Prices at which was sold, in millionths of a yuan; with one price a gap in money is told in lines too. */
  readonly prices?: readonly number[]
  /**
   * Items under which a person may yet place what is listed (disputed tiers). Empty or absent: the tier is decided, or
   * nothing in the lines disputes it.
   */
  readonly otherTiers?: readonly TierId[]
  /** Groups to which the person posted lists, with the members that the case file states. */
  readonly groups?: readonly { readonly name: string; readonly members: number | null }[]
  /** Transfers of the person that are handing over within a joint group: neither providing nor obtaining. */
  readonly innerDeals?: readonly string[]
  /** Accounts in transfers that others use as well: nothing of them is in the counts of anybody. */
  readonly sharedAccounts?: readonly {
    readonly account: string
    readonly others: readonly string[]
    readonly deals: readonly string[]
  }[]
}

export interface LawfulBusiness {
  /** Is it said to be for lawful business? A claim, not a proof. */
  readonly claimed: 'yes' | 'no' | 'unknown'
  /** 获利 by using the information. */
  readonly benefit: Money | null
  /** Who says so, or where it stands: 辩方提出（卷二第3页）. */
  readonly source?: string | null
}

/** Punished before for this offence (解释第五条第一款第九项). */
export interface Prior {
  readonly kind: 'criminal' | 'administrative'
  /** Day of the punishment, as precisely as known. */
  readonly on: string
}

/** A figure that somebody states of the person; one of `fen` and `records` is a number. */
export interface StatedFigure {
  readonly what: 'records' | 'persons' | 'gross' | 'cost' | 'margin' | 'illegal-income' | 'benefit'
  readonly fen: number | null
  readonly records: number | null
  readonly bound: Bound
  readonly tier: TierId | null
  readonly source: string
  readonly rank: string
  /** Speaks of some of the person's deals only: no more than a part of the whole. */
  readonly partial?: boolean
}

/** 证据等次, strongest first (glossary section 6), with its label. */
const RANKS: Readonly<Record<string, string>> = {
  'effective-judgment': '生效裁判确认',
  expert: '鉴定意见、检验报告',
  recount: '本软件核算',
  bank: '调取流水',
  'e-data': '聊天记录等电子数据',
  confession: '供述',
  witness: '证言、陈述',
  indictment: '起诉书指控',
  'non-prosecution': '不起诉决定载明',
  press: '媒体报道',
  derived: '推算',
}

/** Label of a 证据等次; one that is not in the list is shown as it stands. */
export function rankLabel(rank: string): string {
  return Object.hasOwn(RANKS, rank) ? (RANKS[rank] ?? rank) : rank
}

/** Does a figure of this rank stand above our own count, which nobody has signed yet? */
export function aboveRecount(rank: string): boolean {
  const order = Object.keys(RANKS)
  return Object.hasOwn(RANKS, rank) && order.indexOf(rank) < order.indexOf('recount')
}

/** `起诉书（起诉书指控）`; the rank alone where the source says the same. */
export function sourceText({ source, rank }: Pick<StatedFigure, 'source' | 'rank'>): string {
  const label = rankLabel(rank)
  return source === label ? source : `${source}（${label}）`
}
