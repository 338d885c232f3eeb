import { beforeAll, describe, expect, test } from 'vitest'
import { randomFrom } from '../support/lists/random.ts'
import { someone } from '../support/people-cells.ts'
import { counted, folderOf, workspace } from '../support/counting.ts'
import { countingTogether, type OfOneList } from '../support/together.ts'

/** Shapes that lists written against the program showed to be read otherwise: what each of them must give, from file to report. */
const base = workspace('examiner')
const r = randomFrom(714)
const people = Array.from({ length: 12 }, () => someone(r))
const list = (form: (p: (typeof people)[number], i: number) => string) =>
  people.map((p, i) => `${form(p, i)}\n`).join('')
const doors = (i: number) => `台北市中正區忠孝東路${String(i + 1)}段3號`
const HOTLINES = '95588 400-699-9999 95338 800-830-0000 12345 950618'.split(' ')

const FILES = {
  'flats.csv': `楼栋,单元,房号,业主姓名,电话,入住情况\n${list((p, i) => `${String(i + 1)}栋,1单元,${String(101 + i)},${p.name},${p.mobile},${i % 2 ? '已入住' : '2019年入住'}`)}`,
  'wishes.txt': list((p, i) => `${p.name.charAt(0)}先生 ${p.mobile} 贷款${String(i + 3)}万 有房`),
  'courts.csv': `案号,被执行人,证件号码\n${list((p, i) => `(2023)苏0102执${String(812 + i)}号,${p.name},${p.id.slice(0, 10)}****${p.id.slice(14)}`)}`,
  'stations.csv': `发站,旅客姓名,手机\n${list((p) => `南京南,${p.name},${p.mobile}`)}`,
  'quarters.csv': `姓名,电话,小区\n${list((p) => `${p.name},${p.mobile},和平里`)}`,
  'tests.csv': `姓名,检测结果,电话\n${list((p, i) => `${p.name},${i % 3 ? '阴性' : '阳性'},${p.mobile}`)}`,
  'english.csv': `Patient,Dx,Tel\n${list((p) => `${p.name},Type 2,${p.mobile}`)}`,
  'meals.csv': `顾客,电话,菜品\n${list((p) => `${p.name},${p.mobile},黄焖鸡米饭`)}`,
  'guests.csv': `姓名,证件类型,证件号码,离店时间\n${list((p, i) => `${p.name},${i < 8 ? '身份证' : i < 10 ? '护照' : '台胞证'},${i < 8 ? p.id : i < 10 ? `E5720918${String(i)}` : `031827${String(10 + i)}`},2023-05-${String(10 + i)} 12:00`)}`,
  'flights.csv': `PAX NAME,FOID\n${list((p) => `${p.name},NI${p.id}`)}`,
  'taiwan.csv': `姓名,聯絡電話,地址\n${list((p, i) => `${p.name},0912-345-6${String(10 + i)},${doors(i)}`)}`,
  'firms.csv': `企业名称,法定代表人,电话,经营范围\n${list((p, i) => `青岛鑫源商贸有限公司,${p.name},${p.mobile}；139${String(20_417_733 + 31 * i)},技术开发、技术咨询`)}`,
  'dialled.txt': `${people.map(({ mobile }) => mobile).join('，')}\n`,
  'customers.csv': `客户ID,客户名称,联系电话\n${list((p, i) => `C${String(360_441 + 17 * i)},${i % 4 ? p.name : '杭州鑫源餐饮管理有限公司'},${p.mobile}`)}`,
  'staff.csv': `姓名,个人编号\n${list((p, i) => `${p.name},${String(4_810_235_577 + 7919 * i)}`)}`,
  'hotlines.csv': `名称,热线\n${HOTLINES.map((line, i) => `售后${String(i + 1)}处,${line}\n`).join('')}`,
}

describe("an examiner's lists", () => {
  let lists: ReadonlyMap<string, OfOneList>
  beforeAll(async () => {
    const of = countingTogether(base)
    const all = Object.entries(FILES).map(
      async ([name, content]) => [name, await of(content, name)] as const,
    )
    lists = new Map(await Promise.all(all))
  })
  const table = (file: string) => lists.get(file)?.tables[0]
  const kinds = (file: string) => table(file)?.columns.map(({ kind }) => kind)
  const allCounted = { out: 12, counted: 12, duplicate: {}, 'set-aside': {} }

  test('whether a flat is lived in makes no guest of its owner', () => {
    expect(kinds('flats.csv')).toEqual(['address', 'address', 'address', 'name', 'mobile', 'text'])
    expect(table('flats.csv')?.records).toEqual(allCounted)
  })
  test('what somebody would like to borrow is no credit history, and leaves his form of address one', () => {
    expect(kinds('wishes.txt')).not.toContain('credit')
    expect(table('wishes.txt')?.records['set-aside']).toEqual({ VAGUE_NAME: 12 })
  })
  test('the number of a case is no door, and leads to nobody', () => {
    expect(kinds('courts.csv')?.[0]).not.toBe('address')
    expect(table('courts.csv')?.records['set-aside']).toEqual({ NOT_IDENTIFYING: 12 })
  })
  test('stations, quarters and results that are built like names are none', () => {
    expect(kinds('stations.csv')).toEqual(['text', 'name', 'mobile'])
    expect(kinds('quarters.csv')).toEqual(['name', 'mobile', 'address'])
    expect(kinds('tests.csv')).toEqual(['name', 'health', 'mobile'])
  })
  test('illnesses and meals under headings of those who treat and deliver', () => {
    expect(kinds('english.csv')).toEqual(['name', 'health', 'mobile'])
    expect(kinds('meals.csv')).toEqual(['name', 'mobile', 'trade'])
  })
  test('papers of several kinds in one column are each of somebody', () => {
    expect(table('guests.csv')?.records).toEqual(allCounted)
    expect(table('flights.csv')?.columns[1]).toMatchObject({ kind: 'resident-id', valid: 12 })
  })
  test('headings as they are written in Taiwan', () => {
    expect(kinds('taiwan.csv')).toEqual(['name', 'mobile', 'address'])
    expect(table('taiwan.csv')?.records).toEqual(allCounted)
  })
  test('two trades of a firm are no two people beside its two telephones', () => {
    expect(table('firms.csv')?.correct ?? '').not.toContain('--split')
  })
  test('people listed for their firms, and tables of which nothing is known, are asked about', async () => {
    const logins = list((_, i) => `love${String(71 * i + 4)}----abc${String(i)}77x`)
    const { questions } = await counted([
      folderOf(base, { 'firms.csv': FILES['firms.csv'], 'logins.txt': logins }),
    ])
    expect(questions.filter((q) => q.includes('企业登记类表'))).toEqual([
      expect.stringMatching(/^计入的12条出自1张/),
    ])
    expect(questions.filter((q) => q.includes('--kind'))).toEqual([
      expect.stringMatching(/^1张表各列均未能判定类别（logins.txt），12条/),
    ])
  })
  test('twelve numbers in one line are twelve bare numbers', () => {
    expect(table('dialled.txt')?.records).toMatchObject({
      out: 12,
      'set-aside': { BARE_PHONE: 12 },
    })
  })
  test('the number of a customer is no name: a firm that has one is a firm', () => {
    expect(kinds('customers.csv')).toEqual(['account', 'name', 'mobile'])
    expect(table('customers.csv')?.records).toMatchObject({
      counted: 9,
      'set-aside': { COMPANY: 3 },
    })
  })
  test('the number by which an office knows somebody is his, and no number of a row', () => {
    expect(kinds('staff.csv')).toEqual(['name', 'account'])
  })
  test('hotlines are nobody, and no QQ', () => {
    expect(table('hotlines.csv')?.records).toMatchObject({ out: 6, counted: 0 })
  })
})
