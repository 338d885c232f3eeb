import { fourByteCode, type DoubleByte } from './double-byte.ts'
import { isCommonHan, isHan } from './han.ts'
import { utf8Step } from './utf8.ts'

/** Sequences of three and more bytes that are sound UTF-8, and those that are broken. */
export function sequencesIn(line: Uint8Array): { wide: number; broken: number } {
  let wide = 0
  let broken = 0
  for (let p = 0; p < line.length;) {
    const step = utf8Step(line, p, line.length)
    if (step >= 3) wide++
    if (step <= 0) broken++
    p += step === 0 ? line.length : Math.abs(step)
  }
  return { wide, broken }
}

/** How a line reads in a double-byte encoding. */
interface Pairs {
  all: number
  han: number
  common: number
  /** Characters of the first, common plane of GB 2312. */
  plain: number
  broken: number
}

/** Counts the characters of a line in a double-byte encoding; a rare one of GB18030 has four bytes. */
export function pairsIn(line: Uint8Array, { codes, fourBytes }: DoubleByte): Pairs {
  const found = { all: 0, han: 0, common: 0, plain: 0, broken: 0 }
  for (let p = 0; p < line.length; p++) {
    const lead = line[p] ?? 0
    if (lead < 0x80) continue
    const trail = line[p + 1] ?? 0
    const code = codes[(lead << 8) | trail] ?? 0
    found.all++
    if (code === 0 && fourBytes && isFourBytes(line, p)) {
      found.han++
      p += 3
    } else if (code === 0) found.broken++
    else {
      p++
      if (isHan(code)) found.han++
      if (isCommonHan(code)) found.common++
      if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1) found.plain++
    }
  }
  return found
}

/** All of them common; or half of them, and all of GB 2312: half of the bytes of cut UTF-8 are no halves of those. */
export function areLikely({ all, han, common, plain, broken }: Pairs): boolean {
  if (broken > 0) return false
  return common === all || (all >= 3 && han === all && plain === all && 2 * common >= all)
}

/** A character of four bytes: ideographs of names that GBK lacks, hardly ever another. */
function isFourBytes(line: Uint8Array, p: number): boolean {
  return isDigit(line[p + 1]) && isDigit(line[p + 3]) && fourByteCode(line, p) > 0
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39
}

/**
 * Does text that is not sound UTF-8 stand in the double-byte encoding? By common characters; a few that programs have cut in half,
 * or that are rare, are let pass where no sequence of it is UTF-8. Bytes of three that are may stand there by chance.
 */
export function isDoubleByte(bytes: Uint8Array, table: DoubleByte): boolean {
  const { wide, broken } = sequencesIn(bytes)
  if (wide > broken) return false
  const pairs = pairsIn(bytes, table)
  if (pairs.han === 0) return false
  if (areLikely(pairs)) return true
  if (2 * wide > broken || 8 * pairs.broken > pairs.all) return false
  if (2 * pairs.common >= pairs.all) return true
  return pairs.broken === 0 && pairs.all >= (wide === 0 ? 2 : 3) && pairs.han === pairs.all
}
