import { isUtf8 } from 'node:buffer'
import { doubleByte } from './double-byte.ts'
import { beginsEscaped, unescaped } from './escapes.ts'
import { isCommonHan, isHan } from './han.ts'
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
  escapes: '以转义书写（\\u、\\x、%、&#、=）',
} as const
export type Misreading = keyof typeof MISREADINGS

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
  const kinds: readonly Misreading[] = beginsEscaped(part)
    ? ['escapes']
    : isLatin(part)
      ? ['utf8-as-latin1-twice', 'utf8-as-latin1', 'gbk-as-latin1']
      : ['utf8-as-gbk']
  for (const kind of kinds) {
    const undone = undo(part, kind)
    if (undone && readsBetter(undone.text, kind, part)) return { kind, lossy: undone.lossy }
  }
  return null
}

/** The text with this misreading undone; null when it does not show it: then it stays as it stands. */
export function mended(text: string, kind: Misreading): string | null {
  const whole = undo(text, kind)
  return whole && readsBetter(whole.text, kind, text) ? whole.text : null
}

function undo(text: string, kind: Misreading): Undone | null {
  if (kind === 'escapes') return { text: unescaped(text), lossy: false }
  if (kind === 'utf8-as-latin1-twice') {
    const once = onceUndone(text)
    return once === null ? null : undo(once, 'utf8-as-latin1')
  }
  const bytes = kind === 'utf8-as-gbk' ? inGbk(text) : inLatin(text)
  if (bytes === null) return null
  return kind === 'gbk-as-latin1' ? fromGbk(bytes) : fromUtf8(bytes)
}

/** Letters of windows-1252 that were misread once more, as they were before that. */
function onceUndone(text: string): string | null {
  const bytes = /[ÂÃÄÅ]/.test(text) ? inLatin(text) : null
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
  const han = [...after].filter((c) => isHan(c.charCodeAt(0)))
  const common = han.filter((c) => isCommonHan(c.charCodeAt(0))).length
  const lost = after.split('\ufffd').length - 1
  if (kind === 'escapes') return han.length > 0 && 2 * common >= han.length && after !== text
  if (kind !== 'gbk-as-latin1') return 2 * common >= han.length && han.length > lost
  return (
    5 * common >= 3 * han.length && common > 0 && !/[A-Za-z][\u0080-\u00ff]{2}[A-Za-z]/.test(text)
  )
}

/** Bytes of a text in GBK; null when a character has none there. A `?` or U+FFFD may stand for bytes that were lost. */
function inGbk(text: string): Uint8Array | null {
  const table = gbkBytes()
  const bytes = new Uint8Array(2 * text.length)
  let at = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const pair = table[unit] ?? 0
    if (unit < 0x80) bytes[at++] = unit
    else if (unit === 0x20ac) bytes[at++] = 0x80
    else if (unit === 0xfffd) bytes[at++] = LOST
    else if (pair === 0) return null
    else {
      bytes[at++] = pair >> 8
      bytes[at++] = pair & 0xff
    }
  }
  return bytes.subarray(0, at)
}

/** A byte that stands in neither encoding. */
const LOST = 0xff

let inverse: Uint16Array | null = null

function gbkBytes(): Uint16Array {
  if (inverse) return inverse
  inverse = new Uint16Array(0x10000)
  const { codes } = doubleByte('gb18030')
  for (let pair = 0xffff; pair >= 0x8140; pair--) {
    const code = codes[pair] ?? 0
    if (code > 0) inverse[code] = pair
  }
  return inverse
}

/** What stands at 0x80–0x9f in windows-1252; where nothing does, programs leave the control character. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function inLatin(text: string): Uint8Array | null {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const special = unit > 0xff ? WINDOWS_1252.indexOf(text.charAt(i)) : -1
    if (unit <= 0xff) bytes[i] = unit
    else if (special >= 0) bytes[i] = 0x80 + special
    else if (unit === 0xfffd) bytes[i] = LOST
    else return null
  }
  return bytes
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

function fromGbk(bytes: Uint8Array): Undone | null {
  const { codes } = doubleByte('gb18030')
  let text = ''
  let wide = 0
  for (let p = 0; p < bytes.length; p++) {
    const byte = bytes[p] ?? 0
    if (byte < 0x80) {
      text += String.fromCharCode(byte)
      continue
    }
    const code = codes[(byte << 8) | (bytes[++p] ?? 0)] ?? 0
    if (code === 0) return null
    if ((bytes[p] ?? 0) < 0x80) return null
    text += String.fromCharCode(code)
    wide++
  }
  return wide === 0 ? null : { text, lossy: false }
}
