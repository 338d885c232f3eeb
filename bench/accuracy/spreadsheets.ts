/**
 * Reads every spreadsheet, page and document of the outside sets and compares its cells with the set's own truth:
 * `node bench/accuracy/spreadsheets.ts`. Prints a share a set, and each file that differs.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { collectAny, type Collected } from '../../test/files/xlsx/collect-any.ts'
import type { Grid } from '../../test/files/xlsx/collect.ts'
import { compareSheet, macCsv, type Score } from '../../test/files/xlsx/score.ts'
import { DATA, filesBelow, share, type Verdict } from './data.ts'

const BOOKS = /\.(?:xls|xlsx|xlsm|xlsb|ods|html|docx|doc|ppt|vsd|vsdx|msg)$/

async function judged(
  set: string,
  judge: (read: Collected, path: string) => string | null,
): Promise<Verdict[]> {
  const verdicts: Verdict[] = []
  for (const file of filesBelow(join(DATA, set)).filter((name) => BOOKS.test(name))) {
    const path = join(DATA, set, file)
    const note = await said(path, file, judge)
    if (note !== null) verdicts.push({ file, ok: note === '', note })
  }
  return verdicts
}

async function said(
  path: string,
  file: string,
  judge: (read: Collected, path: string) => string | null,
): Promise<string | null> {
  try {
    const read = await collectAny(readFileSync(path), file)
    const open = read.grids.filter((grid) => grid.ended !== 1).length
    return open > 0 ? `${open} grids not ended` : judge(read, path)
  } catch (error) {
    return `threw ${String(error)}`
  }
}

/** Excel's own csv of each sheet: text exactly, the rest through the number format. */
function byCsv({ grids }: Collected, path: string): string | null {
  const notes: string[] = []
  for (let i = 0; i < 100; i++) {
    const csv = `${path}.sheet${i}.expected.csv`
    if (!existsSync(csv)) continue
    const expected = macCsv(readFileSync(csv))
    // Sheets of charts count in the names of the csv files, and are no grids.
    const wanted = grids[i] ?? grids.at(-1)
    const score = wanted === undefined ? null : bestScore(wanted, expected)
    if (score === null) notes.push(`sheet ${i} missing`)
    else notes.push(...differences(i, score))
  }
  return notes.join('; ')
}

function differences(sheet: number, score: Score): string[] {
  total.text += score.text
  total.textSame += score.textSame
  total.other += score.other
  total.otherSame += score.otherSame
  const values = score.other - score.otherSame
  const notes: string[] = []
  if (score.differ.length > 0)
    notes.push(`sheet ${sheet} text ${score.differ.slice(0, 5).join(' ')}`)
  if (values > 0) notes.push(`sheet ${sheet} values ${values}`)
  return notes
}

/** Excel leaves out what is blank above and left of the used range, which formatted cells may widen. */
function bestScore(grid: Grid, expected: string[][]): Score {
  const firstRow = grid.rows.find((row) => row.cells.some((cell) => cell !== null))?.row ?? 1
  let best: Score | null = null
  for (let above = 0; above < Math.min(firstRow + 1, 30); above++) {
    for (let left = 0; left <= Math.min(firstColumn(grid), 30); left++) {
      const score: Score = { text: 0, textSame: 0, other: 0, otherSame: 0, differ: [] }
      compareSheet(grid, moved(expected, above, left), score)
      if (best === null || wrong(score) < wrong(best)) best = score
    }
  }
  return best as Score
}

function wrong(score: Score): number {
  return score.differ.length + score.other - score.otherSame
}

function moved(rows: string[][], above: number, left: number): string[][] {
  const blanks = Array.from({ length: above }, () => [''])
  const margin = Array.from({ length: left }, () => '')
  return [...blanks, ...rows.map((row) => [...margin, ...row])]
}
const total: Score = { text: 0, textSame: 0, other: 0, otherSame: 0, differ: [] }

interface Calamine {
  readonly test: string
  readonly tables: readonly { sheet: string | null; rows?: readonly (readonly unknown[])[] }[]
}

/** Ranges of calamine begin with the first cell that holds something; those of our rows with A1. */
function byRange({ grids, codes }: Collected, path: string): string | null {
  if (!existsSync(`${path}.expected.json`)) return null
  const expected = JSON.parse(readFileSync(`${path}.expected.json`, 'utf8')) as Calamine[]
  if (path.includes('pass_protected')) return codes.includes('PASSWORD') ? '' : 'no PASSWORD'
  const notes = expected.flatMap(({ test, tables }) =>
    tables.flatMap((table) => {
      if (!table.rows) return []
      const grid = grids.find((g) => g.sheet === table.sheet) ?? grids[Number(table.sheet ?? 0)]
      const note = differs(grid, table.rows)
      return note === null ? [] : [`${test} ${String(table.sheet)}: ${note}`]
    }),
  )
  return notes.join('; ')
}

function differs(grid: Grid | undefined, rows: readonly (readonly unknown[])[]): string | null {
  if (grid === undefined) return rows.length === 0 ? null : 'sheet missing'
  const ours = new Map(grid.rows.map((row) => [row.row, row.cells]))
  const firstRow = grid.rows.find((row) => row.cells.some((cell) => cell !== null))?.row ?? 1
  const starts = [
    [1, 0],
    [firstRow, 0],
    [firstRow, firstColumn(grid)],
    [1, firstColumn(grid)],
  ] as const
  const notes = starts.map(([top, left]) => {
    for (const [r, cells] of rows.entries()) {
      for (const [c, wanted] of cells.entries()) {
        const cell = ours.get(r + top)?.[c + left] ?? null
        if (!same(cell, wanted))
          return `${r + 1}:${c + 1} ${String(cell)} ≠ ${JSON.stringify(wanted)}`
      }
    }
    return null
  })
  return notes.includes(null) ? null : (notes[0] ?? null)
}

function firstColumn(grid: Grid): number {
  const firsts = grid.rows.map((row) => row.cells.findIndex((cell) => cell !== null))
  return Math.min(...firsts.filter((first) => first >= 0), 16_384)
}

function same(cell: string | null, wanted: unknown): boolean {
  if (wanted === null || wanted === '') return cell === null || cell === ''
  if (typeof wanted === 'number') return Number(cell) === wanted
  if (typeof wanted === 'boolean') return /^(?:1|true)$/i.test(cell ?? '') === wanted
  if (typeof wanted === 'string') return cell === wanted
  const text = Object.values(wanted as Record<string, unknown>).map(String)
  return cell !== null && text.some((each) => each === cell || each.startsWith(cell))
}

/** Strange, broken and closed files: something is read, or what is not is named. */
function told({ format, grids, codes, issues }: Collected): string {
  // Containers are opened member by member.
  if (format === 'zip' || format === 'msg') return ''
  const rows = grids.reduce((sum, grid) => sum + grid.rows.length, 0)
  if (process.argv.includes('--all')) print(`    ${rows} rows ${codes.join(' ')}`)
  return rows > 0 || issues.length > 0 || grids.length > 0 ? '' : 'nothing read and nothing said'
}

const print = (line: string) => process.stdout.write(`${line}\n`)

function tell(title: string, verdicts: readonly Verdict[]): void {
  print(`${title}: ${share(verdicts)}`)
  for (const v of verdicts.filter((each) => !each.ok)) print(`  ${v.file} — ${v.note}`)
}

tell('POI and SheetJS, Excel’s own csv', await judged('xls-poi-sheetjs/with-expected', byCsv))
print(`  text ${total.textSame} / ${total.text}, other ${total.otherSame} / ${total.other}`)
tell('calamine', await judged('xls-calamine', byRange))
tell('POI, special', await judged('xls-poi-sheetjs/special', told))
tell('messytables', await judged('csv-xls-messytables', told))
