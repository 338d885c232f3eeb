import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { read, utils, write } from '@e965/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import { gbk } from '../../demo/gbk.ts'
import { SILENT } from '../../src/case/intake/progress.ts'
import { countFolder } from '../../src/case/count-folder.ts'
import { compareWith } from '../../src/case/compare/reconcile.ts'
import { closeAnnex, readAnnex } from '../../src/case/compare/reconcile-annex.ts'
import type { CountRequest } from '../../src/case/request.ts'
import { ledgerRows } from '../../src/case/ledger/ledger-rows.ts'
import type { Reconciliation } from '../../src/documents/reconcile.ts'
import { reconcileText } from '../../src/documents/terminal/reconcile.ts'
import { shuzheng } from '../support/cli.ts'
import { folderOf, put, workspace } from '../support/counting.ts'
import { dirtyPupils, HEADERS } from '../support/pupil-list.ts'
import { forbiddenWords } from '../support/wording.ts'

/** `shuzheng reconcile`: the annex of an examination report beside our count, whatever the annex looks like. */
const base = workspace('reconcile')
const ROWS = dirtyPupils(7, 400)
const REQUEST: CountRequest = {
  paths: [],
  overrides: [],
  conduct: null,
  decided: null,
  key: null,
  hashList: null,
  // The evidence is read once; the annex never is kept.
  cache: true,
  temp: null,
  threads: 2,
}
type Line = readonly string[]
let folder: string
/** Rows of the evidence that we count, and all. */
let ours: Line[]
let codes: (string | null)[]

beforeAll(async () => {
  const half = ROWS.length / 2
  folder = folderOf(base, {
    '一.csv': csv([HEADERS, ...ROWS.slice(0, half)]),
    '二.xlsx': book({ 名单: [HEADERS, ...ROWS.slice(half)] }, 'xlsx'),
  })
  const { session, files } = await countFolder({ ...REQUEST, paths: [folder] }, SILENT)
  codes = []
  for await (const row of ledgerRows(session, files)) codes.push(row.code)
  session.close()
  ours = ROWS.filter((_, i) => codes[i] === null)
})

const csv = (lines: readonly Line[]) => lines.map((l) => `${l.join(',')}\n`).join('')

function book(sheets: Readonly<Record<string, readonly Line[]>>, type: 'xlsx' | 'xls'): Buffer {
  const made = utils.book_new()
  for (const [name, lines] of Object.entries(sheets))
    utils.book_append_sheet(made, utils.aoa_to_sheet(lines.map((l) => [...l])), name)
  return write(made, { type: 'buffer', bookType: type }) as Buffer
}

async function beside(name: string, content: string | Uint8Array): Promise<Reconciliation> {
  const path = put(folderOf(base, {}), name, content)
  const annex = await readAnnex(path, { ...REQUEST, paths: [folder] }, SILENT)
  try {
    const counted = await countFolder({ ...REQUEST, paths: [folder] }, SILENT)
    const { result } = await compareWith(annex, counted)
    counted.session.close()
    return result
  } finally {
    closeAnnex(annex)
  }
}

/** Both sides close, whatever the annex is. */
function expectClosed(r: Reconciliation): void {
  expect(r.theirs.rows).toBe(r.both.rows + r['only-theirs'].rows)
  expect(r.ours.rows).toBe(r.both.rows + r['only-ours'].rows)
  expect(r.ours.counted).toBe(r.both.counted + r['only-ours'].counted)
  expect(r.ours.rows).toBe(ROWS.length)
  expect(r.theirs.tables.reduce((n, t) => n + t.both, 0)).toBe(r.both.rows)
}

describe('an annex', () => {
  test('of our own counted rows: all in both', async () => {
    const lines = [['检验报告附表'], HEADERS, ...ours, ['合计', String(ours.length)]]
    const r = await beside('附表.xlsx', book({ 附表: lines }, 'xlsx'))
    expectClosed(r)
    expect(r.same).toBe(true)
    expect(r.both).toMatchObject({ rows: ours.length, counted: ours.length })
    expect(r['only-theirs'].rows).toBe(0)
    expect(r['only-ours'].counted).toBe(0)
    const stated = r.theirs.statements.find((s) => s.total !== null)
    expect(stated).toMatchObject({ total: ours.length, 'less-rows': 0, 'less-counted': 0 })
    expect(r['same-number']).toContain('计入条数（采用口径）')
  })

  test('of all raw rows: what we do not count is named by its code', async () => {
    const r = await beside('原始.csv', csv([HEADERS, ...ROWS]))
    expectClosed(r)
    expect(r.same).toBe(false)
    expect(r.both.counted).toBe(ours.length)
    expect(r['only-theirs'].rows).toBe(0)
    expect(r['only-ours'].rows).toBe(0)
    const tally = { ...r.both.duplicate, ...r.both['set-aside'] }
    const told = Map.groupBy(codes, (c) => c)
    for (const [code, list] of told)
      if (code) expect([code, tally[code as 'EMPTY']]).toEqual([code, list.length])
  })

  test('deduped by phone only: those who share a number are named', async () => {
    const seen = new Set<string>()
    const lines = ours.filter((l) => !seen.has(l[4] ?? '') && seen.add(l[4] ?? ''))
    const shared = ours.length - lines.length
    const note = [['去重方法：按手机号码去重'], [`共计：${String(lines.length)}条`]]
    const r = await beside('按号码.xlsx', book({ 附表: [HEADERS, ...lines], 说明: note }, 'xlsx'))
    expectClosed(r)
    expect(shared).toBeGreaterThan(3)
    expect(r.both).toMatchObject({ rows: lines.length, counted: lines.length })
    expect(r['only-ours']).toMatchObject({ counted: shared, 'phone-listed': shared })
    expect(r.theirs.statements.map((s) => s.text)).toContain('去重方法：按手机号码去重')
    expect(r.theirs.statements.find((s) => s.total)?.['less-counted']).toBe(-shared)
    const text = reconcileText(r, { width: 100, color: false })
    expect(text).toContain(`不符（差${String(shared)}条）`)
    expect(text).toContain('“去重方法：按手机号码去重”')
    expect(forbiddenWords(text)).toEqual([])
    expect(text.replaceAll(/[0-9a-f]{64}/g, '')).not.toMatch(/1[3-9]\d{9}/)
  })

  test('with twenty rows missing and ten invented', async () => {
    const invented = Array.from({ length: 10 }, (_, i) => [
      '虚拟人',
      '女',
      '9',
      '某小学',
      `1990000100${String(i)}`,
      '',
    ])
    const r = await beside(
      '缺.xls',
      book({ 附表: [HEADERS, ...ours.slice(20), ...invented] }, 'xls'),
    )
    expectClosed(r)
    expect(r['only-theirs']).toEqual({ rows: 10, why: { absent: 10 } })
    expect(r['only-ours'].counted).toBe(20)
    expect(r.rows['only-theirs'].map((row) => row.at.at(-1))).toEqual(
      Array.from({ length: 10 }, (_, i) => ours.length - 20 + 2 + i),
    )
    expect(r.rows['only-ours'].filter((row) => row.code === null)).toHaveLength(20)
  })

  test('with its columns in another order, in GBK, and a line twice', async () => {
    const turned = ours.map(([name, , , at, phone]) => [phone ?? '', at ?? '', name ?? ''])
    const twice = [...turned, ...turned.slice(0, 3)]
    const r = await beside('乱序.csv', gbk(csv([['家长电话', '学校', '学生姓名'], ...twice])))
    expectClosed(r)
    expect(r.both).toMatchObject({ counted: ours.length })
    expect(r.theirs.repeated).toBeGreaterThanOrEqual(3)
    const again = twice.length - r.both.rows
    expect(r['only-theirs']).toEqual({
      rows: again,
      ...(again ? { why: { repeated: again } } : { why: {} }),
    })
  })

  test('with telephone numbers only', async () => {
    const phones = [...new Set(ours.map((l) => l[4] ?? ''))]
    const r = await beside('号码.csv', csv([['电话'], ...phones.map((p) => [p])]))
    expectClosed(r)
    expect(r.both).toMatchObject({ rows: phones.length, counted: phones.length })
    expect(r.both.by).toEqual({ phone: phones.length })
  })

  test('with stars for digits cannot be compared, and is not called wrong', async () => {
    const starred = ours.map(([name, sex, age, at, phone = '']) => [
      `${(name ?? '').slice(0, 1)}*`,
      sex ?? '',
      age ?? '',
      at ?? '',
      `${phone.slice(0, 3)}****${phone.slice(7)}`,
    ])
    const r = await beside('脱敏.xlsx', book({ 附表: [HEADERS.slice(0, 5), ...starred] }, 'xlsx'))
    expectClosed(r)
    expect(r['only-theirs']).toEqual({ rows: ours.length, why: { masked: ours.length } })
    const text = reconcileText(r, { width: 100, color: false })
    expect(text).toContain('不能核对')
    expect(text.replaceAll(/\s/g, '')).toContain('各行不能核对，两数是否同一范围待查')
    expect(text).not.toContain('！ 不符')
    expect(r.theirs.tables[0]?.remedy).toContain('请调取未脱敏的附表')
  })

  test('whose columns do not fit is named with its line and what can be done', async () => {
    const names = ours.map(([name = '', , , at = '']) => [name, at])
    const r = await beside(
      '名.xlsx',
      book({ 甲: [['姓名', '学校'], ...names], 乙: [HEADERS, ...ours.slice(0, 5)] }, 'xlsx'),
    )
    expectClosed(r)
    const [first, second] = r.theirs.tables
    expect(first).toMatchObject({ fields: [], both: 0 })
    expect(first?.remedy).toMatch(/表头在第1行；.*请调取/)
    expect(second).toMatchObject({ rows: 5, both: 5, remedy: null })
  })
})

describe('the command', () => {
  test('gives the lists as a spreadsheet that recounts itself', () => {
    const annex = put(base, '附表一.csv', csv([HEADERS, ...ours.slice(1)]))
    const args = ['reconcile', annex, folder, '--no-cache', '--xlsx', '比对.xlsx', '--json']
    const { status, stdout, stderr } = shuzheng(args, base)
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
    const r = JSON.parse(stdout) as Reconciliation
    expectClosed(r)
    const made = read(readFileSync(join(base, '比对.xlsx')), { cellFormula: true })
    expect(made.SheetNames).toEqual(['汇总', '两边都有', '仅附表有', '仅检材有'])
    const rows = (name: string) =>
      utils.sheet_to_json(made.Sheets[name] ?? {}, { defval: '' }).length
    expect(rows('两边都有')).toBe(r.both.rows)
    expect(rows('仅附表有')).toBe(0)
    expect(rows('仅检材有')).toBe(r['only-ours'].rows)
    const totals = utils.sheet_to_json<unknown[]>(made.Sheets['汇总'] ?? {}, { header: 1 })
    const checks = totals.filter((row) => row[0] === '比对').map((row) => row[6])
    expect(new Set(checks)).toEqual(new Set(['相符']))
    for (const name of made.SheetNames) {
      // A digest is digits too, and some of them look like a number.
      const text = utils.sheet_to_csv(made.Sheets[name] ?? {}).replaceAll(/[0-9a-f]{64}/g, '')
      expect(text).not.toMatch(/1[3-9]\d{9}/)
    }
  })

  test.for([
    ['no annex', []],
    ['no evidence', ['附表一.csv']],
    ['an annex that is not there', ['无.csv', 'EVIDENCE']],
    ['an annex inside the evidence', ['EVIDENCE/一.csv', 'EVIDENCE']],
    [
      'a spreadsheet inside the evidence',
      ['附表一.csv', 'EVIDENCE', '--xlsx', 'EVIDENCE/比对.xlsx'],
    ],
  ] as const)('2 for %s', ([, args]) => {
    const given = args.map((a) => a.replace('EVIDENCE', folder))
    const { status, stderr } = shuzheng(['reconcile', ...given], base)
    expect(status).toBe(2)
    expect(stderr).toMatch(/办法.*\n[\s\S]*English/)
  })
})
