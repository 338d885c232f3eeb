/**
 * Procedure of the suit and of the criminal case beside it: who may sue where by which road, what the filing pack holds,
 * and every clock with the days on which it begins and ends. Days are `YYYY-MM-DD`; a day that is known only as a month is
 * the first and the last that it may be. Nothing here is a block: a person decides.
 */
import type { Reason, Sure } from '../report.ts'

/** The days from one to another that a day may be; equal when it is known. */
export interface DaySpan {
  readonly from: string
  readonly to: string
}

/** The fact from which a clock runs. */
export interface ClockStart {
  /** Id of law/rules/clocks.yaml, e.g. `settlement-announced`. */
  readonly fact: string
  /** 协议公告日期 */
  readonly label: string
  /** As entered: a day, a month, a year; null: 待查. */
  readonly on: string | null
  readonly evidence: string | null
}

/** 如…则…: a start that is not known, taken to be a day that is. */
export interface Assumption {
  readonly fact: string
  /** 协议签订日期 */
  readonly label: string
  readonly on: string
}

/** What an extension would make of the last day. */
export interface ClockExtension {
  /** 经本院院长批准延长6个月 */
  readonly title: string
  readonly latest: DaySpan | null
}

/** 期限: one clock with 起算日, 届满日, 依据 and what is open (glossary `clock`). */
export interface ClockReport {
  /** Id of law/rules/clocks.yaml. */
  readonly id: string
  readonly title: string
  readonly start: ClockStart
  /** Set when the start is not known and the days below are those of 如…则…. */
  readonly assumed: Assumption | null
  /** 30日, 6个月, 2年; the words of the law of that day; null when no rule covers it. */
  readonly length: string | null
  /** at-least: what waits may not be done earlier; at-most: not later; before: so long before the start. */
  readonly direction: 'at-least' | 'at-most' | 'before'
  /** 起算日: the day after the start. */
  readonly begins: DaySpan | null
  /** The last day by the calendar, before it moves. */
  readonly ends: DaySpan | null
  /** 届满日: moved from a day of rest to the first working day after it. */
  readonly last: DaySpan | null
  /** First day on which what waits may be done; null where the clock sets none. */
  readonly earliest: DaySpan | null
  /** Last day for what must be done; null where the clock sets none, or it cannot be told. */
  readonly latest: DaySpan | null
  /** Why the last day moved, or why it may not be final: 末日为星期日，顺延；2027年节假日安排未收录，只按周末推算. */
  readonly calendar: readonly string[]
  readonly extensions: readonly ClockExtension[]
  /** What was done, and whether in time. */
  readonly done: {
    readonly fact: string
    readonly label: string
    readonly on: string
    readonly kept: 'kept' | 'missed' | 'unknown'
  } | null
  /** 民诉法解释第二百八十七条 */
  readonly article: string | null
  readonly cite: string | null
  readonly sure: Sure
  /** The whole in one sentence, with 如…则… where the start is not known. */
  readonly sentence: string
  /** 待查事项: null when nothing is open. */
  readonly open: string | null
  readonly reasons: readonly Reason[]
  readonly notes: readonly string[]
}

/** met 符合, not-met 不符合, unknown 待查, none 不适用. */
export type ConditionState = 'met' | 'not-met' | 'unknown' | 'none'

/** One condition of a road, of standing or of a court. */
export interface Condition {
  readonly id: string
  readonly title: string
  readonly state: ConditionState
  /** Why, in plain Chinese. */
  readonly why: string
  readonly article: string | null
  readonly cite: string | null
  readonly sure: Sure
  /** What has to be found out; null when nothing is open. */
  readonly open: string | null
}

/** A road to court: 刑事附带, 单独提起, 消费者协会. */
export interface RouteReport {
  readonly id: 'attached' | 'separate' | 'council'
  readonly title: string
  /** Named by the case file, or following from who sues. */
  readonly used: boolean
  /** open: no condition fails; closed: one does; unknown: one is open. */
  readonly state: 'open' | 'closed' | 'unknown'
  readonly conditions: readonly Condition[]
}

/** 齐 / 缺 / 待查: one paper of the filing pack. */
export interface PackItem {
  readonly id: string
  readonly title: string
  readonly state: 'there' | 'missing' | 'unknown'
  readonly evidence: string | null
  /** 缺公告日期、媒体 */
  readonly note: string | null
}

export interface PackReport {
  readonly title: string
  readonly article: string
  readonly cite: string
  readonly sure: Sure
  readonly items: readonly PackItem[]
  /** 材料齐备 / 材料不齐：缺…… */
  readonly sentence: string
}

/** 和解、调解: an agreement that is signed is not yet in effect. */
export interface SettlementReport {
  /** Words of the sources; more than one: 表述不一致. */
  readonly words: readonly string[]
  readonly signed: string | null
  /** In effect when all have signed for the 调解书 (民诉法 100); null: not known. */
  readonly effective: string | null
  readonly sentence: string
  readonly open: readonly string[]
}

/** Who is concerned, as the case file has it. */
export interface Body {
  readonly kind: 'procuratorate' | 'council' | 'organisation' | 'court'
  readonly name: string | null
  readonly level: string | null
  readonly evidence: string | null
}

/** A note on procedure: never a block. */
export interface ProcedureNote {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly reasons: readonly Reason[]
}

export interface ProcedureReport {
  readonly plaintiff: Body | null
  readonly supporter: Body | null
  readonly court: Body | null
  readonly routes: readonly RouteReport[]
  readonly pack: PackReport | null
  readonly settlement: SettlementReport | null
  readonly notes: readonly ProcedureNote[]
  /** 待查事项 of roads, pack and agreement; those of the clocks stand with the clocks. */
  readonly questions: readonly string[]
}

/** No suit is known of: nothing to say. */
export const NO_PROCEDURE: ProcedureReport = {
  plaintiff: null,
  supporter: null,
  court: null,
  routes: [],
  pack: null,
  settlement: null,
  notes: [],
  questions: [],
}
