import { expect, test } from 'vitest'
import { workspace } from '../support/counting.ts'
import { countsPeople, type TextCase } from '../support/people-of-texts.ts'

/** Lists as people type and paste them, one file of each class that was once read wrongly (docs/accuracy.md). */
const base = workspace('typed-by-hand')

const CASES: readonly TextCase[] = [
  [
    'pictures before the names',
    'pictures.txt',
    3,
    '✅周勇春 15179809101\n📱郭婷兰 15500002102\n★郝博 15855212103\n',
  ],
  [
    'numbers in key caps',
    'caps.txt',
    3,
    '1️⃣刘春梅 13872269201\n2️⃣袁梅思 17889516202\n3️⃣卢静 13125252203\n',
  ],
  [
    'three people in a line, numbered',
    'numbered.txt',
    6,
    '1.程兰13818642301  2.江涛丹19891618302  3.林怡17768494303\n4.施欣雨18223200304  5.贺静军15076436305  6.武磊宇15610490306\n',
  ],
  [
    'two people in a line behind ringed numbers',
    'ringed.txt',
    4,
    '①姚建梓13208557401 ②张洋娟13906881402\n③沈梅宇17662497403 ④邓杰15567542404\n',
  ],
  [
    'customers with numbers, each with what he wants',
    'customers.txt',
    4,
    '今日客户\n客户1：傅伟怡，电话18209711501，需求：装修；客户2：康静军，电话19961946502，需求：贷款\n客户3：邹子，电话13537025503，需求：装修；客户4：陆桂晓，电话18556741504，需求：装修\n',
  ],
  [
    'parents who are numbered are of one pupil',
    'parents.txt',
    2,
    '周小勇 1.父亲周大勇13872269601 2.母亲刘梅17889516602\n郭小婷 1.父亲郭伟兵15500002603 2.母亲卢静静15855212604\n',
  ],
  [
    'numbers of one person, counted up',
    'several-numbers.txt',
    2,
    '周小强 1、手机13872269611 2、备用电话17889516612\n郭小凤 1、手机15500002613 2、备用电话15855212614\n',
  ],
  [
    'greeted, with the number of the parcel; whose number the courier has is not his',
    'greeted.txt',
    2,
    '【菜鸟驿站】常丽梅您好，您的包裹已到，取件码1-2-3344，收件手机13872269711\n【菜鸟驿站】尹芳您好，您的包裹已到，取件码4-2-3345，收件手机13872269712\n【顺丰】贺静军您好，快递员李师傅13872269713正在为您派送\n',
  ],
  [
    'the parties of a contract, each with his number below',
    'contract.txt',
    3,
    '房屋租赁合同\n甲方（出租方）：陈珍敏\n联系电话：15333996801\n乙方（承租方）：高勇\n联系电话：13811144802\n见证人：上官红\n联系电话：18384301803\n',
  ],
  [
    'the parties of contracts, a line each',
    'parties.txt',
    4,
    '出租人：苏斌 电话：18604331811\n承租人：叶思梅 电话：18211493812\n\n出租人：毛博兰 电话：13058393813\n承租人：杜芳 电话：13058393814\n',
  ],
  [
    'a frame around each row',
    'framed.txt',
    4,
    `┌──────┬─────────────┐\n│ 姓名 │ 电话        │\n${['段志', '萧轩', '牛春', '阎子'].map((name, i) => `├──────┼─────────────┤\n│ ${name} │ 1789234870${String(i)} │\n`).join('')}└──────┴─────────────┘\n`,
  ],
  [
    'sex and age behind the name, labels below it',
    'aged.txt',
    3,
    '1. 钟敏洋 男 46岁\n电话：15527606801\n地址：湖北省武汉市武昌区解放大道139号\n2. 上官兰 女 47岁\n电话：15639512802\n地址：湖北省武汉市武昌区中山路1号\n3. 钟国 男 60岁\n电话：18280061803\n地址：湖北省武汉市武昌区中山路7号\n',
  ],
  [
    'the address first, and who receives in brackets',
    'receives.txt',
    3,
    '湖北省武汉市武昌区翠湖苑3栋2单元1702室（孙霞收）17629076901\n四川省成都市武侯区锦绣江南5栋3单元404室（曾丽收）13332166902\n上海市浦东新区万和城12栋2单元1401室（曾平宇收）13358995903\n',
  ],
  [
    'who called and who was heard',
    'prose.txt',
    5,
    '证人万怡称其手机号码为18049527001，系本市居民。\n读者潘诗春来电（18537432002）反映小区停水。\n业主康梅春（电话18763396003）投诉噪音。\n市民程琳艳，联系电话13736507004，咨询医保。\n乘客康莉致电客服，预留电话15567520005。\n',
  ],
]

const report = countsPeople(base, CASES)

test('the columns of a framed table are columns', () => {
  const framed = report().tables.find((t) => t.at[0] === 'framed.txt')
  expect(framed?.columns.map((c) => c.kind)).toEqual(['empty', 'name', 'mobile', 'empty'])
  expect(framed?.rows).toMatchObject({ found: 11, data: 4, unread: {} })
})
