/** Says a thing in the language chosen: Chinese by the glossary, plain English beside it. */
export type Say = (zh: string, en: string) => string

/** Chinese by the glossary, plain English beside it. */
type Words = readonly [zh: string, en: string]

/** Sections of the facts as people call them, in the order in which a case is worked. */
export const SECTIONS: readonly (readonly [string, string, string])[] = [
  ['title', '案件名称', 'Title'],
  ['commission', '委托与来源', 'Commission'],
  ['dates', '日期', 'Dates'],
  ['criminal', '刑事案件情况', 'Criminal case'],
  ['procedure', '诉讼程序', 'Procedure'],
  ['parties', '涉案人员', 'Persons'],
  ['accounts', '账号', 'Accounts'],
  ['acts-for', '代为办理', 'Acting for'],
  ['exhibits', '检材', 'Exhibits'],
  ['batches', '批次', 'Batches'],
  ['populations', '共同人群', 'Populations'],
  ['transfers', '流转', 'Transfers'],
  ['obtained', '非法获取', 'Obtained'],
  ['statements', '账户流水', 'Statements'],
  ['payments', '付款', 'Payments'],
  ['matches', '付款与流转', 'Payments to deals'],
  ['figures', '载明数', 'Stated figures'],
  ['groups', '责任组', 'Liability groups'],
  ['claims', '诉讼请求', 'Claims'],
  ['orders', '没收、罚金、判令', 'Orders'],
  ['decisions', '人工决定', 'Decisions'],
  ['overrides', '读取更正', 'Corrections'],
  ['passwords', '口令', 'Passwords'],
]

const FIELDS: Readonly<Record<string, Words>> = {
  id: ['标识', 'Id'],
  name: ['姓名或者名称', 'Name'],
  title: ['名称', 'Title'],
  'shown-as': ['昵称', 'Shown as'],
  state: ['到案情况', 'At large or present'],
  role: ['案卷所载角色', 'Role in the file'],
  identified: ['身份已查明', 'Identified'],
  unit: ['单位', 'Entity'],
  standing: ['诉讼地位', 'Standing'],
  'lawful-business': ['为合法经营', 'For lawful business'],
  priors: ['前科与行政处罚', 'Earlier offences'],
  evidence: ['卷页', 'Evidence (page)'],
  platform: ['平台', 'Platform'],
  user: ['实际使用人', 'Real user'],
  users: ['使用人（数人）', 'Users (several)'],
  number: ['号码', 'Number'],
  'passing-as': ['冒用', 'Passing as'],
  path: ['位置', 'Where it lies'],
  holder: ['持有人', 'Holder'],
  'seized-on': ['扣押日期', 'Seized on'],
  list: ['扣押清单', 'Seizure list'],
  who: ['代办人', 'Who acts'],
  for: ['为何人、何用', 'For whom, for what'],
  on: ['时间', 'When'],
  deals: ['流转', 'Deals'],
  files: ['文件', 'Files'],
  declared: ['载明数（条）', 'Declared (records)'],
  tier: ['信息类型', 'Tier'],
  'part-of': ['包含于批次', 'Part of batch'],
  'same-as': ['与批次相同', 'Same as batch'],
  kind: ['种类', 'Kind'],
  from: ['从', 'From'],
  to: ['到', 'To'],
  batch: ['批次', 'Batch'],
  group: ['群组', 'Group'],
  members: ['成员', 'Members'],
  'priced-units': ['计价条数', 'Priced records'],
  'free-units': ['附送条数', 'Free records'],
  'unit-price': ['单价（元/条）', 'Price (yuan a record)'],
  amount: ['金额（元）', 'Sum (yuan)'],
  assumed: ['推算', 'Derived'],
  by: ['何人、何机关', 'By whom'],
  how: ['方式', 'How'],
  lawfully: ['合法持有', 'Held lawfully'],
  'in-duty': ['履行职责中获得', 'Obtained in duty'],
  of: ['何人', 'Of whom'],
  layout: ['各列', 'Columns'],
  shape: ['表形', 'Shape of table'],
  currency: ['币种', 'Currency'],
  means: ['付款方式', 'Means of payment'],
  rank: ['证据等次', 'Rank of evidence'],
  payment: ['付款', 'Payment'],
  decision: ['决定', 'Decision'],
  reason: ['理由', 'Reason'],
  what: ['内容', 'What'],
  records: ['条数', 'Records'],
  source: ['来源', 'Source'],
  status: ['状态', 'Status'],
  shares: ['内部份额', 'Shares inside'],
  against: ['对何人、何组', 'Against'],
  scope: ['范围', 'Scope'],
  medium: ['媒体', 'Medium'],
  deadline: ['履行期限', 'Deadline'],
  beneficiary: ['归何人', 'Beneficiary'],
  times: ['次数', 'Times'],
  'at-least': ['不少于', 'At least'],
  about: ['约', 'About'],
  'each-at-least': ['每次不少于（元）', 'Each at least (yuan)'],
  includes: ['一并删除', 'Deleted with it'],
  wording: ['原文', 'Wording'],
  text: ['原文', 'Wording'],
  batches: ['批次', 'Batches'],
  reading: ['计算口径', 'Reading'],
  option: ['取法', 'Option'],
  code: ['不计入的原因', 'Why not counted'],
  file: ['文件', 'File'],
  sheet: ['工作表', 'Sheet'],
  rows: ['行', 'Rows'],
  like: ['同类文件', 'Files like it'],
  header: ['表头行', 'Header row'],
  encoding: ['编码', 'Encoding'],
  delimiter: ['分隔符', 'Delimiter'],
  column: ['列', 'Column'],
  conduct: ['行为时间', 'Conduct'],
  filed: ['起诉', 'Filed'],
  accepted: ['受理', 'Accepted'],
  heard: ['开庭', 'Heard'],
  decided: ['裁判、决定', 'Decided'],
  announced: ['公告', 'Announced'],
  'harm-until': ['损害持续至', 'Harm lasts until'],
  outcome: ['结果', 'Outcome'],
  received: ['收到移送', 'Received from police'],
  charged: ['提起公诉', 'Charged'],
  served: ['送达', 'Served'],
  appealed: ['上诉或者抗诉', 'Appealed'],
  effective: ['生效', 'Effective'],
  'case-no': ['案号', 'Case number'],
  'report-no': ['报告编号', 'Report number'],
  purpose: ['委托事项', 'Purpose'],
  route: ['程序', 'Road'],
  plaintiff: ['起诉人', 'Plaintiff'],
  supporter: ['支持起诉', 'Supporter'],
  court: ['法院', 'Court'],
  trader: ['是否经营者', 'Is a trader'],
  others: ['有无其他起诉人', 'Other plaintiffs'],
  clue: ['线索移送', 'Clue handed over'],
  notice: ['诉前公告', 'Notice before suit'],
  pack: ['起诉材料', 'Papers of the suit'],
  'hearing-notice': ['收到出庭通知书', 'Notice of hearing received'],
  'authority-told': ['告知行政主管部门', 'Authority told'],
  settlement: ['和解、调解', 'Settlement'],
  'debate-ended': ['法庭辩论终结', 'Debate ended'],
  withdrawal: ['撤回起诉', 'Withdrawal'],
  asked: ['申请', 'Asked'],
  'claims-met': ['诉讼请求全部实现', 'All claims met'],
  allowed: ['准许', 'Allowed'],
  performance: ['履行', 'Performance'],
  due: ['应履行', 'Due'],
  'performance-due': ['履行期限届满', 'Performance due'],
  'harm-known': ['知道损害之日', 'Harm known on'],
  demo: ['演示数据', 'Made for show'],
  claimed: ['主张', 'Claimed'],
  level: ['级别', 'Level'],
  benefit: ['获利（元）', 'Benefit (yuan)'],
  share: ['份额', 'Share'],
  member: ['成员', 'Member'],
  within: ['范围', 'Within'],
  people: ['人数', 'People'],
  act: ['行为', 'Act'],
  date: ['日期', 'Date'],
  article: ['条文', 'Article'],
  birth: ['出生日期', 'Born on'],
  percent: ['百分比', 'Percent'],
  words: ['表述', 'Words'],
  item: ['材料', 'Paper'],
  exactly: ['恰为', 'Exactly'],
  split: ['格内各人以此分开', 'People in a cell parted by'],
  cut: ['一列以此切成数列', 'Column cut by'],
  join: ['合为一个号码的各列', 'Columns that hold one number'],
  password: ['口令', 'Password'],
  size: ['人数', 'People'],
  have: ['有无', 'There is'],
  complaint: ['起诉书', 'Complaint'],
  harm: ['损害证据', 'Proof of harm'],
  duties: ['职责材料', 'Proof of its duties'],
  judgment: ['判决', 'Judgment'],
  ruling: ['裁定', 'Ruling'],
  signed: ['签订', 'Signed'],
  issued: ['出具', 'Issued'],
  internet: ['互联网法院', 'Internet court'],
}

const OWN: Readonly<Record<string, Words>> = {
  'groups.members': ['成员', 'Members'],
  'transfers.members': ['群组人数', 'Members of the group'],
  'commission.by': ['委托单位', 'Commissioned by'],
  'obtained.by': ['获取人', 'Who obtained'],
  'decisions.by': ['决定人', 'Decided by'],
  'matches.by': ['确认人', 'Confirmed by'],
  'orders.by': ['作出机关', 'Ordered by'],
  'commission.on': ['委托日期', 'Commissioned on'],
  'acts-for.for': ['为何人', 'For whom'],
  'payments.for': ['用途', 'Purpose'],
  'matches.for': ['用途', 'Purpose'],
  'transfers.from': ['提供方', 'From (giver)'],
  'transfers.to': ['接收方', 'To (receiver)'],
  'payments.from': ['付款方', 'Payer'],
  'decisions.on': ['决定日期', 'Decided on'],
  'decisions.files': ['文件（及其信息类型）', 'Files'],
  'matches.on': ['确认日期', 'Confirmed on'],
  'parties.unit': ['是单位', 'Is an entity'],
  'overrides.kind': ['字段', 'Kind'],
  'populations.of': ['已公布的人群', 'A published one'],
  'populations.on': ['截至', 'As of'],
  'clue.who': ['移送人', 'Who'],
  'payments.to': ['收款方', 'Payee'],
}

const TITLES: Readonly<Record<string, Words>> = Object.fromEntries(
  SECTIONS.map(([id, zh, en]) => [id, [zh, en]]),
)

/** What a field is called, a section under no section; its name in the case file where it has none. */
export function fieldWords(say: Say, section: string, field: string): string {
  const words = OWN[`${section}.${field}`] ?? (section === '' ? TITLES[field] : FIELDS[field])
  return words ? say(...words) : field
}

/** `batches.declared.about` → 批次 › 载明数（条） › 约: where in the facts something is wrong. */
export function pathWords(say: Say, section: string, path: string): string {
  const steps = path.split('.').filter((step) => step !== '')
  return steps
    .map((step) => (/^\d+$/.test(step) ? String(Number(step) + 1) : fieldWords(say, section, step)))
    .join(' › ')
}

/** `transfers.0.batch` → 流转 第1项 › 批次: a place in the facts, from its section on. */
export function placeWords(say: Say, field: string): string {
  const [section = '', ...rest] = field.split('.')
  const steps = rest.map((step) =>
    /^\d+$/.test(step)
      ? say(`第${String(Number(step) + 1)}项`, `no. ${String(Number(step) + 1)}`)
      : fieldWords(say, section, step),
  )
  const [first, ...others] = steps
  const title = fieldWords(say, '', section)
  if (first === undefined) return title
  return [/^\d/.test(rest[0] ?? '') ? `${title} ${first}` : `${title} › ${first}`, ...others].join(
    ' › ',
  )
}

/** A remedy that names sections as the case file does, in the words of the screen: 请在 batches 中登记. */
export function remedyWords(say: Say, remedy: string): string {
  return SECTIONS.reduce(
    (text, [id, zh, en]) => text.replace(` ${id} `, `“${say(zh, en)}”`),
    remedy,
  )
}
