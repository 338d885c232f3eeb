import { toUtf8 } from './decode.ts'
import { isCommonHan, isHan } from './han.ts'

/** How well a sample reads in one Chinese encoding. */
export interface HanScore {
  readonly encoding: 'gb18030' | 'big5'
  /** Sequences that stand for nothing in it. */
  readonly invalid: number
  /** Han characters. */
  readonly han: number
  /** Different ones among the first hundred. */
  readonly distinct: number
  /** Part of them that are common, 0–1. */
  readonly common: number
  /** Do Han characters stand between Latin letters, as accents of a Western text would? */
  readonly insideWords: boolean
  /** Above 0: the sample can be read so; the higher value wins. */
  readonly value: number
}

/** Enough for a decision, and it bounds the time. */
const LOOK_AT = 512 * 1024

export function scoreHan(
  encoding: 'gb18030' | 'big5',
  sample: Uint8Array,
  whole: boolean,
): HanScore {
  const part = sample.subarray(0, LOOK_AT)
  const text = decoder.decode(toUtf8(encoding, part))
  const tally = count(text)
  if (!whole || part.length < sample.length) tally.invalid -= text.endsWith('\ufffd') ? 1 : 0
  const common = tally.han === 0 ? 0 : tally.common / tally.han
  return {
    encoding,
    invalid: tally.invalid,
    han: tally.han,
    distinct: new Set(/\p{Script=Han}{1,100}/gu[Symbol.match](text)?.join('').slice(0, 100)).size,
    common,
    insideWords: tally.inside * 3 > tally.han,
    value: value(tally),
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

interface Count {
  invalid: number
  /** Han, and of them common ones, and those with a Latin letter on either side. */
  han: number
  common: number
  inside: number
  /** Full-width punctuation and digits, which every Chinese text has. */
  punctuation: number
  /** Whatever else is not ASCII: kana, Cyrillic, box drawing, private use. */
  other: number
}

function count(text: string): Count {
  const tally = { invalid: 0, han: 0, common: 0, inside: 0, punctuation: 0, other: 0 }
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) continue
    if (unit === 0xfffd) tally.invalid++
    else if (isHan(unit)) countHan(tally, text, i, unit)
    else if (isBeyondHan(unit)) {
      tally.han++
      i++
    } else if ((unit >= 0x3000 && unit <= 0x3015) || (unit >= 0xff01 && unit <= 0xff5e))
      tally.punctuation++
    else if (unit === 0xb7 || (unit >= 0x2010 && unit <= 0x2026)) tally.punctuation++
    else tally.other++
  }
  return tally
}

/** The first half of an ideograph of extensions B to F: rare names. */
function isBeyondHan(unit: number): boolean {
  return unit >= 0xd840 && unit <= 0xd87f
}

function countHan(tally: Count, text: string, i: number, unit: number): void {
  tally.han++
  if (isCommonHan(unit)) tally.common++
  if (isLatin(text.charCodeAt(i - 1)) && !isHan(text.charCodeAt(i + 1))) tally.inside++
}

function isLatin(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)
}

/**
 * Common characters, less invalid and odd ones, over all that is not ASCII. Characters of level 1 taken at random
 * are common in about one of five; true text, even addresses and names, in more than one of two.
 */
function value(t: Count): number {
  const all = t.han + t.punctuation + t.other + t.invalid
  if (all === 0 || t.han === 0) return 0
  const good = t.common + t.punctuation * 0.3
  const bad = t.invalid * 4 + t.other * 0.5 + t.inside * 0.5
  const share = (good - bad) / all
  const slack = 0.35 - 0.3 / Math.sqrt(t.han)
  return share - Math.max(slack, 0.1)
}
