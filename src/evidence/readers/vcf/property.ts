import { isKnownEncoding, toUtf8 } from '../../encoding/decode.ts'

/** `TEL;CELL;PREF:138…` as what it says. */
export interface Property {
  /** Upper case, without its group. */
  readonly name: string
  /** What is said of the value (CELL, HOME …), without what only concerns its writing. */
  readonly about: string
  readonly value: string
  /** The value is a picture, a sound or a key. */
  readonly binary: boolean
}

const BINARY = new Set(['PHOTO', 'LOGO', 'SOUND', 'KEY', 'ATTACH'])

/** Reads a line of a card; null where it is none. */
export function propertyOf(line: string): Property | null {
  const colon = colonOf(line)
  if (colon < 0) return null
  const [full = '', ...params] = line.slice(0, colon).split(';')
  const dot = full.lastIndexOf('.')
  const name = full
    .slice(dot + 1)
    .trim()
    .toUpperCase()
  if (!/^[A-Z][\w-]{0,100}$/.test(name)) return null
  const raw = line.slice(colon + 1)
  const coded = codingOf(params)
  const binary = coded.base64 || (BINARY.has(name) && raw.length > 0)
  return {
    name,
    about: [...(dot > 0 ? [full.slice(0, dot)] : []), ...coded.about].join(','),
    value: binary ? '' : coded.printable ? fromPrintable(raw, coded.charset) : raw,
    binary,
  }
}

/** The colon behind the parameters; one in quotes is none. */
function colonOf(line: string): number {
  let quoted = false
  for (let i = 0; i < line.length; i++) {
    const c = line.charAt(i)
    if (c === '"') quoted = !quoted
    else if (c === ':' && !quoted) return i
  }
  return line.indexOf(':')
}

function codingOf(params: readonly string[]): {
  about: string[]
  printable: boolean
  base64: boolean
  charset: string
} {
  const coding = { about: [] as string[], printable: false, base64: false, charset: 'utf-8' }
  for (const param of params) {
    const [, key = '', value = ''] = /^(?:([\w-]+)=)?(.*)$/s.exec(param) ?? []
    const text = value.replace(/^"|"$/g, '')
    if (/^(?:quoted-printable|q)$/i.test(text)) coding.printable = true
    else if (/^(?:base64|b)$/i.test(text)) coding.base64 = true
    else if (/^charset$/i.test(key)) coding.charset = text.toLowerCase()
    else if (!/^(?:8bit|7bit|uri|text|phone-number)$/i.test(text) && text !== '')
      coding.about.push(text)
  }
  return coding
}

/** `=D5=C5=C8=FD` in its character set; what cannot be decoded by that is tried as the usual others. */
function fromPrintable(text: string, charset: string): string {
  const parts = text
    .split(/((?:=[\da-f]{2})+)/i)
    .map((part, i) =>
      i % 2 === 1 ? Buffer.from(part.replaceAll('=', ''), 'hex') : Buffer.from(part),
    )
  const bytes = Buffer.concat(parts)
  const tried = [charset, 'utf-8', 'gb18030'].filter(isKnownEncoding)
  const read = tried.map((label) => decoded(bytes, label))
  return read.find((t) => !t.includes('\ufffd')) ?? read[0] ?? text
}

function decoded(bytes: Uint8Array, charset: string): string {
  return Buffer.from(toUtf8(charset, bytes)).toString('utf8')
}

/** Undoes the escapes of a value: `\n`, `\,`, `\;`, `\\`. */
export function unescaped(value: string): string {
  return value.replace(/\\([nN,;:\\])/g, (_, c: string) => (c === 'n' || c === 'N' ? '\n' : c))
}

/** The parts of a structured value (name, address, organisation), without empty ones. */
export function partsOf(value: string): string[] {
  return value
    .split(/(?<!\\);/)
    .map((part) => unescaped(part).trim())
    .filter((part) => part !== '')
}
