/**
 * Who is asked for what in the suit, as `report.json` tells it: liability groups with their caps, claims of every kind,
 * what was ordered elsewhere, and the bases of damages side by side. Money is in fen. Nothing here is a conclusion:
 * what is missing is 待查, and what is argued stands with both views.
 */
import type { Money } from '../case-report.ts'
import type { Reason, Sure } from '../report.ts'

/** How several answer: joint 连带 (each for the whole), several 按份 (each for his share). */
export type Effect = 'joint' | 'several' | 'unknown'

/** An article as the basis of a group or of damages, on the dates of the conduct. */
export interface Basis {
  readonly id: string
  /** 民法典第一千一百六十八条 */
  readonly article: string
  readonly cite: string
  /** `applies`; `fall-back`: the law of the time of the conduct, beside one that reaches back; `unknown` 待查明. */
  readonly status: 'applies' | 'fall-back' | 'unknown'
  readonly text: string
  readonly sure: Sure
}

/** Sums that bound a group, each once. */
export interface CapPart {
  /** Number of the claim (`c1`) or order (`o1`). */
  readonly of: string
  readonly fen: number
}

/**
 * The most that all members together owe: what is claimed from the group or, where there is an order, what is ordered;
 * never what was gained. Each member may be asked for the whole of it; what one pays is paid for all.
 */
export interface Cap {
  readonly from: 'claimed' | 'ordered' | 'none'
  /** Null: no sum is claimed or ordered, or one is not stated (未载明). */
  readonly fen: number | null
  readonly parts: readonly CapPart[]
  /** Claims or orders against the group whose sum is not stated: the cap is at least what is stated. */
  readonly unstated: readonly string[]
  readonly sentence: string
}

export interface GroupReport {
  readonly id: string
  /** joint, instigate, assist, endanger, sufficient, several, handlers; or as entered. */
  readonly kind: string
  readonly label: string
  readonly effect: Effect
  readonly members: readonly string[]
  /** Null: in all transfers. */
  readonly deals: readonly string[] | null
  readonly conduct: { readonly from: string; readonly to: string } | null
  readonly basis: readonly Basis[]
  readonly cap: Cap
  /** 内部份额, only as stated. */
  readonly shares: readonly { readonly member: string; readonly text: string }[]
  /** 差价获利 over the deals, beside the cap and never instead of it. */
  readonly gain: Money | null
  readonly notes: readonly string[]
  readonly evidence: string | null
}

/** 诉讼请求, one as entered. Money is in fen. */
export interface StatedClaim {
  /** `c1`, `c2`, in the order of the case file. */
  readonly id: string
  readonly kind: string
  /** Persons that it is against, without doubles; members where it is against a group. */
  readonly against: readonly string[]
  readonly group: string | null
  readonly fen: number | null
  readonly deals: readonly string[] | null
  readonly scope: string | null
  readonly medium: string | null
  readonly deadline: string | null
  readonly beneficiary: string | null
  /** 以行为补偿: how many acts, and the least that each costs. */
  readonly times: number | null
  readonly each: number | null
  /** What deletion takes in beside the records: accounts, programs, groups. */
  readonly includes: readonly string[]
  /** Words of the source. */
  readonly wording: string | null
  readonly source: string | null
  readonly evidence: string | null
}

/** A claim with what follows from it, and what it should say and does not. */
export interface ClaimReport extends StatedClaim {
  readonly label: string
  /** What so many acts cost at the least. */
  readonly least: number | null
  /** 待查. */
  readonly missing: readonly string[]
  readonly notes: readonly string[]
}

/** One kind of claim against each person: ids of claims, empty where none is made. */
export interface MatrixRow {
  readonly kind: string
  readonly label: string
  readonly cells: readonly { readonly party: string; readonly claims: readonly string[] }[]
  /** How many persons it is against. */
  readonly persons: number
}

/** 没收、罚金、判令: what was ordered, as the case file has it; a sum that is not stated is null. */
export interface OrderReport {
  readonly id: string
  readonly kind: string
  readonly label: string
  readonly against: readonly string[]
  readonly group: string | null
  readonly fen: number | null
  readonly bound: Money['bound']
  readonly by: string | null
  readonly on: string | null
  readonly deals: readonly string[] | null
  /** Words of the source, and what is still to be checked of them (待核). */
  readonly text: string | null
  readonly status: string | null
  readonly evidence: string | null
}

/** 争议: two views side by side; nothing is netted and neither is chosen. */
export interface DisputeReport {
  readonly id: string
  readonly title: string
  readonly parties: readonly string[]
  readonly sums: readonly string[]
  readonly views: readonly { readonly title: string; readonly reason: Reason }[]
  readonly sentence: string
}

/** 提示 on what is claimed: never a block. */
export interface HintReport {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly reasons: readonly Reason[]
}

/** One of the ways in which the law measures damages, with the numbers that the case has for it. */
export interface DamagesBasis {
  readonly id: 'loss' | 'gain' | 'circumstances'
  readonly title: string
  readonly basis: readonly Basis[]
  readonly numbers: readonly DamagesNumber[]
  readonly missing: readonly string[]
}

export interface DamagesNumber {
  readonly what: string
  readonly fen: number
  readonly bound: Money['bound']
  /** computed 推算, or the 证据等次 of the source. */
  readonly rank: string
  readonly source: string | null
  /** Set against the sum claimed: fen more (positive) or less than it; null where none is claimed. */
  readonly difference: number | null
}

/** The bases of damages for one person or one group; precedents stand beside them, and there is no formula. */
export interface DamagesReport {
  /** Group or party. */
  readonly of: string
  readonly members: readonly string[]
  readonly claimed: number | null
  readonly claims: readonly string[]
  readonly bases: readonly DamagesBasis[]
  readonly notes: readonly HintReport[]
}

export interface LiabilityReport {
  readonly groups: readonly GroupReport[]
  readonly claims: readonly ClaimReport[]
  readonly matrix: readonly MatrixRow[]
  readonly orders: readonly OrderReport[]
  readonly disputes: readonly DisputeReport[]
  readonly hints: readonly HintReport[]
  readonly damages: readonly DamagesReport[]
}

export const NO_LIABILITY: LiabilityReport = {
  groups: [],
  claims: [],
  matrix: [],
  orders: [],
  disputes: [],
  hints: [],
  damages: [],
}
