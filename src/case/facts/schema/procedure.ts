import { z } from 'zod'
import { day, evidence, period } from '../values.ts'

/** The dates of the case; `null`: known to be unknown, 待查明. */
export const dates = z.strictObject({
  /** 行为: criminal and civil law are those of this time. */
  conduct: period.nullish(),
  /** 起诉 of the public-interest suit. */
  filed: day.nullish(),
  /** 受理. */
  accepted: day.nullish(),
  /** 开庭. */
  heard: day.nullish(),
  /** 裁判 in the suit. */
  decided: day.nullish(),
  /** 诉前公告 or announcement of an agreement. */
  announced: day.nullish(),
  /** To which day the harm is known to have gone on (法释〔2020〕15号 1(3), 24). */
  'harm-until': day.nullish(),
})

/** How the criminal case ended: whether its facts are exempt from proof (民诉法解释 93). */
export const criminal = z.strictObject({
  /** 判决, 不起诉, 未结, 没有刑事案件. */
  outcome: z.enum(['judgment', 'non-prosecution', 'pending', 'none']),
  /** 移送审查起诉: the procuratorate's month runs from it. */
  received: day.nullish(),
  /** 提起公诉. */
  charged: day.nullish(),
  /** 宣判 or the decision not to prosecute. */
  decided: day.nullish(),
  /** 送达: the days for appeal run from it. */
  served: day.nullish(),
  /** 上诉 or 抗诉. */
  appealed: z.boolean().nullish(),
  /** 生效. */
  effective: day.nullish(),
  evidence,
})

/** 委托与来源: what heads the 条数核算说明. */
export const commission = z.strictObject({
  /** 委托单位. */
  by: z.string().optional(),
  /** 案号. */
  'case-no': z.string().optional(),
  /** 报告编号. */
  'report-no': z.string().optional(),
  /** 委托日期. */
  on: day.optional(),
  /** 委托事项. */
  purpose: z.string().optional(),
  evidence,
})
