import { describe, expect, test } from 'vitest'
import { randomFrom } from '../support/lists/random.ts'
import { someone } from '../support/people-cells.ts'
import { counted, folderOf, workspace } from '../support/counting.ts'
import { countingTogether } from '../support/together.ts'

/** Lists as they are traded, each with the number of people that it was made of. */
const base = workspace('traded')
const r = randomFrom(2211)
const people = Array.from({ length: 24 }, () => someone(r))
const line = (...cells: readonly string[]) => `${cells.join(',')}\n`
const rows = people.map(({ name, mobile }) => line(name, mobile))
const HEAD = line('姓名', '电话')
const of = countingTogether(base)
const alone = (content: string, name = 'a.csv') => counted([folderOf(base, { [name]: content })])

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

describe.concurrent('several people in a row under fields with a running number', () => {
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

describe.concurrent('what somebody does, where he buys and what he would borrow', () => {
  const words = ['教师', '会计', '餐饮', '经理', '中山路店', '10万']
  const vague = people.map(({ name, mobile }, i) =>
    line(`${name.slice(0, 1)}女士`, mobile, words[i % words.length] ?? ''),
  )
  const over = (header: string, cells: readonly string[]) => of(header + cells.join(''))
  test.each(['职业', '行业', '职位', '部门', '开卡门店'])(
    '%s makes neither a firm of a bare number nor a name of a form of address',
    async (header) => {
      const bare = people.map(({ mobile }, i) => line(mobile, words[i % 5] ?? ''))
      const phones = await over(line('电话', header), bare)
      expect(phones.records['set-aside']).toEqual({ BARE_PHONE: 24 })
      const forms = await over(line('称呼', '电话', header), vague)
      expect(forms.records['set-aside']).toEqual({ VAGUE_NAME: 24 })
    },
  )

  test('a loan that is wished for is no credit that he has', async () => {
    const wished = people.map(({ name, mobile }, i) => line(name, mobile, `${String(i + 3)}万`))
    const { tiers } = await alone(line('姓名', '电话', '需求额度') + wished.join(''))
    expect(tiers).toEqual({ A: 0, B: 0, C: 24 })
  })
})

describe.concurrent('people one after the other in a line', () => {
  const all = (between: string, inside: string, each = 24) =>
    people
      .map(
        ({ name, mobile }, i) =>
          `${name}${inside}${mobile}${(i + 1) % each === 0 ? '\n' : between}`,
      )
      .join('')
  test.each([
    ['colon and semicolon', all(';', ':')],
    ['blank and comma', all('、', ' ')],
    ['nothing and comma', all('，', '')],
    ['blanks alone', all(' ', ' ')],
    ['several lines', all(';', ':', 6)],
    ['a title above', `下周要打的\n${all('；', '，')}`],
  ])('%s: each is counted', async (_, content) => {
    const { records } = await of(content, 'a.txt')
    expect(records).toMatchObject({ out: 24, counted: 24 })
  })

  test('people side by side, with the same sign everywhere, stay one record a row', async () => {
    expect((await of(all(',', ',', 3))).records.out).toBe(8)
  })

  test.each([
    ['brackets', (name: string, mobile: string) => `【${name}】【${mobile}】【白领】`],
    ['square brackets', (name: string, mobile: string) => `[${name}][${mobile}][A]`],
    ['a relation', (name: string, mobile: string) => `${name}(本人)${mobile}`],
  ])('%s stand between name and number', async (_, write) => {
    const content = people.map(({ name, mobile }) => `${write(name, mobile)}\n`).join('')
    expect((await of(content, 'a.txt')).records).toMatchObject({ out: 24, counted: 24 })
  })
})

test.concurrent('records between their numbers in brackets: no number is a record', async () => {
  const block = ({ name, mobile }: (typeof people)[number], i: number) =>
    `【客户${String(i + 1)}】\n姓名：${name}\n手机号：${mobile}\n${i % 2 ? '备注：急用钱\n' : ''}----------\n`
  const { records } = await of(people.map(block).join(''), 'a.txt')
  expect(records).toEqual({ out: 24, counted: 24, duplicate: {}, 'set-aside': {} })
})

test.concurrent('full-width digits between full-width commas', async () => {
  const wide = (text: string) =>
    text.replaceAll(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d)))
  const content = `姓　名，电　话\n${people.map((p) => `${p.name}，${wide(p.mobile)}\n`).join('')}`
  const { records, tables } = await of(content)
  expect(records.counted).toBe(24)
  expect(tables[0]?.columns.map((c) => c.kind)).toEqual(['name', 'mobile'])
})

describe.concurrent('lines in which the seller speaks of his list are notes', () => {
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

describe.concurrent('people side by side in a line of something else', () => {
  const HEADS = {
    contract: line('合同号', '主借人', '主借人电话', '共借人', '共借人电话'),
    sale: line('房源', '卖方', '卖方电话', '买方', '买方电话'),
    firm: line('公司', '联系人1', '电话1', '联系人2', '电话2'),
  }
  const body = abreast(2, (i) => `A${String(i)},`)

  test.each(Object.entries(HEADS))(
    'a %s is one line, doubtful, with its command',
    async (_, head) => {
      const report = await alone(head + body)
      expect(report.records).toMatchObject({ out: 12, counted: 12 })
      expect(report.flags['maybe-several']).toBe(12)
      expect(report.tables[0]?.correct).toBe("--split 'a.csv!B=people'")
    },
  )

  test('each is counted when the examiner says so', async () => {
    const override = { sheet: null, reading: {}, kind: null, written: '' }
    const split = { column: 1, sign: 'people' }
    const folder = folderOf(base, { 'a.csv': HEADS.sale + body })
    const report = await counted([folder], { overrides: [{ ...override, file: 'a.csv', split }] })
    expect(report.records).toMatchObject({ out: 24, counted: 24 })
    expect(report.persons.distinct).toBe(24)
    expect(report.flags).not.toHaveProperty('maybe-several')
  })

  test('who serves or recommends him is no second person', async () => {
    const served = line('客户', '电话1', '电话2', '置业顾问')
    const own = people.slice(0, 12).map((p, i) => {
      const other = people[i + 12] ?? p
      return line(p.name, p.mobile, other.mobile, other.name)
    })
    const report = await alone(served + own.join(''))
    expect(report.records).toMatchObject({ out: 12, counted: 12 })
    expect(report.flags).not.toHaveProperty('maybe-several')
  })
})

describe('words that are built like names, where no heading says that anybody is named', () => {
  const some = (words: readonly string[]) =>
    people.map(({ mobile }, i) => line(mobile, words[i % words.length] ?? '')).join('')
  const BARE = { out: 24, counted: 0, duplicate: {}, 'set-aside': { BARE_PHONE: 24 } }

  test.each([
    [
      'under a heading that nobody knows',
      line('手机', '常玩') + some(['高频彩', '时时彩', '万家乐']),
    ],
    ['of brands, without header', some(['金石缘', '方圆通', '万家乐'])],
    ['of the salesmen of a shop', some(['王建国', '李秀英', '张志强'])],
    ['of those who serve', line('客户电话', '业务员') + some(['王建国', '李秀英', '张志强'])],
  ])('%s', async (_, content) => {
    const report = await alone(content)
    expect(report.records).toEqual(BARE)
  })

  test('that come again and again are shown as what a person may decide otherwise', async () => {
    const report = await alone(some(['王建国', '李秀英', '张志强']))
    expect(report.tables[0]?.correct).toBe("--kind 'a.csv!B=name'")
  })

  test('are told by what differs, counted and not estimated, whatever the numbers are', async () => {
    const brands = ['金石缘', '方圆通', '万家乐']
    const files = Array.from({ length: 40 }, (_, n) => {
      const numbers = Array.from({ length: 24 }, () => someone(r).mobile)
      if (n % 2 === 1) numbers[23] = numbers[0] ?? ''
      const list = numbers.map((mobile, i) => line(mobile, brands[i % 3] ?? '')).join('')
      return [`${String(n).padStart(2, '0')}.csv`, list] as const
    })
    const { tables } = await counted([folderOf(base, Object.fromEntries(files))])
    const kinds = tables.map((t) => t.columns[1]?.kind)
    expect(kinds).toEqual(files.map((_, n) => (n % 2 === 1 ? 'name' : 'text')))
  })

  test('a list whose lines come five times keeps its names', async () => {
    const report = await alone(Array.from({ length: 5 }, () => rows.join('')).join(''))
    expect(report.records).toMatchObject({ out: 120, counted: 24 })
  })

  test('many names that come again are names: thousands are called alike', async () => {
    const called = people.flatMap(({ name }) => [
      name,
      `${name.slice(0, 1)}国庆`,
      `${name.slice(0, 1)}建军`,
    ])
    const names = [...new Set(called)]
    const lines = Array.from({ length: names.length * 9 }, (_, i) =>
      line(`139${String(13_000_000 + i * 37)}`, names[i % names.length] ?? ''),
    )
    const report = await alone(lines.join(''))
    expect(names.length).toBeGreaterThan(50)
    expect(report.records).toMatchObject({ out: lines.length, counted: lines.length })
  })

  test('before a number in a line', async () => {
    const words = ['马拉松', '高尔夫', '房管所', '宝贝天使', '花开富贵', '单位', '应急', '水果摊']
    const report = await alone(
      words.map((w, i) => `${w}电话1390013800${String(i)}\n`).join(''),
      'a.txt',
    )
    expect(report.records).toMatchObject({ out: 8, counted: 0 })
  })
})

describe.concurrent('a firm and whoever is named in the cell with the number', () => {
  const firms = ['鑫源', '海通', '信发', '达盛']
  // Two characters before a title may be a word.
  const sure = people.filter(({ name }) => name.length > 2)
  const lines = (called: (name: string) => string) =>
    `公司,联系方式\n${sure.map(({ name, mobile }, i) => line(`青岛${firms[i % 4] ?? ''}商贸有限公司`, `${called(name)} ${mobile}`)).join('')}`

  test('is parted at the comma that the header has too, and the person behind the firm counts', async () => {
    const report = await of(lines((name) => `${name}经理`))
    expect(report.tables[0]).toMatchObject({ delimiter: ',', header: 1 })
    expect(report.records).toMatchObject({ out: sure.length, counted: sure.length })
  })

  test('a surname with a title names nobody', async () => {
    const report = await alone(lines((name) => `${name.slice(0, 1)}经理`))
    expect(report.flags).toMatchObject({ 'vague-name': sure.length })
  })
})

describe.concurrent('names beside what is said of the number', () => {
  const forms: readonly ((p: (typeof people)[number]) => string)[] = [
    ({ name, mobile }) => `${name}电话${mobile}`,
    ({ name, mobile }) => `${name}的手机号：${mobile}`,
    ({ name, mobile }) => `${name}电话：${mobile}`,
    ({ name, mobile }) => `把${name}的号码发你 ${mobile}`,
    ({ name, mobile }) => `查一下机主${name} ${mobile}`,
    ({ name, mobile }) => `青岛市市南区香港中路12号，${name}，${mobile}`,
  ]
  test.each(forms.map((form) => [form({ name: '张三丰', mobile: '138…', id: '' }), form] as const))(
    '%s',
    async (_, form) => {
      // Names of two characters of a surname that begins other words too are in doubt, and not taken.
      const sure = people.filter(({ name }) => name.length > 2)
      const report = await of(sure.map((p) => `${form(p)}\n`).join(''), 'a.txt')
      expect(report.records).toMatchObject({ out: sure.length, counted: sure.length })
    },
  )

  test('two characters behind a surname that begins hardly any other word', async () => {
    const names = ['李明', '王芳', '张伟', '刘洋', '陈静', '柏峰', '温静', '安娜']
    const report = await of(
      names.map((name, i) => `${name}电话1390013800${String(i)}\n`).join(''),
      'a.txt',
    )
    expect(report.records).toMatchObject({ out: 8, counted: 8 })
  })
})

test.concurrent('names and numbers that change places from line to line', async () => {
  const turned = people.map(({ name, mobile }, i) =>
    i % 2 === 0 ? `${name} ${mobile}\n` : `${mobile} ${name}\n`,
  )
  expect((await of(turned.join(''), 'a.txt')).records).toMatchObject({ out: 24, counted: 24 })
})
