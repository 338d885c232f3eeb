import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fc, test as property } from '@fast-check/vitest'
import * as xlsx from '@e965/xlsx'
import { afterAll, describe, expect, test } from 'vitest'
import type { Report } from '../../report.ts'
import { sampleReport } from '../../../test/support/sample-report.ts'
import { forbiddenWords } from '../../../test/support/wording.ts'
import { xmlText } from './cell-xml.ts'
import { asideWorkbook, ledgerWorkbook, writeLedger } from './ledger.ts'
import type { LedgerRow } from './ledger-row.ts'
import { writeWorkbook } from './sheets.ts'
import type { Cell, SheetSpec, WorkbookOptions } from './sheets.ts'
import { ZipWriter } from '../zip-writer.ts'

const folder = mkdtempSync(join(tmpdir(), 'sheets-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

let files = 0
const nextFile = () => join(folder, `${String(files++)}.xlsx`)

async function written(sheets: readonly SheetSpec[], options?: Partial<WorkbookOptions>) {
  const path = nextFile()
  const lists = await writeWorkbook(path, sheets, { marker: 'shuzheng-output', ...options })
  return { path, lists, book: xlsx.read(readFileSync(path), { cellFormula: true }) }
}

const oneColumn = (values: readonly Cell[]): SheetSpec => ({
  name: '台账',
  header: ['值'],
  types: ['text'],
  rows: values.map((value) => [value]),
})

/** Cells of a sheet as they were stored, without the header. */
function cells(book: xlsx.WorkBook, name: string): readonly (readonly unknown[])[] {
  const sheet = book.Sheets[name]
  if (!sheet) throw new Error(`no sheet ${name}`)
  const rows = xlsx.utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: true, blankrows: true })
  return rows.slice(1)
}

describe('a cell', () => {
  test.each([
    ['leading zeros', '00138'],
    ['eighteen digits', '110105194912310021'],
    ['E-notation', '1.38E+10'],
    ['formula', '=HYPERLINK("x")'],
    ['plus', '+8613800138000'],
    ['at', '@SUM(A1)'],
    ['minus', '-1+1'],
    ['markup', '<b>&amp;</b>"\''],
    ['Excel escape', 'a_x0041_b'],
    ['spaces', '  a  '],
    ['newline and tab', 'a\nb\tc'],
    ['beyond the basic plane', '𠮷'],
  ])('reads back the same text: %s', async (_, text) => {
    const { book } = await written([oneColumn([text])])
    const cell = book.Sheets['台账']?.['A2'] as xlsx.CellObject
    expect(cell).toMatchObject({ t: 's', v: text })
    expect(cell.f).toBeUndefined()
  })

  test('keeps a carriage return as Excel writes it', () => {
    expect(xmlText('a\r\nb')).toBe('a_x000D_\nb')
  })

  test('shows what XML cannot hold', async () => {
    const { book } = await written([oneColumn(['a\0\u001b\uD800\uFFFEb'])])
    expect(cells(book, '台账')).toEqual([['a\\u{0}\\u{1B}\\u{D800}\\u{FFFE}b']])
  })

  test('says where it was cut', async () => {
    const { book } = await written([oneColumn(['x'.repeat(40_000)])])
    expect(String(cells(book, '台账')[0]?.[0])).toMatch(/^x{32000}…（显示 32,000 \/ 40,000 字）$/)
  })

  test('keeps whole numbers as numbers, and as text where a number would lose digits', async () => {
    const rows = [[12], [9_007_199_254_740_991], ['未知'], [null]]
    const { book } = await written([{ ...oneColumn([]), types: ['int'], rows }])
    expect(cells(book, '台账')).toEqual([[12], ['9007199254740991'], ['未知'], []])
  })

  property.prop([fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1 })], {
    numRuns: 30,
  })('reads back whatever text', async (texts) => {
    const kept = texts.map((text) => text.replace(/\p{Cc}/gu, '.'))
    const { book } = await written([oneColumn(kept)])
    expect(cells(book, '台账').map(([value]) => value)).toEqual(kept)
  })
})

describe('a list past the limit', () => {
  const rows = Array.from({ length: 23 }, (_, i) => [String(i), i % 3 === 0 ? '重复' : '计入'])
  const spec: SheetSpec = { name: '台账', header: ['号', '处理'], types: ['text', 'text'], rows }
  const tally = [{ title: '处理', column: 1, stated: { 计入: 15, 重复: 8 } }]
  const options = { rowLimit: 11, totals: { title: '核算台账', lines: ['说明'], tally } }

  test('goes on in numbered sheets, each with the header', async () => {
    const { book, lists } = await written([spec], options)
    expect(book.SheetNames).toEqual(['汇总', '台账1', '台账2', '台账3'])
    expect(lists.map((list) => list.rows)).toEqual([10, 10, 3])
    const back = ['台账1', '台账2', '台账3'].flatMap((name) => cells(book, name))
    expect(back).toEqual(rows)
    expect(book.Sheets['台账3']?.['A1']).toMatchObject({ v: '号' })
  })

  test('begins no empty sheet when the last is exactly full', async () => {
    const { book } = await written([{ ...spec, rows: rows.slice(0, 20) }], options)
    expect(book.SheetNames).toEqual(['汇总', '台账1', '台账2'])
  })

  test('prints totals that its formulas give again', async () => {
    const { book } = await written([spec], options)
    const totals = cells(book, '汇总').filter(([part]) => part === '处理')
    expect(totals).toEqual([
      ['处理', '计入', , 15, 15, 15, '相符'],
      ['处理', '重复', , 8, 8, 8, '相符'],
    ])
    const formula = (book.Sheets['汇总']?.['E6'] as xlsx.CellObject).f
    expect(formula).toBe(
      "COUNTIF('台账1'!$B$2:$B$11,$B6)+COUNTIF('台账2'!$B$2:$B$11,$B6)+COUNTIF('台账3'!$B$2:$B$4,$B6)",
    )
    expect(cells(book, '汇总')[1]?.[0]).toBe(
      '共 23 行，分列 3 张工作表：台账1 10 行，台账2 10 行，台账3 3 行',
    )
  })

  test('says when the rows are not those that the report states', async () => {
    const { book } = await written([{ ...spec, rows: rows.slice(1) }], options)
    const duplicate = cells(book, '汇总').find(([, value]) => value === '重复')
    expect(duplicate).toEqual(['处理', '重复', , 7, 7, 8, '不符'])
  })
})

describe('the file', () => {
  test('has the same bytes each time, and carries the marker', async () => {
    const make = async () => {
      const { path } = await written([oneColumn(['a', 'b'])])
      return createHash('sha256').update(readFileSync(path)).digest('hex')
    }
    expect(await make()).toBe(await make())
    const { book, path } = await written([oneColumn([])])
    expect(readFileSync(path).subarray(0, 1024).includes('shuzheng-output')).toBe(true)
    expect(book.Props).toMatchObject({ Keywords: 'shuzheng-output', Application: '数证 Shuzheng' })
  })

  test('freezes its header and can be filtered', async () => {
    const { path } = await written([oneColumn(['a'])])
    const book = xlsx.read(readFileSync(path), { bookFiles: true }) as xlsx.WorkBook & {
      files: Record<string, { content: Uint8Array }>
    }
    const xml = Buffer.from(book.files['xl/worksheets/sheet1.xml']?.content ?? []).toString()
    expect(xml).toContain('state="frozen"')
    expect(xml).toContain('<autoFilter ref="A1:A2"/>')
  })

  test('is not left half-written', async () => {
    const path = nextFile()
    function* broken(): Generator<readonly Cell[]> {
      yield ['a']
      throw new Error('rows ended early')
    }
    const spec = { ...oneColumn([]), rows: broken() }
    await expect(writeWorkbook(path, [spec], { marker: 'm' })).rejects.toThrow('rows ended early')
    expect(readdirSync(folder).filter((name) => path.endsWith(name.slice(0, 4)))).toEqual([])
  })

  test('can lie beyond 4 GB', async () => {
    const path = nextFile()
    const zip = await ZipWriter.create(path, 1)
    await zip.entry('a.txt', ['first'])
    await zip.entry('b.txt', ['second'])
    await zip.finish()
    const bytes = readFileSync(path)
    expect(bytes.includes(Buffer.from([0x50, 0x4b, 6, 6]))).toBe(true)
    expect(bytes.includes(Buffer.from([0x50, 0x4b, 6, 7]))).toBe(true)
  })
})

/** The sample with the one table, exhibit and batch that {@link ledgerRows} writes. */
const listed: Report = {
  ...sampleReport,
  tables: sampleReport.tables
    .slice(0, 1)
    .map((table) => ({ ...table, records: sampleReport.records })),
  holders: [
    { exhibit: 'JC-1', holder: '费某扬', held: 11034 },
    { exhibit: 'JC-2', holder: '费某扬', held: 2 },
  ],
  batches: sampleReport.batches.map((batch) => ({ ...batch, counted: 11033 })),
}

describe('the ledgers', () => {
  test('hold every record once, and each export gives the totals of the report', async () => {
    const path = nextFile()
    await writeLedger(path, ledgerWorkbook(listed, 'ab'.repeat(32), ledgerRows()))
    const book = xlsx.read(readFileSync(path))
    const rows = cells(book, '台账')
    expect(rows).toHaveLength(sampleReport.records.out)
    expect(rows.filter((row) => row[9] === '计入')).toHaveLength(11034)
    expect(stated(book)).toEqual(['相符'])
    expect(rows[0]?.slice(0, 5)).toEqual([1, 'JC-1', '硬盘 › 名单138****8000.xlsx', 'Sheet1', 2])
    expect(rows[0]?.slice(13)).toEqual([1, '费某扬', '〔b1〕', '〔JC-1〕', ''])
    expect(rows[1]?.slice(13)).toEqual([1, '费某扬', '〔b1〕〔b11〕', '〔JC-1〕', '〔b1〕〔b11〕'])
  })

  test('count holders and batches by formulas, each by itself', async () => {
    const path = nextFile()
    await writeLedger(path, ledgerWorkbook(listed, 'ab'.repeat(32), ledgerRows()))
    const book = xlsx.read(readFileSync(path), { cellFormula: true })
    const told = cells(book, '汇总').map((row, i) => [
      row[0],
      row[1],
      row[3],
      row[5],
      formula(book, i),
    ])
    expect(told).toEqual(
      expect.arrayContaining([
        ['检材', 'JC-2', 2, 2, expect.stringContaining('"*〔"&$B')],
        ['批次', 'b1', 11033, 11033, expect.stringMatching(/^COUNTIF\('台账'!\$R\$2:/)],
        ['批次', 'b11', 1, undefined, expect.any(String)],
        ['表号', 1, 11034, 11034, expect.stringMatching(/^COUNTIFS\(.*,"计入"\)$/)],
        ['信息类型', '第五项', 11034, 11034, expect.any(String)],
        ['处理', '合计', 11871, 11871, expect.stringMatching(/^SUM\(E\d+:E\d+\)$/)],
      ]),
    )
  })

  test('the second holds what was not counted, with its reason and twin', async () => {
    const path = nextFile()
    await writeLedger(path, asideWorkbook(sampleReport, 'ab'.repeat(32), ledgerRows()))
    const book = xlsx.read(readFileSync(path))
    const rows = cells(book, '明细')
    expect(rows).toHaveLength(612 + 225)
    expect(rows[0]?.slice(9, 13)).toEqual([
      '重复',
      'DUP_IN_FILE',
      '文件内重复',
      '硬盘 › 名单.xlsx › Sheet1 › 第2行',
    ])
    expect(rows.at(-1)?.[4]).toBe('未知')
    expect(stated(book)).toEqual(['相符'])
    expect(forbiddenWords(JSON.stringify(cells(book, '汇总')))).toEqual([])
  })
})

/** Formula in the column 复算 of a row that {@link cells} gives. */
function formula(book: xlsx.WorkBook, i: number): unknown {
  return (book.Sheets['汇总']?.[`E${String(i + 2)}`] as xlsx.CellObject | undefined)?.f
}

/** What the sheet 汇总 says of each total. */
function stated(book: xlsx.WorkBook): readonly unknown[] {
  const checks = cells(book, '汇总').map((row) => row[6])
  return [...new Set(checks.filter((check) => check === '相符' || check === '不符'))]
}

/** Records as the sample report counts them: first those counted, then each code in turn. */
function* ledgerRows(): Generator<LedgerRow> {
  const { records } = sampleReport
  let number = 0
  const row = (part: Partial<LedgerRow>): LedgerRow => ({
    number: ++number,
    exhibit: 'JC-1',
    file: ['硬盘', '名单13800138000.xlsx'],
    sheet: 'Sheet1',
    row: number + 1,
    key: '学生姓名＋家长电话',
    subject: '张* 138****0001',
    tier: 'C',
    fields: '姓名 张*；家长电话 138****0001',
    treatment: 'counted',
    code: null,
    reason: null,
    sameAs: null,
    table: 1,
    sets: {
      exhibit: true,
      batches: number === 2 ? ['b1', 'b11'] : ['b1'],
      counted: number === 1 ? [] : number === 2 ? ['b1', 'b11'] : ['b1'],
    },
    ...part,
  })
  for (let i = 0; i < records.counted; i++) yield row({})
  const elsewhere = { exhibit: false, batches: ['b1'], counted: [] }
  const twin = ['硬盘', '名单.xlsx', 'Sheet1', 2]
  for (const [code, n] of Object.entries(records.duplicate))
    for (let i = 0; i < n; i++)
      yield row({
        treatment: 'duplicate',
        code: code as 'DUP_IN_FILE',
        sameAs: twin,
        ...(code === 'DUP_IN_FILE' && i < 2
          ? { exhibit: 'JC-2', sets: { ...elsewhere, exhibit: true } }
          : { sets: elsewhere }),
      })
  for (const [code, n] of Object.entries(records['set-aside']))
    for (let i = 0; i < n; i++)
      yield row({
        treatment: 'set-aside',
        code: code as 'EMPTY',
        tier: null,
        row: null,
        sets: elsewhere,
      })
}
