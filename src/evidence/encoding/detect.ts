import { cyrillicEncoding } from './cyrillic.ts'
import { foreignEncoding, type ForeignEncoding } from './foreign.ts'
import { sequencesIn } from './counts.ts'
import { lineEnd, otherThan } from './mixed.ts'
import { Pieces } from './pieces.ts'
import { scoreHan } from './score.ts'
import type { HanScore } from './score.ts'
import { guessUtf16 } from './utf16.ts'
import { cutTail, utf8Step } from './utf8.ts'

/** Labels that we decide for by ourselves. `--encoding` takes any label that the platform knows. */
export type Encoding =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'gb18030'
  | 'big5'
  | ForeignEncoding
  | 'windows-1252'
  | 'binary'

/** How the bytes of a text file are to be read, and what else they could have been. */
export interface EncodingGuess {
  readonly encoding: Encoding
  /** Bytes of the byte order mark, 0 without one. */
  readonly bom: number
  /** The reading that came second, when it was possible at all. */
  readonly runnerUp: string | null
  /** The encoding in which lines of the file may stand, as when one list was appended to another; null: none can. */
  readonly other: string | null
  /** 判定依据, plain Chinese; no text of the file in it. */
  readonly reason: string
}

/**
 * Decides the encoding of a file from a sample: byte order mark, UTF-16 by the place of its zero bytes, UTF-8 by its
 * strict form, then GB18030, Big5 or one byte a character by invalid bytes and by how common the characters are that
 * each reading gives. `whole` says that the sample is the whole file, so that a character cut off at its end is an error.
 */
export function detectEncoding(sample: Uint8Array, whole: boolean): EncodingGuess {
  const marked = byMark(sample)
  if (marked) return marked
  const wide = guessUtf16(sample)
  if (wide) return guess(wide.encoding, 0, null, wide.reason)
  if (isBinary(sample)) return guess('binary', 0, null, '控制字节过多，不是文本')
  const counts = countUtf8(sample, whole)
  if (counts.wide === 0 && counts.bad === 0) return guess('utf-8', 0, null, '全部为ASCII字符')
  return byBytes(sample, whole, counts)
}

function guess(
  encoding: Encoding,
  bom: number,
  runnerUp: string | null,
  reason: string,
  other = otherThan(encoding),
): EncodingGuess {
  return { encoding, bom, runnerUp, reason, other }
}

const UTF_32 = [
  [0xff, 0xfe, 0, 0],
  [0, 0, 0xfe, 0xff],
]

function byMark(sample: Uint8Array): EncodingGuess | null {
  if (UTF_32.some((mark) => startsWith(sample, mark)))
    return guess('binary', 0, null, 'UTF-32字节顺序标记，不支持')
  if (startsWith(sample, [0xef, 0xbb, 0xbf])) return guess('utf-8', 3, null, '字节顺序标记')
  if (startsWith(sample, [0xff, 0xfe])) return guess('utf-16le', 2, null, '字节顺序标记')
  if (startsWith(sample, [0xfe, 0xff])) return guess('utf-16be', 2, null, '字节顺序标记')
  if (startsWith(sample, [0x84, 0x31, 0x95, 0x33])) return guess('gb18030', 4, null, '字节顺序标记')
  return null
}

function startsWith(sample: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, i) => sample[i] === byte)
}

/**
 * Control bytes in more than one byte of fifty, or zeros in more than one of four: a picture, a program, a database,
 * UTF-32. A run of zeros counts once: text recovered from a disk is often padded with them, and cells that a program
 * wrote may each end in one.
 */
function isBinary(sample: Uint8Array): boolean {
  const controls = new Uint32Array(0x20)
  let zeros = 0
  let looked = 0
  let before = -1
  for (const byte of sample) {
    if (byte === 0 && before === 0) continue
    if (byte === 0) zeros++
    else if (byte < 0x20 && CONTROL[byte] === 1) controls[byte] = (controls[byte] ?? 0) + 1
    looked++
    before = byte
  }
  const control = controls.reduce((a, b) => a + b, 0)
  // One of them alone, again and again among others, delimits the cells of a list.
  const isMark = zeros === 0 && control * 3 <= looked && controls.includes(control)
  return (!isMark && control * 50 > looked + 149) || zeros * 4 > looked + 11
}

/** All but backspace, tab, line ends, form feed, SUB (the old end-of-file mark), ESC and \x01 and \x1c–\x1f, which stand as delimiters. */
const CONTROL = new Uint8Array(0x20).fill(1)
for (const text of [1, 8, 9, 10, 11, 12, 13, 0x1a, 0x1b, 0x1c, 0x1d, 0x1e, 0x1f]) CONTROL[text] = 0

interface Utf8Counts {
  /** Well-formed sequences of more than one byte, and those of two bytes only. */
  wide: number
  two: number
  bad: number
}

function countUtf8(sample: Uint8Array, whole: boolean): Utf8Counts {
  const end = whole ? sample.length : sample.length - cutTail(sample, 0, sample.length)
  const counts = { wide: 0, two: 0, bad: 0 }
  for (let p = 0; p < end;) {
    const step = utf8Step(sample, p, end)
    if (step > 1) counts.wide++
    if (step === 2) counts.two++
    if (step <= 0) counts.bad++
    p += step === 0 ? end : Math.abs(step)
  }
  return counts
}

/**
 * Lists are often cut inside a character by other software, so that a UTF-8 file may hold a few broken sequences;
 * text of another encoding is broken nearly everywhere.
 */
function looksUtf8(counts: Utf8Counts): boolean {
  return counts.wide > 0 && counts.bad * 10 <= counts.wide
}

function byBytes(sample: Uint8Array, whole: boolean, counts: Utf8Counts): EncodingGuess {
  // How it would read in another encoding is not looked at where no chance makes it UTF-8.
  if (counts.bad === 0 && !areFewPairs(counts)) return guess('utf-8', 0, null, '全部字节符合UTF-8')
  const mixed =
    counts.bad > 0 && counts.wide > counts.two ? (byPieces(sample) ?? byLines(sample)) : null
  if (mixed) return mixed
  const gb = scoreHan('gb18030', sample, whole)
  if (looksUtf8(counts) && !falselyUtf8(counts, gb))
    return guess(
      'utf-8',
      0,
      counts.bad > 0 ? plausible(gb) : null,
      counts.bad > 0 ? `多字节字符绝大多数符合UTF-8，${counts.bad}处不符合` : '全部字节符合UTF-8',
    )
  if (gb.han === 0 && gb.invalid === 0 && WIDE_NUMBER.test(latin(sample)))
    return guess('gb18030', 0, null, '非ASCII字节是成串的全角数字，符合GB18030')
  const big5 = scoreHan('big5', sample, whole)
  const [first, second] = gb.value >= big5.value ? [gb, big5] : [big5, gb]
  if (first.value <= 0 && !isListInGbk(gb, sample)) return notChinese(sample, first)
  const taken = first.value <= 0 ? gb : first
  return guess(
    taken.encoding,
    0,
    plausible(taken === first ? second : first),
    `常用字占${Math.round(taken.common * 100)}%，不能解码${taken.invalid}处`,
  )
}

/** What reads well neither as UTF-8 nor as Chinese: Japanese, Korean, or one byte a character. */
function notChinese(sample: Uint8Array, first: HanScore): EncodingGuess {
  const runnerUp = first.invalid === 0 ? first.encoding : null
  const foreign = foreignEncoding(sample)
  if (foreign) return guess(foreign, 0, runnerUp, `不符合UTF-8与中文编码，符合${FOREIGN[foreign]}`)
  const other = cyrillicEncoding(sample) ?? runnerUp
  return guess('windows-1252', 0, other, '不符合UTF-8与中文编码，按单字节西文读取')
}

const FOREIGN: Readonly<Record<ForeignEncoding, string>> = {
  shift_jis: '日文编码',
  'euc-jp': '日文编码',
  'euc-kr': '韩文编码',
}

/**
 * A list of rare names with Chinese mobile numbers: too few of its characters are common, but all are sound, and numbers
 * say what country it is from.
 */
function isListInGbk(gb: HanScore, sample: Uint8Array): boolean {
  if (gb.invalid > 0 || gb.insideWords || gb.common < 0.2) return false
  return /(?<!\d)1[3-9]\d{9}(?!\d)/.test(latin(sample))
}

/** Seven full-width digits in a row: a list of bare numbers may hold nothing else that is not ASCII. */
const WIDE_NUMBER = /(?:\xa3[\xb0-\xb9]){7}/

function latin(sample: Uint8Array): string {
  return Buffer.from(sample.subarray(0, LOOKED_AT)).toString('latin1')
}

/** Bytes in which numbers are looked for. */
const LOOKED_AT = 64 * 1024

function plausible(score: HanScore): string | null {
  return score.value > 0 ? score.encoding : null
}

/**
 * A few characters of GBK may by chance have the form of two-byte UTF-8; then all are common characters in GBK, and
 * not one character again and again, as the no-break spaces of a Western text would be.
 */
function falselyUtf8(counts: Utf8Counts, gb: HanScore): boolean {
  if (!areFewPairs(counts) || gb.invalid > 0 || gb.insideWords) return false
  return gb.han >= 2 && gb.distinct >= 2 && gb.common >= 0.9
}

/** More characters than this are not of that form by chance. */
const FEW = 24

function areFewPairs(counts: Utf8Counts): boolean {
  return counts.two === counts.wide && counts.wide <= FEW
}

/** Lines of UTF-8 and lines of a Chinese double-byte encoding in one file: null when it holds only one of them. */
function byLines(sample: Uint8Array): EncodingGuess | null {
  const { utf8, broken } = linesOf(sample)
  if (utf8 === 0 || broken.length === 0) return null
  const best = bestOf(Buffer.concat(broken))
  if (best === null) return null
  const reason = `逐行判定：部分行符合UTF-8，部分行为${best.encoding}`
  return broken.length > utf8
    ? guess(best.encoding, 0, null, reason, 'utf-8')
    : guess('utf-8', 0, null, reason, best.encoding)
}

/** The double-byte encoding in which text reads well; null for none. */
function bestOf(text: Uint8Array): HanScore | null {
  const scores = [scoreHan('gb18030', text, true), scoreHan('big5', text, true)] as const
  const best = scores[1].value > scores[0].value ? scores[1] : scores[0]
  return best.value <= 0 || best.invalid * 20 > best.han ? null : best
}

/** Lines with cells in UTF-8 and cells in a Chinese double-byte encoding: null when there is none. */
function byPieces(sample: Uint8Array): EncodingGuess | null {
  const mixed: Uint8Array[] = []
  for (let p = 0; p < sample.length;) {
    const end = lineEnd(sample, p, sample.length)
    const line = sample.subarray(p, end)
    p = end
    const { wide, broken } = sequencesIn(line)
    if (wide > 0 && broken > 0) mixed.push(line)
  }
  const scores = (['gb18030', 'big5'] as const).map((other) => {
    const pieces = new Pieces(other)
    const others = mixed.filter((line) => pieces.isMixed(line)).flatMap((l) => pieces.othersIn(l))
    return scoreHan(other, Buffer.concat(others), true)
  })
  const [best] = scores.filter((s) => s.value > 0).sort((a, b) => b.value - a.value)
  if (best === undefined) return null
  return guess('utf-8', 0, null, `逐格判定：同一行内有UTF-8，也有${best.encoding}`, best.encoding)
}

/** Lines that are sound UTF-8 with Chinese in it, counted, and those that are not UTF-8 at all. */
function linesOf(sample: Uint8Array): { utf8: number; broken: Uint8Array[] } {
  const broken: Uint8Array[] = []
  let utf8 = 0
  for (let p = 0; p < sample.length;) {
    const end = lineEnd(sample, p, sample.length)
    const { wide, two, bad } = countUtf8(sample.subarray(p, end), end < sample.length)
    if (bad === 0 && wide > two) utf8++
    if (bad > 0 && 2 * (wide - two) <= bad) broken.push(sample.subarray(p, end))
    p = end
  }
  return { utf8, broken }
}
