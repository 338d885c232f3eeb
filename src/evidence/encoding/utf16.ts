import { isCommonHan } from './han.ts'

/**
 * UTF-16 without a byte order mark, in any script: nearly every unit must be a character that text holds, familiar
 * ones must be many, and zero bytes (the upper halves of digits, delimiters, line ends) stand more on one side.
 * Text of Han characters only has no zero byte; then all of it must be common characters.
 */
export function guessUtf16(
  sample: Uint8Array,
): { encoding: 'utf-16le' | 'utf-16be'; reason: string } | null {
  const length = sample.length & ~1
  if (length < 4) return null
  const zeros = countZeros(sample, length)
  const none = zeros.even + zeros.odd === 0
  if (none) return sample.length <= SHORT ? allHan(sample) : null
  const little = zeros.odd > zeros.even
  if (Math.min(zeros.even, zeros.odd) * 2 > Math.max(zeros.even, zeros.odd)) return null
  const units = weigh(sample, length, little ? 0 : 1)
  if (units.odd * 50 > units.all || units.familiar * 10 < units.all * 3) return null
  const other = weigh(sample, length, little ? 1 : 0)
  if (other.familiar >= units.familiar) return null
  if (!isWideThroughout(sample, length, little ? 0 : 1)) return null
  return {
    encoding: little ? 'utf-16le' : 'utf-16be',
    reason: '零字节的位置符合UTF-16（无字节顺序标记）',
  }
}

/**
 * A list in UTF-16 that was appended to one of another encoding, or the other way round, is UTF-16 in one part only: each
 * quarter must hold zero bytes, or characters that are familiar.
 */
function isWideThroughout(sample: Uint8Array, length: number, low: 0 | 1): boolean {
  const quarter = Math.ceil(length / 8) * 2
  if (quarter < 32) return true
  for (let from = 0; from < length; from += quarter) {
    const part = sample.subarray(from, Math.min(from + quarter, length))
    const units = weigh(part, part.length, low)
    if (!part.includes(0) && units.familiar * 2 < units.all) return false
  }
  return true
}

/** May a line be UTF-16, little-endian where nothing else is said, as one with nothing else in it is? */
export function isLineOfWide(line: Uint8Array, low: 0 | 1 = 0): boolean {
  const length = line.length & ~1
  const { all, odd, familiar } = weigh(line, length, low)
  return length > 0 && odd * 50 <= all && familiar * 10 >= all * 6
}

/** Its beginning alone: a short line of another encoding may stand before one that is. Signs of two units tell nothing. */
export function beginsWide(line: Uint8Array, low: 0 | 1 = 0): boolean {
  const { all, familiar, paired } = weigh(line, Math.min(line.length & ~1, BEGIN_OF_LINE), low)
  return familiar * 4 >= all - paired
}

/** How many of its characters stand everywhere in lists. */
export function familiarIn(text: Uint8Array, low: 0 | 1): number {
  return weigh(text, text.length & ~1, low).familiar
}

/** In bytes: a name and a part of a number. */
const BEGIN_OF_LINE = 16

/** Longer text has line ends or digits, hence zero bytes. */
const SHORT = 256

function allHan(sample: Uint8Array): { encoding: 'utf-16le' | 'utf-16be'; reason: string } | null {
  if (sample.length < 6 || sample.length % 2 === 1) return null
  const reason = '全部为UTF-16常用字（无字节顺序标记）'
  if (isAllCommon(sample, 0)) return { encoding: 'utf-16le', reason }
  if (isAllCommon(sample, 1)) return { encoding: 'utf-16be', reason }
  return null
}

function isAllCommon(sample: Uint8Array, low: 0 | 1): boolean {
  for (let i = 0; i < sample.length; i += 2)
    if (!isCommonHan((sample[i + low] ?? 0) | ((sample[i + 1 - low] ?? 0) << 8))) return false
  return true
}

function countZeros(sample: Uint8Array, length: number): { even: number; odd: number } {
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (sample[i] === 0) even++
    if (sample[i + 1] === 0) odd++
  }
  return { even, odd }
}

interface Weight {
  all: number
  /** ASCII text, common Han, kana, full-width forms, and letters of the block that the unit before was of. */
  familiar: number
  /** Control characters, half surrogates, units that are no characters. */
  odd: number
  /** Units of characters that have two. */
  paired: number
}

function weigh(sample: Uint8Array, length: number, low: 0 | 1): Weight {
  const weight = { all: length / 2, familiar: 0, odd: 0, paired: 0 }
  let high = false
  let block = 0
  for (let i = 0; i < length; i += 2) {
    const unit = (sample[i + low] ?? 0) | ((sample[i + 1 - low] ?? 0) << 8)
    const isLow = unit >= 0xdc00 && unit <= 0xdfff
    if (high !== isLow) weight.odd++
    else if (isLow) weight.paired += 2
    high = unit >= 0xd800 && unit <= 0xdbff
    if (isOdd(unit)) weight.odd++
    else if (isFamiliar(unit) || (unit < 0x2000 && unit >> 8 === block)) weight.familiar++
    block = unit >= 0x80 ? unit >> 8 : block
  }
  return weight
}

function isOdd(unit: number): boolean {
  if (unit < 0x20) return unit !== 9 && unit !== 10 && unit !== 13 && unit !== 1
  return (unit >= 0x7f && unit < 0xa0) || (unit & 0xfffe) === 0xfffe
}

/** Does this unit stand everywhere in Chinese lists? */
export function isFamiliar(unit: number): boolean {
  if (unit < 0x7f) return true
  return (
    isCommonHan(unit) ||
    (unit >= 0xff01 && unit <= 0xff5e) ||
    (unit > 0x3000 && unit <= 0x3011) ||
    (unit >= 0x3041 && unit <= 0x30fe)
  )
}
