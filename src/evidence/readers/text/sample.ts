import { detectEncoding } from '../../encoding/detect.ts'
import type { EncodingGuess } from '../../encoding/detect.ts'
import { isKnownEncoding, toUtf8 } from '../../encoding/decode.ts'
import { mixedToUtf8 } from '../../encoding/mixed.ts'
import { mendingOf } from '../../encoding/mojibake.ts'
import type { ByteSource } from '../../source.ts'

/** A bounded part of a file, in whole lines of UTF-8, and its encoding. */
export interface Sample {
  readonly guess: Omit<EncodingGuess, 'encoding'> & { readonly encoding: string }
  /** From the start of the file; then lines of its middle and end, if it is longer. */
  readonly head: Uint8Array
  readonly rest: Uint8Array
}

const HEAD = 256 * 1024
const SLICE = 64 * 1024

/** Looks at the head, the middle and the tail: what comes late may differ from what comes first. */
export function takeSample(source: ByteSource, encoding?: string): Sample {
  const isWhole = source.size <= HEAD + 2 * SLICE
  const head = readAt(source, 0, isWhole ? source.size : HEAD)
  const slices = isWhole ? [] : [middleOf(source), tailOf(source)]
  const rest = slices.map((slice) => wholeLines(slice, false))
  const looked = slices.map((slice, i) => (rest[i]?.length ? rest[i] : wholeMarks(slice)))
  const first = isWhole ? head : wholeEnd(head)
  const guess = detectEncoding(Buffer.concat([first, ...looked]), isWhole)
  const used = encoding === undefined ? guess : given(encoding, guess)
  if (used.encoding === 'binary') return { guess: used, head: NONE, rest: NONE }
  const decoded = (part: Uint8Array) =>
    used.other === null ? toUtf8(used.encoding, part) : mixedToUtf8(used.encoding, used.other, part)
  return {
    guess: used,
    head: decoded((isWhole ? head : wholeLines(head, true)).subarray(used.bom)),
    rest: Buffer.concat(rest.map(decoded)),
  }
}

const NONE = new Uint8Array(0)

/** What the examiner said wins; a byte order mark of that encoding is still skipped. */
function given(encoding: string, guess: EncodingGuess): Sample['guess'] {
  const label = encoding.trim().toLowerCase()
  const name = ALIASES[label] ?? label
  if (!isKnownEncoding(name)) return guess
  return {
    encoding: name,
    bom: guess.encoding === name ? guess.bom : 0,
    runnerUp: null,
    other: null,
    reason: '由使用者指定',
  }
}

/** Can `--encoding` take this: a label that can be decoded, or the mending of misread text? */
export function isEncodingChoice(written: string): boolean {
  const label = written.trim().toLowerCase()
  return mendingOf(label) !== null || isKnownEncoding(ALIASES[label] ?? label)
}

const ALIASES: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  utf16: 'utf-16le',
  'utf-16': 'utf-16le',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
  cp950: 'big5',
}

function readAt(source: ByteSource, offset: number, length: number): Uint8Array {
  const into = new Uint8Array(length)
  return into.subarray(0, source.read(offset, into))
}

function middleOf(source: ByteSource): Uint8Array {
  return readAt(source, Math.floor(source.size / 4) * 2, SLICE)
}

function tailOf(source: ByteSource): Uint8Array {
  return readAt(source, Math.floor((source.size - SLICE) / 2) * 2, SLICE)
}

/** Cuts pieces of lines at both ends, keeping UTF-16 in step: its line feed is two bytes, one of them zero. */
function wholeLines(part: Uint8Array, isStart: boolean): Uint8Array {
  const from = isStart ? 0 : afterLineFeed(part, part.indexOf(10))
  const to = afterLineFeed(part, part.lastIndexOf(10))
  // A line that is most of it says more than those before it, cut as it is.
  const isCut = isStart && to * 2 < part.length
  return to > from && !isCut ? part.subarray(from, to) : part.subarray(0, isStart ? part.length : 0)
}

/**
 * Of one line that goes on for longer: between two marks or blanks, whose bytes are no part of a character in any of our
 * encodings. UTF-16 stays in step as it was read.
 */
function wholeMarks(part: Uint8Array): Uint8Array {
  if (part.includes(0)) return part
  const from = part.findIndex(isMark)
  return from < 0 ? NONE : part.subarray(from, behindMark(part))
}

/** The beginning of a file up to the end of a line, of a long one to a mark: a character that is cut would count as broken. */
function wholeEnd(head: Uint8Array): Uint8Array {
  const lines = wholeLines(head, true)
  return lines.at(-1) === 10 || lines.includes(0) ? lines : lines.subarray(0, behindMark(lines))
}

function isMark(byte: number): boolean {
  return byte >= 0x20 && byte < 0x30
}

function behindMark(part: Uint8Array): number {
  const at = part.findLastIndex(isMark)
  return at < 0 ? part.length : at + 1
}

function afterLineFeed(part: Uint8Array, at: number): number {
  if (at < 0) return 0
  return at % 2 === 0 && part[at + 1] === 0 ? at + 2 : at + 1
}
