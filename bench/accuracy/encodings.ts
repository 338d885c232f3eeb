import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { detectEncoding } from '../../src/evidence/encoding/detect.ts'
import type { Encoding } from '../../src/evidence/encoding/detect.ts'
import { DATA, filesBelow } from './data.ts'
import type { Verdict } from './data.ts'

/** Folder name → the encodings that read such a file without loss. Folders not named are not claimed. */
const CLAIMED: Readonly<Record<string, readonly Encoding[]>> = {
  ascii: ['utf-8'],
  'utf-8': ['utf-8'],
  'utf-8-sig': ['utf-8'],
  'utf-16': ['utf-16le', 'utf-16be'],
  'utf-16le': ['utf-16le'],
  'utf-16be': ['utf-16be'],
  'utf-16le-bom': ['utf-16le'],
  'utf-16be-bom': ['utf-16be'],
  'utf-16le-nobom': ['utf-16le'],
  'utf-16be-nobom': ['utf-16be'],
  gb2312: ['gb18030'],
  gbk: ['gb18030'],
  gb18030: ['gb18030'],
  big5: ['big5'],
}

/** One byte a character in the West: we give windows-1252, and nothing Chinese. */
const LATIN = ['iso-8859-1', 'windows-1252', 'iso-8859-15']

const FOLDER = join(DATA, 'encodings-chardet-uchardet')

function folderOf(file: string): string {
  return (file.split('/')[1] ?? '').toLowerCase()
}

function texts(): string[] {
  return filesBelow(FOLDER).filter((f) => f.includes('/'))
}

function verdict(file: string, bytes: Uint8Array, expected: readonly string[]): Verdict {
  const found = detectEncoding(bytes, true)
  return { file, ok: expected.includes(found.encoding), note: `${found.encoding}: ${found.reason}` }
}

/** Markup that says its own encoding is cut, so that the bytes alone decide. */
function withoutDeclaration(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  return Buffer.from(text.replace(/(?:charset|encoding)\s*=\s*["']?[\w-]+/gi, ''), 'latin1')
}

/** Files of the encodings that we claim, as they stand and with their declaration cut. */
export function scoreEncodings(): Verdict[] {
  return texts().flatMap((file) => {
    const expected = CLAIMED[folderOf(file)]
    if (!expected) return []
    const bytes = readFileSync(join(FOLDER, file))
    return [
      verdict(file, bytes, expected),
      verdict(`${file} (declaration cut)`, withoutDeclaration(bytes), expected),
    ]
  })
}

/** Western one-byte files: not a claim, but they must not turn into Chinese. */
export function scoreLatin(): Verdict[] {
  return texts()
    .filter((file) => LATIN.includes(folderOf(file)))
    .map((file) => verdict(file, readFileSync(join(FOLDER, file)), ['windows-1252', 'utf-8']))
}

/** Japanese and Korean: read as what they are; where we do not see it, one byte a character. */
const FOREIGN: Readonly<Record<string, Encoding>> = {
  shift_jis: 'shift_jis',
  cp932: 'shift_jis',
  'euc-jp': 'euc-jp',
  'euc-kr': 'euc-kr',
  cp949: 'euc-kr',
  uhc: 'euc-kr',
}

/** Files of encodings that we do not know: what becomes of them. None may be taken for Chinese, or for one of the others. */
export function unclaimed(): Verdict[] {
  return texts()
    .filter((file) => !CLAIMED[folderOf(file)] && !LATIN.includes(folderOf(file)))
    .map((file) => {
      const own = FOREIGN[folderOf(file)]
      const right = ['windows-1252', 'binary', ...(own ? [own] : [])]
      return verdict(file, readFileSync(join(FOLDER, file)), right)
    })
}

/** Japanese and Korean texts, read as such. */
export function scoreForeign(): Verdict[] {
  return texts().flatMap((file) => {
    const own = FOREIGN[folderOf(file)]
    return own ? [verdict(file, readFileSync(join(FOLDER, file)), [own])] : []
  })
}

const TINY = ['gb18030', 'big5', 'utf-16le', 'utf-16be', 'utf-8'] as const

/** Each run of three lines of the address list, brought to each encoding (Big5 only where it has the characters). */
export function scoreTiny(): Verdict[] {
  const lines = readFileSync(join(FOLDER, 'reencoded-addresses/utf-8/addr-400.csv'), 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '')
  const groups = Array.from({ length: Math.floor(lines.length / 3) }, (_, i) =>
    lines.slice(i * 3, i * 3 + 3).join('\n'),
  )
  return groups.flatMap((text, i) =>
    TINY.flatMap((encoding) => {
      const bytes = encode(encoding, text)
      return bytes
        ? [verdict(`lines ${i * 3 + 1}–${i * 3 + 3} as ${encoding}`, bytes, [encoding])]
        : []
    }),
  )
}

/** Text in an encoding, by the inverse of the platform's decoder; null when a character is missing there. */
export function encode(encoding: string, text: string): Uint8Array | null {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8')
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le')
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16()
  const table = inverse(encoding)
  const bytes: number[] = []
  for (const c of text) {
    const code = c.charCodeAt(0) < 0x80 && c.length === 1 ? [c.charCodeAt(0)] : table.get(c)
    if (!code) return null
    bytes.push(...code)
  }
  return Uint8Array.from(bytes)
}

const inverses = new Map<string, Map<string, number[]>>()

function inverse(encoding: string): Map<string, number[]> {
  const known = inverses.get(encoding)
  if (known) return known
  const table = new Map<string, number[]>()
  const decoder = new TextDecoder(encoding)
  for (let lead = 0xfe; lead >= 0x81; lead--)
    for (let trail = 0xfe; trail >= 0x40; trail--) {
      const text = decoder.decode(Uint8Array.of(lead, trail))
      if ([...text].length === 1 && text !== '\ufffd') table.set(text, [lead, trail])
    }
  inverses.set(encoding, table)
  return table
}
