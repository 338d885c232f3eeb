import { isUtf8 } from 'node:buffer'
import { memorySource, type ByteSource } from '../source.ts'
import type { ReaderIssue } from '../row.ts'
import { toUtf8 } from './decode.ts'
import { unescaped } from './escapes.ts'
import { isCommonHan } from './han.ts'
import { beginsAsUtf16, outOfStep } from './out-of-step.ts'
import { isLineOfWide } from './utf16.ts'
import { widePart } from './wide-part.ts'

/** Encodings that are seldom met: UTF-32, those of seven bits that mails were sent in, and UTF-16 in a part of a text alone or out of step. */
export type SeldomEncoding =
  | 'utf-32le'
  | 'utf-32be'
  | 'hz-gb-2312'
  | 'iso-2022-cn'
  | 'iso-2022-jp'
  | 'utf-7'
  | 'utf-16le-in-part'
  | 'utf-16-out-of-step'
  | 'html-references'
  | 'utf-8-other-line-ends'

/** Larger files are not turned into text in memory: they are named as what they are. */
const LARGEST = 32 << 20
const LOOKED_AT = 64 * 1024
/** `~{` and `~}` around pairs of GB2312 without their high bits. */
const HZ = /~\{((?:[!-w][!-~])+)~\}/g
/** Bytes of seven bits that say which characters stand between SO and SI, or up to the next of them. */
const SHIFTS: readonly (readonly [SeldomEncoding, RegExp])[] = [
  ['iso-2022-cn', /\x1b\$\)[AG]/],
  ['iso-2022-jp', /\x1b\$[@B]/],
]
const SHIFTED = /\x0e((?:[!-~]{2})+)(?:\x0f|(?=[\r\n])|$)/g
/** `+` before UTF-16 in base64; `-` behind it may be left out before what is no letter. */
const UTF_7 = /\+([A-Za-z0-9+/]{2,})-?/g

/** Characters by their numbers, whose semicolon would delimit the cells of a list; pages, data and scripts know them. */
const REFERENCE = /(&#(?:\d{4,6}|x[\dA-F]{4,5});)/gi
const KNOWS_REFERENCES = /^\s{0,99}[<{[]|\binsert\s{1,9}into\b/i

/** In which of them a text is; null for any other file. */
export function seldomOf(source: ByteSource): SeldomEncoding | null {
  if (source.size > LARGEST || source.size < 4) return null
  const head = bytesOf(source, LOOKED_AT)
  const found = seldomEncoding(head)
  const isText = mayBeText(head)
  if (found !== null || (!isText && !beginsAsUtf16(head))) return found
  const bytes = bytesOf(source, source.size)
  if (outOfStep(bytes) !== null) return 'utf-16-out-of-step'
  return isText && widePart(bytes) !== null ? 'utf-16le-in-part' : null
}

/** No beginning of a file of another kind: these have control characters among their first bytes. */
function mayBeText(head: Buffer): boolean {
  const first = head.subarray(0, 64)
  if ((first[0] === 0xff && first[1] === 0xfe) || isLineOfWide(first)) return true
  return !first.some((byte, i) => byte < 9 && (byte > 0 || first[i - 1] === 0))
}

/** What is told of a text in such an encoding. */
export function tellSeldom(source: ByteSource, encoding: SeldomEncoding): ReaderIssue | null {
  if (encoding === 'utf-16-out-of-step') return tellStep(bytesOf(source, source.size))
  const found = encoding === 'utf-16le-in-part' ? widePart(bytesOf(source, source.size)) : null
  if (found === null) return null
  const at = (parts: string) => `${parts}，已逐段解码 / each part is decoded as what it is`
  const told = found.parts.map((p) => `第${String(p.line)}行起${p.encoding}`)
  return {
    code: 'MIXED_ENCODING',
    row: found.parts[1]?.line ?? null,
    message: at(`文件内编码不一致：${told.slice(0, 8).join('、')}${told.length > 8 ? '……' : ''}`),
  }
}

function tellStep(bytes: Buffer): ReaderIssue | null {
  const lines = outOfStep(bytes)?.lines
  if (lines === undefined) return null
  const first = lines[0] ?? 1
  const many = String(lines.length)
  return {
    code: 'UNDECODABLE',
    row: first,
    message: `UTF-16文本有${many}行缺少或者多出字节，自第${String(first)}行起字节错位；已对齐后读取，不成字符的字节以U+FFFD代替 / bytes of UTF-16 are lost or added in ${many} lines; read in step again`,
  }
}

/** A text in such an encoding as UTF-8. */
export function fromSeldom(source: ByteSource, encoding: SeldomEncoding): ByteSource {
  return memorySource(Buffer.from(DECODED[encoding](bytesOf(source, source.size))))
}

/** The text of bytes that are said to be in an encoding of seven bits, and are; null for any other. */
export function seldomText(bytes: Uint8Array, label: string | null): string | null {
  const name = SEVEN_BITS.find((one) => one === label?.toLowerCase())
  if (name === undefined || bytes.some((byte) => byte >= 0x80)) return null
  return DECODED[name](Buffer.from(bytes))
}

const SEVEN_BITS = ['hz-gb-2312', 'iso-2022-cn', 'iso-2022-jp', 'utf-7'] as const

function bytesOf(source: ByteSource, most: number): Buffer {
  const bytes = Buffer.alloc(Math.min(most, source.size))
  return bytes.subarray(0, source.read(0, bytes))
}

/** Line ends that no reader of lists knows: of old main frames, of Unicode, of data streams. */
const OTHER_LINE_ENDS = /\u0085|\u2028|\u001e/g

/** Text that has line ends, and only such. */
function hasOtherLineEnds(head: Buffer): boolean {
  if (head.includes(10) || head.includes(13) || head.includes(0)) return false
  const whole = head.subarray(0, head.findLastIndex((byte) => byte < 0x80) + 1)
  if (!isUtf8(whole)) return false
  return (whole.toString('utf8').match(OTHER_LINE_ENDS)?.length ?? 0) >= 2
}

function seldomEncoding(head: Buffer): SeldomEncoding | null {
  if (hasOtherLineEnds(head)) return 'utf-8-other-line-ends'
  if (head.length >= 4 && head.readUInt32LE(0) === 0xfeff) return 'utf-32le'
  if (head.length >= 4 && head.readUInt32BE(0) === 0xfeff) return 'utf-32be'
  if (isUtf32(head, (at) => head.readUInt32LE(at))) return 'utf-32le'
  if (isUtf32(head, (at) => head.readUInt32BE(at))) return 'utf-32be'
  if (head.some((byte) => byte >= 0x80 || byte === 0)) return null
  const text = head.toString('latin1')
  const shifted = SHIFTS.find(([, designated]) => designated.test(text))
  if (shifted) return shifted[0]
  if (isHan(text, HZ, hz, 1)) return 'hz-gb-2312'
  if (isHan(text, UTF_7, utf7, 2)) return 'utf-7'
  const isList = text.includes('&#') && !KNOWS_REFERENCES.test(text)
  return isList && isHan(text, REFERENCE, unescaped, 2) ? 'html-references' : null
}

/** UTF-32 without a mark: nothing but characters, and nearly all of them plain or common ones. */
function isUtf32(head: Buffer, unit: (at: number) => number): boolean {
  if (head.length < 16 || (head.length < LOOKED_AT && head.length % 4 !== 0)) return false
  let familiar = 0
  for (let at = 0; at + 4 <= head.length; at += 4) {
    const code = unit(at)
    if (code > 0x3ffff || (code < 0x20 && code !== 9 && code !== 10 && code !== 13)) return false
    if (code < 0x7f || (code <= 0xffff && isCommonHan(code))) familiar++
  }
  return familiar * 4 * 10 >= head.length * 7
}

/** In characters. */
const MANY = 40

/** Is what stands between such marks, so often at least, hardly anything but common characters? One or two must all be. */
function isHan(
  text: string,
  marked: RegExp,
  decode: (inner: string) => string,
  least: number,
): boolean {
  const inner = [...text.matchAll(marked)].slice(0, 1000).map(([, one = '']) => decode(one))
  const all = inner.join('')
  const han = [...all].filter((c) => isCommonHan(c.charCodeAt(0))).length
  if (inner.length < least) return false
  // Of many, fewer need be: words of programs and countries are rarer than those of lists.
  const share = all.length >= MANY ? 5 : 7
  return (
    (han >= 4 && han * 10 >= all.length * share) || (least === 1 && han >= 2 && han === all.length)
  )
}

function hz(inner: string): string {
  const bytes = Uint8Array.from(inner, (c) => c.charCodeAt(0) | 0x80)
  return Buffer.from(toUtf8('gb18030', bytes)).toString('utf8')
}

function utf7(inner: string): string {
  const bytes = Buffer.from(inner, 'base64')
  return bytes
    .subarray(0, bytes.length & ~1)
    .swap16()
    .toString('utf16le')
}

const DECODED: Readonly<Record<SeldomEncoding, (bytes: Buffer) => string>> = {
  'utf-32le': (bytes) => utf32(bytes, (at) => bytes.readUInt32LE(at)),
  'utf-32be': (bytes) => utf32(bytes, (at) => bytes.readUInt32BE(at)),
  // A tilde at the end of a line joins it to the next, and two of them are one.
  'hz-gb-2312': (bytes) =>
    bytes
      .toString('latin1')
      .replace(HZ, (_, inner: string) => hz(inner))
      .replace(/~(~)?/g, (tilde, second?: string) => (second === undefined ? tilde : '~')),
  'iso-2022-cn': (bytes) =>
    bytes
      .toString('latin1')
      .replace(SHIFTED, (_, inner: string) => hz(inner))
      .replace(/\x1b\$[)*][A-Z]|[\x0e\x0f]/g, ''),
  'iso-2022-jp': (bytes) => new TextDecoder('iso-2022-jp').decode(bytes),
  'utf-8-other-line-ends': (bytes) => bytes.toString('utf8').replace(OTHER_LINE_ENDS, '\n'),
  'html-references': (bytes) => bytes.toString('latin1').replace(REFERENCE, unescaped),
  'utf-16le-in-part': (bytes) => widePart(bytes)?.text ?? bytes.toString('latin1'),
  'utf-16-out-of-step': (bytes) => outOfStep(bytes)?.text ?? bytes.toString('latin1'),
  'utf-7': (bytes) =>
    bytes
      .toString('latin1')
      .replace(UTF_7, (_, inner: string) => utf7(inner))
      .replaceAll('+-', '+'),
}

/** What is no character becomes U+FFFD, so that it is told. */
function utf32(bytes: Buffer, unit: (at: number) => number): string {
  const parts: string[] = []
  for (let at = unit(0) === 0xfeff ? 4 : 0; at + 4 <= bytes.length; at += 4) {
    const code = unit(at)
    const isCharacter = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    parts.push(isCharacter ? String.fromCodePoint(code) : '\ufffd')
  }
  return parts.join('') + (bytes.length % 4 === 0 ? '' : '\ufffd')
}
