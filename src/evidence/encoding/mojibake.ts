import { isUtf8 } from 'node:buffer'
import { decodedFrom } from './coded.ts'
import { doubleByte } from './double-byte.ts'
import { beginsEscaped, unescaped } from './escapes.ts'
import { isCommonHan, isHan } from './han.ts'
import { inOneByte, LOST_BYTE, type OneByte } from './one-byte.ts'
import { utf8Step } from './utf8.ts'

/**
 * Text that was decoded with the wrong encoding before it was stored (乱码), in a text file, a workbook or anywhere: the
 * file is sound, its letters are not. It is recognised and named, and mended only when the examiner says so.
 */
export const MISREADINGS = {
  'utf8-as-gbk': 'UTF-8被当作GBK读取',
  'gbk-as-latin1': 'GBK被当作Latin-1读取',
  'utf8-as-latin1': 'UTF-8被当作Latin-1读取',
  'utf8-as-latin1-twice': 'UTF-8两次被当作Latin-1读取',
  'gbk-as-latin1-twice': 'GBK两次被当作Latin-1读取',
  'big5-as-gbk': 'Big5被当作GBK读取',
  'gbk-as-big5': 'GBK被当作Big5读取',
  'big5-as-latin1': 'Big5被当作Latin-1读取',
  'gbk-as-macroman': 'GBK被当作MacRoman读取',
  'utf8-as-macroman': 'UTF-8被当作MacRoman读取',
  'gbk-as-cp437': 'GBK被当作CP437读取',
  'utf8-as-cp437': 'UTF-8被当作CP437读取',
  'gbk-as-cp850': 'GBK被当作CP850读取',
  'utf8-as-cp850': 'UTF-8被当作CP850读取',
  'gbk-as-cp1251': 'GBK被当作CP1251读取',
  'utf8-as-cp1251': 'UTF-8被当作CP1251读取',
  escapes: '以转义书写（\\u、\\x、%、&#、=）',
  base64: '以Base64书写',
  hex: '以十六进制书写',
} as const
export type Misreading = keyof typeof MISREADINGS

/** Those that a text of Latin letters may show, of Chinese characters, and of any others. */
const OF_LATIN: readonly Misreading[] = [
  'utf8-as-latin1-twice',
  'utf8-as-latin1',
  'gbk-as-latin1-twice',
  'gbk-as-latin1',
  'big5-as-latin1',
]
const OF_HAN: readonly Misreading[] = ['utf8-as-gbk', 'big5-as-gbk', 'gbk-as-big5']
const OF_OTHERS: readonly Misreading[] = (
  ['macroman', 'cp437', 'cp850', 'cp1251'] as const
).flatMap((outer) => [`utf8-as-${outer}`, `gbk-as-${outer}`] as const)

/** `mend:gbk-as-latin1` or `还原:…` in place of an encoding; null for anything else. */
export function mendingOf(encoding: string | undefined): Misreading | null {
  const [, name = ''] = /^(?:mend|还原)[:：](.*)$/iu.exec(encoding?.trim() ?? '') ?? []
  return Object.hasOwn(MISREADINGS, name.toLowerCase()) ? (name.toLowerCase() as Misreading) : null
}

/** A text as it was before it was misread. */
interface Undone {
  readonly text: string
  /** Characters were lost on the way: they stand as U+FFFD, and nothing brings them back. */
  readonly lossy: boolean
}

/** Longer cells are looked at only so far; they are mended whole. */
const LOOKED_AT = 2000

/** U+FFFD twice, written as UTF-8 and read as GBK: what stood here was lost before that. */
const NOTHING_LEFT = '锟斤拷'

/** Which misreading a cell shows, and null when it reads well or cannot be told. */
export function misreadingOf(text: string): { kind: Misreading; lossy: boolean } | null {
  const part = text.slice(0, LOOKED_AT)
  if (part.includes(NOTHING_LEFT)) return { kind: 'utf8-as-gbk', lossy: true }
  for (const kind of kindsFor(part)) {
    const undone = undo(part, kind)
    if (undone && readsBetter(undone.text, kind, part)) return { kind, lossy: undone.lossy }
  }
  return null
}

function kindsFor(text: string): readonly Misreading[] {
  if (beginsEscaped(text)) return ['escapes']
  if (isLatin(text)) return OF_LATIN
  return /[\u2e80-\u9fff\ue000-\uf8ff\ufe30-\ufe4f]/.test(text) ? OF_HAN : OF_OTHERS
}

/** Those that are written in plain letters. */
export function isPlainKind(kind: Misreading): boolean {
  return kind === 'escapes' || kind === 'base64' || kind === 'hex'
}

/** The text with this misreading undone; null when it does not show it: then it stays as it stands. */
export function mended(text: string, kind: Misreading): string | null {
  if (kind === 'base64' || kind === 'hex') return decodedFrom(text, kind)
  const whole = undo(text, kind)
  return whole && readsBetter(whole.text, kind, text) ? whole.text : null
}

function undo(text: string, kind: Misreading): Undone | null {
  if (kind === 'escapes') return { text: unescaped(text), lossy: false }
  if (kind === 'utf8-as-latin1-twice' || kind === 'gbk-as-latin1-twice') {
    const once = onceUndone(text)
    return once === null
      ? null
      : undo(once, kind === 'utf8-as-latin1-twice' ? 'utf8-as-latin1' : 'gbk-as-latin1')
  }
  const [inner, outer] = kind.split('-as-') as [Inner, Outer]
  const bytes = outer === 'gbk' || outer === 'big5' ? inPairs(text, outer) : inOneByte(text, outer)
  if (bytes === null) return null
  if (inner === 'utf8') return fromUtf8(bytes)
  // A letter that was lost is half a character: what follows would be read out of step.
  return inner === 'gbk' && outer !== 'big5' && bytes.includes(LOST_BYTE)
    ? null
    : fromPairs(bytes, inner)
}

type Inner = 'utf8' | 'gbk' | 'big5'
type Outer = 'gbk' | 'big5' | OneByte

/** Letters of windows-1252 that were misread once more, as they were before that. */
function onceUndone(text: string): string | null {
  const bytes = /[ÂÃÄÅ]/.test(text) ? inOneByte(text, 'latin1') : null
  if (bytes === null || !isUtf8(bytes)) return null
  const once = decoder.decode(bytes)
  return isLatin(once) ? once : null
}

const LATIN =
  /^[^\u0100-\u0151\u0154-\u015f\u0162-\u0177\u0179-\u017c\u017f-\u0191\u0193-\u02c5\u02c7-\u02db\u02dd-\u1fff\u2100-\u2121\u2123-\uffff]*$/u

/** Nothing beyond the letters of windows-1252. */
function isLatin(text: string): boolean {
  return LATIN.test(text)
}

/**
 * Is what came out Chinese, and so common that chance does not explain it? One misread character of UTF-8 is three
 * bytes that fit; of GBK it is two letters that may stand in any Western name, so that a pair alone must stand free.
 */
function readsBetter(after: string, kind: Misreading, text: string): boolean {
  const { han, common } = weigh(after)
  const lost = after.split('\ufffd').length - 1
  if (kind === 'escapes') return han > 0 && 2 * common >= han && after !== text
  if (kind.startsWith('utf8')) return 2 * common >= han && han > lost
  if (kind === 'big5-as-gbk' || kind === 'gbk-as-big5') return isLikelier(after, text, lost)
  if (kind === 'big5-as-latin1')
    return han >= 2 && lost === 0 && 5 * common >= 4 * han && standsFree(after)
  if (kind === 'gbk-as-cp1251' && han < 2) return false
  return (
    5 * common >= 3 * han &&
    common > 0 &&
    lost === 0 &&
    !/[A-Za-z][\u0080-\u00ff]{2}[A-Za-z]/.test(text)
  )
}

function weigh(text: string): { han: number; common: number; wide: number; kana: number } {
  const found = { han: 0, common: 0, wide: 0, kana: 0 }
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) continue
    found.wide++
    if (isHan(unit)) found.han++
    if (isCommonHan(unit)) found.common++
    if (unit >= 0x3041 && unit <= 0x30fe) found.kana++
  }
  return found
}

/**
 * Chinese characters stood there before, too: what came out must be common throughout, what stood there must not. Japanese is
 * no misread Chinese, though its letters stand where Big5 has common characters.
 */
function isLikelier(after: string, before: string, lost: number): boolean {
  const now = weigh(after)
  const was = weigh(before)
  if (now.han < 2 || lost * 3 > now.han || now.common * 10 < now.han * 8) return false
  if (was.kana * 5 > was.wide * 2) return false
  return was.common * now.han * 10 <= (10 * now.common - 4 * now.han) * was.wide
}

/** No Chinese character beside a Latin letter, as where a Western word holds a letter with an accent. */
function standsFree(text: string): boolean {
  return !/[A-Za-z]\p{Script=Han}|\p{Script=Han}[A-Za-z]/u.test(text)
}

/** Bytes of a text in a double-byte encoding; null when a character has none there. A `?` or U+FFFD may stand for bytes that were lost. */
function inPairs(text: string, encoding: 'gbk' | 'big5'): Uint8Array | null {
  const table = pairsOf(encoding)
  const bytes = new Uint8Array(2 * text.length)
  let at = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const pair = table[unit] ?? 0
    if (unit < 0x80) bytes[at++] = unit
    else if (unit === 0x20ac && encoding === 'gbk') bytes[at++] = 0x80
    else if (unit === 0xfffd) bytes[at++] = LOST_BYTE
    else if (pair === 0) return null
    else {
      bytes[at++] = pair >> 8
      bytes[at++] = pair & 0xff
    }
  }
  return bytes.subarray(0, at)
}

const inverses = new Map<string, Uint16Array>()

/** Pairs by their characters, 0 for none; of several pairs the lowest. */
export function pairsOf(encoding: 'gbk' | 'big5'): Uint16Array {
  const known = inverses.get(encoding)
  if (known) return known
  const inverse = new Uint16Array(0x10000)
  const { codes } = doubleByte(encoding === 'gbk' ? 'gb18030' : 'big5')
  for (let pair = 0xffff; pair >= 0x8140; pair--) {
    const code = codes[pair] ?? 0
    if (code > 0) inverse[code] = pair
  }
  inverses.set(encoding, inverse)
  return inverse
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Broken sequences are characters of which bytes were lost; text that was never UTF-8 is broken nearly everywhere. */
function fromUtf8(bytes: Uint8Array): Undone | null {
  let wide = 0
  let broken = 0
  for (let p = 0; p < bytes.length;) {
    const step = utf8Step(bytes, p, bytes.length)
    if (step >= 3) wide++
    if (step === 2) return null
    if (step <= 0) broken++
    p += step === 0 ? bytes.length : Math.abs(step)
  }
  if (wide === 0 || broken > 1 + wide / 2) return null
  const text = decoder.decode(bytes)
  return { text: withoutMarks(text), lossy: text.includes('\ufffd') }
}

/** What a program wrote in place of a lost byte goes with the character that it broke. */
function withoutMarks(text: string): string {
  return text.replace(/\ufffd+\??/gu, '\ufffd')
}

/** Of GBK only characters whose halves are both no ASCII, as nearly all are; of Big5 a second half may be a letter. */
function fromPairs(bytes: Uint8Array, encoding: 'gbk' | 'big5'): Undone | null {
  const { codes } = doubleByte(encoding === 'gbk' ? 'gb18030' : 'big5')
  let text = ''
  let wide = 0
  for (let p = 0; p < bytes.length; p++) {
    const byte = bytes[p] as number
    if (byte < 0x80) {
      text += String.fromCharCode(byte)
      continue
    }
    const trail = bytes[p + 1] ?? 0
    if (byte === LOST_BYTE) {
      if (encoding === 'big5' && trail >= 0x40 && trail < 0x7f) p++
      text += '\ufffd'
      continue
    }
    const code = codes[(byte << 8) | trail] ?? 0
    if (code === 0 || (encoding === 'gbk' && trail < 0x80)) return null
    p++
    text += String.fromCharCode(code)
    wide++
  }
  return wide === 0 ? null : { text, lossy: text.includes('\ufffd') }
}
