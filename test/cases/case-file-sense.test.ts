import { describe, expect, test } from 'vitest'
import { chongqingCase } from '../../demo/chongqing-case.ts'
import { qingdaoCase } from '../../demo/qingdao-case.ts'
import { checkedFacts } from '../../src/case/case-file.ts'
import { forbiddenWords } from '../support/wording.ts'

/** Mistakes of sense are named and worked around: line, field, what was found, the problem, the remedy, the effect. */
const check = (text: string) => checkedFacts(text, 'case.yaml')
const said = (text: string) =>
  check(text).problems.map(({ line, field, found, problem, remedy, effect }) => {
    expect(forbiddenWords(`${problem}${remedy}${effect}`)).toEqual([])
    return `${line ?? '-'} ${field} [${found ?? ''}] ${problem} | ${remedy} | ${effect}`
  })

const PEOPLE = `title: 某案
parties: [{ id: dong, name: 董某某 }, { id: wang, name: 王某某 }, { id: wu, name: 吴某某 }]
accounts: [{ id: wx1, platform: wechat, user: dong }]
batches: [{ id: b1, declared: { at-least: 8000 } }, { id: b2, files: ["a/*"] }]
`
const ENTERED = '（已登记：dong、wang、wu、wx1）'
const transfers = (...list: string[]) =>
  `${PEOPLE}transfers:\n${list.map((t) => `  - { ${t} }\n`).join('')}`
const transfer = (more: string) => transfers(`id: t1, kind: sell, ${more}`)

test.each([
  ['Chongqing', chongqingCase],
  ['Qingdao', qingdaoCase],
])('the case of %s gives no problem', (_, text) => {
  expect(check(text).problems).toEqual([])
})

describe('transfers', () => {
  test.each([
    [
      'a giver whom nobody entered, with the one that was meant',
      transfer('from: [dong, wnag], to: [wu], batch: b2'),
      `6 transfers.0.from.1 ["wnag"] 人员或者账号没有登记 | 请在 parties 或者 accounts 中登记，或者改为 wang${ENTERED} | 此人不计为该笔流转的提供方`,
    ],
    [
      'an unknown batch',
      transfer('from: [dong], to: [wu], batch: b77'),
      '6 transfers.0.batch ["b77"] 批次没有登记 | 请在 batches 中登记（已登记：b1、b2） | 该笔流转不参与计算',
    ],
    [
      'a deal with oneself, by an account',
      transfer('from: [dong], to: [wx1], batch: b2'),
      '6 transfers.0.to [] 提供方与下家是同一人（dong） | 请核对 from、to；账号按实际使用人计算 | 该笔流转不参与计算',
    ],
    [
      'a deal with oneself and somebody else',
      transfer('from: [wx1], to: [dong, wu], batch: b2'),
      '6 transfers.0.to [] 提供方与下家是同一人（dong） | 请核对 from、to；账号按实际使用人计算 | 此人不计为该笔流转的下家',
    ],
    [
      'nobody on the other side',
      transfer('from: [dong], batch: b2'),
      '6 transfers.0 [] 该笔流转没有写下家（to） | 请在 parties 登记并写入；身份不明的，登记为 identified: false | 该笔流转不参与计算',
    ],
    [
      'a period that ends before it begins',
      transfer('from: [dong], to: [wu], batch: b2, on: { from: 2019-05, to: 2019-03-31 }'),
      '6 transfers.0.on [] 终止日期（2019-03-31）早于起始日期（2019-05） | 请核对，写作 { from: 较早的日期, to: 较晚的日期 } | 该日期不采用，按待查明处理',
    ],
    [
      'a transfer after the decision',
      `${transfer('from: [dong], to: [wu], batch: b2, on: 2022-07')}dates: { decided: 2022-06-30 }\n`,
      '6 transfers.0.on ["2022-07"] 日期（2022-07）晚于裁判日期（2022-06-30） | 请核对这两个日期 | 该日期不采用，按待查明处理',
    ],
    [
      'one id for two',
      transfers(
        'id: t1, kind: sell, from: [dong], to: [wu], batch: b2',
        'id: t1, kind: give, from: [dong], to: [wang], batch: b2',
      ),
      '7 transfers.1.id ["t1"] 标识重复 | 每项另取一个标识，并改正引用它的地方 | 只采用先登记的一项，此项略去',
    ],
    [
      'passed on before it came',
      transfers(
        'id: t1, kind: sell, from: [wang], to: [dong], batch: b2, on: 2019-02',
        'id: t2, kind: sell, from: [wx1], to: [wu], batch: b2, on: 2018',
      ),
      '7 transfers.1.on [2018] 提供在先、取得在后 | 请核对取得该批次的流转（transfers、obtained）的日期 | 仅提示，不影响计算',
    ],
  ])('%s', (_, text, line) => {
    expect(said(text)).toEqual([line])
  })

  test('nobody entered on a side: said for the person, and for the transfer', () => {
    expect(said(transfer('from: [x], to: [y], batch: b2')).map((l) => l.split(' | ')[0])).toEqual([
      '6 transfers.0.from.0 ["x"] 人员或者账号没有登记',
      '6 transfers.0.to.0 ["y"] 人员或者账号没有登记',
      '6 transfers.0.from [] 该笔流转没有已登记的提供方',
      '6 transfers.0.to [] 该笔流转没有已登记的下家',
    ])
  })

  test('what remains is used', () => {
    const { facts } = check(
      transfers(
        'id: t1, kind: sell, from: [dong, x], to: [wu, wx1], batch: b2, on: { from: 2020, to: 2019 }',
        'id: t2, kind: sell, from: [dong], to: [dong], batch: b2',
        'id: t3, kind: publish, from: [dong], batch: b1, group: 群, members: 200',
      ),
    )
    expect(facts.transfers).toEqual([
      { id: 't1', kind: 'sell', batch: 'b2', from: ['dong'], to: ['wu'] },
      { id: 't3', kind: 'publish', batch: 'b1', group: '群', members: 200, from: ['dong'] },
    ])
  })

  test('handing over among joint offenders is no deal with oneself; nor are the days of one month in disorder', () => {
    const text = `${transfer('from: [dong], to: [wang], batch: b2, on: { from: 2019-03-20, to: 2019-03 }')}groups: [{ id: couple, members: [dong, wang], kind: joint }]\n`
    expect(said(text)).toEqual([])
  })
})

describe('dates', () => {
  const dates = (fields: string) => `title: 某案\ndates: { ${fields} }\n`
  const two = '请核对这两个日期 | 两个日期均不采用，按待查明处理'
  const one = '请核对这两个日期 | 该日期不采用，按待查明处理'
  test.each([
    [
      'decided before filed',
      dates('filed: 2022-08-05, decided: 2022-07'),
      [`2 dates.decided ["2022-07"] 裁判日期早于起诉日期（2022-08-05） | ${two}`],
    ],
    [
      'heard before filed',
      dates('filed: 2022-08-05, heard: 2022-08-04'),
      [`2 dates.heard ["2022-08-04"] 开庭日期早于起诉日期（2022-08-05） | ${two}`],
    ],
    ['heard on the day of filing', dates('filed: 2022-08-05, heard: 2022-08-05'), []],
    ['heard in the month of filing', dates('filed: 2022-08-05, heard: 2022-08'), []],
    [
      'conduct that ends before it begins',
      dates('conduct: { from: 2021-11, to: 2021-10 }'),
      [
        '2 dates.conduct [] 终止日期（2021-10）早于起始日期（2021-11） | 请核对，写作 { from: 较早的日期, to: 较晚的日期 } | 该日期不采用，按待查明处理',
      ],
    ],
    [
      'filed before the conduct',
      dates('conduct: 2021, filed: 2020-12-31'),
      [`2 dates.filed ["2020-12-31"] 起诉日期早于行为开始日期（2021） | ${one}`],
    ],
    [
      'harm that ended before the conduct began',
      dates('conduct: 2021, harm-until: 2020'),
      [`2 dates.harm-until [2020] 损害持续截止日期早于行为开始日期（2021） | ${one}`],
    ],
    [
      'a judgment served before it was given',
      'title: 某案\ncriminal: { outcome: judgment, decided: 2021-08-05, served: 2021-08-04 }\n',
      [`2 criminal.served ["2021-08-04"] 送达日期早于裁判日期（2021-08-05） | ${two}`],
    ],
    [
      'a seizure before the conduct is noted, no more',
      `${dates('conduct: 2021-08')}exhibits: [{ id: JC-1, path: evidence, seized-on: 2021-07-31 }]\n`,
      [
        '3 exhibits.0.seized-on ["2021-07-31"] 扣押日期（2021-07-31）早于行为开始日期（2021-08） | 请核对扣押清单和行为日期 | 仅提示，不影响计算',
      ],
    ],
    [
      'a punishment after the conduct is none before it',
      'title: 某案\ndates: { conduct: 2021-08 }\nparties: [{ id: a, name: 甲, priors: [{ kind: criminal, on: 2021-09 }] }]\n',
      [
        '3 parties.0.priors.0.on ["2021-09"] 处罚日期（2021-09）晚于行为终了日期（2021-08） | 请核对；priors 只写行为之前受过的处罚 | 不作为曾受处罚的事实采用',
      ],
    ],
  ])('%s', (_, text, lines) => {
    expect(said(text)).toEqual(lines)
  })

  test('of two that cannot both be right neither is used, the others are', () => {
    const { facts } = check(dates('filed: 2022, heard: 2023, decided: 2021, announced: 2022'))
    expect(facts.dates).toEqual({ announced: '2022' })
  })
})

describe('persons, accounts, exhibits, groups', () => {
  const text = `title: 某案
parties: [{ id: dong, name: 董某某 }, { id: dong, name: 另一人 }]
accounts:
  - { id: dong, platform: qq }
  - { id: q1, platform: qq, user: wng, passing-as: [{ name: 大数据, of: nobody }] }
  - { id: q2, platform: qq, user: dong, passing-as: [{ name: 小数据, of: dong }] }
exhibits:
  - { id: JC-1, path: evidence/a, holder: wang }
  - { id: JC-2, path: ./evidence/a/ }
  - { id: JC-3, path: evidence/a/b }
groups:
  - { id: q1, members: [dong], kind: joint }
  - { id: g, members: [wang], kind: joint }
  - { id: h, members: [dong, q1], kind: joint, deals: [t9] }
`
  test('each is named', () => {
    const id = '每项另取一个标识，并改正引用它的地方 | 只采用先登记的一项，此项略去'
    const known = '请在 parties 中登记（已登记：dong）'
    expect(said(text)).toEqual([
      `2 parties.1.id ["dong"] 标识重复 | ${id}`,
      `4 accounts.0.id ["dong"] 标识已用于人员或者账号 | ${id}`,
      `5 accounts.1.user ["wng"] 人员没有登记 | ${known} | 该账号按实际使用人不明处理`,
      `5 accounts.1.passing-as.0.of ["nobody"] 人员没有登记 | ${known} | 只保留所冒用的名称，不与任何人相连`,
      '6 accounts.2.passing-as.0.of ["dong"] 所冒用的是实际使用人自己 | 请改为被冒用的人，或者删去 of | 只保留所冒用的名称，不与任何人相连',
      `8 exhibits.0.holder ["wang"] 人员没有登记 | ${known} | 该检材按持有人不明处理`,
      '9 exhibits.1.path ["./evidence/a/"] 与检材“JC-1”是同一路径 | 两份检材各放一个文件夹，各写各的路径 | 不重复读取，此项略去',
      '10 exhibits.2.path ["evidence/a/b"] 与检材“JC-1”的路径互相包含 | 两份检材各放一个文件夹 | 仅提示，不影响计算；重合的文件读取两次，第二次列为整份文件相同',
      `12 groups.0.id ["q1"] 标识已用于人员或者账号 | ${id}`,
      '13 groups.1.members.0 ["wang"] 人员或者账号没有登记 | 请在 parties 或者 accounts 中登记（已登记：dong、q1、q2） | 该成员不计在组内',
      '13 groups.1 [] 该组没有可用的成员或者流转 | 请改正 members、deals | 该组不参与计算',
      '14 groups.2.deals.0 ["t9"] 流转没有登记 | 请在 transfers 中登记 | 该组不及于此笔',
      '14 groups.2 [] 该组没有可用的成员或者流转 | 请改正 members、deals | 该组不参与计算',
    ])
  })

  test('what remains is used', () => {
    const { accounts, exhibits, groups, parties } = check(text).facts
    expect(parties.map((p) => p.name)).toEqual(['董某某'])
    expect(accounts).toEqual([
      { id: 'q1', platform: 'qq', 'passing-as': [{ name: '大数据' }] },
      { id: 'q2', platform: 'qq', user: 'dong', 'passing-as': [{ name: '小数据' }] },
    ])
    expect(exhibits).toEqual([
      { id: 'JC-1', path: 'evidence/a' },
      { id: 'JC-3', path: 'evidence/a/b' },
    ])
    expect(groups).toEqual([])
  })
})

describe('batches', () => {
  const batches = (...list: string[]) =>
    `title: 某案\nbatches:\n${list.map((b) => `  - { ${b} }\n`).join('')}`
  const apart = '该关系不采用，两个批次按互不相关计算'
  test.each([
    [
      'nothing in it',
      batches('id: b1'),
      '3 batches.0.id ["b1"] 批次既没有文件（files），也没有载明数（declared） | 请补写 files: [evidence/…]，或者 declared: { at-least: 8000 } | 该批次条数待查明，不按零计',
    ],
    [
      'a part of itself',
      batches('id: b1, files: [x], part-of: b1'),
      `3 batches.0.part-of ["b1"] 批次不能是它自己的部分 | 请核对 part-of，改正或者删去 | ${apart}`,
    ],
    [
      'the same as itself',
      batches('id: b1, files: [x], same-as: b1'),
      `3 batches.0.same-as ["b1"] 批次不能是它自己的同一批 | 请核对 same-as，改正或者删去 | ${apart}`,
    ],
    [
      'a ring of three, by both relations',
      batches(
        'id: b1, files: [x], part-of: b2',
        'id: b2, files: [y], same-as: b3',
        'id: b3, files: [z], part-of: b1',
      ),
      `5 batches.2.part-of ["b1"] 批次之间循环引用：b1又归于b3 | 请核对 part-of，改正或者删去 | ${apart}`,
    ],
    [
      'a part of what is not there',
      batches('id: b1, files: [x], part-of: b9'),
      `3 batches.0.part-of ["b9"] 批次没有登记 | 请在 batches 中登记（已登记：b1） | ${apart}`,
    ],
    [
      'a part larger than its whole',
      batches(
        'id: b1, declared: { exactly: 9 }',
        'id: b2, declared: { at-least: 10 }, part-of: b1',
      ),
      `4 batches.1.part-of ["b1"] 部分（10条以上）多于整体（9条） | 请核对 part-of，改正或者删去 | ${apart}`,
    ],
    [
      'a tier that nobody signed',
      batches('id: b1, files: [x], tier: A'),
      '3 batches.0.tier ["A"] 有文件的批次，信息类型应由承办人决定并署名 | 请写入 decisions：{ kind: tier, tier: A, batches: [b1], by: …, on: …, reason: … } | 不采用，仍按各条所含内容建议',
    ],
  ])('%s', (_, text, line) => {
    expect(said(text)).toEqual([line])
  })

  test('a ring loses the relation that closes it, and no other', () => {
    const ring = batches(
      'id: b1, files: [x], part-of: b2',
      'id: b2, files: [y], part-of: b3',
      'id: b3, files: [z], part-of: b1',
    )
    expect(check(ring).facts.batches.map((b) => b['part-of'])).toEqual(['b2', 'b3', undefined])
  })

  test('a transfer of a batch without contents, with the number that its units would give', () => {
    const text = `${batches('id: b1', 'id: b2, declared: { exactly: 20 }')}parties: [{ id: a, name: 甲 }, { id: b, name: 乙 }]
transfers:
  - { id: t1, kind: sell, from: [a], to: [b], batch: b1, priced-units: 30, free-units: 5 }
  - { id: t2, kind: sell, from: [a], to: [b], batch: b2, priced-units: 30, free-units: 5 }
`
    expect(said(text)).toEqual([
      '3 batches.0.id ["b1"] 批次既没有文件（files），也没有载明数（declared） | 请补写 files: [evidence/…]，或者 declared: { exactly: 35 } | 该批次条数待查明，不按零计',
      '7 transfers.0.batch ["b1"] 该笔流转的批次没有内容 | 请在批次“b1”补写 files 或者 declared | 该笔流转的条数待查明，不按零计',
      '8 transfers.1.priced-units [30] 计价与附送条数合计35条，多于批次“b2”的载明数20条 | 请核对 priced-units、free-units 与 declared | 仅提示，不影响计算；条数按批次计算，计价条数只用于金额',
    ])
  })
})

test('obtaining, figures and claims that name what is not there', () => {
  const text = `${transfer('from: [dong], to: [dong], batch: b2')}obtained:
  - { id: o1, by: [zz], batch: b1, how: collect }
  - { id: o2, by: [wx1], batch: b7, how: duty }
figures:
  - { what: margin, source: 报道, rank: press }
  - { what: records, amount: 3, source: 报道, rank: press }
  - { what: margin, amount: 3, of: [zz], deals: [t9, t1], source: 报道, rank: press }
claims:
  - { kind: stop, against: couple }
  - { kind: stop, against: [dong, zz] }
`
  expect(said(text).slice(1)).toEqual([
    `8 obtained.0.by.0 ["zz"] 人员或者账号没有登记 | 请在 parties 或者 accounts 中登记${ENTERED} | 此人不计为获取人`,
    '9 obtained.1.batch ["b7"] 批次没有登记 | 请在 batches 中登记（已登记：b1、b2） | 该项获取不参与计算',
    '11 figures.0.what ["margin"] 载明数没有写数值（amount） | 请补写 amount: 12000 | 该载明数不采用',
    '12 figures.1.what ["records"] 载明数没有写数值（records） | 请补写 records: { at-least: 8000 } | 该载明数不采用',
    '13 figures.2.of.0 ["zz"] 人员没有登记 | 请在 parties 中登记（已登记：dong、wang、wu） | 该载明数不采用',
    '13 figures.2.deals.0 ["t9"] 流转没有登记 | 请在 transfers 中登记 | 该载明数不采用',
    '13 figures.2.deals.1 ["t1"] 所引用的流转已略去 | 请先改正 transfers 中的这一项 | 该载明数不采用',
    '15 claims.0.against ["couple"] 人员或者组没有登记 | 请在 parties 或者 groups 中登记（已登记：dong、wang、wu） | 该诉讼请求不及于此人',
    '16 claims.1.against.1 ["zz"] 人员或者组没有登记 | 请在 parties 或者 groups 中登记（已登记：dong、wang、wu） | 该诉讼请求不及于此人',
  ])
  const { obtained, figures, claims } = check(text).facts
  expect([obtained, figures]).toEqual([[], []])
  expect(claims).toEqual([{ kind: 'stop', against: ['dong'] }])
})

test('decisions and overrides that decide nothing', () => {
  const signed = 'by: 承办人, on: 2022-03-01, reason: 理由'
  const text = `${PEOPLE}decisions:
  - { kind: tier, tier: A, batches: [b99], ${signed} }
  - { kind: reading, reading: bare-phone, option: in, ${signed} }
  - { kind: reading, reading: bare-phones, option: inn, ${signed} }
  - { kind: tier, tier: A, batches: [b2], ${signed} }
  - { kind: tier, tier: B, batches: [b2], ${signed} }
  - { kind: tier, tier: C, ${signed} }
overrides:
  - { column: C }
  - { kind: mobile, header: 2 }
`
  const lines = said(text)
  expect(lines[2]).toContain(
    '7 decisions.1.reading ["bare-phone"] 没有这个计算口径 | 是否为 bare-phones？可写：bare-phones（裸号是否计入）',
  )
  expect([...lines.slice(0, 2), ...lines.slice(3)]).toEqual([
    '6 decisions.0.batches.0 ["b99"] 批次没有登记 | 请在 batches 中登记（已登记：b1、b2） | 该决定不及于此批',
    '6 decisions.0.batches [] 该决定没有写到已登记的批次 | 请改正 batches；决定及于全案的，删去 batches | 该决定不采用',
    '8 decisions.2.option ["inn"] 计算口径“裸号是否计入”没有这个选项 | 是否为 in？可写：out（不计入裸号）、in（计入裸号） | 该决定不采用，按默认口径计算',
    '9 decisions.3.tier ["A"] 同一事项有后一决定（decisions.4） | 请只保留现行的决定；改变决定的经过由操作记录保存 | 按后一决定，此项不采用',
    '13 overrides.0.column ["C"] 写了 column，没有写 kind | 请补写 kind: mobile | 该列的指定不采用，仍按内容判定',
    '14 overrides.1.kind ["mobile"] 写了 kind，没有写 column | 请补写 column: C | 该列的指定不采用，仍按内容判定',
  ])
  const { decisions, overrides } = check(text).facts
  expect(decisions.map((d) => (d.kind === 'tier' ? d.tier : d.kind))).toEqual(['B', 'C'])
  expect(overrides).toEqual([{ header: 2 }])
})

test('a column that is taken apart, cut or given a kind is corrected', () => {
  const text = `${PEOPLE}overrides:
  - { file: 一.csv, column: A, cut: / }
  - { file: 二.csv, column: B, split: people }
  - { file: 三.csv, column: C, kind: mobile }
  - { file: 四.csv, join: [B, C] }
`
  expect(said(text)).toEqual([])
  expect(check(text).facts.overrides).toHaveLength(4)
})

test('of many problems two hundred are told and the others counted', () => {
  const many = Array.from({ length: 260 }, (_, i) => `id: b${i}`)
  const { problems } = check(`title: 某案\nbatches:\n${many.map((b) => `  - { ${b} }\n`).join('')}`)
  expect(problems).toHaveLength(201)
  expect(problems.at(-1)?.problem).toBe('另有60处问题未逐一列出')
})

test('checking what was left usable finds nothing more', () => {
  // Facts are kept as text and read again: what is usable once must stay usable.
  const { facts } = check(
    transfer('from: [dong, x], to: [wu], batch: b2, on: { from: 2020, to: 2019 }'),
  )
  const { transfers: kept, parties, accounts, batches } = facts
  const again = JSON.stringify({ title: '某案', parties, accounts, batches, transfers: kept })
  expect(check(again).problems).toEqual([])
})
