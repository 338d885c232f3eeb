import { simplified } from '../../simplified.ts'
import { FIELDS } from '../fields/index.ts'
import type { KindId } from '../kinds.ts'
import { GIVES_WAY } from './kind-evidence.ts'

export interface HeaderMatch {
  readonly kind: KindId
  /** Our own word that was found, never the suspect's text. */
  readonly word: string
}

/**
 * What a header says, longest word first; of equal words the one that stands later in the header, because Chinese
 * puts the noun last (学生姓名, 家长电话). Empty when it says nothing.
 */
export function headerMatches(header: string | null): HeaderMatch[] {
  if (header === null) return []
  if (/^[#＃№]$/.test(header.trim())) return [{ kind: 'row-no', word: '#' }]
  const read = readable(header)
  const found = wordsIn(read)
  if (found.length > 0) return found
  return IN_YUAN.test(header) ? [{ kind: 'amount', word: '元' }] : byEnding(read.text)
}

/** How sums and numbers of papers are called, whatever they are for: 投注额, 护理费, 订单流水. */
const ENDINGS: readonly (readonly [KindId, RegExp])[] = [
  ['amount', /(?<=\p{Script=Han})[额款费]$|(?<=\p{Script=Han})(?<!评)价$/u],
  ['order-no', /(?<=[单票])(?:编号|流水|序列号)$/u],
]

function byEnding(text: string): HeaderMatch[] {
  return ENDINGS.flatMap(([kind, ending]) => {
    const word = ending.exec(text)?.[0]
    return word === undefined ? [] : [{ kind, word }]
  })
}

/** A unit of money at the end says what the numbers are, whatever they are called: 应交（万元）, 补缴/元. */
const IN_YUAN = /(?:[（(/:：]|单位)\s{0,2}(?:人民币)?[百千万亿]{0,2}元\s{0,2}[)）]?\s{0,2}$/

function wordsIn(read: Readable): HeaderMatch[] {
  return [...cutWord(read.text), ...WORDS]
    .map((w) => ({ ...w, at: place(read, w.word) }))
    .filter((m) => m.at >= 0 && !saysWhose(m, read))
    .sort((a, b) => b.word.length - a.word.length || b.at - a.at)
    .filter((m, i, all) => !isPartOf(m, all.slice(0, i)))
    .map(({ kind, word }) => ({ kind, word }))
}

/** 账号 in 银行账号 says nothing of its own: a word that any numbers fit, within a longer one of another kind. */
function isPartOf(match: Placed, longer: readonly Placed[]): boolean {
  if (!GIVES_WAY.has(match.kind)) return false
  return longer.some(
    (l) =>
      l.kind !== match.kind &&
      l.word.length > match.word.length &&
      l.at <= match.at &&
      match.at + match.word.length <= l.at + l.word.length,
  )
}

interface Placed extends HeaderMatch {
  readonly at: number
}

/**
 * Words for people that only say whose it is where more follows: 客户需求 names no customer, nor does login_time an account. How
 * somebody is related names nobody either: 关系（家长）.
 */
function saysWhose({ kind, word, at }: Placed, { text, breaks }: Readable): boolean {
  const end = at + word.length
  if (/[a-z]$/.test(word))
    return OWNERS.test(word) && (OF_OWNERS.test(text.slice(end)) || LAST_TIME.test(text))
  return PEOPLE.has(kind) && !/[名姓]$/.test(word) && (!breaks.has(end) || text.includes('关系'))
}

/** When somebody was there last: lastlogin names no account. */
const LAST_TIME = /(?:last|latest|recent)(?:login|signin)$/

const PEOPLE: ReadonlySet<KindId> = new Set(['name', 'guardian-name'])
const OWNERS = /^(?:user|login|account|company|parent|guardian|father|mother)$/
/** What is noted of whoever stands before: user_agent, login_count, account_status. */
const OF_OWNERS =
  /^[a-z]*(?:time|date|type|status|state|level|flag|count|cnt|agent|source|channel|group|role|size|remark|note|desc|job|age|score|pwd|pass|password|tel|phone|mobile|qq|wx|ip|mail|email|sex|addr)$/

/** Whose column it is: words for a parent, whatever else the header says. */
const GUARDIAN =
  /家长|监护|父亲|母亲|爸爸|妈妈|父母|[父母爸妈](?:姓名|电话|手机|联系)|guardian|parent|father|mother/
export function saysGuardian(header: string | null): boolean {
  return header !== null && GUARDIAN.test(readable(header).text)
}

/** Is it a word at all, and not one that a program put where there was none: 列3, Unnamed: 5, _c0? */
export function saysAnything(header: string | null): boolean {
  return header !== null && !NO_WORD.test(readable(header).text)
}

const NO_WORD =
  /^(?:第?[列栏项]|字段|数据|其[他它]|补充|未命名|unnamed|column|col|field|data|[cfvx])?[0-9]*[列栏项]?$/

/** Telephones of a school, and of nobody who goes there: 招生电话, 校办电话. */
const OF_HOUSE = /招生|招办|校办|教务|学校|学院/
export function saysHouse(header: string | null): boolean {
  return header !== null && OF_HOUSE.test(readable(header).text)
}

interface Word {
  readonly kind: KindId
  readonly word: string
}

/** Headers are short; one of a thousand characters is no header and is looked at no further. */
const LONGEST_HEADER = 80

/** 用户名 is a login name, a person's name or a nickname: the values say which, tried in this order. */
const AMBIGUOUS: readonly Word[] = ['用户名', '会员名', 'username', 'user'].flatMap((word) =>
  (['account', 'name'] as const).map((kind) => ({ kind, word })),
)

/** 主叫 names a number, or which of both somebody was: the values say, tried in this order. */
const ENDS_OF_CALLS: readonly Word[] = ['主叫', '被叫'].flatMap((word) =>
  (['mobile', 'call-record'] as const).map((kind) => ({ kind, word })),
)

/** The initials of 序号 and of 学号: which of them the values say, tried in this order. */
const XH: readonly Word[] = (['row-no', 'student-no'] as const).map((kind) => ({
  kind,
  word: 'xh',
}))

/** Who serves, sells or treats: full names of others than those whom the list is about. */
export const STAFF: readonly string[] =
  '业务员 跟进人 置业顾问 客户经理 理财经理 销售顾问 美容师 主治医生 主管医生 责任护士 教练 私教 经纪人 专属客服 跟单员 录入人 录入员 操作员 操作人 制单人 坐席 课程顾问 服务顾问 理财顾问 健康顾问 美容顾问 招生老师 收银员 导购 跟进员 归属人 创建人 接诊医生 责任医生 开单医生 主治医师 主刀医生 班主任 任课老师 任课教师 授课老师 辅导员'.split(
    ' ',
  )

/** What somebody does for a living and where in a firm: it names no firm, and tells nobody apart. */
export const OCCUPATIONS: readonly string[] =
  '职业 职务 职位 岗位 职称 工种 行业 所属行业 从事行业 部门 所属部门 dept department position jobtitle job title zw zhiwei'.split(
    ' ',
  )

/** Houses of whoever sells or serves, not of those whom the list is about: 开卡门店, 办理网点. */
export const SHOPS: readonly string[] =
  '门店 店铺 店铺名称 店铺名 店名 分店 网点 营业网点 服务点 自提点 商圈'.split(' ')

/** Who is numbered by a firm; pupils have a number of a kind of their own. */
const PEOPLE_NUMBERED: readonly string[] =
  '客户 会员 用户 买家 卖家 患者 病人 员工 职工 业主 顾客 司机 骑手 粉丝 主播 代理 人员 玩家 游戏 学员'.split(
    ' ',
  )

/** What is sold and kept in stock. */
const GOODS: readonly string[] = '商品 产品 货品 物料 物品 宝贝'.split(' ')

/** Words beside those of the fields. */
const MORE: readonly Word[] = [
  // Marks of pupils run from nought to a hundred, as ages do.
  ...of('text', '成绩 分数 总分 平均分 得分 语文 数学 英语 学分 绩点 积分 score scores points'),
  // Of 马 and 爷爷, which are a surname and a form of address.
  ...of('text', '宗教 宗教信仰 政治面貌 房产情况 婚姻状况'),
  ...of('text', '套餐 套餐名称 套餐类型 机型 engineno 扣分 记分'),
  ...of('text', '星座 生肖 属相 zodiac relation relationship status level useragent'),
  ...of('credit', '征信分数 信用分数 信用积分 征信描述 征信说明 逾期描述 逾期说明'),
  ...of('health', 'blood 疫苗种类 疫苗类型 疫苗类别 疾病种类 疾病类型 疾病类别 zdmc'),
  ...of(
    'order-no',
    '快递编号 物流编号 运单编号 面单号 合同编号 合同号 借据号 保单编号 发票号码 处方号',
  ),
  ...of(
    'order-no',
    '生产批号 产品批号 疫苗批号 邮件号 邮件号码 邮件编号 决定书编号 通知书编号 判决书编号 合同书编号 ordersn ddbh',
  ),
  // Of goods: telephone-like or not they are nobody's.
  ...GOODS.flatMap((what) =>
    of('order-no', `${what}编码 ${what}编号 ${what}代码 ${what}条码 ${what}货号`),
  ),
  ...of('order-no', 'waybill waybillno tracking trackingno expressno policyno'),
  ...of(
    'amount',
    '实收 应收 应付 保证金 货值 报价 交易额 营业额 转账金额 件数 份数 jine total fee',
  ),
  ...of('trade', '持仓数量 股份数 持股总数 持有股数'),
  ...of('track', '乘车记录 出行路线 航段 基站编号 基站代码'),
  ...of('call-record', '通信类型 通信方式 呼叫方式 通话类别 主被叫类型 主被叫标识'),
  ...of('credit-code', '税务登记号 税务登记证号 工商注册号 注册号 营业执照注册号'),
  ...of('securities-account', 'gddm gdzh'),
  ...of('name', '房主 租客 承租人 寄件人 签收人 参保人 khxm xsxm'),
  ...of('guardian-name', 'jzxm'),
  ...of('guardian-phone', 'jzdh jzsj'),
  ...of('student-no', 'xuehao'),
  ...of('birth-date', 'csny shengri chushengriqi chushengnianyue'),
  ...of('qq', 'qqh qqhm'),
  ...of('coordinates', 'x坐标 y坐标'),
  ...of(
    'mobile',
    'callingno calledno callerno calleeno oppositeno msisdn shoujihao shoujihaoma dianhua lianxidianhua',
  ),
  ...of('wechat', 'vx weixinhao'),
  ...of('password', 'mima'),
  ...of('account', 'yhm yonghuming'),
  ...of('trade', '交易内容 购买商品 商品名称 商品 消费内容 课程'),
  // How long what took: beside both ends of a call it is the call.
  ...of('text', '时长'),
  ...of('call-record', '通话详单 通话记录 通信记录 话单'),
  // As they are called in Taiwan and Hong Kong.
  ...of('mobile', '行动电话 连络电话'),
  ...of('resident-id', '身分证 身分证字号'),
  ...of('email', '电子信箱'),
  ...of('employer', '服务单位'),
  ...of('address', '联络地址'),
  ...of('account', '个人编号 人员编号 社保编号 参保编号 社保卡号'),
  // The number by which somebody is known is not his name, whatever letters it has: C360441 under 客户ID.
  ...PEOPLE_NUMBERED.flatMap((who) => of('account', `${who}id ${who}编号 ${who}编码 ${who}代码`)),
  // Of cells of a network and of machines, which number no rows.
  ...of('text', '小区id cellid deviceid androidid cookieid openid unionid'),
  // In tables of programs these are keys, of firms as often as of people.
  ...of(
    'row-no',
    'customerid customerno clientid custid custno patientid staffid employeeid buyerid sellerid',
  ),
  ...of('credit', '信用情况 征信情况 征信 逾期情况'),
  // Of 阴性 and 阳性, which are built like names.
  ...of('health', '检测结果 检验结果 化验结果 抗原结果 筛查结果 送检结果 病案号 门诊号 dx mrn icd'),
  ...of('trade', '菜品 菜名 餐品 下单商品 商品详情 商品明细'),
  ...of('landline', '热线 客服热线 服务热线 热线电话 客服电话 服务电话 咨询电话'),
  ...of('text', '邮编 邮政编码 备注 说明 归属地'),
  ...of('text', '楼盘 楼盘名称 楼盘名 车间 科室 班组 险种 品牌 品牌型号 车型 品名 物品'),
  ...of('order-no', '工单编号 单据编号 单编号 票号 订单流水'),
  ...of(
    'order-no',
    'requestid traceid traceno trace sessionid transactionid serialno tradeno batchno buildno build',
  ),
  ...of('amount', '房价 房费 房租 租金 首付 月供 运费'),
  ...of('text', '出发站 到达站 始发站 终点站 出发地 目的地 上车站 下车站 发站 到站 乘车站 起点站'),
  ...[...STAFF, ...OCCUPATIONS, ...SHOPS].map((word): Word => ({ kind: 'text', word })),
  // What is played, sold or chosen has names that are built like people's: 高频彩, 时时乐, 金骏眉.
  ...of(
    'text',
    '玩法 彩种 类型 类别 种类 品类 线路 渠道 区服 角色 角色名 款式 颜色 尺码 规格 型号 系列',
  ),
  // Animals have names that are built like people's, too, and letters that only begin a name are none.
  ...of(
    'text',
    '品种 犬种 宠物品种 宠物名 宠物名字 宠物名称 宠物姓名 宠物昵称 爱宠 爱宠名 犬名 猫名 首字母 姓名首字母 简拼 助记码',
  ),
  // The part of a test for drivers, or of accounts: nothing that was bought.
  ...of('text', '科目 考试科目'),
  // Classes of programs, and not of schools.
  ...of('text', 'objectclass messageclass itemclass'),
  // What somebody would like to borrow says nothing of the credit that he has.
  ...of('amount', '需求额度 申请额度 意向额度 期望额度 需求金额 意向金额 资金需求 贷款需求'),
  ...of(
    'amount',
    '放款额 放款金额 预算 充值 充值金额 提现 提现金额 货款 代收货款 消费 消费额 缴费基数',
  ),
  // How much of anything: sizes of files and sales may have eleven digits.
  ...of(
    'amount',
    '数量 次数 销量 库存 成交量 成交额 阅读量 播放量 下载量 访问量 下载次数 文件大小 大小 字节数 filesize qty',
  ),
  ...of('date', '缴费年月 缴费月份 所属月份'),
  ...of('date', '应还日 应还日期 还款日 到期日 起保日 终保日'),
  // Neither what somebody traded nor whom he works for.
  // What somebody may come to buy he has not bought; a building is no goods of his.
  ...of('text', '意向产品 意向课程 意向商品 意向项目 感兴趣的产品 感兴趣的课程 商品房'),
  // Names of things, of which “name” alone would make names of people.
  ...of(
    'text',
    'filename bankname shopname storename brandname rolename channelname projectname groupname appname modelname categoryname eventname taskname tagname statusname typename levelname deptname positionname jobname',
  ),
  ...of('text', '持股比例 股权比例 出资比例 认缴比例 开户行 开户银行 所属银行 发卡行 银行名称'),
]

function of(kind: KindId, list: string): Word[] {
  return list.split(' ').map((word) => ({ kind, word }))
}

const WORDS: readonly Word[] = [
  ...AMBIGUOUS,
  ...ENDS_OF_CALLS,
  ...XH,
  ...MORE,
  ...Object.values(FIELDS).flatMap((field) =>
    field.headers.map((word) => ({ kind: field.id, word: readable(word).text })),
  ),
].filter((w) => w.word !== '')

/** Of words by all but their last character, those of one kind; null: of several. */
let cutOff: ReadonlyMap<string, KindId | null> | null = null

function cutWords(): Map<string, KindId | null> {
  const whole = new Set(WORDS.map((w) => w.word))
  const cut = new Map<string, KindId | null>()
  for (const { kind, word } of WORDS) {
    const short = [...word].slice(0, -1).join('')
    if (!/^\p{Script=Han}{3,}$/u.test(short) || whole.has(short)) continue
    cut.set(short, (cut.get(short) ?? kind) === kind && cut.get(short) !== null ? kind : null)
  }
  return cut
}

/** A heading that a narrow column cut off behind the last character but one: 持仓市 is 持仓市值, and no 持仓. */
function cutWord(text: string): Word[] {
  cutOff ??= cutWords()
  const kind = cutOff.get(text)
  return kind ? [{ kind, word: text }] : []
}

interface Readable {
  readonly text: string
  /** Places where a word of Latin letters may begin or end. */
  readonly breaks: ReadonlySet<number>
}

/**
 * Half-width, lower case, in the characters of the mainland, without spaces and punctuation; where words touched is kept, so that
 * 页面 “page” has no “age”.
 */
export function readable(header: string): Readable {
  const parts = simplified(header.slice(0, LONGEST_HEADER).normalize('NFKC'))
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .match(/[a-z]+|[0-9]+|[^\sa-z0-9\p{P}\p{S}]+/gu)
  const breaks = new Set([0])
  let text = ''
  for (const part of parts ?? []) {
    text += part
    breaks.add(text.length)
  }
  return { text, breaks }
}

/** Where the word stands, or -1. A single Han character says something only when it is the whole header (班, 级). */
function place(header: Readable, word: string): number {
  if (word.length < 2 && header.text !== word) return -1
  let at = header.text.lastIndexOf(word)
  while (at > 0 && !bounded(header, word, at)) at = header.text.lastIndexOf(word, at - 1)
  return at >= 0 && bounded(header, word, at) ? at : -1
}

/** Han words need no break around them; the Latin end of a word does. */
function bounded(header: Readable, word: string, at: number): boolean {
  const starts = !/^[a-z0-9]/.test(word) || header.breaks.has(at)
  const ends = !/[a-z0-9]$/.test(word) || header.breaks.has(at + word.length)
  return starts && ends
}
