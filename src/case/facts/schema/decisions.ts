import { z } from 'zod'
import { DECIDED_CODES } from '../../../records/verdicts.ts'
import { day, evidence, id } from '../values.ts'
import { tier } from './tier.ts'

const ROW = '行号应为整数，从 1 起，按文件中的实际行；写法：rows: [12, 15]'

/** Who decided, when, and why: printed with what was decided. */
const decided = { by: z.string(), on: day, reason: z.string(), evidence }

/** What a person has decided: a tier, a reading, or that rows are not to be counted. */
export const decision = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('tier'),
    tier,
    /** Batches, files, or both; neither: the whole case. */
    batches: z.array(id).optional(),
    files: z.array(z.string()).optional(),
    ...decided,
  }),
  z.strictObject({
    kind: z.literal('reading'),
    /** 计算口径 and the option taken, by the ids of law/rules/readings.yaml. */
    reading: z.string(),
    option: z.string(),
    ...decided,
  }),
  z.strictObject({
    kind: z.literal('set-aside'),
    code: z.enum(DECIDED_CODES),
    /** As a glob of a batch, or a path with containers: `硬盘.zip/名单.csv`. */
    file: z.string(),
    sheet: z.string().optional(),
    /** Physical rows; missing: the whole file or sheet. */
    rows: z.array(z.number(ROW).int(ROW).positive(ROW)).optional(),
    ...decided,
  }),
])
