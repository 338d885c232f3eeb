import { raw, sql, type Sql } from '../../db/sql.ts'
import { MOBILE_IN_PIECES } from '../../number-pieces.ts'
import { GLUED, OTHER_BLANKS } from '../fields/glued.ts'
import { isCompany } from '../fields/company.ts'
import { isLabelledAccount } from '../fields/labelled.ts'
import { mayBeNumbered, withoutListNumber } from '../fields/list-number.ts'
import { isName, isUnlikelyName } from '../fields/name-shape.ts'
import { isOddDigits } from '../fields/odd-digits.ts'
import { isCalled, isVague } from '../fields/vague-name.ts'
import { code, fits, holds, isOneOf, literal, valid, words } from './class-sql.ts'
import { CALL, CASE_NUMBER, CONTENT, DEBTS, ILLS, PLACE, SCHOOL, STAYS, WAYS } from './contents.ts'
import { GRADE } from './shapes.ts'

/** Words of lists that begin with a surname and are no names. */
const COMMON_WORDS = words(
  '高血压 高血脂 高血糖 高三 高二 高一 白领 白血病 已婚 未婚 金融 安徽 成都 温州 常州 黄山 和平 连衣裙 马上 马上联系 平安 向日葵 计算机 项目 车辆 空号 关机 停机 应收 应付 支付宝 常住 暂住 全款 水果 汽车 童装 冷链 石油 钢铁',
)
const PEOPLES = words(
  '汉族 蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族 佤族 畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 阿昌族 普米族 塔吉克族 怒族 乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族 门巴族 珞巴族 基诺族 汉 回 满 苗 藏 壮 彝 土家 维吾尔 蒙古 布依 朝鲜 穿青人',
)
const SCHOOLING =
  /(?:小学|初中|(?:普通|职业)?高中|中专|中技|技校|职高|职中|中职|高职|大专|专科|本科|大学|学士|硕士|博士|研究生|文盲|半文盲|学前)(?:研究生|本科|专科|毕业|肄业|在读|学历|及以下|及以上|以下|以上)?/

/** SQL: a few characters without digits and signs. */
export function isOneWord(z: Sql): Sql {
  return sql`(strlen(${z}) <= 36 and ${fits(z, /[一-龥·a-zA-Z*×○●＊_]+/)})`
}

/**
 * SQL: what in a cell of words may name somebody: all of it, or what stands behind the number of a list (1、张三, 客户王女士);
 * NULL: nothing. `word`: {@link isOneWord}.
 */
export function namePart(z: Sql, word: Sql): Sql {
  return sql`case
    when strlen(${z}) <= 40 and ${mayBeNumbered(z)} then ${withoutListNumber(z)}
    when ${word} or ${isInParts(z)} then ${z} end`
}

/** As names of Uygurs and Tibetans are: 阿依古丽·买买提. */
function isInParts(z: Sql): Sql {
  return sql`(strlen(${z}) <= 90 and contains(${z}, '·'))`
}

/** How a text names somebody: not at all is NULL. */
const NAMED = { name: raw('1'), vaguely: raw('2'), perhaps: raw('3') } as const

/** SQL: how a text `y` names somebody, see {@link NAMED}: these patterns are the largest, so that they stand in a relation of their own. */
export function namedBy(y: Sql): Sql {
  return sql`case
    when ${isName(y)} then
      case when ${isUnlikelyName(y)} or ${isOneOf(y, COMMON_WORDS)} then ${NAMED.perhaps} else ${NAMED.name} end
    when ${isVague(y)} then ${NAMED.vaguely} end`
}

/** What is told of a cell of words before its class: is it one word, the part that may name somebody, and how it does. */
export interface ToldWords {
  readonly word: Sql
  readonly part: Sql
  readonly named: Sql
}

/** SQL: the class of a cell of words: what is certain by its form first, long text last. */
export function wordsClass(z: Sql, { word, part, named }: ToldWords): Sql {
  const vague = sql`${word} and (${named} = ${NAMED.vaguely} or ${isCalled(z)})`
  return sql`case
    when ${part} <> ${z} and ${named} = ${NAMED.name} then ${code('name')}
    when ${part} <> ${z} and ${named} = ${NAMED.vaguely} then ${code('vague-name')}
    when ${holds(z, CALL)} then ${code('call-record')}
    when ${isPacked(z)} then ${code('packed')}
    when ${isOddDigits(z)} then ${code('odd-digits')}
    when contains(${z}, '证券') and ${fits(z, BROKER)} then ${code('broker')}
    when ${isFirm(z)} then ${code('company')}
    when ${fits(z, SCHOOL)} then case when ${vague} then ${code('vague-name')} else ${code('school')} end
    when ${holds(z, CONTENT)} then ${contentClass(z)}
    when ${vague} then ${code('vague-name')}
    when ${holds(z, PLACE)} and (strlen(${z}) > 9 or not ${word} or ${holds(z, /[省市区县镇乡村路街]$/)}) then
      case when ${holds(z, CASE_NUMBER)} then ${code('free-text')} else ${code('address')} end
    when ${named} = ${NAMED.name} or ${named} = ${NAMED.perhaps} and ${part} = ${z} and not ${word} then ${code('name')}
    when ${word} or ${fits(z, /[一-龥]+/)} then case when strlen(${z}) <= 18 then ${code('han-short')} else ${code('han-long')} end
    else ${code('free-text')} end`
}

/** 中信证券, 国泰君安证券股份有限公司, …证券中山北路营业部; not the house that is named after one. */
const BROKER = /.{2,12}证券(?:股份)?(?:有限)?(?:责任)?(?:公司)?(?:.{0,20}(?:营业部|分公司))?/

/** Of a text in which one of the words stands. */
function contentClass(z: Sql): Sql {
  return sql`case
    when ${holds(z, STAYS)} then ${code('lodging')}
    when ${holds(z, DEBTS)} then ${code('credit')}
    when ${holds(z, WAYS)} then ${code('track')}
    when ${holds(z, ILLS)} then ${code('health')}
    else ${code('trade')} end`
}

/** The long test only for what ends as firms do. */
function isFirm(z: Sql): Sql {
  return sql`(${holds(z, /[司团行店场市部厂心所室社户院会局]$|[)）]$/)} and ${isCompany(z)})`
}

const SEXES = words('男 女 男性 女性 男生 女生 男孩 女孩')

/** SQL: words of closed lists, plates, classes; NULL for all others. */
export function shortWord(z: Sql): Sql {
  return sql`case when strlen(${z}) > 40 then null
    when strlen(${z}) <= 9 and ${isOneOf(z, SEXES)} then ${code('sex')}
    when strlen(${z}) <= 15 and ${isOneOf(z, PEOPLES)} then ${code('ethnicity')}
    when strlen(${z}) <= 24 and ${fits(z, SCHOOLING)} then ${code('education')}
    when strlen(${z}) <= 14 and ${valid('plate', z)} then ${code('plate')}
    when ${fits(z, GRADE)} then ${code('grade')} end`
}

/** A mobile number, in one or in three pieces, with the number of the country or without, an ID or an e-mail address. */
const NUMBER = `(?:^|[^0-9])(?:(?:[+]?(?:00)?86[- ]?)?${MOBILE_IN_PIECES}|[1-8][0-9]{16}[0-9Xx])(?:$|[^0-9])|[0-9A-Za-z]@[0-9A-Za-z]`

/** SQL: a mobile number, an ID or an e-mail address stands in a longer text. */
export function isPacked(z: Sql): Sql {
  return sql`(strlen(${z}) >= 13 and regexp_matches(${z}, ${literal(NUMBER)}) or ${isGlued(z)} or ${isLabelledAccount(z)})`
}

/** What cleaning would make of it: full-width digits, and blanks of other kinds between pieces. */
const WIDE = `[０-９]{11}|1[3-9][0-9]${OTHER_BLANKS}[0-9]{4}${OTHER_BLANKS}[0-9]{4}`

/** SQL: the same of a text that was not cleaned. */
export function isPackedAsItStands(cell: Sql): Sql {
  return sql`(regexp_matches(${cell}, ${literal(`${NUMBER}|${WIDE}`)}) or ${isLabelledAccount(cell)})`
}

/** SQL: an identity number and a mobile number stand in the text with nothing between them. */
function isGlued(z: Sql): Sql {
  return sql`(strlen(${z}) >= 29 and regexp_matches(${z}, ${literal(`(?:^|[^0-9])${GLUED}(?:[^0-9]|$)`)}))`
}
