import { isUtf8 } from 'node:buffer'
import { pairsIn } from './counts.ts'
import { doubleByte } from './double-byte.ts'
import { isCommonHan, isHan } from './han.ts'
import { scoreHan } from './score.ts'

/** Chinese characters that say what a text is, against what a file says of itself. */
const ENOUGH = 4
const ONE_BYTE = /^(?:windows-125\d|iso-8859-\d+|us-ascii|ascii|koi8-[ru]|macintosh|ibm866)$/
const DOUBLE = ['gb18030', 'big5'] as const
/** So many common characters must there be more, of a hundred. */
const CLEARLY = 0.3

/**
 * What a text is beyond doubt, where a file says something else of itself: pages, letters and tables of the mainland that are
 * labelled Western or Big5, and those of Taiwan that are labelled GBK. Null where it may be what it is said to be.
 */
export function surelyOther(text: Uint8Array, stated: string): string | null {
  const claimed = stated === 'gbk' ? 'gb18030' : stated
  const isDouble = claimed === 'gb18030' || claimed === 'big5'
  if (!isDouble && !ONE_BYTE.test(claimed)) return null
  if (isChineseUtf8(text, isDouble ? claimed : 'gb18030')) return 'utf-8'
  const scores = DOUBLE.map((encoding) => scoreHan(encoding, text, false))
  const [best] = scores.toSorted((a, b) => b.value - a.value)
  if (best === undefined || best.encoding === claimed || best.value <= 0) return null
  if (best.han < ENOUGH || best.invalid * 50 > best.han || best.common < 0.6) return null
  const own = scores.find((score) => score.encoding === claimed)
  if (own) return best.common - own.common >= CLEARLY ? best.encoding : null
  return best.insideWords ? null : best.encoding
}

/** Sound UTF-8 of common Chinese that would be rare characters in the other encoding. */
function isChineseUtf8(bytes: Uint8Array, other: 'gb18030' | 'big5'): boolean {
  const whole = bytes.subarray(
    0,
    bytes.findLastIndex((byte) => byte < 0x80 || byte >= 0xc0),
  )
  if (!isUtf8(whole)) return false
  const text = new TextDecoder().decode(whole.subarray(0, LOOKED_AT))
  const han = [...text].filter((c) => isHan(c.charCodeAt(0)))
  const common = han.filter((c) => isCommonHan(c.charCodeAt(0))).length
  const pairs = pairsIn(whole.subarray(0, LOOKED_AT), doubleByte(other))
  return han.length > 0 && 2 * common >= han.length && 2 * pairs.common < pairs.all
}

const LOOKED_AT = 64 * 1024
