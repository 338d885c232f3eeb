import { z } from 'zod'
import { amount, declared, evidence, id, units } from '../values.ts'
import { tier } from './tier.ts'

/** 证据等次 of a stated figure, strongest first (glossary section 6). */
export const RANKS = [
  'effective-judgment',
  'expert',
  'recount',
  'bank',
  'e-data',
  'confession',
  'witness',
  'indictment',
  'non-prosecution',
  'press',
  'derived',
] as const

/** What a stated figure is about. */
export const FIGURES = [
  'records',
  'persons',
  'gross',
  'cost',
  'margin',
  'illegal-income',
  'benefit',
] as const

const RECORDS = '条数写作 30000，或者 { at-least: 8000 }、{ about: 1400 }'

/** 载明数: a figure that somebody states, set beside the one computed. */
export const figure = z.strictObject({
  what: z.enum(FIGURES),
  /** Of which parties; missing: of the whole case. */
  of: z.array(id).optional(),
  /** Of which transfers; missing: of all. */
  deals: z.array(id).optional(),
  /** Of which tier, where it says so. */
  tier: tier.optional(),
  /** The sum, for all but records and persons. */
  amount: amount.optional(),
  /** The number, for records and persons. */
  records: z.union([units, declared], RECORDS).optional(),
  /** 来源. */
  source: z.string(),
  /** 证据等次. */
  rank: z.enum(RANKS),
  /** 待核 and the like. */
  status: z.string().optional(),
  evidence,
})
