import type { SetAsideCode } from '../evidence/codes.ts'
import type { KindId } from './kinds.ts'

/** Why a record is not counted, where only a person can say so (glossary section 3). */
export const DECIDED_CODES = [
  'FABRICATED',
  'PUBLIC_LAWFUL',
  'ANONYMISED',
  'SAMPLE_FAILED',
] as const satisfies readonly SetAsideCode[]

export type DecidedCode = (typeof DECIDED_CODES)[number]

/**
 * What is known of a record by itself, before it meets others, and what people have decided of it. The number is what
 * the index holds; 0 is none. The first eight are in the order of the funnel's steps 7, 8 and 9; the index holds none of
 * those that are decided: they are put over it when it is counted (`count/lines.ts`).
 */
export const REASON_CODES = [
  'EMPTY',
  'NOT_IDENTIFYING',
  'BAD_PHONE',
  'BAD_ID',
  'DAMAGED',
  'COMPANY',
  'BARE_PHONE',
  'VAGUE_NAME',
  ...DECIDED_CODES,
] as const satisfies readonly SetAsideCode[]

export type ReasonCode = (typeof REASON_CODES)[number]

export function reasonNumber(code: ReasonCode): number {
  return REASON_CODES.indexOf(code) + 1
}

/** By what a record is taken to be about one person (主体键), strongest first: design 5.2. The number is what the index holds. */
export const SUBJECT_RANKS = [
  'id',
  'name+phone',
  'permit',
  'mobile',
  'landline',
  'email',
  'qq',
  'wechat',
  'other',
  'name+address',
  'line',
] as const
export type SubjectRank = (typeof SUBJECT_RANKS)[number]

export function rankNumber(rank: SubjectRank): number {
  return SUBJECT_RANKS.indexOf(rank) + 1
}

/** Numbers that stand for one person though no name goes with them; tried in this order after the named ranks. */
export const OTHER_IDENTIFIERS: readonly KindId[] = [
  'bank-card',
  'securities-account',
  'account',
  'plate',
  'vin',
  'imei',
  'imsi',
  'iccid',
  'student-no',
]

/** Flags of a record, as bits. */
export const FLAGS = {
  'bare-phone': 1,
  'labelled-phone': 2,
  'vague-name': 4,
  company: 8,
  damaged: 16,
  'invalid-id': 32,
  'invalid-phone': 64,
  'several-phones': 128,
  guardian: 256,
  'no-name': 512,
  /** One of several people of a row, each of whom gives a record (一行多人). */
  'of-several': 1024,
  /** Several people seem to stand in the row; it was left whole. */
  'maybe-several': 2048,
} as const
export type Flag = keyof typeof FLAGS

/**
 * Kinds that say nothing about who somebody is: a number with only these beside it is still a bare number, though one
 * with a label.
 */
export const IMPERSONAL: ReadonlySet<KindId> = new Set([
  'row-no',
  'text',
  'date',
  'datetime',
  'amount',
  'order-no',
  'sms-code',
  'broker',
  'empty',
])

/** Kinds too common to tell people apart: they do not turn “Ms Wang + number” into a full line. */
export const WEAK: ReadonlySet<KindId> = new Set([
  ...IMPERSONAL,
  'sex',
  'age',
  'ethnicity',
  'education',
  'grade',
])

/** Age at the time of conduct: 0 unknown, 1 under 14, 2 from 14 to 17, 3 adult. */
export const AGE_GROUPS = ['unknown', 'under-14', '14-17', 'adult'] as const
