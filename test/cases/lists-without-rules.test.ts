import { beforeAll, describe, expect, test } from 'vitest'
import type { Report } from '../../src/report.ts'
import { randomFrom } from '../support/lists/random.ts'
import { someone } from '../support/people-cells.ts'
import { counted, folderOf, workspace } from '../support/counting.ts'

/** Lists in shapes that nobody made a rule for: what each of them must give, from file to report. */
const base = workspace('without-rules')
const r = randomFrom(411)
const people = Array.from({ length: 150 }, () => someone(r))
const [contacts, passengers, typed, glued, titled, told, forms, aside, logins, permits] =
  Array.from({ length: 10 }, (_, i) => people.slice(15 * i, 15 * i + 15))
const line = (...cells: readonly string[]) => `${cells.join(',')}\n`
const text = (
  all: typeof people | undefined,
  form: (p: (typeof people)[number], i: number) => string,
) => (all ?? []).map(form).join('')

const CONTACTS =
  line('姓名', '联系方式') +
  text(contacts, ({ name, mobile }, i) =>
    line(
      name,
      [mobile, `QQ:${String(92_900_322 + i)}`, `微信：wxid_${String(10_000 + i)}abc`][i % 3] ?? '',
    ),
  )
const ADDRESS = '山东省青岛市市南区中山路12号'
const MIXED = text(
  typed,
  ({ name, mobile }, i) =>
    `${[`${name} ${ADDRESS} ${mobile}`, `${ADDRESS} ${name} ${mobile}`, `收件人：${name} 电话：${mobile} 地址：${ADDRESS}`][i % 3] ?? ''}\n`,
)
const GLUED = text(
  glued,
  ({ name, mobile, id }, i) =>
    `${[`${id}${mobile}`, `${name}${id}${mobile}`, `${mobile}${id}`, `${mobile}${name}${id}`][i % 4] ?? ''}\n`,
)
const [three = [], six = []] = [passengers?.slice(0, 9), passengers?.slice(9)]
const TICKETS =
  line('订单号', '乘车人', '证件号码', '到达站', '联系电话') +
  [0, 3, 6]
    .map((at) => three.slice(at, at + 3))
    .map((some, i) => {
      const [first] = some
      const each = (what: 'name' | 'id') => some.map((p) => p[what]).join('/')
      return line(
        `E${String(22_910_291 + i)}`,
        each('name'),
        each('id'),
        '北京南',
        first?.mobile ?? '',
      )
    })
    .join('') +
  six.map((p, i) => line(`E${String(32_910_291 + i)}`, p.name, p.id, '杭州东', p.mobile)).join('')
const NICKNAMES =
  line('称呼', '电话') +
  [
    '简单生活',
    '随风',
    '一米阳光',
    '平安是福',
    '小鱼儿',
    '时光静好',
    '知足常乐',
    '云淡风轻',
    'Lucky',
  ]
    .map((name, i) => line(name, `1390013900${String(i)}`))
    .join('')
const TITLES = ['经理', '老师', '主任', '医生', '会计']
const TITLED =
  line('客户', '电话') +
  text(titled, ({ name, mobile }, i) => line(`${name}${TITLES[i % 5] ?? ''}`, mobile)) +
  TITLES.map((title, i) => line(`王${title}`, `1390013800${String(i)}`)).join('')
const TOLD = text(
  told,
  ({ name, mobile }, i) =>
    `${[`昨天联系了${name}（${mobile}），说下周来签合同`, `麻烦给${name}打个电话，号码${mobile}`, `我叫${name}，手机号${mobile}`][i % 3] ?? ''}\n`,
)
const FORMS = text(
  forms,
  ({ name, mobile, id }) =>
    `人员登记表\n${line('姓名', name, '性别', '男')}${line('联系电话', mobile, '关系', '父亲')}${line('身份证号', id)}${line('家庭住址', ADDRESS)}\n`,
)
const rowOf = (label: string, what: 'name' | 'mobile' | 'id') =>
  line(label, ...(aside ?? []).map((p) => p[what]))
const SIDEWAYS = `人员名单\n${rowOf('姓名', 'name')}${rowOf('电话', 'mobile')}${rowOf('身份证号', 'id')}`
const LOGINS = text(logins, ({ mobile }, i) => `${mobile}----Qwe${String(17 * i + 100)}!\n`)
const PERMITS =
  line('姓名', '台胞证号', '酒店') +
  text(permits, ({ name }, i) => line(name, String(30_340_417 + 99_991 * i), '如家快捷酒店'))

describe('lists without rules', () => {
  let report: Report
  beforeAll(async () => {
    report = await counted([
      folderOf(base, {
        'contacts.csv': CONTACTS,
        'mixed.txt': MIXED,
        'glued.txt': GLUED,
        'tickets.csv': TICKETS,
        'nicknames.csv': NICKNAMES,
        'titled.csv': TITLED,
        'told.txt': TOLD,
        'forms.csv': FORMS,
        'sideways.csv': SIDEWAYS,
        'logins.txt': LOGINS,
        'permits.csv': PERMITS,
      }),
    ])
  })
  const of = (file: string) => report.tables.find((t) => t.at[0] === file)?.records

  test('a column of 联系方式 holds telephones, QQ and WeChat behind their labels', () => {
    expect(of('contacts.csv')).toEqual({ out: 15, counted: 15, duplicate: {}, 'set-aside': {} })
  })
  test('lines that put name and address in different places', () => {
    expect(of('mixed.txt')).toEqual({ out: 15, counted: 15, duplicate: {}, 'set-aside': {} })
  })
  test('identity number and telephone with nothing between them', () => {
    expect(of('glued.txt')).toEqual({ out: 15, counted: 15, duplicate: {}, 'set-aside': {} })
  })
  test('several passengers of an order, each with his identity number, and one to call', () => {
    expect(of('tickets.csv')).toMatchObject({ out: 15, counted: 15 })
  })
  test('nicknames of four characters are words', () => {
    expect(of('nicknames.csv')).toMatchObject({
      out: 9,
      counted: 0,
      'set-aside': { VAGUE_NAME: 9 },
    })
  })
  test('an office behind a full name says something of him, behind a surname it names nobody', () => {
    expect(of('titled.csv')).toMatchObject({
      out: 20,
      counted: 15,
      'set-aside': { VAGUE_NAME: 5 },
    })
  })
  test('a name inside a sentence', () => {
    expect(of('told.txt')).toMatchObject({ out: 15, counted: 15 })
  })
  test('labels beside values, a form a person', () => {
    expect(of('forms.csv')).toEqual({ out: 15, counted: 15, duplicate: {}, 'set-aside': {} })
  })
  test('a sheet on its side, a column a person', () => {
    expect(of('sideways.csv')).toEqual({ out: 15, counted: 15, duplicate: {}, 'set-aside': {} })
  })
  test('numbers with passwords are accounts', () => {
    expect(of('logins.txt')).toMatchObject({ out: 15, counted: 15 })
  })
  test('permits of eight digits under their name', () => {
    expect(of('permits.csv')).toMatchObject({ out: 15, counted: 15 })
  })
})
