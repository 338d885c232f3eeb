import { CELL, type RowView } from '../row.ts'
import { HEADER_BEGINNINGS } from './words.ts'

/**
 * The look at a row's bytes that spares nearly all rows the slow decision: can its first cells begin a header, a total
 * or a note at all, and is there but one? It may suspect too much, never too little.
 */
export const SUSPECT = { HEADER: 1, WORDING: 2, LONE: 4 } as const

/** Characters with which total lines, notes and brackets before them begin. */
const WORDING_BEGINS =
  '合总小共累本全一计备注附说提制填审复经负统打数资来截编单导报页第【《「（［※＊─━═├┼└┌★☆◆◇■□●○▲△▼更需出长欢以加实精必选可非平均人户最汇求过转承接及优达缺'
const BLANKS =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'
const WORDING_LATIN = ['tot', 'gra', 'sub', 'sum', 'not', 'rem', 'sou', 'dat', 'pre', 'pri', 'exp']

const BY_CHARACTER = new Uint8Array(0x10000)
const BY_LETTERS = new Uint8Array(27 * 27 * 27)
fillTables()

function fillTables(): void {
  for (const c of WORDING_BEGINS) mark(c, SUSPECT.WORDING)
  for (let code = 0xff01; code <= 0xff5e; code++)
    mark(String.fromCharCode(code), SUSPECT.WORDING | SUSPECT.HEADER)
  for (const word of WORDING_LATIN) markLetters(word, SUSPECT.WORDING)
  for (const word of HEADER_BEGINNINGS) {
    mark(word.charAt(0), SUSPECT.HEADER)
    markLetters(word, SUSPECT.HEADER)
  }
  for (const c of '(*【[#"\'') mark(c, SUSPECT.HEADER)
  for (const c of '(*[#<') mark(c, SUSPECT.WORDING)
  for (const c of BLANKS) mark(c, SUSPECT.WORDING | SUSPECT.HEADER)
}

function mark(character: string, flag: number): void {
  const code = character.charCodeAt(0)
  BY_CHARACTER[code] = (BY_CHARACTER[code] ?? 0) | flag
}

/** Words of three letters and more by their first three; shorter ones with whatever may follow. */
function markLetters(word: string, flag: number): void {
  const keys = Array.from(word.slice(0, 3), (c) => letter(c.charCodeAt(0)))
  if (keys[0] === 0) return
  const second = keys.length > 1 ? [keys[1] ?? 0] : Array.from({ length: 27 }, (_, i) => i)
  const third =
    keys[1] === 0 ? [0] : keys.length > 2 ? [keys[2] ?? 0] : Array.from({ length: 27 }, (_, i) => i)
  for (const b of second)
    for (const c of third) {
      const key = (keys[0] ?? 0) * 729 + b * 27 + c
      BY_LETTERS[key] = (BY_LETTERS[key] ?? 0) | flag
    }
}

/** 1–26 for a letter of either case, 0 for everything else. */
function letter(byte: number): number {
  const low = byte | 0x20
  return low >= 0x61 && low <= 0x7a ? low - 0x60 : 0
}

/** Flags for the cell `buf[from … to)`, which is not empty. */
export function suspicionOf(buf: Uint8Array, from: number, to: number): number {
  const first = buf[from] ?? 0
  if (first < 0x80) {
    if (isRuleSign(first)) return isRuleSign(buf[from + 1] ?? 0) ? SUSPECT.WORDING : 0
    // 3号楼小计, 1班合计
    if (letter(first) === 0)
      return (BY_CHARACTER[first] ?? 0) | (endsWithSum(buf, to) ? SUSPECT.WORDING : 0)
    const second = from + 1 < to ? letter(buf[from + 1] ?? 0) : 0
    const third = second !== 0 && from + 2 < to ? letter(buf[from + 2] ?? 0) : 0
    return BY_LETTERS[letter(first) * 729 + second * 27 + third] ?? 0
  }
  const flag = BY_CHARACTER[codeAt(buf, from, first)] ?? 0
  return endsWithSum(buf, to) ? flag | SUSPECT.WORDING : flag
}

/** Signs of which lines between rows are drawn: two of them begin no number. */
function isRuleSign(byte: number): boolean {
  return byte === 0x2d || byte === 0x3d || byte === 0x2b || byte === 0x3a || byte === 0x5f
}

/** Code point of a character of two or three UTF-8 bytes; 0 for longer ones. */
function codeAt(buf: Uint8Array, at: number, first: number): number {
  const second = (buf[at + 1] ?? 0) & 0x3f
  if (first < 0xe0) return ((first & 0x1f) << 6) | second
  return first < 0xf0 ? ((first & 0x0f) << 12) | (second << 6) | ((buf[at + 2] ?? 0) & 0x3f) : 0
}

/** Does the cell end with 计 (小计, 合计)? */
function endsWithSum(buf: Uint8Array, to: number): boolean {
  return buf[to - 1] === 0xa1 && buf[to - 2] === 0xae && buf[to - 3] === 0xe8
}

/** Does the cell end like the name of a group of columns (…信息, …资料, …情况, …内容, …部分, …栏)? */
export function endsAsGroup(buf: Uint8Array, to: number): boolean {
  const code =
    (((buf[to - 3] ?? 0) & 0x0f) << 12) |
    (((buf[to - 2] ?? 0) & 0x3f) << 6) |
    ((buf[to - 1] ?? 0) & 0x3f)
  return GROUP_ENDS.has(code)
}

const GROUP_ENDS = new Set([...'息料况容分栏'].map((c) => c.charCodeAt(0)))

/** Can the row be a header: two cells or more that begin like a header word, none that begins with a digit? */
export function mayBeHeader(view: RowView): boolean {
  const { buf, start, end, type, count } = view
  let likely = 0
  for (let i = 0; i < count; i++) {
    const from = start[i] ?? 0
    if (type[i] === CELL.ABSENT || (end[i] ?? 0) <= from) continue
    const first = buf[from] ?? 0
    if (first >= 0x30 && first <= 0x39) return false
    if ((suspicionOf(buf, from, end[i] ?? 0) & SUSPECT.HEADER) !== 0) likely++
  }
  return likely >= 2
}
