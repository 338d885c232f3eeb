import type { Locator } from '../../src/evidence/locator.ts'
import type { FileReport, Report, TableReport } from '../../src/report.ts'

/**
 * A report made by hand for tests of what people look at. Synthetic persons only. Its ledgers close; the figures
 * are those of the glossary's sample (section 2), with one file that was not read in {@link incompleteReport}.
 */
export const sampleReport: Report = {
  schema: 'shuzheng.report/1',
  tool: { name: '数证 Shuzheng', version: '0.1.0', rules: '2025-11-20' },
  title: '重庆学生信息案（演示）',
  demo: true,
  complete: true,
  exhibits: [
    {
      id: 'JC-1',
      holder: '费某扬',
      path: 'evidence/硬盘',
      'seized-on': '2021-10-26',
      list: '扣押清单第1项',
      evidence: '证据卷一第12页',
    },
    {
      id: 'JC-2',
      holder: '费某扬',
      path: 'evidence/手机',
      'seized-on': '2021-10-26',
      list: '扣押清单第2项',
      evidence: '证据卷一第13页',
    },
    {
      id: 'JC-3',
      holder: null,
      path: 'evidence/网盘',
      'seized-on': null,
      list: null,
      evidence: null,
    },
  ],
  files: [
    {
      ...fileOf('JC-1', ['硬盘', '2021新生', '沙坪坝区.xlsx'], 'xlsx', 812_004),
      'digest-match': 'match',
    },
    { ...fileOf('JC-1', ['硬盘', '家长13800138000.csv'], 'csv', 402_118), encoding: 'GB18030' },
    {
      ...fileOf('JC-2', ['手机', '微信', '沙坪坝区(1).xlsx'], 'xlsx', 812_004),
      'same-as': ['硬盘', '2021新生', '沙坪坝区.xlsx'],
    },
    {
      ...fileOf('JC-3', ['网盘', '资料.zip', '初中.txt'], 'text', 90_011),
      encoding: 'UTF-8',
      issues: [
        {
          code: 'WIDTH_CHANGES',
          at: ['网盘', '资料.zip', '初中.txt', 512],
          message: '第512行起列数由 5 变为 6',
        },
      ],
    },
  ],
  tables: [
    tableOf('JC-1', ['硬盘', '2021新生', '沙坪坝区.xlsx', '名单'], 6011, 6000),
    tableOf('JC-1', ['硬盘', '家长13800138000.csv'], 3010, 3000),
    tableOf('JC-2', ['手机', '微信', '沙坪坝区(1).xlsx', '名单'], 2010, 2000),
    tableOf('JC-3', ['网盘', '资料.zip', '初中.txt'], 875, 871),
  ],
  bytes: { total: 2_116_137, read: 2_116_137, unread: 0 },
  rows: {
    found: 11906,
    data: 11871,
    'non-data': { HEADER: 9, TITLE: 4, BLANK_ROW: 20, TOTAL_ROW: 2 },
    unread: {},
  },
  records: {
    out: 11871,
    counted: 11034,
    duplicate: { DUP_IN_FILE: 301, DUP_CROSS_FILE: 250, DUP_CONTAINED: 61 },
    'set-aside': { EMPTY: 5, BAD_PHONE: 60, DAMAGED: 20, BARE_PHONE: 80, VAGUE_NAME: 60 },
  },
  tiers: { A: 0, B: 0, C: 11034 },
  'tier-reasons': [
    {
      tier: 'C',
      records: 11034,
      reason: '姓名＋年龄＋学校＋家长电话，未见第三、四项字段',
      disputes: ['学校是否反映行踪（通说：否）'],
    },
  ],
  persons: {
    distinct: 21_918,
    unresolved: 12,
    lines: [
      { label: '学生', count: 11034, bound: 'at-most' },
      { label: '家长号码', count: 10884, bound: 'exactly' },
    ],
  },
  ages: {
    'under-14': 7021,
    '14-17': 3900,
    adult: 0,
    unknown: 113,
    basis: '年龄栏，名单日期不明，可能相差一岁',
  },
  flags: {
    'shared-phone': 150,
    'two-phones': 88,
    'under-14': 7021,
    'age-unknown': 113,
    BARE_PHONE: 80,
  },
  keys: [
    { key: 'line', title: '整行', counted: 11421, without: 0, used: false },
    { key: 'id', title: '身份证号', counted: null, without: 11871, used: false },
    { key: 'name+phone', title: '学生姓名＋家长电话', counted: 11034, without: 32, used: true },
    { key: 'phone', title: '仅电话', counted: 10884, without: 32, used: false },
    { key: 'name', title: '仅姓名', counted: 10120, without: 140, used: false },
  ],
  funnel: funnelOf(),
  readings: [
    {
      id: 'bare-phones',
      title: '裸号是否计入',
      option: '不计入',
      used: true,
      counted: 11034,
      tiers: { A: 0, B: 0, C: 11034 },
      ground: '存疑有利于被告人；判例不一',
      sure: 'page',
    },
    {
      id: 'bare-phones',
      title: '裸号是否计入',
      option: '计入',
      used: false,
      counted: 11114,
      tiers: { A: 0, B: 0, C: 11114 },
      ground: '有判例计入',
      sure: 'page',
    },
    {
      id: 'changed-content',
      title: '内容变化',
      option: '分别计入',
      used: false,
      counted: 11122,
      tiers: { A: 0, B: 0, C: 11122 },
      ground: '指引例外，文本未再核对',
      sure: 'from-memory',
    },
    {
      id: 'household',
      title: '一行多人（学生＋家长）',
      option: '一条',
      used: true,
      counted: 11034,
      tiers: { A: 0, B: 0, C: 11034 },
      ground: '以交易单位为准',
      sure: 'inference',
    },
  ],
  robust: {
    holds: true,
    sentence: '采用上列任何一种计算口径，均在5000条以上、50000条以下，档次不变。',
  },
  findings: [
    {
      rule: 'quantity.tier-c.serious',
      title: '第五项信息数量与5000条标准',
      outcome: 'met',
      sentence:
        '经核算，查获第五项信息11034条，达到解释第五条第一款第五项规定的数量标准（5000条）。是否属于“情节严重”，由办案机关审查认定。',
      reasons: [
        {
          text: '第五项信息',
          value: 11034,
          rows: '--tier C',
          because: [
            {
              text: '转出条数',
              value: 11871,
              because: [{ text: '减：重复', value: 612, rows: '--code DUP_IN_FILE' }],
            },
            {
              text: '批量信息的数量，有证据证明不真实或者重复的除外',
              cite: 'fashi-2017-10/11.3',
              sure: 'verified',
            },
          ],
        },
        { text: '数量标准（条）', value: 5000, cite: 'fashi-2017-10/5.1.5', sure: 'verified' },
        { text: '“以上”包括本数', cite: 'criminal-law/99', sure: 'from-memory' },
      ],
      robust: true,
      incomplete: false,
      on: { date: '2021-10-26', assumed: false },
    },
    {
      rule: 'quantity.tier-c.especially-serious',
      title: '第五项信息数量与50000条标准',
      outcome: 'not-met',
      sentence:
        '经核算，查获第五项信息11034条，未达到解释第五条第二款第三项规定的数量标准（50000条），差38966条。',
      reasons: [
        { text: '十倍标准（条）', value: 50000, cite: 'fashi-2017-10/5.2.3', sure: 'verified' },
      ],
      robust: true,
      incomplete: false,
      on: { date: '2021-10-26', assumed: false },
    },
    {
      rule: 'quantity.mixed',
      title: '按相应比例合计',
      outcome: 'unknown',
      sentence: '因缺少字段确认，不能得出是否达到的结论；已知部分为11034条以上。',
      reasons: [{ text: '按比例合计的读法', cite: 'fashi-2017-10/5.1.6', sure: 'inference' }],
      robust: false,
      incomplete: false,
      on: { date: '2025-11-20', assumed: true },
    },
  ],
  batches: [
    {
      id: 'b1',
      files: [
        ['硬盘', '2021新生', '沙坪坝区.xlsx'],
        ['手机', '微信', '沙坪坝区(1).xlsx'],
      ],
      counted: 11034,
      priced: 11034,
      free: null,
      note: null,
    },
  ],
  holders: [
    { exhibit: 'JC-1', holder: '费某扬', held: 9021 },
    { exhibit: 'JC-2', holder: '费某扬', held: 2000 },
    { exhibit: 'JC-3', holder: null, held: 870 },
  ],
  case: null,
  questions: [
    '上家、下家的身份',
    '交付记录是否完整',
    '名单形成的日期（影响年龄分组）',
    'JC-3 持有人未载明',
  ],
  overrides: ["--kind 'evidence/硬盘/家长*.csv!B=guardian-phone'"],
}

/** The sample after one file was given a password and one sheet was cut short; its ledgers still close. */
export const incompleteReport: Report = {
  ...sampleReport,
  demo: false,
  title: null,
  complete: false,
  files: [
    ...sampleReport.files,
    {
      ...fileOf('JC-3', ['网盘', '加密.xlsx'], 'xlsx', 55_000),
      status: 'unread',
      'digest-match': 'mismatch',
      issues: [
        {
          code: 'PASSWORD',
          at: ['网盘', '加密.xlsx'],
          message: '工作簿有打开口令 / needs a password',
        },
      ],
    },
    {
      ...fileOf('JC-3', ['网盘', '截断.csv'], 'csv', 9_000),
      status: 'partial',
      issues: [
        {
          code: 'UNCLOSED_QUOTE',
          at: ['网盘', '截断.csv', 88],
          message: '引号未闭合，自第88行起重新对齐 / resynchronised',
        },
      ],
    },
  ],
  bytes: { total: 2_180_137, read: 2_116_137, unread: 64_000 },
  rows: { ...sampleReport.rows, found: 11_918, unread: { UNCLOSED_QUOTE: 12 } },
  findings: sampleReport.findings.map((finding) => ({ ...finding, incomplete: true })),
}

/** A report with `n` files, each unlike the next, for lists that must be cut and say so. */
export function largeReport(n: number): Report {
  const files = Array.from({ length: n }, (_, i) =>
    fileOf('JC-1', ['硬盘', `名单${String(i)}.xlsx`], 'xlsx', 100),
  )
  const tables = files.map((file) => tableOf('JC-1', [...file.at, 'Sheet1'], 3, 2))
  return { ...sampleReport, files, tables }
}

/** Members that hold one of a closed list of words, which hostile text cannot reach. */
const CLOSED = new Set(
  'schema kind tier status unit outcome sure bound code digest-match also key date'.split(' '),
)

/** The report with every free text replaced by `payload(path)`: what a suspect could put into a name. */
export function withHostileText(report: Report, payload: (path: string) => string): Report {
  const walk = (value: unknown, name: string, path: string): unknown => {
    if (typeof value === 'string') return CLOSED.has(name) ? value : payload(path)
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value))
      return value.map((item, i) => walk(item, name, `${path}.${String(i)}`))
    return Object.fromEntries(
      Object.entries(value).map(([k, v]) => [k, walk(v, k, `${path}.${k}`)]),
    )
  }
  return walk(report, '', 'report') as Report
}

function fileOf(exhibit: string, at: Locator, format: string, bytes: number): FileReport {
  return {
    exhibit,
    at,
    bytes,
    digests: { sha256: 'ab12'.repeat(16), sm3: 'cd34'.repeat(16) },
    'digest-match': null,
    format,
    encoding: null,
    status: 'read',
    'same-as': null,
    issues: [],
  }
}

function tableOf(exhibit: string, at: Locator, found: number, data: number): TableReport {
  const blank = found - data - 1
  return {
    exhibit,
    at,
    delimiter: null,
    header: 1,
    rows: { found, data, 'non-data': { HEADER: 1, BLANK_ROW: blank }, unread: {} },
    records: { out: data, counted: data, duplicate: {}, 'set-aside': {} },
    columns: [
      {
        index: 0,
        header: '学生姓名',
        kind: 'name',
        reason: '表头含“姓名”；98% 的值符合姓氏表',
        filled: data,
        valid: data,
        also: [],
      },
      {
        index: 1,
        header: '家长电话',
        kind: 'guardian-phone',
        reason: '11 位且符合编号规则；表头含“家长”',
        filled: data,
        valid: Math.max(0, data - 1),
        also: ['landline'],
      },
      {
        index: 2,
        header: null,
        kind: 'text',
        reason: '无表头；未见编号规则',
        filled: 1,
        valid: 1,
        also: [],
      },
    ],
    hidden: false,
    correct: blank > 9 ? "shuzheng read PATH --header 2 --sheet '名单'" : null,
  }
}

function funnelOf(): Report['funnel'] {
  const steps: readonly (readonly [string, 'file' | 'row' | 'record', number, number, string])[] = [
    ['登记检材并计算校验值', 'file', 4, 4, '法发〔2016〕22号第十四条'],
    ['打开容器、识别编码', 'file', 4, 4, '容器内各项逐一登记'],
    ['定位数据表、分出非数据行', 'row', 11906, 11871, '表头、标题、空行、合计行不是数据'],
    ['判定字段', 'row', 11871, 11871, '按全部取值、表头与相邻列判定'],
    ['规范化（只作比较用，不改原文）', 'row', 11871, 11871, '全角、空格、+86 只在比较时统一'],
    ['成条', 'record', 11871, 11871, '一行一条；一行多人仍为一条'],
    ['剔出不能识别特定自然人的', 'record', 11871, 11866, '解释第一条'],
    ['核对号码、证件号规则', 'record', 11866, 11806, '编号规则、校验码'],
    ['分出裸号、称谓号码、单位信息、失真数据', 'record', 11806, 11646, '各为一类，旁列'],
    ['文件内去重', 'record', 11646, 11345, '学生姓名＋家长电话'],
    ['跨文件去重', 'record', 11345, 11034, '学生姓名＋家长电话'],
    ['疑似重复分类', 'record', 11034, 11034, '补充性重复、内容变化另列'],
    ['信息类型分档（建议）', 'record', 11034, 11034, '解释第五条第一款第三至五项'],
    ['按人、按下家计算', 'record', 11034, 11034, '未录入流转事实，未计算'],
    ['与标准比对', 'record', 11034, 11034, '解释第五条'],
  ]
  const codes: Readonly<Record<number, Record<string, number>>> = {
    3: { HEADER: 9, TITLE: 4, BLANK_ROW: 20, TOTAL_ROW: 2 },
    7: { EMPTY: 5 },
    8: { BAD_PHONE: 60 },
    9: { DAMAGED: 20, BARE_PHONE: 80, VAGUE_NAME: 60 },
    10: { DUP_IN_FILE: 301 },
    11: { DUP_CROSS_FILE: 250, DUP_CONTAINED: 61 },
  }
  return steps.map(([title, unit, before, after, rule], i) => ({
    step: i + 1,
    title,
    unit,
    in: before,
    out: after,
    rule,
    difference: codes[i + 1] ?? {},
    query: i === 9 ? 'select subject_key, min(record_id) from records group by subject_key' : null,
  }))
}
