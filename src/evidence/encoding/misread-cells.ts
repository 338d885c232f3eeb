import { CELL, type RowView } from '../row.ts'
import { isCommonHan } from './han.ts'
import { codedAs } from './coded.ts'
import { misreadingOf, MISREADINGS, type Misreading } from './mojibake.ts'
import { oneByteCharacters } from './one-byte.ts'

/** Characters that a program could not write stand as `?`: of a cell of nothing else nothing is left. */
const LOST = 'question-marks'
/** So many such cells are told; one or two may be what somebody wrote. */
const LEAST_LOST = 3

/** Cells of one table that show one misreading (乱码). */
export interface MisreadCells {
  readonly kind: Misreading | typeof LOST
  readonly cells: number
  /** Of them: characters were lost, so that mending leaves gaps. */
  readonly lossy: number
  /** Row of the first. */
  readonly row: number
}

/** One cell alone that may be read as two characters by chance is no finding. */
const GUESSED = /^(?:big5-|gbk-as-(?!latin1$)|base64$|hex$)/
/** So many rows say whether cells are written in base64, or as digits. */
const LOOK_FOR_CODED = 200
/** So many cells read alike that the first bytes of further ones are enough: a table of nothing else stays quick. */
const KNOWN_WELL = 4096

/**
 * Counts the misread cells of a table, row by row. Nearly all cells are passed after a look at their first character:
 * misread text begins with letters that lists hardly hold.
 */
export class MisreadCount {
  readonly #kinds = new Map<Misreading, { cells: number; lossy: number; row: number }>()
  /** Cells that are one pair of Latin letters: by themselves they may be anything. */
  #pairs = 0
  #refused = 0
  /** Is Chinese text misread for other Chinese text? Then a cell may begin with any character. */
  #inPairs = false
  #rows = 0
  /** Were cells met whose bytes are written in letters? */
  #coded = false
  /** Cells of question marks alone, and the row of the first. */
  #lost = 0
  #lostFrom = 0

  look(view: RowView): void {
    const { buf, start, end, type, count } = view
    if (this.#rows < LOOK_FOR_CODED || this.#coded) this.#lookForCoded(view)
    this.#rows++
    const known = this.#kinds.size > 0
    for (let i = 0; i < count; i++) {
      let at = start[i] as number
      if (known) at = firstWide(buf, at, end[i] as number)
      const first = buf[at] as number
      if (first < 0xc2) {
        if (PLAIN[first] === 0) this.#plain(view, i, first)
        continue
      }
      const suspect = SUSPECT[suspectAt(buf, at, first)] as number
      if (suspect === 0 && !this.#inPairs) continue
      if (suspect !== SURE && first >= 0xe0 && !isOdd(buf, at, end[i] as number)) continue
      if (type[i] === CELL.TEXT && at < (end[i] as number)) this.#cell(view, i)
    }
  }

  /** Was anything found, however little? */
  get any(): boolean {
    return this.#kinds.size > 0 || this.#lost > 0
  }

  /** What was found, most cells first; a pair of letters here and there is no finding. */
  get found(): MisreadCells[] {
    const lost = { kind: LOST, cells: this.#lost, lossy: 0, row: this.#lostFrom } as const
    const kinds = [...this.#kinds].map(([kind, { cells, lossy, row }]) => ({
      ...{ kind, cells, lossy, row },
    }))
    return [...kinds, ...(this.#lost >= LEAST_LOST ? [lost] : [])]
      .filter((m) => m.kind !== 'gbk-as-latin1' || m.cells > 2 * this.#pairs || this.#pairs > 2)
      .filter((m) => m.cells > 1 || !GUESSED.test(m.kind))
      .sort((a, b) => b.cells - a.cells || a.row - b.row)
  }

  /** Cells of letters alone look like any other: only where the first rows hold such cells are those of others looked at. */
  #lookForCoded({ buf, start, end, type, count, row }: RowView): void {
    for (let i = 0; i < count; i++) {
      const from = start[i] as number
      const to = end[i] as number
      if (type[i] !== CELL.TEXT || to - from < 8 || (buf[from] as number) >= 0x80) continue
      const kind = codedAs(decoder.decode(buf.subarray(from, Math.min(to, from + LOOKED_AT))))
      if (kind === null) continue
      this.#coded = true
      this.#add({ kind, lossy: false }, row, false)
    }
  }

  /** A cell that begins as a character written by its number does, or with a question mark. */
  #plain(view: RowView, i: number, first: number): void {
    const { buf, start, end, type, row } = view
    const from = start[i] as number
    const to = end[i] as number
    if (type[i] !== CELL.TEXT || to - from < 2) return
    if (first !== QUESTION) {
      if (NUMBERED[buf[from + 1] as number] === 1) this.#cell(view, i)
    } else if (buf.subarray(from, to).every((byte) => byte === QUESTION)) {
      if (this.#lost++ === 0) this.#lostFrom = row
    }
  }

  #cell(view: RowView, i: number): void {
    const [only] = this.#kinds.values()
    if (only && this.#kinds.size === 1 && only.cells >= KNOWN_WELL && this.#refused === 0) {
      only.cells++
      return
    }
    const from = view.start[i] ?? 0
    const bytes = view.buf.subarray(from, Math.min(view.end[i] ?? 0, from + LOOKED_AT))
    const found = misreadingOf(decoder.decode(bytes))
    if (found === null) this.#refused++
    else this.#add(found, view.row, bytes.length === PAIR)
  }

  #add(found: { kind: Misreading; lossy: boolean }, row: number, pair: boolean): void {
    const known = this.#kinds.get(found.kind) ?? { cells: 0, lossy: 0, row }
    known.cells++
    if (found.lossy) known.lossy++
    if (pair && found.kind === 'gbk-as-latin1') this.#pairs++
    this.#kinds.set(found.kind, known)
    this.#inPairs ||= found.kind === 'big5-as-gbk' || found.kind === 'gbk-as-big5'
  }
}

const QUESTION = 0x3f
/** First bytes of cells that are looked at although they are plain: `%`, `&`, `=`, `\\`, `?`, `_`, `U`. */
const PLAIN = new Uint8Array(256).fill(1)
for (const sign of '%&=\\?_U') PLAIN[sign.charCodeAt(0)] = 0
/** What follows the sign where a character is written by its number. */
const NUMBERED = new Uint8Array(256)
for (const sign of '#ux0123456789ABCDEFabcdefU?+') NUMBERED[sign.charCodeAt(0)] = 1

/** Where a table holds misread cells, those that begin with digits are looked at too. */
function firstWide(buf: Uint8Array, from: number, end: number): number {
  for (let p = from; p < end; p++) if ((buf[p] as number) >= 0x80) return p
  return from
}

const LOOKED_AT = 6000
/** Two Latin letters in UTF-8. */
const PAIR = 4
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** The character at the start of a cell as UTF-8 has it, without its last byte where there are three. */
function suspectAt(buf: Uint8Array, at: number, first: number): number {
  if (first < 0xe0) return first
  if (first >= 0xf0) return 0
  const second = (buf[at + 1] as number) & 0x3f
  return ((first & 0x0f) << 12) | (second << 6) | ((buf[at + 2] as number) & 0x3f)
}

/** What a first character says: nothing, that the cell is worth a look, that it must be looked at. */
const MAYBE = 1
const SURE = 2

/**
 * First characters of misread cells: letters and signs (those of two bytes by their first byte), what the first two bytes of a
 * Chinese character in UTF-8 are in GBK, and characters that are rare, as most are where GBK and Big5 are taken for one another.
 */
const SUSPECT = suspects()

function suspects(): Uint8Array {
  const table = new Uint8Array(0x10000)
  table.fill(MAYBE, 0x3100, 0xa000).fill(MAYBE, 0xe000, 0xf900)
  for (let code = 0x4e00; code < 0xa000; code++) if (isCommonHan(code)) table[code] = 0
  table.fill(SURE, 0xc2, 0xc6)
  table[0xcb] = SURE
  for (const lead of [0xce, 0xcf, 0xd0, 0xd1, 0xd2]) table[lead] = SURE
  for (const sign of `‘’${oneByteCharacters()}`) {
    const code = sign.charCodeAt(0)
    if (code >= 0x800 && code < 0xe000) table[code] = SURE
  }
  const gbk = new TextDecoder('gb18030')
  const leads = [0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xef]
  for (const lead of leads)
    for (let trail = 0x80; trail <= 0xbf; trail++) {
      const code = gbk.decode(Uint8Array.of(lead, trail)).charCodeAt(0)
      if (code >= 0x800 && code !== 0xfffd) table[code] = SURE
    }
  return table
}

/** So many characters say whether a cell of Chinese characters is made of rare ones. */
const FEW_HAN = 12

/** Are more of the first characters of a cell rare than common, and two of them at least? Others than those of three bytes end it. */
function isOdd(buf: Uint8Array, at: number, end: number): boolean {
  let odd = 0
  let common = 0
  const to = Math.min(end, at + 3 * FEW_HAN)
  for (let p = at; p + 2 < to && (buf[p] as number) >= 0xe0; p += 3) {
    if (isCommonHan(suspectAt(buf, p, buf[p] as number))) common++
    else odd++
  }
  return odd >= 2 && odd >= common
}

/** How a table's misread cells are told: what, how many, and how to have them mended. */
export function misreadMessage({ kind, cells, lossy }: MisreadCells): string {
  const n = String(cells)
  if (kind === LOST)
    return `${n}个单元格只有问号：这些字在存成此文件之前已丢失，不能还原，请另取原件 / ${n} cells of question marks alone: their characters were lost before this file was written`
  const gaps = lossy > 0 ? `，其中${String(lossy)}个缺字，不能完全还原` : ''
  return `${n}个单元格疑似${MISREADINGS[kind]}${gaps}；按原样读取，核对后可加 --encoding '文件=mend:${kind}' 还原后辨认 / ${n} cells look misread (${kind}); kept as they stand`
}
