import { isUtf8 } from 'node:buffer'
import { CELL } from '../../../src/evidence/row.ts'
import type { Grid } from './collect.ts'

export interface Score {
  text: number
  textSame: number
  other: number
  otherSame: number
  /** Places where text differs, as `row:column`. */
  differ: string[]
}

/** Upper half of MacRoman, in which Excel for Mac saved the expected values. */
const MAC =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»… ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ'

/** Rows of a CSV file as Excel for Mac saved it: MacRoman, some of them converted to UTF-8 since. */
export function macCsv(bytes: Uint8Array): string[][] {
  const text = isUtf8(bytes) ? Buffer.from(bytes).toString() : fromMac(bytes)
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? ''
    if (char === '"' && quoted && text[i + 1] === '"') cell += text[++i] ?? ''
    else if (char === '"') quoted = !quoted
    else if (char === ',' && !quoted) {
      rows.at(-1)?.push(cell)
      cell = ''
    } else if ((char === '\r' || char === '\n') && !quoted) {
      if (char === '\r' && text[i + 1] === '\n') i++
      rows.at(-1)?.push(cell)
      rows.push([])
      cell = ''
    } else cell += char
  }
  rows.at(-1)?.push(cell)
  return rows
}

function fromMac(bytes: Uint8Array): string {
  return Array.from(bytes, (b) => (b < 0x80 ? String.fromCharCode(b) : (MAC[b - 0x80] ?? '?'))).join('')
}

/** Compares a sheet with Excel's own text of it: text exactly, other values as numbers, dates or words. */
export function compareSheet(grid: Grid, expected: readonly (readonly string[])[], score: Score): void {
  const byRow = new Map(grid.rows.map((row) => [row.row, row]))
  const above = leadingBlanks(grid, expected)
  expected.forEach((cells, r) => {
    const ours = byRow.get(r + 1 + above)
    cells.forEach((wanted, c) => {
      const type = ours?.types[c] ?? CELL.ABSENT
      if (type === CELL.ABSENT && wanted === '') return
      const same =
        type === CELL.TEXT || type === CELL.ABSENT
          ? sameText(ours?.cells[c] ?? '', wanted)
          : sameValue(ours?.shown[c] ?? '', wanted)
      count(score, type === CELL.TEXT || type === CELL.ABSENT, same, `${r + 1}:${c + 1}`)
    })
  })
}

/** Excel left out the blank rows above the used range. */
function leadingBlanks(grid: Grid, expected: readonly (readonly string[])[]): number {
  if (expected[0]?.every((cell) => cell === '')) return 0
  const first = grid.rows.find((row) => row.cells.some((cell) => cell !== null))
  return (first?.row ?? 1) - 1
}

function count(score: Score, text: boolean, same: boolean, at: string): void {
  if (text) {
    score.text++
    score.textSame += same ? 1 : 0
    if (!same) score.differ.push(at)
  } else {
    score.other++
    score.otherSame += same ? 1 : 0
  }
}

/** MacRoman has no Chinese: Excel wrote `_` or `?` for each such character (UTF-16 unit). */
function sameText(ours: string, wanted: string): boolean {
  const line = (text: string) => text.replaceAll(/\r\n?/g, '\n')
  const [a, b] = [line(ours), line(wanted)]
  if (a.length !== b.length) return false
  return Array.from({ length: a.length }, (_, i) => i).every(
    (i) => a[i] === b[i] || (!knownToMac(a[i] ?? '') && (b[i] === '_' || b[i] === '?')),
  )
}

function knownToMac(char: string): boolean {
  return char.charCodeAt(0) < 0x80 || MAC.includes(char)
}

function sameValue(shown: string, wanted: string): boolean {
  if (shown.trim() === wanted.trim()) return true
  const [a, b] = [plainNumber(shown), plainNumber(wanted)]
  if (a !== null && b !== null) return Math.abs(a - b) <= tolerance(wanted, b)
  return sameMoment(shown, wanted)
}

function plainNumber(text: string): number | null {
  const percent = text.includes('%')
  const bare = text.replaceAll(/[$,%\s¥£€]/g, '').replace(/^\((.*)\)$/, '-$1')
  if (!/^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/.test(bare)) return null
  return percent ? Number(bare) / 100 : Number(bare)
}

/** Half a unit of the last place that Excel shows. */
function tolerance(wanted: string, value: number): number {
  const decimals = /\.(\d+)/.exec(wanted)?.[1]?.length ?? 0
  const shift = wanted.includes('%') ? 2 : 0
  const exponent = Number(/[eE]([-+]?\d+)/.exec(wanted)?.[1] ?? 0)
  return 0.51 * 10 ** (exponent - decimals - shift) + Math.abs(value) * 1e-9
}

/** A date that Excel shows in the American way holds the numbers of ours. */
function sameMoment(shown: string, wanted: string): boolean {
  const iso = /^(?:(\d{4})-(\d\d)-(\d\d))?\s?(?:(\d{2,}):(\d\d):(\d\d)(?:\.\d{1,3})?)?$/.exec(shown)
  if (iso === null) return false
  const numbers = new Set(wanted.match(/\d+/g)?.map(Number) ?? [])
  const [, year, month, day, hour, minute] = iso.map((part) => (part ? Number(part) : undefined))
  const has = (n: number | undefined) => n === undefined || numbers.has(n)
  const names = /[A-Za-z]{3}/.test(wanted)
  const date = (has(year) || has((year ?? 0) % 100)) && (has(month) || names) && (has(day) || names)
  const time = !wanted.includes(':') || (has(minute) && (has(hour) || has((hour ?? 0) % 12 || 12)))
  return numbers.size > 0 && date && time
}
