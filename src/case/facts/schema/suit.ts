import { z } from 'zod'
import { day, evidence } from '../values.ts'
import { CLAIM_KINDS } from './liability.ts'

const have = z.enum(['yes', 'no', 'unknown'])
const level = z.enum(['county', 'city', 'province', 'national'])

/** 公告: day and medium are proof for the filing (检察解释 13, 14). */
const notice = z.strictObject({ on: day.nullish(), medium: z.string().nullish(), evidence })

const PAPER = '材料写 yes、no、unknown，或者 { have: yes, evidence: 证据卷三第6页 }'
const paper = z.union([have, z.strictObject({ have, evidence })], PAPER)

/** Procedure of the suit: who sues, where, by which road, with what, and the days from which clocks run. */
export const procedure = z.strictObject({
  /** Road that is taken: 刑事附带, 单独, 消费者协会; missing: it follows from who sues. */
  route: z.enum(['attached', 'separate', 'council']).optional(),
  /** 起诉的: level province also for a council of a municipality (直辖市). */
  plaintiff: z
    .strictObject({
      kind: z.enum(['procuratorate', 'council', 'organisation']),
      name: z.string().optional(),
      level: level.optional(),
      evidence,
    })
    .nullish(),
  /** 支持起诉的检察院. */
  supporter: z
    .strictObject({ name: z.string().optional(), level: level.optional(), evidence })
    .nullish(),
  /** 受诉法院; a free name, with its level. */
  court: z
    .strictObject({
      name: z.string().nullish(),
      level: z.enum(['basic', 'intermediate', 'high']).nullish(),
      /** 互联网法院. */
      internet: z.boolean().optional(),
      evidence,
    })
    .nullish(),
  /** Is the defendant an 经营者, and those in the lists his 消费者 (消费解释 1)? */
  trader: have.optional(),
  /** Has any other organ or organisation sued? */
  others: have.optional(),
  /** 线索移送, in order. */
  clue: z
    .array(z.strictObject({ from: z.string(), to: z.string(), on: day.nullish(), evidence }))
    .nullish(),
  /** 诉前公告. */
  notice: notice.nullish(),
  /** 受移送的检察院收到案件. */
  received: day.nullish(),
  /** 起诉材料 (消费解释 4, 检察解释 14). */
  pack: z
    .strictObject({
      complaint: paper.optional(),
      harm: paper.optional(),
      /** 已履行消法第三十七条职责的证明. */
      duties: paper.optional(),
      notice: paper.optional(),
    })
    .nullish(),
  /** 送达: of the complaint to the defendant, of judgment, of ruling. */
  served: z
    .strictObject({ complaint: day.nullish(), judgment: day.nullish(), ruling: day.nullish() })
    .nullish(),
  /** 检察院收到出庭通知书. */
  'hearing-notice': day.nullish(),
  /** 法院告知行政主管部门. */
  'authority-told': day.nullish(),
  /** 和解、调解. */
  settlement: z
    .strictObject({
      /** Words of the sources, as they are: 和解, 调解. */
      words: z.array(z.string()).default([]),
      signed: day.nullish(),
      announced: notice.nullish(),
      /** 调解书出具. */
      issued: day.nullish(),
      /** 签收: everybody who must sign, with his day. */
      served: z.array(z.strictObject({ who: z.string(), on: day.nullish() })).nullish(),
      evidence,
    })
    .nullish(),
  /** 法庭辩论终结: until then a plaintiff may ask to withdraw (民诉法解释 288). */
  'debate-ended': day.nullish(),
  /** 撤回起诉: asked for, whether all that was claimed came about (检察解释 19), let by the court. */
  withdrawal: z
    .strictObject({
      asked: day.nullish(),
      'claims-met': have.optional(),
      allowed: day.nullish(),
      evidence,
    })
    .nullish(),
  /** 裁判、调解书生效. */
  effective: day.nullish(),
  /** 履行期限届满. */
  'performance-due': day.nullish(),
  /** 履行: of each thing ordered or agreed, when it was due (missing: `performance-due`) and when it was done. */
  performance: z
    .array(
      z.strictObject({
        what: z.enum(CLAIM_KINDS),
        due: day.nullish(),
        on: day.nullish(),
        evidence,
      }),
    )
    .nullish(),
  /** 原告知道损害和义务人. */
  'harm-known': day.nullish(),
})
