import { utils, write } from '@e965/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import { gbk } from '../../demo/gbk.ts'
import type { Report } from '../../src/report.ts'
import { zipOf } from '../files/zip/build.ts'
import { counted, folderOf, workspace } from '../support/counting.ts'
import { randomFrom } from '../support/lists/random.ts'
import { dirtyPupils, HEADERS, type Row } from '../support/pupil-list.ts'

/** The same list in other words: what is written otherwise, cut otherwise or packed otherwise counts the same. */
const base = workspace('metamorphic')
const ROWS = dirtyPupils(7, 240)
const HALF = ROWS.length / 2

const quoted = (cell: string, delimiter: string) =>
  cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell
const text = (rows: readonly Row[], delimiter = ',', header: Row = HEADERS, end = '\r\n') =>
  [header, ...rows]
    .map((row) => row.map((c) => quoted(c, delimiter)).join(delimiter) + end)
    .join('')

function sheet(rows: readonly Row[], bookType: 'xlsx' | 'biff8'): Buffer {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([HEADERS, ...rows].map((r) => [...r])), '名单')
  return write(book, { type: 'buffer', bookType, bookSST: true }) as Buffer
}

const permuted = (rows: readonly Row[], order: readonly number[]) =>
  rows.map((row) => order.map((i) => row[i] ?? ''))
const ORDER = [4, 2, 0, 5, 1, 3]

const blank = ',,,,,\r\n'
const junk = `重庆市某区学生信息汇总表,,,,,\r\n${blank}${text(ROWS)}${blank}合计,${String(ROWS.length)},,,,\r\n备注：以上信息仅供内部使用，请勿外传,,,,,\r\n`

/** What must not move. Where a line is a duplicate of another file moves with the cut; how many there are does not. */
function essence({ records, keys, persons }: Report) {
  const { counted: n, duplicate, 'set-aside': aside } = records
  const { DUP_IN_FILE = 0, DUP_CROSS_FILE = 0, ...others } = duplicate
  const values = keys.map((k) => [k.key, k.counted, k.without])
  return { n, exact: DUP_IN_FILE + DUP_CROSS_FILE, others, aside, values, persons }
}

let plain: Report
beforeAll(async () => {
  plain = await counted([folderOf(base, { '名单.csv': text(ROWS) })])
})

async function same(files: Readonly<Record<string, string | Uint8Array>>, rows = ROWS.length) {
  const report = await counted([folderOf(base, files)])
  expect(report.complete).toBe(true)
  expect(report.rows.data).toBe(rows)
  expect(essence(report)).toEqual(essence(plain))
  return report
}

test('the list holds what it should', () => {
  expect(plain.records.counted).toBeGreaterThan(100)
  expect(Object.keys(plain.records.duplicate).length).toBeGreaterThanOrEqual(4)
  expect(Object.keys(plain.records['set-aside']).length).toBeGreaterThanOrEqual(5)
})

describe('the same count', () => {
  test.for([1])('of rows in another order (seed %i)', async (seed) => {
    await same({ '名单.csv': text(randomFrom(seed).shuffle(ROWS)) })
  })

  test('whichever line of a pupil names the parent, and in whatever order they stand', async () => {
    const header = [...HEADERS, '家长姓名']
    const named = ROWS.map((row, i) => [...row, row[4] && i % 3 > 0 ? '周建国' : ''])
    const readings = async (rows: readonly Row[]) =>
      (await counted([folderOf(base, { '名单.csv': text(rows, ',', header) })])).readings
    const first = await readings(named)
    const [one, each] = first.filter((r) => r.id === 'household').map((r) => r.counted)
    expect(each).toBeGreaterThan(one ?? Infinity)
    for (const seed of [1, 2])
      expect(await readings(randomFrom(seed).shuffle(named))).toEqual(first)
  })

  test('of two files for one, and of one for two', async () => {
    const split = { '一.csv': text(ROWS.slice(0, HALF)), '二.csv': text(ROWS.slice(HALF)) }
    const report = await same(split)
    expect(report.records.duplicate.DUP_CROSS_FILE).toBeGreaterThan(0)
  })

  test.for(['xlsx', 'biff8'] as const)('of a spreadsheet (%s)', async (type) => {
    await same({ [type === 'xlsx' ? '名单.xlsx' : '名单.xls']: sheet(ROWS, type) })
  })

  test.for([
    ['GB18030', gbk(text(ROWS))],
    ['UTF-16 LE', Buffer.from(`\ufeff${text(ROWS)}`, 'utf16le')],
    ['UTF-16 BE', Buffer.from(`\ufeff${text(ROWS)}`, 'utf16le').swap16()],
    ['UTF-8 with a mark', `\ufeff${text(ROWS)}`],
    ['other line ends', text(ROWS, ',', HEADERS, '\n')],
  ] as const)('in %s', async ([, bytes]) => {
    await same({ '名单.csv': bytes })
  })

  test.for(['\t', ';', '|', '----'])('with %j between the cells', async (delimiter) => {
    await same({ '名单.txt': text(ROWS, delimiter) })
  })

  test('with a title, blank rows, a total and a note around it', async () => {
    const report = await same({ '名单.csv': junk })
    expect(report.rows['non-data']).toMatchObject({ TITLE: 1, HEADER: 1, TOTAL_ROW: 1, NOTE: 1 })
  })

  test('with its columns in another order', async () => {
    await same({ '名单.csv': text(permuted(ROWS, ORDER), ',', permuted([HEADERS], ORDER)[0]) })
  })

  test('of two files, one with its columns in another order', async () => {
    const second = permuted(ROWS.slice(HALF), ORDER)
    const files = { '一.csv': text(ROWS.slice(0, HALF)) }
    await same({ ...files, '二.csv': text(second, ',', permuted([HEADERS], ORDER)[0]) })
  })

  test('without its header', async () => {
    await same({ '名单.csv': text(ROWS).slice(text([]).length) })
  })

  test('in a zip, in a folder of a zip, in a zip with GBK names', async () => {
    const data = text(ROWS)
    await same({ '名单.zip': zipOf([{ name: '名单.csv', data }]) })
    await same({ 'a/b.zip': zipOf([{ name: gbk('九月/名单.csv'), data }]) })
  })

  test('under another name', async () => {
    await same({ '13800138000/张三的<b>名单</b>.CSV': text(ROWS) })
  })
})

test('a file under two names is taken in twice and counted once', async () => {
  const files = { 'a.csv': text(ROWS), 'b/c.csv': text(ROWS) }
  const { records, files: listed } = await counted([folderOf(base, files)])
  expect(records.out).toBe(2 * ROWS.length)
  expect(records.counted).toBe(plain.records.counted)
  const kept = plain.records.out - sum(plain.records['set-aside'])
  expect(records.duplicate.DUP_FILE).toBe(kept)
  expect(listed[1]?.['same-as']).toEqual(listed[0]?.at)
  const doubled = Object.entries(plain.records['set-aside']).map(([code, n]) => [code, 2 * n])
  expect(records['set-aside']).toEqual(Object.fromEntries(doubled))
})

const sum = (tally: Readonly<Record<string, number>>) =>
  Object.values(tally).reduce((all, n) => all + n, 0)
