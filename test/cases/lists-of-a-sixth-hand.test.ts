import { beforeAll, describe, expect, test } from 'vitest'
import { randomFrom } from '../support/lists/random.ts'
import { someone } from '../support/people-cells.ts'
import { workspace } from '../support/counting.ts'
import { countingTogether, type OfOneList } from '../support/together.ts'

/** Shapes that a sixth hand's lists showed to be read otherwise: what each of them must give, from file to report. */
const base = workspace('sixth-hand')
const r = randomFrom(612)
const people = Array.from({ length: 12 }, () => someone(r))
const list = (form: (p: (typeof people)[number], i: number) => string) =>
  people.map((p, i) => `${form(p, i)}\n`).join('')
const ADDRESS = '山东省青岛市市南区中山路12号'
const WAYS = ['旺财', '毛毛', '豆豆', '花花']

const FILES = {
  'stopped.csv': `姓名,手机,备注\n${list((p) => `${p.name},${p.mobile}.,好`)}`,
  'stopped-ids.csv': `姓名;证件\n${list((p) => `${p.name};${p.id}。`)}`,
  'labels.txt': list(
    (p, i) => `宝妈：${p.name}  预产日：2023-05-${String(10 + i)}  电话：${p.mobile}  建档：市一`,
  ),
  'church.csv': `肢体,电话\n${list((p, i) => (i < 6 ? `${p.name},${p.mobile}` : `${p.name.slice(0, 1)}${i % 2 ? '弟兄' : '姊妹'},${p.mobile}`))}`,
  'winners.csv': `中奖人,手机号码\n${list((p) => `${p.name.slice(0, 1)}*丽,${p.mobile}`)}`,
  'pets.csv': `宠物名,电话\n${list((p, i) => `${WAYS[i % 4] ?? ''},${p.mobile}`)}`,
  'parcels.txt': list((p, i) => `${ADDRESS}${i % 2 ? '3栋502室' : '5号楼'}${p.name}收${p.mobile}`),
  'contacts.csv': `姓名,电话\n${list((p, i) => `${p.name},${i % 3 ? p.mobile : `QQ${String(92_900_322 + i)}`}`)}`,
  'offered.csv': `2023一手股民资源 当天出单 量大从优\n联系QQ：1193847562  飞机 @gupiao88\n姓名,手机,省份\n${list((p) => `${p.name},${p.mobile},山东`)}`,
  'copied.txt': `序号\t客户\t电话\t操作\n${list((p, i) => `${String(i + 1)}\t${p.name}\t${p.mobile}\t跟进 删除`)}共 356 条 1 2 3 4 下一页\n`,
  'school.csv': `学员,身份证,科目\n${list((p, i) => `${p.name},${p.id},科目${i % 2 ? '一' : '二'}`)}`,
  'numbered.csv': `姓名,电话\n${list((p, i) => `${i % 2 ? `20230${String(101 + i)} ` : `0${String(10 + i)}`}${p.name},${p.mobile}`)}`,
  'tony.csv': `Name,Cell\n${list((p, i) => `${p.name} ${i % 2 ? 'Tony' : 'Lily'},${p.mobile}`)}`,
  'filled.csv': `姓名,手机,身份证\n必填,必填11位,选填\n${list((p) => `${p.name},${p.mobile},`)}`,
  'fields.csv': `姓名,手机号,身份证号\ncust_name,mobile_no,cert_no\n${list((p) => `${p.name},${p.mobile},${p.id}`)}`,
  'breeds.csv': `宠物昵称,品种,联系电话\n${list((p, i) => `${WAYS[i % 4] ?? ''},${i % 2 ? '泰迪' : '金毛'},${p.mobile}`)}`,
  'glued.txt': list((p, i) => `姓名：${i ? p.name : '赵立新'}电话：${p.mobile}地址：${ADDRESS}`),
}

describe("a sixth hand's lists", () => {
  let lists: ReadonlyMap<string, OfOneList>
  beforeAll(async () => {
    const of = countingTogether(base)
    const all = Object.entries(FILES).map(
      async ([name, content]) => [name, await of(content, name)] as const,
    )
    lists = new Map(await Promise.all(all))
  })
  const table = (file: string) => lists.get(file)?.tables[0]
  const allCounted = { out: 12, counted: 12, duplicate: {}, 'set-aside': {} }

  test('the stop of a sentence behind a number is none of it', () => {
    expect(table('stopped.csv')?.records).toEqual(allCounted)
    expect(table('stopped.csv')?.columns[1]).toMatchObject({ kind: 'mobile', valid: 12 })
    expect(table('stopped-ids.csv')?.records).toEqual(allCounted)
  })
  test('labels that every line has are labels, whatever they are called', () => {
    expect(table('labels.txt')?.records).toEqual(allCounted)
    expect(table('labels.txt')?.columns[0]).toMatchObject({ header: '宝妈', kind: 'name' })
  })
  test('brothers and sisters of a church are forms of address', () => {
    expect(table('church.csv')?.records).toMatchObject({
      counted: 6,
      'set-aside': { VAGUE_NAME: 6 },
    })
  })
  test('a name whose middle is hidden names nobody', () => {
    expect(table('winners.csv')?.records['set-aside']).toEqual({ VAGUE_NAME: 12 })
  })
  test('the name of an animal makes no named person of its telephone', () => {
    expect(table('pets.csv')?.columns[0]).toMatchObject({ kind: 'text' })
    expect(table('pets.csv')?.records['set-aside']).toEqual({ BARE_PHONE: 12 })
  })
  test('who is to get a parcel stands between the door and the telephone', () => {
    expect(table('parcels.txt')?.records).toEqual(allCounted)
  })
  test('QQ without a colon in a column of telephones', () => {
    expect(table('contacts.csv')?.records).toEqual(allCounted)
  })
  test('a line of nothing but ways to reach the seller', () => {
    expect(table('offered.csv')?.records).toEqual(allCounted)
  })
  test('what a web page has below its table', () => {
    expect(table('copied.txt')?.records).toEqual(allCounted)
  })
  test('a number that stands right before a name, and what somebody is called besides', () => {
    expect(table('numbered.csv')?.records).toEqual(allCounted)
    expect(table('tony.csv')?.records).toEqual(allCounted)
  })
  test('a row that says how to fill in the columns, and the names of the fields below the header', () => {
    expect(table('filled.csv')?.records).toEqual(allCounted)
    expect(table('fields.csv')?.records).toEqual(allCounted)
  })
  test('breeds are built like names, and name nobody', () => {
    expect(table('breeds.csv')?.records['set-aside']).toEqual({ BARE_PHONE: 12 })
  })
  test('a name that ends with a word of labels', () => {
    expect(table('glued.txt')?.columns.map((c) => c.header)).toEqual(['姓名', '电话', '地址'])
  })
  test('the part of a test for drivers is nothing that was bought', () => {
    expect(table('school.csv')?.columns[2]).toMatchObject({ kind: 'text' })
  })
})
