import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeChongqing, makeQingdao } from '../../demo/make.ts'
import { caseJson } from '../../src/documents/json/case.ts'
import { PAPERS } from '../../src/documents/papers/all.ts'
import { workspace } from '../support/counting.ts'
import { LEDGERS, standing } from '../support/printed.ts'
import { tell, type Story } from '../support/story.ts'

/**
 * Every check of ../shared/law/stories.md once, by its number, in what people and machines get: the page, the terminal, the
 * papers, and the JSON of `case`. How each number comes about is tested in the files of each story (`chongqing*.test.ts`,
 * `qingdao*.test.ts`, `overlap.test.ts`, `pictures.test.ts`); here it is that none is lost on the way to the reader.
 */
const base = workspace('stories')
const stories = new Map<Name, Story>()
beforeAll(() => {
  stories.set('chongqing', tell(base, 'chongqing', makeChongqing))
  stories.set('qingdao', tell(base, 'qingdao', makeQingdao))
})

type Name = 'chongqing' | 'qingdao'
type Channel = 'page' | 'terminal' | 'papers' | 'machine'
type Shown = Partial<Record<Channel, readonly RegExp[]>>

function textOf(name: Name, channel: Channel): string {
  const story = stories.get(name)
  if (!story) throw new Error(name)
  if (channel === 'machine') return caseJson(story.report)
  if (channel === 'page') return story.texts.html.replaceAll(/<[^>]*>/g, ' ')
  return story.texts[channel]
}

const CHONGQING: Readonly<Record<string, Shown>> = {
  'C1 both ledgers closed, nobody’s number': {
    page: [/11034\s*条/, /台账平衡/, /不等于任何人的涉案条数/],
    terminal: [/计入 +11034 条（去重后，全案口径；不等于任何人的涉案条数）/, /台账平衡/],
    papers: [/11034条（去重后，全案口径；不等于任何人的涉案条数）/],
  },
  'C2 Fei 11034, once by article 11': {
    page: [/费某扬涉案条数＝/, /第十一条第一款 不重复计算/],
    terminal: [/费某扬 第五项 11034条/],
    papers: [/不重复计算/],
    machine: [/"id": "fei"/],
  },
  'C3 the same whatever was delivered': {
    page: [/无论实际交付其中多少条（0至11034条），本项均为11034条/],
    papers: [/无论实际交付其中多少条/],
  },
  'C4 the tier is a suggestion': {
    terminal: [/第三项 0 {2}第四项 0 {2}第五项 11034（信息类型为建议，由办案人员确定）/],
    page: [/无第三项、第四项字段/],
  },
  'C5 5000 reached by 6034, 50000 short by 38966': {
    page: [/超出标准（条）\s*6034/, /差38966条/],
    papers: [/差38966条/],
  },
  'C6 5000 yuan on no basis': {
    page: [/按出售收入差34\.70元（按每条0\.45元为78条），三种口径结论一致/],
    papers: [/34\.70元/],
    machine: [/34\.70元/],
  },
  'C7 cost, gross, margin, and the stated gain': {
    page: [/2758\.50元（推算）/, /4965\.30元（推算）/, /2206\.80元（推算）/, /不符（差206\.80元）/],
    papers: [/不符（差206\.80元）/],
    machine: [/"gross": 496530/, /"cost": 275850/, /"margin": 220680/],
  },
  'C8 hints on the gap': { page: [/未经证实）：恰为10000条×0\.20元；取整；部分未付；另有支出/] },
  'C9 only the key that is used gives 11034': {
    terminal: [/去重依据：学生姓名＋家长电话（采用）/, /仅家长电话 \d+ +仅学生姓名 \d+/],
  },
  'C10 people apart from records, by kind': {
    terminal: [/涉及人数：学生不多于 11034，家长号码 10884/],
    page: [/一行含学生与家长的为一条、不多于两人/],
    papers: [/学生不多于 11034，家长号码 10884/],
  },
  'C11 ages that say what they rest on': {
    page: [/不满十四周岁 \d+/, /年龄不明 \d+/, /上下一岁/, /年龄不改变刑事数量标准的档次/],
  },
  'C12 the law of the conduct': { page: [/行为时未施行，不作为行为评价依据（争议见说明）/] },
  'C13 articles of 2022': { page: [/民诉法第五十八条第二款/, /民诉法解释第二百八十七条/] },
  'C14 to be proved': { page: [/须自行举证/, /条数不属于免证事实/], papers: [/不属于免证事实/] },
  'C15 what stands below the crime': { page: [/网络安全法第六十四条第二款/, /是否已处罚：待查/] },
  'C16 who may sue': { page: [/消法第四十七条/, /诉前公告只及于检察院起诉/] },
  'C17 the filing pack': { page: [/✗ 缺\s+已按消法第三十七条第一款第四项或者第五项/] },
  'C18 the court': { page: [/支持起诉机关为区院，受诉法院为中院，请核对/] },
  'C19 claims': {
    page: [
      /2次，每次不低于1000\.00元，合计不低于2000\.00元，一年内/,
      /停止侵害、删除未见于报道的诉请/,
    ],
    machine: [/"kind": "act"/],
  },
  'C20 settlement': { page: [/表述不一致/, /签订不等于生效/] },
  'C21 the announcement': { page: [/2022-09-20至2022-10-19（星期三）/, /不早于2022-10-20/] },
  'C22 telling the authority': { page: [/2022-08-15（星期一）/] },
  'C23 the chain': { page: [/演示证据卷一第11页\s+推算/, /演示证据卷一第12页\s+推算/] },
  'C24 what is open': { papers: [/补充/, /上家.*身份/, /副本/], machine: [/"questions"/] },
  'B5 every stated figure beside ours, with its rank': {
    page: [/媒体报道（仅供核对）/, /文书用数由承办人选定；本软件的11034条为复核/],
  },
}

const QINGDAO: Readonly<Record<string, Shown>> = {
  'Q1 37002, of which 30000 priced and 7002 free': {
    terminal: [/计入 +37002 条/],
    page: [/计价30000条、附送7002条，合计37002条为本软件相加，来源分别载明两数/],
  },
  'Q2 Wang': { page: [/王某某[^。]*37002条/, /差12998条/], terminal: [/王某某 第五项 37002条；/] },
  'Q3 Dong: no upper bound, 45002 if nothing overlaps': {
    page: [/45002条以上/, /至少有12998条不见于已知部分/],
    papers: [/董某某涉案条数[\s\S]{0,60}37002条以上/, /不设上限/],
    terminal: [/董某某 第五项 37002条以上/],
  },
  'Q4 Wu: the same on the obtaining side': { terminal: [/吴某某 第五项 37002条以上/] },
  'Q5 never added': {
    page: [/同一批信息在各人之间流转，人与人之间不相加/],
    terminal: [/人与人之间不相加/],
    papers: [/人与人之间不相加/],
  },
  'Q6 the tier, its alternatives, the person decides': {
    page: [/股民/, /信息类型须由人决定/],
    papers: [/第四项/],
  },
  'Q7 money': {
    page: [/4500\.00元（推算）/, /16500\.00元（推算）/, /12000\.00元（推算）/, /相符/],
    machine: [/"gross": 1650000/, /"cost": 450000/, /"margin": 1200000/],
  },
  'Q8 a mean is a fraction': { page: [/16500元\/37002条/] },
  'Q9 the whole joint sum for each': { page: [/每人对全部价款负责，不按人数分/] },
  'Q10 deal 1 keeps its words, outside the claim': {
    page: [/约1400\.00元/, /t1、t2不在该请求之内/],
  },
  'Q11 one nickname, two accounts': { page: [/同名不同号/, /也不说明账号换过使用人/] },
  'Q12 double role': { page: [/角色冲突：董某某对吴某某为其代为购买/, /两种理解条数相同/] },
  'Q13 Wu and article 6': { page: [/为合法经营活动购买、收受——/, /限于第五项信息——/] },
  'Q14 criminal law in time': { page: [/刑法第二百五十三条之一第一款\s+2015-11-01/] },
  'Q15 civil law in time, with the fall-back': {
    page: [
      /经时间效力规定第一条第三款适用；备选：时间效力规定第二十四条、时间效力规定第二条/,
      /侵权责任法第八条/,
      /民法总则第一百一十一条/,
    ],
  },
  'Q16 standing of 2021': {
    page: [/民诉法第五十五条第二款（今第五十八条第二款）/, /缺公告日期、公告媒体/],
  },
  'Q17 who files where': { page: [/青岛市黄岛区人民检察院 → 青岛市人民检察院/, /受诉法院未载明/] },
  'Q18 the judgment as proof': { page: [/自2021-08-17起生效/, /没有生效裁判所确认的条数/] },
  'Q19 money twice': { page: [/没收违法所得与赔偿损失并存（争议）/, /本软件不相抵、不折算/] },
  'Q20 one group, one cap': { page: [/全组合计以请求的12000\.00元为限/, /不是上限/] },
  'Q21 claims by person': { page: [/12000\.00元（连带，全组合计）/, /隐私权/] },
  'Q22 found victims are no rate': { papers: [/已找到的被害人不是随机样本，不得推算比例/] },
  'Q23 the words of the sentence': { papers: [/缓刑一年：待核（缓刑是否及于二人，来源只有一句）/] },
  'Q24 robust but for deal 1': {
    page: [/均在5000条以上、50000条以下，档次不变/],
    papers: [/取决于批次b1的数据，待查明/],
  },
  'Q25 chain and time line': { page: [/8000条以上/, /37002条/, /2021-11-23/] },
}

describe.each([
  ['chongqing', CHONGQING],
  ['qingdao', QINGDAO],
] as const)('%s', (name, checks) => {
  test.each(Object.entries(checks))('%s', (_, shown) => {
    for (const [channel, wanted] of Object.entries(shown) as [Channel, readonly RegExp[]][])
      for (const one of wanted) expect(textOf(name, channel), channel).toMatch(one)
  })

  test(name === 'chongqing' ? 'C25 the papers' : 'Q27 the papers, with a table per person', () => {
    const out = join(base, `${name}-out`)
    for (const file of [...Object.values(PAPERS), ...LEDGERS, 'report.html', 'report.json'])
      expect(existsSync(join(out, file)), file).toBe(true)
    expect(textOf(name, 'papers')).toMatch(/分人结果/)
  })

  test('B6 blank signatures, no expert opinion, the digest on each page', () => {
    expect(textOf(name, 'page')).toMatch(/制作人（检察官助理或检察技术人员）\s*签名\s*日期/)
    expect(textOf(name, 'papers')).toMatch(/不是鉴定意见/)
    const footers = textOf(name, 'papers').match(/report\.json SHA-256 [0-9a-f]{64}/g) ?? []
    expect(footers.length).toBeGreaterThanOrEqual(Object.keys(PAPERS).length)
    expect(new Set(footers).size).toBe(1)
  })

  test('B7 the ledger names the place of each row, masked, with the formulas that count', () => {
    const story = stories.get(name)
    expect(story?.texts.sheets).toMatch(/COUNTIFS|核对/)
    expect(story?.texts.sheets).toMatch(/1\d{2}\*{4}\d{4}/)
  })
})

/** What must never stand anywhere, word for word as the script lists it. */
test.each([
  [
    'chongqing',
    ['22068', '2200.00', '2207.00', '构成', /11034\s*人/, /涉及人数[：\s]*11,?034(?!\d)/],
  ],
  ['chongqing', [/2022-10-19[^；。]{0,12}生效/]],
  [
    'qingdao',
    [
      '判决支持12000元',
      '6000.00',
      '转手',
      '受害人37002人',
      '20351.10',
      '5550.30',
      '111006',
      '74004',
    ],
  ],
  ['qingdao', [/45002条以下/, /至多[^。]{0,8}45002/, /37002\s*人/, /涉及人数[：\s]*37,?002(?!\d)/]],
] as const)('%s prints none of %j', (name, never) => {
  const story = stories.get(name)
  if (!story) throw new Error(name)
  expect(standing(story.texts, never)).toEqual([])
})
