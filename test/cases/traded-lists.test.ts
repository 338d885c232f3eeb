import { describe, expect, test } from 'vitest'
import { randomFrom } from '../support/lists/random.ts'
import { someone } from '../support/people-cells.ts'
import { counted, folderOf, workspace } from '../support/counting.ts'

/** Lists as they are traded, each with the number of people that it was made of. */
const base = workspace('traded')
const r = randomFrom(2211)
const people = Array.from({ length: 24 }, () => someone(r))
const line = (...cells: readonly string[]) => `${cells.join(',')}\n`
const rows = people.map(({ name, mobile }) => line(name, mobile))
const HEAD = line('姓名', '电话')
const of = async (content: string, name = 'a.csv') => counted([folderOf(base, { [name]: content })])

/** `each` people a row, with what stands before them. */
function abreast(each: number, lead: (row: number) => string): string {
  const starts = people.flatMap((_, i) => (i % each === 0 ? [i] : []))
  return starts
    .map((at, row) => {
      const some = people.slice(at, at + each).map(({ name, mobile }) => `${name},${mobile}`)
      return `${lead(row)}${some.join(',')}\n`
    })
    .join('')
}

describe('several people in a row under fields with a running number', () => {
  test.each([
    ['two', line('姓名1', '电话1', '姓名2', '电话2') + abreast(2, () => '')],
    ['the first without', line('姓名', '电话', '姓名2', '电话2') + abreast(2, () => '')],
    ['three', line('客户1', '手机1', '客户2', '手机2', '客户3', '手机3') + abreast(3, () => '')],
    [
      'behind a number of the row',
      line('序号', '姓名1', '电话1', '姓名2', '电话2') + abreast(2, (i) => `${String(i + 1)},`),
    ],
  ])('%s: each is counted', async (_, content) => {
    const { records, rows: ledger } = await of(content)
    expect(records).toMatchObject({ out: 24, counted: 24 })
    expect(ledger.data).toBeLessThan(24)
  })

  test('contacts of a firm and owners of a flat stay in its line', async () => {
    const firm = line('公司', '联系人1', '电话1', '联系人2', '电话2')
    const flat = line('业主1', '电话1', '业主2', '电话2')
    expect((await of(firm + abreast(2, () => '青岛鑫源商贸有限公司,'))).records.out).toBe(12)
    expect((await of(flat + abreast(2, () => ''))).records.out).toBe(12)
  })
})

describe('lines in which the seller speaks of his list are notes', () => {
  const ad = '更多数据请加QQ：88886666，长期合作'
  const call = '本店长期出售各行业数据；联系电话13900001111；量大从优'
  test.each([
    ['below', 'a.csv', HEAD + rows.join('') + line(ad, '')],
    ['above the header', 'a.csv', `${call}\n${HEAD}${rows.join('')}`],
    ['above a list without header', 'a.csv', `${call}\n${rows.join('')}`],
    [
      'between',
      'a.csv',
      HEAD + rows.toSpliced(12, 0, `一手数据每天更新请加微信sj888888,\n`).join(''),
    ],
    [
      'in a list of blanks',
      'a.txt',
      people
        .map(({ name, mobile }) => `${name} ${mobile}\n`)
        .toSpliced(9, 0, '★★★一手数据 实时更新 联系QQ123456789★★★\n')
        .join(''),
    ],
  ])('%s', async (_, name, content) => {
    const { records, rows: ledger } = await of(content, name)
    expect(records).toEqual({ out: 24, counted: 24, duplicate: {}, 'set-aside': {} })
    expect(ledger['non-data'].NOTE).toBe(1)
  })

  test('not the line of somebody who is an old customer', async () => {
    const own = line('王小军 13900001112 长期合作 一手资料 需要更新', '')
    expect((await of(HEAD + rows.join('') + own)).records).toMatchObject({ out: 25, counted: 25 })
  })
})
