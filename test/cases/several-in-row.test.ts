import { beforeAll, describe, expect, test } from 'vitest'
import type { CountRequest, Override } from '../../src/case/request.ts'
import type { Report } from '../../src/report.ts'
import { partsOf } from '../files/xlsx/build.ts'
import { zipOf } from '../files/zip/build.ts'
import { counted, folderOf, workspace } from '../support/counting.ts'
import { someone, type InCell } from '../support/people-cells.ts'
import { randomFrom } from '../support/lists/random.ts'

/** 一行多人, from file to report: both ledgers close, which is checked on every run. */
const base = workspace('several')
const r = randomFrom(77)
const people: InCell[] = Array.from({ length: 24 }, () => someone(r))
const pairs = people.flatMap((p, i) => (i % 2 === 0 ? [[p, people[i + 1] ?? p] as const] : []))

const line = (...cells: readonly string[]) => `${cells.join(',')}\n`
const APART = line('姓名', '电话') + people.map((p) => line(p.name, p.mobile)).join('')
const PACKED =
  line('日期', '名单') +
  pairs.map(([a, b]) => line('2021-03-04', `${a.name}${a.mobile};${b.name}${b.mobile}`)).join('')
const LISTED =
  line('姓名', '电话') +
  pairs.map(([a, b]) => line(`${a.name}/${b.name}`, `${a.mobile}/${b.mobile}`)).join('')
const BROKEN =
  line('姓名', '电话') +
  pairs.map(([a, b]) => line(`"${a.name}\n${b.name}"`, `"${a.mobile}\n${b.mobile}"`)).join('')

const said = (more: Partial<Override>): Override => ({
  ...{ file: null, sheet: null, reading: {}, kind: null, written: JSON.stringify(more) },
  ...more,
})
const of = (
  files: Readonly<Record<string, string | Uint8Array>>,
  more: Partial<CountRequest> = {},
) => counted([folderOf(base, files)], more)

function workbook(rows: readonly (readonly string[])[]): Buffer {
  const cell = (text: string, c: number, n: number) =>
    `<c r="${'AB'[c] ?? ''}${String(n)}" t="inlineStr"><is><t>${text.replaceAll('>', '&gt;')}</t></is></c>`
  const data = rows
    .map(
      (cells, i) =>
        `<row r="${String(i + 1)}">${cells.map((t, c) => cell(t, c, i + 1)).join('')}</row>`,
    )
    .join('')
  const parts = partsOf({ sheets: [{ name: '名单', data }] })
  return zipOf(parts.map((part) => ({ ...part, method: 0 })))
}

const TABLE = [
  ['姓名', '电话'],
  ...pairs.map(([a, b]) => [`${a.name}/${b.name}`, `${a.mobile}/${b.mobile}`]),
]
const LINES = [
  ['姓名', '电话'],
  ...pairs.map(([a, b]) => [`${a.name}\n${b.name}`, `${a.mobile}\n${b.mobile}`]),
]

/** The funnel says so, and what the count were by rows stands beside. */
function expectToldByRows({ funnel, readings }: Report): void {
  expect(funnel.find((s) => s.step === 6)).toMatchObject({
    in: 12,
    out: 24,
    difference: { MULTI_PERSON: -12 },
  })
  const byRows = readings.filter((x) => x.id === 'several-in-row')
  expect(byRows.map((x) => [x.used, x.counted])).toEqual([
    [true, 24],
    [false, 12],
  ])
}

describe('the same people on lines of their own and several in a row', () => {
  let alone: Report
  beforeAll(async () => {
    alone = await of({ 'z.csv': APART })
  })

  test('in one cell: each is one record, with the same keys', async () => {
    const several = await of({ 'a.csv': PACKED })
    expect(several.rows).toMatchObject({ data: 12, several: 12 })
    expect(several.records).toMatchObject({ out: 24, counted: 24 })
    expect(several.tiers).toEqual(alone.tiers)
    expect(several.persons.distinct).toBe(alone.persons.distinct)
    expect(several.flags['of-several']).toBe(24)
    expectToldByRows(several)
  })

  test('however they are written: the same people, all of one list copies of the other', async () => {
    const files = {
      'in one cell.csv': PACKED,
      'names in one cell, numbers in another.csv': LISTED,
      'on lines of one cell.csv': BROKEN,
      'in a spreadsheet.xlsx': workbook(TABLE),
      'on lines of a cell of a spreadsheet.xlsx': workbook(LINES),
    }
    const all = await of({ ...files, 'z.csv': APART })
    for (const name of Object.keys(files)) {
      const own = all.tables.filter((t) => t.at[0] === name)
      const rows = own.reduce((n, t) => n + (t.rows.several ?? 0), 0)
      const out = own.reduce((n, t) => n + t.records.out, 0)
      expect({ name, rows, out }).toEqual({ name, rows: 12, out: 24 })
    }
    expect(all.records).toMatchObject({ out: 144, counted: 24, 'set-aside': {} })
    expect(all.flags['of-several']).toBe(120)
    expect([all.tiers, all.persons.distinct]).toEqual([alone.tiers, alone.persons.distinct])
    const counts = (report: typeof all) =>
      report.keys.filter((k) => k.key !== 'line').map((k) => [k.key, k.counted])
    expect(counts(all)).toEqual(counts(alone))
  })
})

describe('what is not beyond doubt', () => {
  const [a, b] = pairs[0] ?? []
  const cell = (text: string) => line('姓名', '电话') + line(text, '')
  const both = `${a?.name ?? ''}${a?.mobile ?? ''};${b?.name ?? ''}${b?.mobile ?? ''}`

  test.each([
    ['a list of flats', line('业主', '房号') + line(both, '3-1-1202')],
    [
      'a list of pupils',
      line('学生姓名', '学校') + line('王晓芳', '市南区实验小学') + line(both, '市南区实验小学'),
    ],
    ['an ID number beside', line('名单', '身份证号') + line(both, a?.id ?? '')],
    [
      'more numbers than names',
      line('姓名', '电话') +
        line(
          `${a?.name ?? ''}/${b?.name ?? ''}`,
          `${a?.mobile ?? ''}/${b?.mobile ?? ''}/13800138000`,
        ),
    ],
  ])('%s stays whole, is flagged, and names the command', async (_, text) => {
    const report = await of({ 'a.csv': text })
    expect(report.records.out).toBe(report.rows.data)
    expect(report.flags['maybe-several']).toBe(1)
    expect(report.tables[0]?.correct).toContain('--split')
    expect(report.questions.some((q) => q.includes('疑似一行多人'))).toBe(true)
  })

  test('parents and contacts of others are no doubt at all', async () => {
    const report = await of({
      'a.csv': cell(
        `父亲${a?.name ?? ''}${a?.mobile ?? ''};母亲${b?.name ?? ''}${b?.mobile ?? ''}`,
      ),
    })
    expect(report.records.out).toBe(1)
    expect(report.flags).not.toHaveProperty('maybe-several')
  })

  test.each([
    ['打给', '没接，又打给', '，也没接'],
    ['客户', '，客户', '，均已联系'],
    ['买方', '，卖方', '，已签约'],
    ['联系', '或者', ''],
  ])('two people within what is said (%s…%s…) are asked about', async (one, two, rest) => {
    const said = `${one}${a?.name ?? ''}${a?.mobile ?? ''}${two}${b?.name ?? ''}${b?.mobile ?? ''}${rest}`
    const report = await of({ 'a.csv': cell(said) })
    expect(report.records.out).toBe(1)
    expect(report.flags['maybe-several']).toBe(1)
  })

  test('is taken apart when the examiner says so, in every table like it', async () => {
    const flats = line('业主', '房号') + line(both, '3-1-1202')
    const report = await of(
      { 'a.csv': flats, 'b.csv': flats.replace('3-1-1202', '3-1-1203') },
      { overrides: [said({ file: 'a.csv', like: true, split: { column: 0, sign: ';' } })] },
    )
    expect(report.rows).toMatchObject({ data: 2, several: 2 })
    expect(report.overrides[0]).toContain('适用于 2 张表')
  })

  test('and is left whole when he says so', async () => {
    const report = await of(
      { 'a.csv': PACKED },
      { overrides: [said({ split: { column: 1, sign: 'none' } })] },
    )
    expect(report.rows).not.toHaveProperty('several')
    expect(report.records.out).toBe(12)
  })
})

describe('numbers over several columns', () => {
  const table = (header: string, cells: (p: InCell) => string[]) =>
    `${header}\n${people.map((p) => line(...cells(p))).join('')}`
  const whole = table('姓名,身份证号,电话', (p) => [p.name, p.id, p.mobile])

  test('are the numbers, and the cells stay', async () => {
    const parted = table('姓名,区划,出生,尾号,号段,号码', (p) => [
      p.name,
      p.id.slice(0, 6),
      p.id.slice(6, 14),
      p.id.slice(14),
      p.mobile.slice(0, 3),
      p.mobile.slice(3),
    ])
    const report = await of({ 'a.csv': parted, 'b.csv': whole })
    expect(report.records).toMatchObject({
      out: 48,
      counted: 24,
      duplicate: { DUP_CROSS_FILE: 24 },
    })
    const columns = report.tables[0]?.columns ?? []
    expect(columns.map((c) => c.kind)).toEqual([
      'name',
      'resident-id',
      'resident-id',
      'resident-id',
      'mobile',
      'mobile',
    ])
    expect(columns[1]?.reason).toContain('B、C、D列合并为一个号码')
  })

  test('two columns of which one is a number by itself are two', async () => {
    const report = await of({ 'a.csv': table('姓名,年龄,电话', (p) => [p.name, '31', p.mobile]) })
    expect(report.tables[0]?.columns.map((c) => c.kind)).toEqual(['name', 'age', 'mobile'])
  })

  test('are joined where the examiner says so, and a column is cut in two', async () => {
    const odd = table('甲,乙,丙', (p) => [p.name, p.mobile.slice(0, 10), p.mobile.slice(10)])
    const joined = await of(
      { 'a.csv': odd, 'z.csv': APART },
      { overrides: [said({ file: 'a.csv', join: [1, 2] })] },
    )
    expect(joined.records).toMatchObject({ out: 48, counted: 24 })
    const rows = people.map((p) => [`${p.name}=>${p.mobile}=>x1`, '无'])
    const marked = workbook([['名单', '备注'], ...rows])
    const cut = await of(
      { 'a.xlsx': marked, 'z.csv': APART },
      { overrides: [said({ file: 'a.xlsx', cut: { column: 0, sign: '=>' } })] },
    )
    expect(cut.records).toMatchObject({ out: 48, counted: 24 })
    expect(cut.tables[0]?.columns.map((c) => c.kind).slice(0, 5)).toEqual([
      'text',
      'text',
      'name',
      'mobile',
      'text',
    ])
    expect(cut.tables[0]?.columns[0]?.reason).toContain('切分为 3 列：姓名、手机号、文字')
  })
})

test('an example that cannot be looked at is named, with the remedy', async () => {
  const report = await of(
    { 'a.xlsx': 'PK\u0003\u0004 no workbook', 'b.csv': APART },
    {
      overrides: [
        said({
          file: 'a.xlsx',
          like: true,
          kind: { column: 1, kind: 'qq' },
          written: '--kind a.xlsx!B=qq --same-shape',
        }),
        said({ file: 'zz.csv', like: true, kind: { column: 1, kind: 'qq' }, written: 'zz' }),
      ],
    },
  )
  expect(report.questions.join()).toContain('更正“zz”没有生效：检材中没有这个文件。请核对文件名')
  expect(report.overrides[0]).toContain('只适用于该文件')
  expect(report.questions.some((q) => q.includes('未能推及同形的表'))).toBe(true)
})

describe('two people side by side in columns that no header names', () => {
  const rows = pairs.map(([a, b]) => line(a.mobile, a.name, b.name, b.mobile)).join('')

  test('the row stays one record, and is listed as doubtful', async () => {
    const report = await of({ 'a.csv': rows })
    expect(report.records).toMatchObject({ out: 12, counted: 12 })
    expect(report.flags['maybe-several']).toBe(12)
    expect(report.questions.join()).toContain('12行疑似一行多人')
  })

  test('under headers that say who is who nothing is doubtful', async () => {
    const report = await of({ 'a.csv': line('收件电话', '收件人', '寄件人', '寄件电话') + rows })
    expect(report.flags['maybe-several'] ?? 0).toBe(0)
  })
})

describe('people within a sentence', () => {
  test('several of them are doubtful, one is counted, a trade in place of a name is none', async () => {
    const sentences = [
      ...pairs.map(([a, b]) => `把${a.name}的电话${a.mobile}和${b.name}的${b.mobile}发我`),
    ]
    const report = await of({
      'a.csv': line('内容') + sentences.map((s) => line(s)).join(''),
      'b.csv': line('内容') + line('施工员电话13800138000') + line('项目部 13800138001'),
    })
    expect(report.flags['maybe-several']).toBe(12)
    expect(report.records['set-aside']).toEqual({ BARE_PHONE: 2 })
  })
})

test('names and numbers that change places halfway are read where they stand', async () => {
  const swapped = people.map((p, i) => (i < 12 ? line(p.name, p.mobile) : line(p.mobile, p.name)))
  const report = await of({ 'a.csv': line('姓名', '电话') + swapped.join('') })
  expect(report.records).toMatchObject({ out: 24, counted: 24 })
  const off = people.map((p, i) => line(i < 6 ? '' : p.name, i < 6 ? '关机' : p.mobile))
  const other = await of({ 'a.csv': line('姓名', '电话') + off.join('') })
  expect(other.records).toMatchObject({ counted: 18 })
})

describe('very many columns', () => {
  /** Rows of five columns, and the same beside words of which there are so many that cells are looked at one below the other. */
  const rows = pairs.map(([a, b], i) => [
    ...[a.name, a.mobile, i % 3 === 0 ? a.name : b.name, i % 4 === 0 ? a.mobile : b.mobile],
    i % 2 === 0 ? `${a.name}${a.mobile};${b.name}${b.mobile}` : `第${String(i)}次`,
  ])
  const wide = (times: number) =>
    rows.map((row) => line(...row, ...Array.from({ length: times }, () => row).flat())).join('')

  test('show the same people of a row as few do', async () => {
    const few = await of({ 'a.csv': wide(0) })
    const many = await of({ 'a.csv': wide(9) })
    expect(few.flags['maybe-several']).toBeGreaterThan(0)
    expect(many.flags['maybe-several']).toBe(few.flags['maybe-several'])
    expect(many.records).toEqual(few.records)
    expect(many.tiers).toEqual(few.tiers)
  })

  test('of people and texts with numbers in one line cost neither the memory nor the time of the run', async () => {
    const cells = Array.from({ length: 1024 }, (_, i) => {
      const { name, mobile } = someone(r)
      return [name, mobile, `备注${String(i)} 电话${mobile}`][i % 3] ?? ''
    })
    const report = await of({ 'a.txt': line(...cells), 'b.csv': APART })
    expect(report.records.counted).toBe(people.length + 1)
    expect(report.complete).toBe(true)
  })
})
