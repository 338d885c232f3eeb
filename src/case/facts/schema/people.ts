import { z } from 'zod'
import { amount, day, evidence, id, period } from '../values.ts'

const yesNo = z.enum(['yes', 'no', 'unknown'])

/** 涉案人员. */
export const party = z.strictObject({
  id,
  name: z.string(),
  /** 昵称 under which the party was met where its account is not known; one, or a list. */
  'shown-as': z
    .union([z.string(), z.array(z.string())], '写昵称；写法：shown-as: 大数据')
    .optional(),
  /** 未到案, 在押 … */
  state: z.string().optional(),
  /** As the file of the case has it; roles follow from the transfers. */
  role: z.string().optional(),
  /** false: 身份不明. Unidentified buyers are one buyer unless shown otherwise (reading unknown-buyers). */
  identified: z.boolean().optional(),
  /** 单位. */
  unit: z.boolean().optional(),
  /** 犯罪嫌疑人, 被告人, 被不起诉人, 被告, as the stage has it. */
  standing: z.string().optional(),
  /** 解释 6: is it said to be for lawful business, and what was gained by using the information. */
  'lawful-business': z
    .strictObject({ claimed: yesNo, benefit: amount.optional(), evidence })
    .optional(),
  /** 解释 5(1)(9): punished before. */
  priors: z
    .array(z.strictObject({ kind: z.enum(['criminal', 'administrative']), on: day, evidence }))
    .optional(),
  evidence,
})

/** 账号: a nickname is not an account (同名不同号). */
export const account = z.strictObject({
  id,
  /** wechat, qq, alipay … */
  platform: z.string(),
  /** 实际使用人; missing: not identified. */
  user: id.optional(),
  /** Several 使用人 of one account: who of them used it when is 待查; with `user` they are one list. */
  users: z.array(id).min(1).optional(),
  /** 号码 of the account. */
  number: z.string().optional(),
  /** 昵称. */
  'shown-as': z.string().optional(),
  /** 冒用 of somebody's name: `of` is the one whose name it is. */
  'passing-as': z.array(z.strictObject({ name: z.string(), of: id.optional() })).optional(),
  evidence,
})

/** 检材: two media with equal files are two exhibits. */
export const exhibit = z.strictObject({
  id,
  /** Relative to the case file, or absolute. */
  path: z.string(),
  /** 持有人, a party. */
  holder: id.optional(),
  /** 扣押日期. */
  'seized-on': day.optional(),
  /** Entry of the 扣押清单. */
  list: z.string().optional(),
  evidence,
})

/** 代为办理: for whom somebody acted (bought lists for a firm, ran an errand). A role, never a count. */
export const actsFor = z.strictObject({
  /** Who acted, a party. */
  who: id,
  /** For whom, a party. */
  for: id,
  on: period.optional(),
  /** In which transfers; missing: in all that he handed to that person in the time. */
  deals: z.array(id).optional(),
  evidence,
})
