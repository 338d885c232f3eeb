import type {
  BuyerCount,
  CaseReport,
  DealReport,
  LawInTime,
  Money,
  PartyReport,
  PartyTierCount,
  Quantity,
} from '../../src/case-report.ts'
import type { Finding, Outcome, Report } from '../../src/report.ts'
import { NO_GAINS } from '../../src/report/gains.ts'
import { NO_LIABILITY } from '../../src/report/liability.ts'
import { NO_ORIGIN } from '../../src/report/origin.ts'
import { NO_PEOPLE } from '../../src/report/people.ts'
import { NO_PROCEDURE } from '../../src/report/procedure.ts'
import { NOTHING_STATED } from '../../src/report/stated.ts'
import { NO_PRECEDENTS } from '../../src/report/precedents.ts'
import { sampleReport } from './sample-report.ts'

/**
 * The part of a report that the facts of a case add, made by hand for tests of what people look at: the two stories of
 * `stories.md` in `../shared/law`. Synthetic persons only. {@link chongqingReport} closes with {@link sampleReport};
 * {@link qingdaoReport} has the totals of the second story.
 */
const NONE: Quantity = {
  'at-least': 0,
  exactly: 0,
  about: false,
  declared: null,
  'declared-bound': null,
  apart: null,
}

const exactly = (n: number): Quantity => ({ ...NONE, 'at-least': n, exactly: n })

/** A number of which only the lower bound is known, and the number at the least if nothing overlaps. */
const atLeast = (n: number, declared: number, apart: number): Quantity => ({
  'at-least': n,
  exactly: null,
  about: false,
  declared,
  'declared-bound': 'at-least',
  apart,
})

const EMPTY: PartyTierCount = {
  ...NONE,
  'by-buyer': [],
  unsold: NONE,
  obtained: NONE,
  provided: NONE,
  'in-duty': NONE,
}

const computed = (fen: number): Money => ({ fen, basis: 'computed', bound: 'exactly' })

function finding(
  rule: string,
  title: string,
  outcome: Outcome,
  sentence: string,
  date: string,
  reasons: Finding['reasons'] = [],
): Finding {
  return {
    rule,
    title,
    outcome,
    sentence,
    reasons,
    robust: outcome === 'met' || outcome === 'not-met',
    incomplete: false,
    on: { date, assumed: false },
  }
}

function ordinary(c: Quantity, obtained: Quantity, buyers: readonly BuyerCount[]): PartyTierCount {
  const provided = buyers.length === 0 ? NONE : c
  const unsold = buyers.length === 0 ? obtained : NONE
  return { ...EMPTY, ...c, obtained, provided, unsold, 'by-buyer': buyers }
}

const ROBUST = {
  holds: true,
  sentence: '采用上列任何一种计算口径，均在5000条以上、50000条以下，档次不变。',
}

/** A party who does nothing that is counted: a seller or buyer who has not been found. */
function bystander(id: string, name: string, roles: readonly string[]): PartyReport {
  return {
    id,
    name,
    state: '未到案',
    absent: true,
    standing: null,
    roles,
    evidence: null,
    tiers: { A: EMPTY, B: EMPTY, C: EMPTY },
    civil: { A: 0, B: 0, C: 0 },
    held: [],
    formula: { text: '未录入其获取、提供的事实，未计算' },
    readings: [],
    robust: { holds: true, sentence: '未计算。' },
    range: { least: { A: 0, B: 0, C: 0 }, most: { A: 0, B: 0, C: 0 } },
    gross: null,
    cost: null,
    margin: null,
    findings: [],
    changes: [],
    notes: ['身份不明，未计算其条数'],
  }
}

const down: BuyerCount = {
  ...exactly(11034),
  buyer: 'down',
  label: '下家（网络买家，身份不明）',
  transfers: ['t2'],
}

const fei: PartyReport = {
  id: 'fei',
  name: '费某扬',
  state: null,
  absent: false,
  standing: '被不起诉人',
  roles: ['middleman'],
  evidence: '演示证据卷一第1页',
  tiers: { A: EMPTY, B: EMPTY, C: ordinary(exactly(11034), exactly(11034), [down]) },
  civil: { A: 0, B: 0, C: 11034 },
  held: [
    { exhibit: 'JC-1', records: 9021 },
    { exhibit: 'JC-2', records: 2000 },
  ],
  formula: {
    text: '提供各下家的条数之和＋获取后未提供的条数',
    value: 11034,
    cite: 'fashi-2017-10/11.1',
    sure: 'inference',
    because: [
      { text: '提供给下家（网络买家，身份不明）', value: 11034, rows: '--code COUNTED' },
      { text: '获取后未提供', value: 0 },
      {
        text: '非法获取后又出售或者提供的，不重复计算',
        cite: 'fashi-2017-10/11.1',
        sure: 'verified',
      },
      {
        text: '即使只交付其中一部分，条数仍为11034条：来源没有载明全部交付，也没有载明只交付一人',
      },
    ],
  },
  readings: [
    {
      id: 'bare-phones',
      title: '裸号是否计入',
      option: '不计入裸号',
      used: true,
      civil: true,
      tiers: { A: 0, B: 0, C: 11034 },
      ground: '判例不一；存疑时取对当事人有利的，另列一数',
      sure: 'page',
    },
    {
      id: 'bare-phones',
      title: '裸号是否计入',
      option: '计入裸号',
      used: false,
      civil: false,
      tiers: { A: 0, B: 0, C: 11114 },
      ground: '判例不一；存疑时取对当事人有利的，另列一数',
      sure: 'page',
    },
    {
      id: 'changed-content',
      title: '内容变化',
      option: '内容变化分别计入',
      used: false,
      civil: false,
      tiers: { A: 0, B: 0, C: 11122 },
      ground: '2018年指引有内容变化除外之说，原文未重新找到',
      sure: 'from-memory',
    },
  ],
  robust: ROBUST,
  range: { least: { A: 0, B: 0, C: 10884 }, most: { A: 0, B: 0, C: 11202 } },
  gross: computed(496_530),
  cost: computed(275_850),
  margin: computed(220_680),
  findings: [
    finding(
      'quantity.tier-c.serious',
      '第五项信息数量标准',
      'met',
      '经核算，费某扬出售、提供第五项信息11034条，达到解释第五条第一款第五项规定的数量标准（5000条）。是否属于“情节严重”，由办案机关审查认定。',
      '2021-10-26',
      [
        { text: '费某扬涉案条数', value: 11034, rows: '--tier C' },
        { text: '数量标准（条）', value: 5000, cite: 'fashi-2017-10/5.1.5', sure: 'verified' },
      ],
    ),
    finding(
      'quantity.tier-c.especially-serious',
      '第五项信息十倍数量标准',
      'not-met',
      '经核算，费某扬出售、提供第五项信息11034条，未达到解释第五条第二款第三项规定的数量标准（50000条），差38966条。',
      '2021-10-26',
      [{ text: '十倍标准（条）', value: 50000, cite: 'fashi-2017-10/5.2.3', sure: 'verified' }],
    ),
    finding(
      'income.serious',
      '违法所得数额标准',
      'not-met',
      '经核算，费某扬出售收入4965.30元、差价获利2206.80元、载明2000.00元，未达到解释第五条第一款第七项规定的数额标准（5000元）；三种口径结论一致。按出售收入差34.70元。',
      '2021-10-26',
      [{ text: '数额标准（元）', value: 5000, cite: 'fashi-2017-10/5.1.7', sure: 'verified' }],
    ),
  ],
  changes: [
    {
      rule: 'quantity.tier-c.serious',
      by: 'records',
      way: 'fewer',
      text: '少6035条，第五项信息即不足5000条标准',
    },
    {
      rule: 'income.serious',
      by: 'money',
      way: 'more',
      text: '出售收入再多34.70元（按0.45元一条为78条），即达到5000元标准',
    },
  ],
  notes: ['全部出售为假定，来源未载明'],
}

const statedGain = {
  what: 'margin',
  of: ['fei'],
  deals: ['t1', 't2'],
  stated: '2000.00元',
  source: '媒体报道',
  rank: 'press',
  status: null,
  computed: '2206.80元',
  check: 'differs',
  sentence:
    '按单价与条数推算为2206.80元，载明2000.00元，不符，差206.80元。可能的原因（未经证实）：按10000条、每条0.20元计；取整；部分未付；另有支出。',
  evidence: '演示证据卷三第1页',
} as const

const CONDUCT = { from: '2021-08-01', to: '2021-10-26' }

function deal(
  of: Pick<DealReport, 'id' | 'from' | 'to' | 'batch'> & Partial<DealReport>,
): DealReport {
  return {
    kind: 'sell',
    on: null,
    priced: null,
    free: null,
    'unit-price': null,
    total: null,
    assumed: false,
    evidence: null,
    ...of,
  }
}

const interpretation: LawInTime = {
  id: 'interpretation',
  title: '公民个人信息刑事案件解释',
  time: 'judicial-interpretation',
  article: '解释第五条',
  cite: 'fashi-2017-10/5',
  status: 'applies',
  asked: { date: '2021-10-26', which: 'conduct' },
  basis: '行为时已施行',
  from: '2017-06-01',
  to: null,
  sure: 'verified',
  checked: '2025-04-19',
}

const notYet: LawInTime = {
  ...interpretation,
  id: 'pipl-sensitive',
  title: '敏感个人信息（个保法）',
  time: 'civil',
  article: '个人信息保护法第二十八条',
  cite: 'pipl/28',
  status: 'not-in-force',
  basis: '行为时未施行，不作为行为评价依据（争议见说明）',
  from: '2021-11-01',
}

/** Story 1: what the facts of the case add. */
const chongqingCase: CaseReport = {
  journal: null,
  commission: {
    by: '重庆市消费者权益保护委员会（演示）',
    'case-no': '（2022）演示民初1号',
    'report-no': null,
    on: '2022-08-05',
    purpose: '核算查获电子数据中公民个人信息的条数',
  },
  parties: [
    bystander('up', '上家（网络卖家，身份不明）', ['upstream']),
    fei,
    bystander('down', '下家（网络买家，身份不明）', ['downstream']),
  ],
  deals: [
    deal({
      id: 't1',
      on: CONDUCT,
      from: ['up'],
      to: ['fei'],
      batch: 'b1',
      priced: 11034,
      'unit-price': 250_000,
      total: computed(275_850),
      assumed: true,
      evidence: '演示证据卷一第11页',
    }),
    deal({
      id: 't2',
      on: CONDUCT,
      from: ['fei'],
      to: ['down'],
      batch: 'b1',
      priced: 11034,
      'unit-price': 450_000,
      total: computed(496_530),
      assumed: true,
      evidence: '演示证据卷一第12页',
    }),
  ],
  stated: NOTHING_STATED,
  people: NO_PEOPLE,
  origin: NO_ORIGIN,
  liability: NO_LIABILITY,
  procedure: NO_PROCEDURE,
  clocks: [],
  statements: [],
  figures: [statedGain],
  gains: NO_GAINS,
  law: [
    interpretation,
    notYet,
    {
      ...interpretation,
      id: 'pipl-standing',
      title: '侵害众多个人的起诉主体（个保法）',
      time: 'procedure',
      article: '个人信息保护法第七十条',
      cite: 'pipl/70',
      asked: { date: '2022-08-05', which: 'filed' },
      basis: '只作起诉时的主体资格依据',
      from: '2021-11-01',
    },
  ],
  notes: [
    {
      id: 'proof.not-exempt',
      title: '须自行举证',
      text: '本案无生效刑事裁判，条数不属于免证事实。',
      reasons: [{ text: '免证事实限于生效裁判', cite: 'minsufa-jieshi/93', sure: 'verified' }],
    },
    {
      id: 'below.administrative',
      title: '行政责任提示',
      text: '是否已受行政处罚：待查。',
      reasons: [],
    },
  ],
  overlap: null,
  precedents: NO_PRECEDENTS,
  decisions: [],
  problems: [],
}

const b2buyer = (n: Quantity, transfers: readonly string[]): BuyerCount => ({
  ...n,
  buyer: 'wu',
  label: '吴某某',
  transfers,
})

const SEVERAL = {
  holds: false,
  sentence:
    '采用上列任何一种计算口径，均在5000条以上；是否达到50000条取决于第一笔（载明8000条以上）与查获文件的重合。',
}

function interval(name: string, act: string): readonly Finding[] {
  return [
    finding(
      'quantity.tier-c.serious',
      '第五项信息数量标准',
      'met',
      `经核算，${name}${act}第五项信息37002条以上，达到解释第五条第一款第五项规定的数量标准（5000条）。是否属于“情节严重”，由办案机关审查认定。`,
      '2019-03-31',
      [
        { text: '有文件的批次（条）', value: 37002 },
        { text: '另有载明数（条以上）', value: 8000 },
      ],
    ),
    finding(
      'quantity.tier-c.especially-serious',
      '第五项信息十倍数量标准',
      'unknown',
      '因缺少第一笔交付的名单，不能得出是否达到50000条标准的结论；已知部分为37002条以上。',
      '2019-03-31',
      [{ text: '第一笔须另有至少12998条不在查获名单之内', value: 12998 }],
    ),
  ]
}

const LIST = { exhibit: 'JC-1', records: 37002 }

const dong: PartyReport = {
  ...fei,
  id: 'dong',
  name: '董某某',
  standing: '被告',
  roles: ['middleman'],
  tiers: {
    A: EMPTY,
    B: EMPTY,
    C: ordinary(atLeast(37002, 8000, 45002), atLeast(37002, 8000, 45002), [
      b2buyer(atLeast(37002, 8000, 45002), ['t2', 't4']),
    ]),
  },
  civil: { A: 0, B: 0, C: 37002 },
  held: [LIST],
  formula: {
    text: '提供各下家的条数之和＋获取后未提供的条数',
    value: 37002,
    cite: 'fashi-2017-10/11.1',
    sure: 'inference',
    because: [
      { text: '提供给吴某某', value: 37002 },
      { text: '另有批次b1，载明8000条以上，无文件，重合不明', value: 8000 },
    ],
  },
  readings: [
    {
      id: 'declared',
      title: '仅有载明数的批次',
      option: '载明数不计入，另有',
      used: true,
      civil: false,
      tiers: { A: 0, B: 0, C: 37002 },
      ground: '仅有载明数，不能去重',
      sure: 'inference',
    },
    {
      id: 'declared',
      title: '仅有载明数的批次',
      option: '按证据等次计入',
      used: false,
      civil: true,
      tiers: { A: 0, B: 0, C: 45002 },
      ground: '仅有载明数，不能去重',
      sure: 'inference',
    },
  ],
  robust: SEVERAL,
  range: { least: { A: 0, B: 0, C: 37002 }, most: { A: 0, B: 0, C: 45002 } },
  gross: { ...computed(1_650_000), bound: 'at-least' },
  cost: { ...computed(450_000), bound: 'at-least' },
  margin: { ...computed(1_200_000), bound: 'at-least' },
  findings: interval('董某某', '出售、提供'),
  changes: [
    {
      rule: 'quantity.tier-c.especially-serious',
      by: 'fact',
      way: null,
      text: '取得第一笔交付的名单；其中不在查获名单之内的达到12998条，即达到50000条标准',
    },
  ],
  notes: ['为吴某某的公司购入又卖给该公司：角色冲突，只计一次', '配偶之间的流转不是提供'],
}

const wang: PartyReport = {
  ...dong,
  id: 'wang',
  name: '王某某',
  tiers: {
    A: EMPTY,
    B: EMPTY,
    C: ordinary(exactly(37002), exactly(37002), [b2buyer(exactly(37002), ['t4'])]),
  },
  held: [],
  formula: {
    text: '提供各下家的条数之和＋获取后未提供的条数',
    value: 37002,
    cite: 'fashi-2017-10/11.1',
    sure: 'inference',
    because: [
      { text: '提供给吴某某', value: 37002 },
      { text: '获取后未提供', value: 0 },
    ],
  },
  readings: [],
  robust: ROBUST,
  range: { least: { A: 0, B: 0, C: 37002 }, most: { A: 0, B: 0, C: 37002 } },
  gross: computed(1_650_000),
  cost: computed(450_000),
  margin: computed(1_200_000),
  findings: [
    finding(
      'quantity.tier-c.serious',
      '第五项信息数量标准',
      'met',
      '经核算，王某某出售、提供第五项信息37002条，达到解释第五条第一款第五项规定的数量标准（5000条）。是否属于“情节严重”，由办案机关审查认定。',
      '2019-03-31',
    ),
    finding(
      'quantity.tier-c.especially-serious',
      '第五项信息十倍数量标准',
      'not-met',
      '经核算，王某某出售、提供第五项信息37002条，未达到解释第五条第二款第三项规定的数量标准（50000条），差12998条。',
      '2019-03-31',
    ),
  ],
  changes: [
    {
      rule: 'quantity.tier-c.especially-serious',
      by: 'records',
      way: 'more',
      text: '再多12998条，即达到50000条标准',
    },
  ],
  notes: [],
}

const wu: PartyReport = {
  ...dong,
  id: 'wu',
  name: '吴某某',
  roles: ['end-user'],
  tiers: {
    A: EMPTY,
    B: EMPTY,
    C: ordinary(atLeast(37002, 8000, 45002), atLeast(37002, 8000, 45002), []),
  },
  held: [{ exhibit: 'JC-2', records: 37002 }],
  formula: {
    text: '提供各下家的条数之和＋获取后未提供的条数',
    value: 37002,
    because: [{ text: '获取后未提供', value: 37002 }],
  },
  gross: null,
  cost: { ...computed(1_650_000), bound: 'at-least' },
  margin: null,
  findings: [
    ...interval('吴某某', '非法获取'),
    finding(
      'lawful-business',
      '为合法经营活动购买、收受',
      'unknown',
      '解释第六条各项条件：为合法经营活动——待查明（公司未登记）；限于第五项信息——待查明；未再提供——未见再提供的迹象。',
      '2019-03-31',
      [{ text: '获利（元）', value: 50000, cite: 'fashi-2017-10/6', sure: 'verified' }],
    ),
  ],
  notes: ['没有收取款项的记载'],
}

/** Story 2: what the facts of the case add. */
const qingdaoCase: CaseReport = {
  journal: { number: 12, count: 11, hash: 'c'.repeat(64) },
  commission: { by: null, 'case-no': null, 'report-no': null, on: null, purpose: null },
  parties: [
    bystander('seller1', '网络卖家（自称“网络爬虫大数据”）', ['upstream']),
    bystander('seller2', '另一网络卖家', ['upstream']),
    dong,
    wang,
    wu,
  ],
  deals: [
    deal({
      id: 't1',
      from: ['seller1'],
      to: ['dong'],
      batch: 'b1',
      evidence: '演示证据卷一第21页',
    }),
    deal({ id: 't2', from: ['dong'], to: ['wu'], batch: 'b1', evidence: '演示证据卷一第22页' }),
    deal({
      id: 't3',
      on: { from: '2019-03-01', to: '2019-03-31' },
      from: ['seller2'],
      to: ['dong', 'wang'],
      batch: 'b2',
      priced: 30000,
      free: 7002,
      'unit-price': 150_000,
      total: computed(450_000),
      evidence: '演示证据卷一第25页',
    }),
    deal({
      id: 't4',
      on: { from: '2019-03-01', to: '2019-03-31' },
      from: ['dong', 'wang'],
      to: ['wu'],
      batch: 'b2',
      priced: 30000,
      free: 7002,
      'unit-price': 550_000,
      total: computed(1_650_000),
      evidence: '演示证据卷一第26页',
    }),
  ],
  stated: NOTHING_STATED,
  people: NO_PEOPLE,
  origin: NO_ORIGIN,
  liability: NO_LIABILITY,
  procedure: NO_PROCEDURE,
  clocks: [],
  statements: [],
  figures: [
    {
      ...statedGain,
      of: ['dong', 'wang'],
      deals: ['t3', 't4'],
      stated: '12000.00元',
      computed: '12000.00元',
      check: 'closes',
      sentence: '按单价与条数推算为12000.00元，载明12000.00元，相符。',
    },
    {
      ...statedGain,
      of: ['dong'],
      deals: ['t1', 't2'],
      stated: '约1400.00元',
      computed: null,
      check: 'unchecked',
      sentence: '载明约1400.00元；单价未载明，不能核对。',
    },
  ],
  gains: NO_GAINS,
  law: [
    { ...interpretation, asked: { date: '2019-03-31', which: 'conduct' } },
    {
      ...notYet,
      id: 'pipl-joint',
      title: '共同处理者的连带责任（个保法）',
      article: '个人信息保护法第二十条第二款',
      cite: 'pipl/20.2',
      asked: { date: '2019-03-31', which: 'conduct' },
    },
    {
      ...interpretation,
      id: 'pipl-standing',
      title: '侵害众多个人的起诉主体（个保法）',
      time: 'procedure',
      article: '个人信息保护法第七十条',
      cite: 'pipl/70',
      status: 'unknown',
      asked: { date: null, which: 'filed' },
      basis: '起诉日期未载明',
      from: '2021-11-01',
    },
  ],
  notes: [
    {
      id: 'proof.judgment-effective',
      title: '生效裁判',
      text: '2021-08-05作出的判决何时生效待查；判决所确定的条数未见于本案材料，请调取判决书。',
      reasons: [],
    },
  ],
  overlap: null,
  precedents: NO_PRECEDENTS,
  decisions: [
    {
      kind: 'tier',
      text: '批次b2列入第五项信息',
      by: '演示检察官',
      on: '2021-09-01',
      reason: '仅见姓名、电话，未见交易字段',
      records: 37002,
      evidence: '演示证据卷三第9页',
    },
  ],
  problems: [
    {
      line: 41,
      field: 'claims.3.scope',
      found: null,
      problem: '赔礼道歉的范围与媒介未载明',
      remedy: '请补充 medium、scope',
      effect: '未据此计算',
    },
  ],
}

/** {@link sampleReport} with the facts of story 1. */
export const chongqingReport: Report = { ...sampleReport, case: chongqingCase }

const QUESTIONS = [
  '第一笔（载明8000条以上）的名单能否取得：影响董某某、吴某某是否达到50000条标准',
  '两名上家的真实身份、注册资料与设备信息（同名不同号）',
  '信息类型为建议，请承办人确定第三、四、五项',
] as const

/** A report with the totals and the facts of story 2; its ledgers close. */
export const qingdaoReport: Report = {
  ...sampleReport,
  title: '青岛股民信息案（演示）',
  rows: { found: 38_011, data: 37_990, 'non-data': { HEADER: 6, BLANK_ROW: 15 }, unread: {} },
  records: {
    out: 37_990,
    counted: 37_002,
    duplicate: { DUP_IN_FILE: 588, DUP_CROSS_FILE: 300 },
    'set-aside': { BARE_PHONE: 60, BAD_PHONE: 40 },
  },
  tiers: { A: 0, B: 0, C: 37_002 },
  'tier-reasons': [
    {
      tier: 'C',
      records: 37_002,
      reason: '姓名＋手机号码，未见第三、四项字段',
      disputes: ['第四项（交易信息）', '第三项（财产信息）'],
    },
  ],
  persons: {
    distinct: 37_002,
    unresolved: 0,
    lines: [{ label: '股民', count: 37_002, bound: 'at-most' }],
  },
  ages: { 'under-14': 0, '14-17': 0, adult: 0, unknown: 37_002, basis: '名单无年龄' },
  flags: {},
  keys: [
    { key: 'line', title: '整行', counted: 37_402, without: 0, used: false },
    { key: 'name+phone', title: '姓名＋电话', counted: 37_002, without: 0, used: true },
    { key: 'phone', title: '仅电话', counted: 36_950, without: 0, used: false },
  ],
  holders: [
    { exhibit: 'JC-1', holder: '董某某', held: 37_002 },
    { exhibit: 'JC-2', holder: '吴某某', held: 37_002 },
  ],
  batches: [
    { id: 'b1', files: [], counted: 0, priced: null, free: null, note: '载明8000条以上，无文件' },
    {
      id: 'b2',
      files: [['硬盘', '股民', '股民.xlsx']],
      counted: 37_002,
      priced: 30_000,
      free: 7_002,
      note: '37002为本软件相加，来源分别载明两数',
    },
  ],
  readings: sampleReport.readings.slice(3).map((reading) => ({
    ...reading,
    counted: 37_002,
    tiers: { A: 0, B: 0, C: 37_002 },
  })),
  findings: [],
  funnel: [],
  robust: ROBUST,
  case: qingdaoCase,
  questions: QUESTIONS,
  overrides: [],
}
