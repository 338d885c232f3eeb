import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { utils, write, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Report } from '../../src/report.ts'
import { shuzheng } from '../support/cli.ts'
import { folderOf, workspace } from '../support/counting.ts'
import { LEDGERS, workbook } from '../support/printed.ts'
import { dirtyPupils, HEADERS } from '../support/pupil-list.ts'
import { smallFolder } from '../support/small-folder.ts'

/** The spreadsheets that a lawyer is given: their totals are those of report.json, their rows stand in the evidence. */
const base = workspace('ledgers')
const ROWS = dirtyPupils(11, 300)
let folder: string
let report: Report
let all: LedgerRow[]
let aside: LedgerRow[]
let books: WorkBook[]

type LedgerRow = Readonly<Record<string, string | number>>

beforeAll(() => {
  folder = folderOf(base, {
    ...smallFolder(),
    '大表.xlsx': sheetOf(),
    '=1+1.csv': '姓名,电话\n=cmd,13800000009\n',
  })
  const { status } = shuzheng(['count', folder, '--no-cache', '--out', 'out'], base)
  expect(status).toBe(0)
  report = JSON.parse(readFileSync(join(base, 'out/report.json'), 'utf8')) as Report
  books = LEDGERS.map((name) => workbook(join(base, 'out'), name))
  const [first, second] = books.map(rowsOf)
  all = first ?? []
  aside = second ?? []
})

function sheetOf(): Buffer {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([HEADERS, ...ROWS].map((r) => [...r])), '名单')
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
}

/** The rows of all sheets but 汇总. */
function rowsOf(book: WorkBook): LedgerRow[] {
  const lists = book.SheetNames.filter((name) => name !== '汇总')
  return lists.flatMap((name) => utils.sheet_to_json<LedgerRow>(sheet(book, name), { defval: '' }))
}

function sheet(book: WorkBook | undefined, name: string): WorkSheet {
  const found = book?.Sheets[name]
  if (!found) throw new Error(`no sheet ${name}`)
  return found
}

const tally = (rows: readonly LedgerRow[], column: string) => {
  const values = rows.map((row) => String(row[column])).filter((value) => value !== '')
  return Object.fromEntries([...Map.groupBy(values, (v) => v)].map(([v, of]) => [v, of.length]))
}
const sum = (of: Readonly<Record<string, number>>) => Object.values(of).reduce((a, n) => a + n, 0)

interface Cells {
  readonly at: readonly (string | number)[]
  readonly role: string
  readonly cells: readonly (string | null)[]
}

const shown = (steps: readonly (string | number | undefined)[]) =>
  steps
    .filter((step) => step !== '')
    .map((step) => (typeof step === 'number' ? `第${String(step)}行` : step))
    .join(' › ')
const placeOf = (row: LedgerRow) => shown([row['文件'], row['工作表'], row['行']])

/** Which fields a row has; their values are masked, and numbers may be written otherwise. */
function kinds(row: LedgerRow | undefined): string[] {
  const parts = String(row?.['字段概要（已脱敏）'])
    .split('；')
    .map((part) => part.split(' ')[0] ?? '')
  return [...new Set(parts.map((kind) => (kind === '家长电话' ? '手机号' : kind)))].sort()
}

describe('核算台账', () => {
  test('has each record once, with the totals of report.json', () => {
    const { out, counted, duplicate, 'set-aside': set } = report.records
    expect(all.map((row) => row['序号'])).toEqual(Array.from({ length: out }, (_, i) => i + 1))
    expect(tally(all, '处理')).toEqual({ 计入: counted, 重复: sum(duplicate), 不计入: sum(set) })
    expect(tally(all, '代码')).toEqual({ ...duplicate, ...set })
  })

  test('recounts itself: the formulas of 汇总 give what stands beside them', () => {
    for (const book of books) {
      const totals = utils.sheet_to_json<(string | number)[]>(sheet(book, '汇总'), { header: 1 })
      const checks = totals.filter((row) => row[0] === '处理' || row[0] === '代码')
      expect(checks.length).toBeGreaterThan(4)
      for (const [, , , n, formula, stated, verdict] of checks) {
        expect([n, formula, verdict]).toEqual([stated, stated, '相符'])
      }
    }
  })

  test('and 不计入及重复明细 hold the same rows under the same numbers', () => {
    expect(aside).toEqual(all.filter((row) => row['处理'] !== '计入'))
  })

  test('leads each row back to the evidence', () => {
    const lines = shuzheng(['read', folder, '--cells'], base).stdout.trim().split('\n')
    const cells = new Map(
      lines.map((line) => {
        const { at, role, cells: texts } = JSON.parse(line) as Cells
        return [shown(at), { role, texts }] as const
      }),
    )
    for (const row of all) {
      const found = cells.get(placeOf(row))
      expect({ at: placeOf(row), role: found?.role }).toEqual({ at: placeOf(row), role: 'data' })
      const digits = String(row['主体标识（已脱敏）']).match(/\d{4}$/)?.[0]
      if (digits) expect(found?.texts.join('').replaceAll(/\s/g, '')).toContain(digits)
    }
    const others = all.map((row) => String(row['与哪一行重复（出处）'])).filter((at) => at !== '')
    expect(others.length).toBe(sum(report.records.duplicate))
    expect(others.filter((at) => !cells.has(at))).toEqual([])
  })

  test('says of an exact duplicate which line is the same', () => {
    const byPlace = new Map(all.map((row) => [placeOf(row), row]))
    const exact = all.filter((row) => /^DUP_(?:IN_FILE|CROSS_FILE|FILE)$/.test(String(row['代码'])))
    expect(exact.length).toBeGreaterThan(10)
    for (const row of exact) {
      const other = byPlace.get(String(row['与哪一行重复（出处）']))
      expect(kinds(other)).toEqual(kinds(row))
    }
  })

  test('holds identifiers as text and masked, and no formula of the evidence', () => {
    const clear = new Set(ROWS.flatMap((row) => [row[0], row[4]]))
    for (const book of books) {
      for (const name of book.SheetNames) {
        for (const [at, cell] of Object.entries(sheet(book, name))) {
          if (at.startsWith('!')) continue
          const { t, v, f } = cell as { t: string; v: unknown; f?: string }
          if (name !== '汇总') expect({ at, f }).toEqual({ at, f: undefined })
          if (t === 'n') expect(Number(v)).toBeLessThan(1_000_000)
          expect({ at, clear: clear.has(String(v)) && String(v).length > 1 }).toEqual({
            at,
            clear: false,
          })
          expect(String(v).replaceAll(/[0-9a-f]{64}/g, '')).not.toMatch(/1[3-9]\d{9}/)
        }
      }
    }
  })
})
