import { memorySource, type ByteSource } from '../source.ts'
import { toUtf8 } from './decode.ts'
import { isCommonHan } from './han.ts'

/** Encodings that are seldom met: UTF-32, and those of seven bits that mails were sent in. */
export type SeldomEncoding = 'utf-32le' | 'utf-32be' | 'hz-gb-2312' | 'utf-7'

/** Larger files are not turned into text in memory: they are named as what they are. */
const LARGEST = 32 << 20
const LOOKED_AT = 64 * 1024
/** `~{` and `~}` around pairs of GB2312 without their high bits. */
const HZ = /~\{((?:[!-w][!-~])+)~\}/g
/** `+` before UTF-16 in base64; `-` behind it may be left out before what is no letter. */
const UTF_7 = /\+([A-Za-z0-9+/]{2,})-?/g

/** In which of them a text is; null for any other file. */
export function seldomOf(source: ByteSource): SeldomEncoding | null {
  if (source.size > LARGEST || source.size < 4) return null
  return seldomEncoding(bytesOf(source, LOOKED_AT))
}

/** A text in such an encoding as UTF-8. */
export function fromSeldom(source: ByteSource, encoding: SeldomEncoding): ByteSource {
  return memorySource(Buffer.from(DECODED[encoding](bytesOf(source, source.size))))
}

function bytesOf(source: ByteSource, most: number): Buffer {
  const bytes = Buffer.alloc(Math.min(most, source.size))
  return bytes.subarray(0, source.read(0, bytes))
}

function seldomEncoding(head: Buffer): SeldomEncoding | null {
  if (head.length >= 4 && head.readUInt32LE(0) === 0xfeff) return 'utf-32le'
  if (head.length >= 4 && head.readUInt32BE(0) === 0xfeff) return 'utf-32be'
  if (isUtf32(head, (at) => head.readUInt32LE(at))) return 'utf-32le'
  if (isUtf32(head, (at) => head.readUInt32BE(at))) return 'utf-32be'
  if (head.some((byte) => byte >= 0x80 || byte === 0)) return null
  const text = head.toString('latin1')
  if (isHan(text, HZ, hz, 1)) return 'hz-gb-2312'
  return isHan(text, UTF_7, utf7, 2) ? 'utf-7' : null
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
  return (han >= 4 && han * 10 >= all.length * 7) || (least === 1 && han >= 2 && han === all.length)
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
