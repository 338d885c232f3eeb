import { beforeAll, describe, expect, test } from 'vitest'
import { randomFrom } from '../support/lists/random.ts'
import { someone } from '../support/people-cells.ts'
import { workspace } from '../support/counting.ts'
import { countingTogether, type OfOneList } from '../support/together.ts'

/** Shapes that a blind set of seized lists showed to be read otherwise: what each of them must give, from file to report. */
const base = workspace('as-seized')
const r = randomFrom(923)
const people = Array.from({ length: 12 }, () => someone(r))
const list = (form: (p: (typeof people)[number], i: number) => string) =>
  people.map((p, i) => `${form(p, i)}\n`).join('')
const day = (i: number) => `2022-05-${String(10 + i)}`

const FILES = {
  'stays.csv': `姓名,证件号码,房号,入住日期,离店日期\n${list((p, i) => `${p.name},${p.id},80${String(10 + i)},${day(i)},${day(i)}`)}`,
  'flats.csv': `业主,手机,房号,入住日期\n${list((p, i) => `${p.name},${p.mobile},80${String(10 + i)},${day(i)}`)}`,
  'goods.csv': `receiver_name,receiver_mobile,goods_name\n${list((p, i) => `${p.name},${p.mobile},${i % 2 ? '金骏眉' : '四件套'}`)}`,
  'calls.csv': `机主姓名,主叫号码,被叫号码,开始时间\n${list((p, i) => `${p.name},${p.mobile},1390013${String(8000 + i)},${day(i)} 10:00:00`)}`,
  'ends.csv': `主叫,被叫,起始时间,时长,机主\n${list((p, i) => `${p.mobile},1390013${String(8000 + i)},${day(i)} 10:00:00,${String(61 + 7 * i)},${p.name}`)}`,
  'cut.csv': `客户姓,联系电,持仓市\n${list((p, i) => `${p.name},${p.mobile},${String(8137 + 977 * i)}`)}`,
  'groups.csv': `学生信息,,家长信息,\n${list((p, i) => `${p.name},三年级${String(1 + (i % 4))}班,${people[(i + 1) % 12]?.name ?? ''},${p.mobile}`)}`,
  'answer.json': JSON.stringify({
    columns: ['姓名', '手机', '余额'],
    rows: people.map((p, i) => [p.name, p.mobile, 8137 + 977 * i]),
  }),
  'codes.csv': `GPS坐标,余额\n,\n${list((_, i) => `"120.3${String(100 + i)},36.0${String(200 + i)}",${String(41_904 + i)}.53`)}`,
  'wishes.csv': `姓名,电话,意向产品\n${list((p, i) => `${p.name},${p.mobile},${i % 2 ? '年金险' : '重疾险'}`)}`,
}

describe('lists as they were seized', () => {
  let lists: ReadonlyMap<string, OfOneList>
  beforeAll(async () => {
    const of = countingTogether(base)
    const all = Object.entries(FILES).map(
      async ([name, content]) => [name, await of(content, name)] as const,
    )
    lists = new Map(await Promise.all(all))
  })
  const table = (file: string) => lists.get(file)?.tables[0]
  const kinds = (file: string) => table(file)?.columns.map((c) => c.kind)

  test('who left tells of a stay, and the room is its room; who moved in has a home', () => {
    expect(kinds('stays.csv')).toEqual(['name', 'resident-id', 'lodging', 'date', 'lodging'])
    expect(kinds('flats.csv')).toEqual(['name', 'mobile', 'address', 'date'])
  })
  test('names of goods are no names of people; what one may buy is not bought', () => {
    expect(kinds('goods.csv')).toEqual(['name', 'mobile', 'trade'])
    expect(kinds('wishes.csv')).toEqual(['name', 'mobile', 'text'])
  })
  test('both ends of a call and when it was are a call, though no word says so', () => {
    expect(kinds('calls.csv')).toEqual(['name', 'mobile', 'mobile', 'call-record'])
    expect(kinds('ends.csv')).toEqual(['mobile', 'mobile', 'datetime', 'call-record', 'name'])
  })
  test('a heading that lost its last character is the heading', () => {
    expect(kinds('cut.csv')).toEqual(['name', 'mobile', 'balance'])
  })
  test('groups above records, with no names of fields, are a header', () => {
    expect(kinds('groups.csv')).toEqual(['name', 'grade', 'guardian-name', 'guardian-phone'])
    expect(table('groups.csv')?.rows['non-data']).toEqual({ HEADER: 1 })
    expect(table('groups.csv')?.records).toMatchObject({ out: 12, counted: 12 })
  })
  test('names of columns beside the rows of an answer are their header', () => {
    expect(kinds('answer.json')).toEqual(['name', 'mobile', 'balance'])
  })
  test('a header is known by its words, with an empty line below it', () => {
    expect(kinds('codes.csv')).toEqual(['coordinates', 'balance'])
  })
})
