import fc from 'fast-check'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { folderOf, requestFor, workspace } from '../../../test/support/counting.ts'
import { smallFolder } from '../../../test/support/small-folder.ts'
import { twoBatches } from '../../../test/support/two-batches.ts'
import { reportBytes } from '../../documents/json/json.ts'
import type { LedgerRow } from '../../documents/workbooks/ledger-row.ts'
import { countFolder, type FolderCount } from '../count-folder.ts'
import { SILENT } from '../intake/progress.ts'
import { ledgerRows } from '../ledger/ledger-rows.ts'
import { RowGrid, type GridFilter } from '../ledger/row-grid.ts'
import { openCount, type OpenCount } from './open-count.ts'

const base = workspace('kept')
let open: OpenCount | null = null
afterEach(() => {
  open?.counted.session.close()
  open = null
})

async function opened(folder: string): Promise<OpenCount> {
  open?.counted.session.close()
  open = null
  open = await openCount(requestFor([folder], { cache: true }), SILENT)
  return open
}

/** The rows as `shuzheng rows` lists them: put in order and read one by one. */
async function listed(counted: FolderCount): Promise<LedgerRow[]> {
  const rows: LedgerRow[] = []
  for await (const row of ledgerRows(counted.session, counted.files, {}, counted.report))
    rows.push(withoutSets(row))
  return rows
}

function withoutSets({ sets: _sets, ...row }: LedgerRow): LedgerRow {
  return row
}

async function shown(counted: FolderCount, filter: GridFilter, most = 29): Promise<LedgerRow[]> {
  const grid = new RowGrid(counted)
  const rows: LedgerRow[] = []
  for (;;) {
    const page = await grid.page(filter, rows.length, most)
    rows.push(...page.rows)
    if (page.rows.length === 0) {
      expect(rows).toHaveLength(page.found)
      return rows
    }
  }
}

/** Gaps, repeated lines, tables one below the other and side by side. */
const cell = fc.constantFrom(
  '王小明,13800000001',
  '李小红,13800000002',
  '张伟,13800000003',
  '刘女士,13800000004',
  '陈静,abc',
  '陈静 13800000005、杨帆 13800000006,',
  ',',
  '姓名,电话',
  '合计,3',
)
const list = fc.array(fc.tuple(cell, fc.option(cell, { freq: 3 })), {
  minLength: 20,
  maxLength: 60,
})

describe('what the workbench shows of a count that was kept', { timeout: 300_000 }, () => {
  test('is row by row what the ledger lists, in the same order and with the same numbers', async () => {
    let n = 0
    await fc.assert(
      fc.asyncProperty(fc.array(list, { minLength: 1, maxLength: 3 }), async (lists) => {
        const files = lists.map((rows, i) => [
          `${String(i)}.csv`,
          ['姓名,电话,,姓名,电话', ...rows.map(([a, b]) => `${a},,${b ?? ','}`)].join('\n'),
        ])
        const folder = folderOf(base, Object.fromEntries(files) as Record<string, string>)
        const { counted } = await opened(folder)
        n += counted.report.records.out
        expect(await shown(counted, {})).toEqual(await listed(counted))
      }),
      { numRuns: 4 },
    )
    expect(n).toBeGreaterThan(100)
  })

  test('opened again it is the same, nothing counted; only rows of the chain need what a count leaves', async () => {
    const folder = folderOf(base, smallFolder())
    const first = await opened(folder)
    const [report, rows] = [reportBytes(first.counted.report), await listed(first.counted)]
    const { counted, whole } = await opened(folder)
    expect(Buffer.from(reportBytes(counted.report)).equals(report)).toBe(true)
    expect(counted.bytesRead).toBe(0)
    expect(await shown(counted, {})).toEqual(rows)
    await expect(listed(counted)).rejects.toMatchObject({ code: 'db/failed' })
    expect(await listed(await whole())).toEqual(rows)
  })

  test('each choice gives the rows that the ledger has of it, and facets count them', async () => {
    const { counted } = await opened(folderOf(base, smallFolder()))
    const rows = await listed(counted)
    const facets = await new RowGrid(counted).facets({})
    expect(facets.codes.length).toBeGreaterThan(4)
    for (const { value, count } of facets.codes) {
      const own = rows.filter((row) => (row.code ?? 'COUNTED') === value)
      expect(own).toHaveLength(count)
      expect(await shown(counted, { codes: [value] }, 2)).toEqual(own)
    }
    for (const { value, count } of facets.tabs) {
      const own = rows.filter((row) => row.table === Number(value) + 1)
      expect([own.length, await shown(counted, { tabs: [Number(value)] })]).toEqual([count, own])
    }
    const two = await shown(counted, { codes: ['COUNTED'], tabs: [0] })
    expect(two).toEqual(rows.filter((row) => row.code === null && row.table === 1))
    expect(await shown(counted, { codes: [] })).toEqual([])
    expect(await shown(counted, { codes: ['NO_SUCH'] })).toEqual([])
  })

  test('rows about one person are those of his subject; one set aside is about nobody', async () => {
    const { counted } = await opened(folderOf(base, smallFolder()))
    const rows = await listed(counted)
    const pupil = rows.find((row) => row.code === null && row.subject.startsWith('王'))
    const own = await shown(counted, { like: pupil?.number ?? 0 })
    expect(own.length).toBeGreaterThan(2)
    expect(own.every((row) => row.subject.startsWith('王'))).toBe(true)
    const aside = rows.find((row) => row.treatment === 'set-aside')
    expect(await shown(counted, { like: aside?.number ?? 0 })).toEqual([aside])
  })

  test('a pupil with two parents’ numbers is one person, whichever of them another list holds', async () => {
    const both =
      '李雨桐,13800000021,13800000022,实验小学\n王小明,13800000031,13800000032,实验小学\n'
    const { counted } = await opened(
      folderOf(base, {
        '一.csv': `姓名,家长电话,家长电话2,学校\n${both}`,
        '二.csv': '姓名,家长电话,性别\n李雨桐,13800000021,女\n王小明,13800000032,男\n',
      }),
    )
    const rows = await listed(counted)
    for (const row of rows)
      expect(await shown(counted, { like: row.number })).toEqual(
        rows.filter((other) => other.subject.startsWith(row.subject.slice(0, 1))),
      )
  })

  test('whatever moves the count has it made anew: a file, a fact, a line of the case file', async () => {
    const folder = join(folderOf(base, {}), 'case')
    twoBatches(folder)
    const again = async () => reportBytes((await opened(folder)).counted.report)
    const first = await again()
    const changes = [
      () => {
        writeFileSync(join(folder, 'evidence', '丙.csv'), '姓名,电话\n赵磊,13800000099\n')
      },
      () => {
        appendFileSync(
          join(folder, 'case.yaml'),
          'decisions:\n  - { kind: reading, reading: bare-phones, option: in, by: 甲, on: 2024-01-02, reason: 试 }\n',
        )
      },
      () => {
        const text = readFileSync(join(folder, 'case.yaml'), 'utf8')
        writeFileSync(join(folder, 'case.yaml'), `# 一行说明\n${text}`)
      },
    ]
    for (const change of changes) {
      change()
      const kept = await again()
      open?.counted.session.close()
      open = null
      const fresh = await countFolder(requestFor([folder], { cache: true }), SILENT)
      fresh.session.close()
      expect(Buffer.from(kept).equals(reportBytes(fresh.report))).toBe(true)
    }
    expect(Buffer.from(await again()).equals(first)).toBe(false)
  })

  test('the index holds no name of a person, a file or the case in clear', async () => {
    const folder = join(folderOf(base, {}), 'case')
    twoBatches(folder)
    const { counted } = await opened(folder)
    const { folder: place } = counted.session
    counted.session.close()
    open = null
    const bytes = readFileSync(join(place, 'index.duckdb'))
    for (const name of ['上家某', '两个批次', '甲.csv', '138000'])
      expect(bytes.includes(Buffer.from(name))).toBe(false)
  })
})
