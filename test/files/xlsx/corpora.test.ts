import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { utils, read, type WorkSheet } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { UNREAD } from '../../../src/evidence/codes.ts'
import { collect, type Grid } from './collect.ts'
import { compareSheet, macCsv, type Score } from './score.ts'

const data = join(import.meta.dirname, '../../../../shared/data')
const WITH_CSV = 'xls-poi-sheetjs/with-expected'
const books = (folder: string) =>
  readdirSync(join(data, folder))
    .filter((name) => /\.xls[xm]$/.test(name))
    .map((name) => join(folder, name))

const open = (path: string) => collect(readFileSync(join(data, path)))

describe("Excel's own text of each cell (POI and SheetJS corpus)", () => {
  /** The expected text is not that of this workbook; SheetJS's reading of them is compared below. */
  const OTHER_REVISION: Readonly<Record<string, string>> = {
    'apachepoi_FormatConditionTests.xlsx': 'the CSV was saved from a workbook with other rows from row 20 on',
    'apachepoi_NumberFormatTests.xlsx': 'the CSV has one row more, from row 105 on',
    'apachepoi_NumberFormatApproxTests.xlsx': 'commas inside cells are not quoted in the CSV',
  }
  /** Text that we keep as stored while Excel shows it otherwise. */
  const KNOWN: Readonly<Record<string, readonly string[]>> = {
    // The format's text section `_(@_)` puts a space at both ends.
    'apachepoi_45544.xlsx': ['6:4', '7:4'],
  }

  test('text cells exactly, other values as shown', async () => {
    const all: Score = { text: 0, textSame: 0, other: 0, otherSame: 0, differ: [] }
    for (const path of books(WITH_CSV)) {
      const name = path.slice(WITH_CSV.length + 1)
      if (name in OTHER_REVISION) continue
      const score: Score = { text: 0, textSame: 0, other: 0, otherSame: 0, differ: [] }
      const { grids } = await open(path)
      grids.forEach((grid, i) => {
        const csv = join(data, `${path}.sheet${i}.expected.csv`)
        if (existsSync(csv)) compareSheet(grid, macCsv(readFileSync(csv)), score)
      })
      expect(score.differ, name).toEqual(KNOWN[name] ?? [])
      all.text += score.text
      all.textSame += score.textSame
      all.other += score.other
      all.otherSame += score.otherSame
    }
    expect(all.text).toBeGreaterThan(1500)
    expect(all.textSame / all.text).toBeGreaterThan(0.99)
    expect(all.otherSame / all.other).toBeGreaterThan(0.99)
  })
})

interface Calamine {
  readonly test: string
  readonly tables: readonly { sheet: string | null; rows?: readonly (readonly unknown[])[] }[]
}

describe('what the tests of calamine assert', () => {
  const cases = books('xls-calamine').filter((path) => existsSync(join(data, `${path}.expected.json`)))
  test.each(cases)('%s', async (path) => {
    const expected = JSON.parse(readFileSync(join(data, `${path}.expected.json`), 'utf8')) as Calamine[]
    const { grids, codes } = await open(path)
    if (path.includes('pass_protected')) expect(codes).toEqual(['PASSWORD'])
    for (const { test: name, tables } of expected) {
      // This one asserts the formula's text, which we do not read.
      if (name === 'formula_xlsx') continue
      for (const table of tables) if (table.rows) sameTable(sheetOf(grids, table.sheet), table.rows)
    }
  })

  function sheetOf(grids: readonly Grid[], sheet: string | null): Grid | undefined {
    return grids.find((grid) => grid.sheet === sheet) ?? grids[Number(sheet ?? 0)]
  }

  function sameTable(grid: Grid | undefined, rows: readonly (readonly unknown[])[]): void {
    const ours = grid?.rows.map((row) => row.cells) ?? []
    rows.forEach((cells, r) => {
      cells.forEach((wanted, c) => {
        const cell = ours[r]?.[c] ?? null
        if (typeof wanted === 'number') expect(Number(cell)).toBe(wanted)
        else if (typeof wanted === 'boolean') expect(cell).toBe(wanted ? '1' : '0')
        else expect(cell).toBe(wanted)
      })
    })
  }

  test('line ends, readings, white space and references', async () => {
    const first = async (name: string) => (await open(`xls-calamine/${name}`)).grids[0]?.rows ?? []
    expect((await first('has_x000D_inline.xlsx'))[0]?.cells).toEqual(['ABC\r\nDEF'])
    expect((await first('rph.xlsx'))[0]?.cells).toEqual(['課きく　毛こ'])
    expect((await first('encoded_entities.xlsx')).map((row) => row.cells[0])).toEqual(['&', '\n'])
    expect((await first('date_1904.xlsx')).map((row) => row.shown[0])).toEqual([
      '2021-01-01',
      '2021-01-02',
      '255:10:10',
    ])
    expect((await first('richtext-after-plain.xlsx')).map((row) => row.cells[0])).toEqual(['abcd', 'tval'])
  })
})

test('messytables: as many rows and columns as its tests count', async () => {
  const { grids } = await open('csv-xls-messytables/large.xlsx')
  const width = (grid: Grid) => Math.max(...grid.rows.map((row) => row.cells.length))
  expect(grids.map((grid) => [grid.sheet, grid.rows.length, width(grid)])).toEqual([
    ['Report', 52, 11],
    ['data', 8547, 11],
    ['criteria', 12, 5],
  ])
  expect((await open('csv-xls-messytables/sw_gen.xlsx')).grids[0]?.rows.length).toBe(16)
  const simple = (await open('csv-xls-messytables/simple.xlsx')).grids[0]
  expect(simple?.rows[0]?.cells).toEqual(['date', 'temperature', 'place'])
})

describe('a second reader (SheetJS) finds the same cells', () => {
  /** Cells where SheetJS keeps white space without `xml:space`, or turns a carriage return into a line feed. */
  const KNOWN = new Set(['whitespace_trim.xlsx', 'has_x000D_inline.xlsx'])
  const folders = [WITH_CSV, 'xls-calamine', 'csv-xls-messytables']
  test.each(folders)('%s', async (folder) => {
    let cells = 0
    for (const path of books(folder)) {
      if (path.includes('pass_protected') || KNOWN.has(path.slice(folder.length + 1))) continue
      const { grids } = await open(path)
      const theirs = read(readFileSync(join(data, path)), { cellFormula: false })
      for (const grid of grids) {
        const sheet = theirs.Sheets[grid.sheet ?? '']
        if (sheet) cells += sameCells(grid, sheet, path)
      }
    }
    expect(cells).toBeGreaterThan(200)
  })

  function sameCells(grid: Grid, sheet: WorkSheet, path: string): number {
    const ours = new Map<string, string>()
    for (const row of grid.rows) {
      row.cells.forEach((cell, c) => {
        if (cell !== null && cell !== '') ours.set(utils.encode_cell({ r: row.row - 1, c }), cell)
      })
    }
    const wanted = Object.entries(sheet).filter(([at, cell]) => at[0] !== '!' && isFilled(cell))
    expect([...ours.keys()].sort(), path).toEqual(wanted.map(([at]) => at).sort())
    const other = wanted.filter(([at, cell]) => !sameValue(ours.get(at), cell as SheetJsCell))
    expect(other, path).toEqual([])
    return wanted.length
  }

  interface SheetJsCell {
    readonly t: string
    readonly v: unknown
    readonly w: string
  }

  function isFilled(cell: unknown): boolean {
    const { t, v } = cell as SheetJsCell
    return t !== 'z' && v !== undefined && v !== ''
  }

  function sameValue(ours: string | undefined, cell: SheetJsCell): boolean {
    if (cell.t === 'n') return Number(ours) === cell.v
    if (cell.t === 'b') return ours === (cell.v === true ? '1' : '0')
    return ours === (cell.t === 'e' ? cell.w : cell.v)
  }
})

describe('odd and hostile files: told, never thrown', () => {
  const known = new Set<string>(Object.keys(UNREAD))
  /** What must be told; the rest of the fuzzed files only has to end. */
  const TOLD: readonly (readonly [string, string])[] = [
    ['clusterfuzz-testcase-minimized-POIFuzzer-5040805309710336.xlsx', 'CORRUPT'],
    ['clusterfuzz-testcase-minimized-POIXSSFFuzzer-4828727001088000.xlsx', 'CORRUPT'],
    ['clusterfuzz-testcase-minimized-POIXSSFFuzzer-5089447305609216.xlsx', 'CORRUPT'],
    ['clusterfuzz-testcase-minimized-POIXSSFFuzzer-6123461607817216.xlsx', 'CORRUPT'],
    ['clusterfuzz-testcase-minimized-POIXSSFFuzzer-6448258963341312.xlsx', 'CORRUPT'],
    ['clusterfuzz-testcase-minimized-XLSX2CSVFuzzer-6504225896792064.xlsx', 'CORRUPT'],
    ['clusterfuzz-testcase-minimized-XLSX2CSVFuzzer-6594557414080512.xlsx', 'CORRUPT'],
  ]
  test.each(TOLD)('%s: %s', async (name, code) => {
    expect((await open(`xls-poi-sheetjs/special/${name}`)).codes).toContain(code)
  })

  const packages = ['xls-poi-sheetjs/special', 'xls-calamine', 'csv-xls-messytables'].flatMap((folder) =>
    readdirSync(join(data, folder))
      .filter((name) => /\.(?:xls[xmb]|ods|docx|vsdx)$/.test(name))
      .map((name) => join(folder, name)),
  )
  test.each(packages)('%s ends, and every grid once', async (path) => {
    const { grids, codes } = await open(path)
    expect(grids.every((grid) => grid.ended === 1)).toBe(true)
    if (!/\.xls[xmb]$/.test(path)) expect(codes.some((code) => known.has(code))).toBe(true)
  })

  test('entities of a document type are left as they stand', async () => {
    const { grids } = await open('xls-poi-sheetjs/special/54764.xlsx')
    expect(grids[0]?.rows[1]?.cells[0]).toBe('Test &lol9; Spreadsheet')
  })
})
