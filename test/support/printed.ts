import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { read, utils, type WorkBook } from '@e965/xlsx'
import { PICTURES } from '../../src/documents/pictures/all.ts'
import { PAPERS } from '../../src/documents/papers/all.ts'
import { unpacked } from '../../src/documents/word/unpacked.ts'
import { readable } from '../papers/text.ts'

/** Everything that a count left for people, as text: what must never be printed is looked for in all of it. */
export interface Printed {
  readonly terminal: string
  readonly json: string
  readonly html: string
  /** Cells of both ledgers. */
  readonly sheets: string
  /** Pictures that are files of their own. */
  readonly pictures: string
  /** Text of the papers in Word, with what stands at the head and foot of each page. */
  readonly papers: string
}

export const LEDGERS = ['核算台账.xlsx', '不计入及重复明细.xlsx'] as const

export function workbook(out: string, name: (typeof LEDGERS)[number]): WorkBook {
  return read(readFileSync(join(out, name)), { cellFormula: true })
}

export function printed(out: string, terminal: string): Printed {
  const sheets = LEDGERS.flatMap((name) => {
    const book = workbook(out, name)
    return book.SheetNames.map((s) => utils.sheet_to_csv(book.Sheets[s] ?? {}, { FS: '\t' }))
  })
  return {
    terminal,
    json: readFileSync(join(out, 'report.json'), 'utf8'),
    html: readFileSync(join(out, 'report.html'), 'utf8'),
    sheets: sheets.join('\n'),
    pictures: Object.values(PICTURES)
      .map((name) => join(out, name))
      .filter((path) => existsSync(path))
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n'),
    papers: Object.values(PAPERS)
      .map((name) => join(out, name))
      .filter((path) => existsSync(path))
      .map(paperText)
      .join('\n'),
  }
}

const READ = /^word\/(?:document|header\d*|footer\d*)\.xml$/

function paperText(path: string): string {
  const parts = unpacked(readFileSync(path)).filter(({ name }) => READ.test(name))
  return parts.map(({ text }) => readable(text)).join('\n')
}

/** Digests hold every number sooner or later: they are taken out before numbers are looked for. */
const DIGEST = /[0-9a-f]{32,128}/g

/** Which of these stand anywhere; numbers only where they stand alone, plain or in groups of three. */
export function standing(texts: Printed, wanted: readonly (string | RegExp)[]): string[] {
  return Object.entries(texts).flatMap(([where, text]: [string, string]) => {
    const plain = text.replaceAll(DIGEST, ' ')
    return wanted
      .filter((w) => (typeof w === 'string' ? pattern(w) : w).test(plain))
      .map((w) => `${where}: ${String(w)}`)
  })
}

function pattern(wanted: string): RegExp {
  if (!/^[\d.]+$/.test(wanted)) return new RegExp(wanted.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const [whole = '', part] = wanted.split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',?')
  return new RegExp(`(?<![\\d.])${grouped}${part === undefined ? '' : `\\.${part}`}(?![\\d])`)
}

/** Runs of digits that are one of these numbers. */
export function unmasked(texts: Printed, numbers: ReadonlySet<string>): string[] {
  return Object.entries(texts).flatMap(([where, text]: [string, string]) =>
    [...text.replaceAll(DIGEST, ' ').matchAll(/\d{5,}[Xx]?/g)]
      .filter(([run]) => numbers.has(run))
      .map(() => where),
  )
}

/** Which of these words stand in a text. It is gone over once, however many they are. */
export function wordsIn(text: string, words: ReadonlySet<string>): string[] {
  const begin = new Set([...words].map((word) => word.charCodeAt(0)))
  const lengths = new Set([...words].map((word) => word.length))
  const found = new Set<string>()
  for (let at = 0; at < text.length; at++) {
    if (!begin.has(text.charCodeAt(at))) continue
    for (const length of lengths) {
      const word = text.slice(at, at + length)
      if (words.has(word)) found.add(word)
    }
  }
  return [...found]
}
