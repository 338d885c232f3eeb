import { raw, sql, type Sql } from '../../db/sql.ts'
import { isCompany } from '../fields/company.ts'
import { mayBeNumbered, withoutListNumber } from '../fields/list-number.ts'
import { isName } from '../fields/name.ts'
import { isOddDigits } from '../fields/odd-digits.ts'
import { isVague } from '../fields/vague-name.ts'
import { code, fits, holds, isOneOf, valid, words } from './class-sql.ts'
import { GRADE } from './shapes.ts'

/** Words of lists that begin with a surname and are no names. */
const COMMON_WORDS = words(
  '高血压 高血脂 高血糖 高三 高二 高一 白领 白血病 已婚 未婚 金融 安徽 成都 温州 常州 黄山 和平 连衣裙 马上 马上联系 平安 向日葵 计算机 项目 车辆 空号 关机 停机 应收 应付 支付宝 常住 暂住 全款 水果 汽车 童装 冷链 石油 钢铁',
)
const PEOPLES = words(
  '汉族 蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族 佤族 畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 阿昌族 普米族 塔吉克族 怒族 乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族 门巴族 珞巴族 基诺族 汉 回 满 苗 藏 壮 彝 土家 维吾尔 蒙古 布依 朝鲜 穿青人',
)
const SCHOOLING =
  /(?:小学|初中|高中|中专|中技|技校|职高|职中|中职|高职|大专|专科|本科|大学|学士|硕士|博士|研究生|文盲|半文盲|学前)(?:研究生|本科|专科|毕业|肄业|在读|学历|及以下|及以上|以下|以上)?/

/** Cells of words: what is certain by its form first, names late, long text last. */
export function wordsClass(z: Sql): Sql {
  return sql`coalesce(case when strlen(${z}) <= 40 then coalesce(${shortWord(z)}, ${numberedName(z)}) end, ${longerWords(z)})`
}

/** 1、张三, 客户王女士; NULL for whatever else. */
function numberedName(z: Sql): Sql {
  const rest = withoutListNumber(z)
  return sql`case when ${mayBeNumbered(z)} then case
    when ${isName(rest)} and not ${isOneOf(rest, COMMON_WORDS)} then ${code('name')}
    when ${isVague(rest)} then ${code('vague-name')} end end`
}

/** 中信证券, 国泰君安证券股份有限公司, …证券中山北路营业部; not the house that is named after one. */
const BROKER = /.{2,12}证券(?:股份)?(?:有限)?(?:责任)?(?:公司)?(?:.{0,20}(?:营业部|分公司))?/

/** The longest a name, a form of address or a nickname may be, in bytes. */
const NAME_BYTES = raw('36')
const ONE_WORD = /[一-龥·a-zA-Z*×○●＊_]+/

function longerWords(z: Sql): Sql {
  const word = sql`strlen(${z}) <= ${NAME_BYTES} and ${fits(z, ONE_WORD)}`
  return sql`case
    when ${holds(z, CALL)} then ${code('call-record')}
    when ${isPacked(z)} then ${code('packed')}
    when ${isOddDigits(z)} then ${code('odd-digits')}
    when contains(${z}, '证券') and ${fits(z, BROKER)} then ${code('broker')}
    when ${isFirm(z)} then ${code('company')}
    when ${holds(z, CONTENT)} and not ${fits(z, SCHOOL)} then ${contentClass(z)}
    when ${word} then ${oneWord(z)}
    when ${fits(z, SCHOOL)} then ${code('school')}
    when ${holds(z, PLACE)} then ${code('address')}
    when strlen(${z}) <= 90 and contains(${z}, '·') and ${isName(z)} then ${code('name')}
    when ${fits(z, /[一-龥]+/)} then ${code('han-long')}
    else ${code('free-text')} end`
}

/** A few characters without digits and signs. Large patterns are kept for these. */
function oneWord(z: Sql): Sql {
  return sql`case
    when ${isVague(z)} then ${code('vague-name')}
    when ${fits(z, SCHOOL)} then ${code('school')}
    when ${holds(z, PLACE)} and (strlen(${z}) > 9 or ${holds(z, /[省市区县镇乡村路街]$/)}) then ${code('address')}
    when ${isName(z)} and not ${isOneOf(z, COMMON_WORDS)} then ${code('name')}
    when strlen(${z}) <= 18 then ${code('han-short')}
    else ${code('han-long')} end`
}

/** Words that one content has and no other, each list apart; what a text is about when no header says so. */
const CALLS = '主叫|被叫|呼入|呼出|通话(?:时长|[0-9])|未接来电|来电[0-9]|去电[0-9]'
const STAYS =
  '入住|退房|离店|间夜|大床房|双床房|双人房|单人间|双人间|标准间|标间|钟点房|开房|(?:酒店|宾馆|旅馆|客栈|民宿|招待所|旅社|公寓酒店).{0,20}[0-9]{3,4}(?:号?房|室|$)'
const DEBTS =
  '逾期|征信|信用(?:分|良好|评分|报告|记录|卡[0-9])|芝麻(?:分|信用)|授信|额度[0-9]|负债|网贷|花呗|借呗|微粒贷|呆账|代偿|失信|黑名单|贷款[0-9]|房贷|车贷|月供|欠款'
const ILLS =
  '高血压|高血脂|高血糖|糖尿病|冠心病|心脏病|脑梗|脑出血|中风|肿瘤|[肺肝胃肠腺颈宫骨]癌|癌症|白血病|肺炎|肝炎|乙肝|肾炎|胃炎|关节炎|骨折|抑郁|焦虑症|精神分裂|癫痫|哮喘|痛风|结石|白内障|甲亢|甲减|贫血|孕检|怀孕|孕[0-9]|妊娠|早孕|流产|剖宫产|顺产|体检|疫苗|血型|血压|血糖|手术|诊断|病史|过敏|化疗|放疗|透析|肺结核|艾滋|梅毒|核酸|阳性|阴性|复诊|住院|近视|感冒|发烧|发热|咳嗽|支气管|胃溃疡|颈椎病|腰椎|皮炎|湿疹|鼻炎'
const WAYS =
  '进站|出站|途经|驶入|驶出|驶离|经过|卡口|航班|次列车|[GDCZTK][0-9]{1,4}次|→|->|登机|候机|值机|起飞|降落|入境|出境|收费站|刷卡乘|上车|下车|到达|抵达'
const GOODS =
  '[xX×*] ?[0-9]{1,3}(?:件|个|盒|份|套)?$|[0-9]{1,3}(?:罐|件|盒|瓶|箱|包|袋|台|双|斤|支|条)装?$|充值|话费|流量包|课程|套餐|买入|卖出|下单|已付款|已发货|扫码付|转账|红包|会员年卡|代购|零食|礼盒|连衣裙|手机壳|面膜|口红|奶粉|纸尿裤|运动鞋|羽绒服'
const CALL = new RegExp(CALLS)
const CONTENT = new RegExp([STAYS, DEBTS, ILLS, WAYS, GOODS].join('|'))

/** Of a text in which one of the words stands. */
function contentClass(z: Sql): Sql {
  return sql`case
    when ${holds(z, new RegExp(STAYS))} then ${code('lodging')}
    when ${holds(z, new RegExp(DEBTS))} then ${code('credit')}
    when ${holds(z, new RegExp(WAYS))} then ${code('track')}
    when ${holds(z, new RegExp(ILLS))} then ${code('health')}
    else ${code('trade')} end`
}

/** The long test only for what ends as firms do. */
function isFirm(z: Sql): Sql {
  return sql`(${holds(z, /[司团行店场市部厂心所室社户院会局]$|[)）]$/)} and ${isCompany(z)})`
}

/** What schools are called, without a tail in brackets longer than a few words. */
const SCHOOL =
  /.{0,40}(?:学校|小学|中学|幼儿园|幼稚园|托儿所|大学|学院|附中|附小|实小|完小|中心校|职高|技校|中专|职教中心|党校|分校|[一二三四五六七八九十]{1,3}[中小])(?:[(（].{1,20}[)）]|.{0,4}(?:部|校区|分校|分园|附中|附小))?/
/** Words that only places have. Narrower than what an address may be once the column is known to hold addresses. */
const PLACE =
  /[一-龥]{2}(?:省|自治区|市|自治州|县|镇|乡|街道|村|路|大道|街|巷|胡同|弄堂|新村|小区|花园|家园|公寓|大厦)|[一-龥][^小社校园]区|[0-9一二三四五六七八九十]+(?:号|弄|幢|栋|单元|室|楼)/

const SEXES = words('男 女 男性 女性 男生 女生 男孩 女孩')

/** Words of closed lists, plates, classes; NULL for all others. */
function shortWord(z: Sql): Sql {
  return sql`case
    when strlen(${z}) <= 9 and ${isOneOf(z, SEXES)} then ${code('sex')}
    when strlen(${z}) <= 15 and ${isOneOf(z, PEOPLES)} then ${code('ethnicity')}
    when strlen(${z}) <= 24 and ${fits(z, SCHOOLING)} then ${code('education')}
    when strlen(${z}) <= 14 and ${valid('plate', z)} then ${code('plate')}
    when ${fits(z, GRADE)} then ${code('grade')} end`
}

/** SQL: a mobile number, an ID or an e-mail address stands in a longer text. */
export function isPacked(z: Sql): Sql {
  return sql`(strlen(${z}) >= 13 and ${holds(z, /(?:^|[^0-9])(?:1[3-9][0-9]{9}|[1-8][0-9]{16}[0-9Xx])(?:$|[^0-9])|[0-9A-Za-z]@[0-9A-Za-z]/)})`
}
