import { z } from 'zod'
import { evidence, id, yuan } from '../values.ts'

/** 连带责任组 and 共同实施. */
export const group = z.strictObject({
  id,
  /** Parties or accounts. */
  members: z.array(id).min(1),
  /** `joint` 共同实施: handing over among the members is no providing. */
  kind: z.string(),
  /** Only in these transfers; missing: in all. */
  deals: z.array(id).optional(),
  evidence,
})

const AGAINST = '写人员或者组的标识；写法：against: [dong, wang]'

/** 诉讼请求. */
export const claim = z.strictObject({
  /** stop, delete, compensate, apologise, act. */
  kind: z.string(),
  /** Parties, or one group. */
  against: z.union([id, z.array(id)], AGAINST),
  amount: yuan.optional(),
  deals: z.array(id).optional(),
  /** 范围. */
  scope: z.string().optional(),
  /** 媒体 of an apology. */
  medium: z.string().optional(),
  /** 履行期限. */
  deadline: z.string().optional(),
  /** To whom it goes. */
  beneficiary: z.string().optional(),
  evidence,
})
