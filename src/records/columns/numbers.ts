import type { KindId } from '../kinds.ts'
import { WHOLE_NUMBERS } from './class-groups.ts'
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

/** What a column of whole numbers is when no header says it. Floors and lessons left (`unknown`: the header is a word) are no ages. */
export function findNumbers(
  profile: ColumnProfile,
  around: Surroundings,
  unknown: boolean,
): NumberFinding {
  const { integers } = profile
  if (integers && isSequence(integers))
    return { kind: 'row-no', because: spread(integers, '几乎不重复') }
  if (integers && around.people && !unknown && areAges(profile, integers, around.pupils))
    return { kind: 'age', because: spread(integers, '同表有个人信息') }
  if (areMoments(profile))
    return { kind: 'datetime', because: '均为10位数字，在2010至2029年的秒数之内' }
  if (integers && areRound(integers, count(profile, SUMS), count(profile, WHOLE_NUMBERS)))
    return { kind: 'amount', because: '均为整百的数，位数不一' }
  if (areAccountNumbers(profile))
    return { kind: 'qq', because: '5至11位数字，长短不一，以8至10位居多' }
  return { kind: 'text', because: '均为数字，无表头，分布不足以判定' }
}

function spread(integers: IntegerProfile, more: string): string {
  return `均为${String(integers.min)}至${String(integers.max)}的整数，${more}`
}

/**
 * Row numbers: hardly any twice, few gaps. A few rows prove it only when they begin at the beginning, or go beyond any
 * age. With `sampled` 0 every value is large and none was looked at: the gaps decide.
 */
export function isSequence(integers: IntegerProfile): boolean {
  const { min, max, sampled, distinct, count: n } = integers
  const range = max - min + 1
  if (n < 3 || range > 2 * n || n > range + range / 20) return false
  if (sampled > 0 && !atLeast(distinct, 98, sampled)) return false
  return min <= 2 || n >= 12 || max > OLDEST || (n >= FULL_RUN && n === range)
}

/** So many different ages are not one behind the other: 59, 60 … 65. */
const FULL_RUN = 7

const OLDEST = 110

/** Seconds since 1970: QQ numbers of ten digits go beyond them. */
function areMoments(profile: ColumnProfile): boolean {
  return atLeast(count(profile, ['epoch-s']), 95, count(profile, WHOLE_NUMBERS))
}

/** Sums in whole hundreds, of different lengths: postcodes that end with two noughts have six digits each. */
function areRound(integers: IntegerProfile, sums: number, whole: number): boolean {
  const { count: n, round, min, max } = integers
  const differ = String(min).length < String(max).length
  const hundreds = n >= FEW_SUMS && atLeast(n, 60, whole) && atLeast(round, 98, n)
  return hundreds && atLeast(sums, 98, whole) && differ
}

const FEW_SUMS = 5
const SUMS = ['digits-3', 'digits-4', 'digits-5', 'digits-6', 'digits-7'] as const

/** Ages: people between three and 110, of different ages; pupils may all be small. */
function areAges(profile: ColumnProfile, integers: IntegerProfile, pupils: boolean): boolean {
  const whole = count(profile, WHOLE_NUMBERS)
  if (!atLeast(count(profile, ['small']), 98, whole)) return false
  if (integers.min < 1 || integers.max > OLDEST) return false
  return integers.max - integers.min >= 2 && integers.max >= (pupils ? 7 : 16) && integers.min >= 3
}

/** QQ numbers: many of eight to ten digits, of different lengths, which amounts and postcodes are not. */
function areAccountNumbers(profile: ColumnProfile): boolean {
  const whole = count(profile, WHOLE_NUMBERS)
  const long = count(profile, ['digits-8', 'digits-9', 'digits-10', 'mobile-length', 'epoch-s'])
  const lengths = QQ_LENGTHS.filter((l) => atLeast(count(profile, l), 5, whole))
  const short = count(profile, ['small', 'digits-3', 'digits-4'])
  const round = atLeast(profile.integers?.round ?? 0, 20, whole)
  const enough = atLeast(long, 80, whole) ? 2 : 3
  return (
    atLeast(long, 30, whole) && lengths.length >= enough && !atLeast(short, 10, whole) && !round
  )
}

const QQ_LENGTHS = [
  ['digits-5'],
  ['digits-6'],
  ['digits-7'],
  ['digits-8'],
  ['digits-9'],
  ['digits-10', 'mobile-length', 'epoch-s'],
] as const

/** Numbers under a header of row numbers that are ages: many of each, none below three. */
export function areRepeatedAges(integers: IntegerProfile): boolean {
  const small = integers.min >= 3 && integers.max <= OLDEST
  return small && integers.count >= 20 && integers.distinct * 3 <= integers.sampled
}
