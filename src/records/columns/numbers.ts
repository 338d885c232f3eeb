import type { KindId } from '../kinds.ts'
import { WHOLE_NUMBERS } from './kind-evidence.ts'
import { atLeast, count, type ColumnProfile, type IntegerProfile } from './tally.ts'

/** What stands beside a column of bare numbers. */
export interface Surroundings {
  /** A name, an ID or a phone: the list is about people. */
  readonly people: boolean
  readonly pupils: boolean
}

export interface NumberFinding {
  readonly kind: KindId
  readonly because: string
}

/** What a column of whole numbers is when no header says it. */
export function findNumbers(profile: ColumnProfile, around: Surroundings): NumberFinding {
  const { integers } = profile
  if (integers && isSequence(integers))
    return { kind: 'row-no', because: spread(integers, '几乎不重复') }
  if (integers && around.people && areAges(profile, integers, around.pupils))
    return { kind: 'age', because: spread(integers, '同表有个人信息') }
  if (areAccountNumbers(profile))
    return { kind: 'qq', because: '5至11位数字，长短不一，以8至10位居多' }
  return { kind: 'text', because: '均为数字，无表头，分布不足以判定' }
}

function spread(integers: IntegerProfile, more: string): string {
  return `均为${String(integers.min)}至${String(integers.max)}的整数，${more}`
}

/** Row numbers: hardly any twice, hardly a gap. A few rows prove it only when they begin with 0 or 1 or leave no gap. */
export function isSequence(integers: IntegerProfile): boolean {
  const range = integers.max - integers.min + 1
  if (integers.count < 3 || range > 2 * integers.count) return false
  if (!atLeast(integers.distinct, 98, integers.sampled)) return false
  const whole = range === integers.count && integers.count >= 4
  return integers.min <= 1 || integers.count >= 12 || (whole && integers.max > OLDEST)
}

const OLDEST = 110

/** Ages: people between three and 110, of different ages; pupils may all be small. */
function areAges(profile: ColumnProfile, integers: IntegerProfile, pupils: boolean): boolean {
  const whole = count(profile, WHOLE_NUMBERS)
  if (!atLeast(count(profile, ['small']), 98, whole)) return false
  if (integers.min < 1 || integers.max > OLDEST) return false
  return integers.max - integers.min >= 2 && integers.max >= (pupils ? 7 : 16) && integers.min >= 3
}

/** QQ numbers: mostly eight to ten digits, of different lengths, which amounts and postcodes are not. */
function areAccountNumbers(profile: ColumnProfile): boolean {
  const whole = count(profile, WHOLE_NUMBERS)
  const long = count(profile, ['digits-8', 'digits-9', 'digits-10', 'mobile-length'])
  const lengths = QQ_LENGTHS.filter((l) => atLeast(count(profile, l), 5, whole))
  const short = count(profile, ['small', 'digits-3', 'digits-4'])
  return atLeast(long, 40, whole) && lengths.length >= 2 && !atLeast(short, 10, whole)
}

const QQ_LENGTHS = [
  ['digits-5'],
  ['digits-6'],
  ['digits-7'],
  ['digits-8'],
  ['digits-9'],
  ['digits-10', 'mobile-length'],
] as const

/** Numbers under a header of row numbers that are ages: many of each, none below three. */
export function areRepeatedAges(integers: IntegerProfile): boolean {
  const small = integers.min >= 3 && integers.max <= OLDEST
  return small && integers.count >= 20 && integers.distinct * 3 <= integers.sampled
}
