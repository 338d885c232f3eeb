import { CELL, type RowView } from '../row.ts'
import { misreadingOf, MISREADINGS, type Misreading } from './mojibake.ts'

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
  /** Cells of question marks alone, and the row of the first. */
  #lost = 0
  #lostFrom = 0

  look(view: RowView): void {
    const { buf, start, end, type, count } = view
    const known = this.#kinds.size > 0
    for (let i = 0; i < count; i++) {
      let at = start[i] as number
      if (known) at = firstWide(buf, at, end[i] as number)
      const first = buf[at] as number
      if (first < 0xc2) {
        if (PLAIN[first] === 0) this.#plain(view, i, first)
        continue
      }
      if (SUSPECT[suspectAt(buf, at, first)] === 0) continue
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
      .sort((a, b) => b.cells - a.cells || a.row - b.row)
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
  }
}

const QUESTION = 0x3f
/** First bytes of cells that are looked at although they are plain: `%`, `&`, `=`, `\\`, `?`. */
const PLAIN = new Uint8Array(256).fill(1)
for (const sign of '%&=\\?') PLAIN[sign.charCodeAt(0)] = 0
/** What follows the sign where a character is written by its number. */
const NUMBERED = new Uint8Array(256)
for (const sign of '#ux0123456789ABCDEFabcdefU') NUMBERED[sign.charCodeAt(0)] = 1

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

/**
 * First characters of misread cells: Latin letters and signs (by their first byte), and what the first two bytes of a
 * Chinese character in UTF-8 are in GBK.
 */
const SUSPECT = suspects()

function suspects(): Uint8Array {
  const table = new Uint8Array(0x10000)
  table.fill(1, 0xc2, 0xc6)
  table[0xcb] = 1
  for (const sign of '€‚„…†‡‰‹‘’“”•–—™›') table[sign.charCodeAt(0)] = 1
  const gbk = new TextDecoder('gb18030')
  const leads = [0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xef]
  for (const lead of leads)
    for (let trail = 0x80; trail <= 0xbf; trail++) {
      const code = gbk.decode(Uint8Array.of(lead, trail)).charCodeAt(0)
      if (code >= 0x800 && code !== 0xfffd) table[code] = 1
    }
  return table
}

/** How a table's misread cells are told: what, how many, and how to have them mended. */
export function misreadMessage({ kind, cells, lossy }: MisreadCells): string {
  const n = String(cells)
  if (kind === LOST)
    return `${n}个单元格只有问号：这些字在存成此文件之前已丢失，不能还原，请另取原件 / ${n} cells of question marks alone: their characters were lost before this file was written`
  const gaps = lossy > 0 ? `，其中${String(lossy)}个缺字，不能完全还原` : ''
  return `${n}个单元格疑似${MISREADINGS[kind]}${gaps}；按原样读取，核对后可加 --encoding '文件=mend:${kind}' 还原后辨认 / ${n} cells look misread (${kind}); kept as they stand`
}
