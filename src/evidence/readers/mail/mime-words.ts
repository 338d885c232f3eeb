import { toUtf8 } from '../../encoding/decode.ts'
import { seldomText } from '../../encoding/seldom.ts'
import { detectEncoding } from '../../encoding/detect.ts'
import { surelyOther } from '../../encoding/stated.ts'

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/** Names of encodings as mails write them. */
const ALIASES: Readonly<Record<string, string>> = {
  gb2312: 'gb18030',
  gbk: 'gb18030',
  cp936: 'gb18030',
  'x-gbk': 'gb18030',
  hz: 'gb18030',
  'big5-hkscs': 'big5',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  default: 'utf-8',
}

/** The encoding that a name means, null where the platform knows none by it. */
function knownEncoding(label: string | null): string | null {
  const name = label?.trim().toLowerCase().replace(/^"|"$/g, '') ?? ''
  if (name === '') return null
  const meant = ALIASES[name] ?? name
  try {
    return new TextDecoder(meant).encoding === 'gbk' ? 'gb18030' : new TextDecoder(meant).encoding
  } catch {
    return null
  }
}

/** Bytes as text: by the stated encoding if they fit it, else by what they are. */
export function decodeText(bytes: Uint8Array, label: string | null): string {
  const seven = seldomText(bytes, label)
  if (seven !== null) return seven
  const known = knownEncoding(label)
  const stated = known === null ? null : (surelyOther(bytes, known) ?? known)
  const text = stated === null ? null : utf8.decode(toUtf8(stated, bytes))
  if (text !== null && !text.includes('\ufffd')) return text
  const { encoding, bom } = detectEncoding(bytes, true)
  if (encoding === 'binary') return text ?? Buffer.from(bytes).toString('latin1')
  const found = utf8.decode(toUtf8(encoding, bytes.subarray(bom)))
  return text !== null && losses(text) <= losses(found) ? text : found
}

function losses(text: string): number {
  return text.split('\ufffd').length - 1
}

/** One encoded word of RFC 2047: `=?GBK?B?…?=`. */
const WORD = /=\?([\w.:-]{1,40})(?:\*[\w-]{0,20})?\?([BbQq])\?([^?\s]{0,4000})\?=/g

/**
 * The value of a header field as text: encoded words decoded, those that follow one another put together before they
 * are decoded (a character may be cut in two), raw bytes by what they are.
 */
export function fieldText(raw: Uint8Array): string {
  const plain = decodeText(raw, 'utf-8').replace(/\r?\n[ \t]+/g, ' ')
  const joined = plain.replace(/(\?=)[ \t]+(?==\?)/g, '$1')
  let text = ''
  let at = 0
  let run: { label: string; bytes: Uint8Array[] } | null = null
  const flush = () => {
    if (run) text += decodeText(Buffer.concat(run.bytes), run.label)
    run = null
  }
  for (const match of joined.matchAll(WORD)) {
    const [whole, label = '', how = '', content = ''] = match
    if (match.index > at) {
      flush()
      text += joined.slice(at, match.index)
    }
    const bytes = /b/i.test(how) ? Buffer.from(content, 'base64') : quoted(content)
    if (run && (run as { label: string }).label.toLowerCase() !== label.toLowerCase()) flush()
    run ??= { label, bytes: [] }
    run.bytes.push(bytes)
    at = match.index + whole.length
  }
  flush()
  return (text + joined.slice(at)).trim()
}

function quoted(content: string): Uint8Array {
  const spaced = content.replaceAll('_', ' ')
  const bytes = Buffer.from(spaced, 'latin1')
  return unquote(bytes)
}

/** Quoted-printable without soft line ends: `=E5` is one byte; anything else stands for itself. */
export function unquote(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length)
  let n = 0
  for (let i = 0; i < bytes.length; i++) {
    const value = bytes[i] === 0x3d ? hex(bytes[i + 1]) * 16 + hex(bytes[i + 2]) : -1
    if (value >= 0 && i + 2 < bytes.length) {
      out[n++] = value
      i += 2
    } else out[n++] = bytes[i] ?? 0
  }
  return out.subarray(0, n)
}

/** Value of a hexadecimal digit; far below zero for any other byte. */
export function hex(byte: number | undefined): number {
  if (byte === undefined) return -1000
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  if (byte >= 0x41 && byte <= 0x46) return byte - 0x37
  return byte >= 0x61 && byte <= 0x66 ? byte - 0x57 : -1000
}

export interface Parameters {
  /** The value before the first semicolon, lower case. */
  readonly value: string
  /** Parameters by lower-case name, continuations put together, encodings resolved (RFC 2231, and words of RFC 2047). */
  readonly by: ReadonlyMap<string, string>
}

const PARAMETER = /;\s*([\w-]{1,40}(?:\*\d{1,3})?\*?)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))/g

/** `multipart/mixed; boundary="…"`, `attachment; filename*0*=GBK''%D0…`. */
export function parameters(raw: Uint8Array): Parameters {
  const text = Buffer.from(raw)
    .toString('latin1')
    .replace(/\r?\n[ \t]+/g, ' ')
  const value = (/^[^;]*/.exec(text)?.[0] ?? '').trim().toLowerCase()
  const pieces = new Map<string, { order: number; extended: boolean; text: string }[]>()
  for (const [, name = '', inQuotes, bare] of text.matchAll(PARAMETER)) {
    const [, base = '', order, star] = /^(\w[\w-]{0,39})(?:\*(\d{1,3}))?(\*?)$/.exec(name) ?? []
    const content = inQuotes === undefined ? (bare ?? '') : inQuotes.replace(/\\(.)/g, '$1')
    const list = pieces.get(base.toLowerCase()) ?? []
    list.push({ order: Number(order ?? 0), extended: star === '*', text: content })
    pieces.set(base.toLowerCase(), list)
  }
  return { value, by: new Map([...pieces].map(([name, list]) => [name, joined(list)])) }
}

function joined(list: { order: number; extended: boolean; text: string }[]): string {
  const inOrder = [...list].sort((a, b) => a.order - b.order)
  if (!inOrder.some((piece) => piece.extended))
    return fieldText(Buffer.from(inOrder.map((piece) => piece.text).join(''), 'latin1'))
  let label: string | null = null
  const bytes = inOrder.map(({ extended, text }, i) => {
    const [, charset, rest] = i === 0 && extended ? (/^([^']*)'[^']*'(.*)$/s.exec(text) ?? []) : []
    label = charset ?? label
    const own = Buffer.from(rest ?? text, 'latin1')
    return extended
      ? unquote(Buffer.from(own.toString('latin1').replaceAll('%', '='), 'latin1'))
      : own
  })
  return decodeText(Buffer.concat(bytes), label)
}
