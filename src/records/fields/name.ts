import { sql, type Sql } from '../../db/sql.ts'
import type { Field } from '../field.ts'
import type { KindId } from '../kinds.ts'
import { bind, fits, literal, tidyHan } from './cell.ts'
import { MONGOL, TIBETAN, TURKIC, TURKIC_BEGINNINGS, TURKIC_ENDS } from './data/given-names.ts'
import { NOT_GIVEN, WORDS_LIKE_NAMES } from './data/not-given.ts'
import { COMPOUND_SURNAMES, SURNAMES } from './data/surnames.ts'
import { mayBeNumbered, withoutListNumber } from './list-number.ts'
import { maskName } from './mask.ts'
import { isVagueText, VAGUE } from './vague-name.ts'

const HAN = '[〇\\x{3400}-\\x{4dbf}\\x{4e00}-\\x{9fff}\\x{20000}-\\x{3134f}]'
/** Without 收, which whoever sends a parcel writes behind the name: 张三收. */
const LAST_HAN = HAN.replace('\\x{9fff}', '\\x{6535}\\x{6537}-\\x{9fff}')
const COMPOUND = COMPOUND_SURNAMES.join('|')
/** A surname and one or two characters; two surnames and one or two (of both parents); a compound surname likewise. */
const FULL = `(?:[${SURNAMES}](?:(?:[${SURNAMES}]?${HAN})?${LAST_HAN}|丰?收)|(?:${COMPOUND})${HAN}?${LAST_HAN})`
/** Names in parts, as Uygur, Kazakh, Tibetan or foreign names are written in Han; none of a dozen characters and more, see {@link NO_NAMES}. */
const PARTS = `${HAN}+(?:·${HAN}+){1,5}`
/** Elements that are a name by themselves. */
const MONGOL_ALONE = MONGOL.split('|')
  .filter((word) => word.length > 2)
  .join('|')
/** Two or more elements of Tibetan names, of Uygur and Kazakh ones without the dot; names written in their own script. */
const PEOPLES = `(?:(?:${TIBETAN})+|(?:${MONGOL})(?:${MONGOL})|(?:${MONGOL_ALONE})|(?:${TURKIC})(?:${TURKIC})+|(?:${TURKIC_BEGINNINGS})[一-龥]+(?:${TURKIC_ENDS})|[\\x{620}-\\x{6ff}][\\x{620}-\\x{6ff} ·]{2,}|[\\x{ac00}-\\x{d7a3}]{2,}|(?:[А-ЯЁ][а-яё]+){2,3}|[\\x{f00}-\\x{fff}]{2,}|[\\x{1820}-\\x{18aa}]{2,})`
/** Two to four Han that are a full name: see {@link isHanName}, which has more. */
const FULL_TEXT = new RegExp(
  `^(?:${FULL.replaceAll(HAN, '[一-龥]').replaceAll(LAST_HAN, '[一-攵攷-龥]')})$`,
  'u',
)
const DOTS = /[•・‧∙．.⋅･]/

/** Words of lists that are built like a name and are none: regions, grades, words of the header. */
const NOT_NAMES = (
  '安徽 安徽省 江苏 江苏省 江西 江西省 云南 云南省 海南 海南省 宁夏 甘肃 甘肃省 吉林 吉林省 贵州 贵州省 山东 山东省 山西 山西省 ' +
  '广东 广东省 广西 青海 温州 常州 池州 成都 金华 宁波 黄山 黄石 江门 武汉 武汉市 安阳 万州 ' +
  '高一 高二 高三 高中 成绩 时间 金额 平均 党员 安全 支付 黄金 平安 和平 高血压 向日葵 连衣裙 马上 白领 金融 ' +
  '计算机 温度 成功 成员 单位 单价 车牌 车型 车架号 余额 全部 全额 高级 高校 方式 路线 花园 水费 房号 房屋 任务 ' +
  '应付 应收 白天 黄色 红色 蓝色 白色 青色 金色 银色 包装 项目 毛重 戴口罩 双方 计划 解除 申请 申请人 经办 经办人 经理 ' +
  '安装 党支部 明天 明细 明年 寿险 车险 财险 家长 家庭 时候 来源 别墅 别名 昌平区 朝阳区 海淀区 宁波市 温州市 广州市 广州 ' +
  '满意 满分 干部 保险 保安 保姆 保密 通过 通知 通话 原因 原价 标题 现金 门店 门诊 管理 管理员 组长 水电 水电费 ' +
  '高意向 高端 要考虑 要求 要买 要看 成交 成单 方便 谈好 谈价 谈崩 安排 应聘 包月 包年 单身 关注 关心 关系 冷淡 全职 严重 强烈 明确 平时 平常 曾经 ' +
  '查询 支持 居住 游戏 能聊 能接 后续 后天 顾虑 都行 都可 相亲 相信 简单 车贷 车主 车位 房贷 房主 房东 房产 金卡 金牌 银卡 常客 经常 费用 何时 计较 ' +
  '车间 任课 华东 华南 华北 华中 童装 水果 金店 药店 但是 由于 门口 门牌 门号 门牌号 门面 都可以 不同意 那里 能力 容易 习惯 养老 养老金 相同 果树 元旦 元宵 都没有 ' +
  '来电 来访 来信 来人 明日 时常 从未 连续 连日 那边 尚未 同意 应该 通常 家属 ' +
  '万元 万块 万余 万多 万左右 万以上 万余元 万多元 万块钱 元整 元左右 元以上 时许 时左右 时整 平米 平方 平方米'
).split(' ')
const STOPPED: ReadonlySet<string> = new Set(NOT_NAMES)
/** Four characters that begin with a word of lists are none either: 平安是福, 简单生活 are built like two surnames and a given name. */
const STOPS = `${NOT_NAMES.filter((word) => word.length !== 4).join('|')}|(?:${NOT_NAMES.filter((word) => word.length === 2).join('|')}).{2}`
/** What is built like a name and is none, in one pattern: SQL repeats the text at each mention. */
const NO_NAMES = literal(`${VAGUE}|${STOPS}|.*[一-龥]{13}.*`)
const WORDLIKE: ReadonlySet<string> = new Set(WORDS_LIKE_NAMES)
const OF_WORDS = `^.{1,3}[${NOT_GIVEN}]`
const OF_WORDS_TEXT = new RegExp(OF_WORDS, 'u')
const UNLIKELY = literal(`.{1,3}[${NOT_GIVEN}].*|${WORDS_LIKE_NAMES.join('|')}`)

/**
 * Full name of a person (姓名): `张三`, `欧阳锋`, `阿依古丽·买买提`, `扎西次仁`, without spaces inside; `Zhang San` as
 * `ZHANG SAN`.
 * Forms of address and nicknames (王女士, 小王, 张某) are {@link vagueName}.
 */
export const name: Field = personName('name', [
  ...[
    '姓名',
    '名字',
    '姓',
    '真实姓名',
    '客户姓名',
    '客户名称',
    '客户',
    '客户名',
    '用户姓名',
    '会员姓名',
    '学生姓名',
    '学生名字',
  ],
  ...[
    '学生',
    '学员',
    '学员姓名',
    '考生姓名',
    '孩子姓名',
    '孩子名字',
    '宝宝姓名',
    '小孩姓名',
    '儿童姓名',
    '幼儿姓名',
    '小孩',
    '孩子',
  ],
  ...[
    '股东',
    '股东姓名',
    '股民',
    '股民姓名',
    '投资者',
    '投资者姓名',
    '持卡人',
    '持卡人姓名',
    '开户人',
    '开户名',
    '户名',
    '户主',
  ],
  ...[
    '户主姓名',
    '业主',
    '业主姓名',
    '车主',
    '车主姓名',
    '机主',
    '机主姓名',
    '收件人',
    '收件人姓名',
    '收货人',
    '收货人姓名',
  ],
  ...[
    '患者姓名',
    '患者',
    '病人姓名',
    '产妇姓名',
    '员工姓名',
    '职工姓名',
    '人员姓名',
    '法人',
    '法人姓名',
    '法定代表人',
    '联系人',
  ],
  ...[
    '联系人姓名',
    '借款人',
    '借款人姓名',
    '被保险人',
    '投保人',
    '投保人姓名',
    '买家姓名',
    '旅客姓名',
    '入住人',
    '本人姓名',
  ],
  ...[
    '中文姓名',
    '中文名',
    '老师姓名',
    '教师姓名',
    '申请人',
    '当事人',
    '负责人',
    '经办人',
    '对方户名',
    '住客姓名',
    '乘客姓名',
    '乘车人',
    '乘机人',
    '乘客',
    '旅客',
    '客人姓名',
    '入住人姓名',
    '被保人',
    '受益人',
    '买家',
    '顾客',
    '顾客姓名',
    '取票人',
    '预订人',
    '下单人',
    '捐赠人',
    '受赠人',
    '会员',
  ],
  ...[
    'name',
    'fullname',
    'realname',
    'username',
    'customername',
    'custname',
    'studentname',
    'xm',
    'xingming',
  ],
])

/** Name of a parent or guardian (家长姓名): the same rule, another person. */
export const guardianName: Field = personName('guardian-name', [
  ...[
    '家长姓名',
    '家长',
    '家长名字',
    '家长名',
    '父亲姓名',
    '母亲姓名',
    '父亲',
    '母亲',
    '爸爸姓名',
    '妈妈姓名',
    '爸爸',
    '妈妈',
  ],
  ...[
    '父母姓名',
    '父母',
    '监护人',
    '监护人姓名',
    '监护人1',
    '监护人2',
    '监护人1姓名',
    '监护人2姓名',
    '学生家长',
    '学生家长姓名',
  ],
  ...[
    '父亲名字',
    '母亲名字',
    '家长1',
    '家长2',
    '家长1姓名',
    '家长2姓名',
    '家长联系人',
    '亲属姓名',
    '家属姓名',
    '紧急联系人',
  ],
  ...[
    '紧急联系人姓名',
    'parent',
    'parentname',
    'guardian',
    'guardianname',
    'father',
    'mother',
    'fathername',
    'mothername',
  ],
])

function personName(id: KindId, headers: readonly string[]): Field {
  return { id, normalise: normaliseName, mask: maskName, headers }
}

/** A sentence is told by what no name has: DuckDB tidies it anew for each mention in a condition (80 µs a cell measured). */
const NO_NAME = literal('[0-9，。]')
/** Neither does a number of a list take it away. */
const NO_LISTED_NAME = literal('[^0-9][0-9]{6}|^[013-9][0-9]{5}|。')

function normaliseName(cell: Sql): Sql {
  const text = likelyPart(cell)
  return sql`case when strlen(${cell}) in (6, 9) and not ${isReceived(cell)} and ${fits(cell, '[一-龥]+')}
      then case when ${isName(cell)} then ${cell} end
    when ${isName(text)} then ${text}
    when ${isLatinName(cell)} then ${latinForm(cell)} end`
}

/** 张三收 on a parcel; 丰收 is given to children. */
function isReceived(cell: Sql): Sql {
  return sql`(ends_with(${cell}, '收') and strlen(${cell}) > 6 and not ends_with(${cell}, '丰收'))`
}

/** What stands behind the number of a list or in front of a form of address, else all of the cell; NULL where no name can be. */
function likelyPart(cell: Sql): Sql {
  return sql`case
    when strlen(${cell}) between 8 and 160 and ${mayBeNumbered(cell)} and not regexp_matches(${cell}, ${NO_LISTED_NAME})
      then ${bind('unlisted', withoutListNumber(cell), dotted)}
    when strlen(${cell}) between 6 and 160 and (${cell} >= '〇' or ${cell} < '!' or ${cell} between '\u00a0' and '\u3001')
      and not regexp_matches(${cell}, ${NO_NAME}) then ${dotted(cell)} end`
}

/** Of a cell: a full name in Latin letters, two to five words: `Zhang San`, `KEVIN WAYNE DURANT`, `Li, Ming`. */
export function isLatinName(cell: Sql): Sql {
  const shape = literal(`^[ '"]*(?:${LATIN}|${LATIN_CAPITALS})[ '"]*$`)
  return sql`case when strlen(${cell}) between 4 and 80 and ${cell} < 'ɐ' and regexp_matches(${cell}, '[A-Za-zß-ɏḁ-ỹ][ ,.·]') then regexp_matches(${cell}, ${shape}) else false end`
}

/** O'Connor, McDonald, Jean-Luc, Nguyễn. */
const LATIN_WORD = "(?:[OD]['’])?(?:Ma?c)?[A-ZÀ-ÖØ-Þ][a-zß-ɏḁ-ỹ]+(?:[-'’][A-ZÀ-ÖØ-Þ]?[a-zß-ɏḁ-ỹ]+)?"
const LATIN = `${LATIN_WORD}(?:(?:[ ·]{1,3}|, ?|[.] ?)(?:${LATIN_WORD}|[A-Z][.]?)){1,4}`
const LATIN_CAPITALS = "[A-Z]{2,}(?:[-'][A-Z]+)?(?:(?:[ ·]{1,3}|, ?)[A-Z]+(?:[-'][A-Z]+)?){1,4}"

/** In capitals, words one space apart: letters say nothing of who it is. */
function latinForm(cell: Sql): Sql {
  return sql`trim(regexp_replace(upper(strip_accents(replace(${cell}, '’', ''''))), ${literal(`[^A-Z'.-]+`)}, ' ', 'g'))`
}

/** Of a text without spaces: a full name, and neither a form of address nor a word of lists. */
export function isName(s: Sql): Sql {
  const shape = literal(`${FULL}|${PARTS}|${PEOPLES}`)
  return sql`case when regexp_full_match(${s}, ${shape}) then not regexp_full_match(${s}, ${NO_NAMES}) else false end`
}

/** Of two to four Han: a surname and a given name, what nearly all names are. */
export function isHanName(s: Sql): Sql {
  return sql`(regexp_full_match(${s}, ${literal(FULL)}) and not regexp_full_match(${s}, ${NO_NAMES}))`
}

function isStoppedText(text: string): boolean {
  return STOPPED.has(text.length === 4 ? text.slice(0, 2) : text)
}

/**
 * Of a full name: nothing speaks for a word. Where no heading says that people are named, 马拉松, 房管局 are none; under 姓名
 * whoever is called so is named.
 */
export function isUnlikelyName(s: Sql): Sql {
  return sql`case when strlen(${s}) <= 12 then regexp_full_match(${s}, ${UNLIKELY}) else false end`
}

/** Of a text: a surname alone, 王 or 欧阳. */
export function isSurname(s: Sql): Sql {
  return sql`coalesce(regexp_full_match(${s}, ${literal(`[${SURNAMES}]|${COMPOUND}`)}), false)`
}

/** Of a text: it begins with a compound surname, 欧阳娜娜. */
export function beginsCompound(s: Sql): Sql {
  return sql`regexp_matches(${s}, ${literal(`^(?:${COMPOUND})`)})`
}

/** Of two to four Han: what {@link isHanName} says, for readers. */
export function isHanNameText(text: string): boolean {
  return FULL_TEXT.test(text) && !isVagueText(text) && !isStoppedText(text)
}

/** The same of a text, for a column of which no heading is known: {@link isUnlikelyName}. */
export function isLikelyNameText(text: string): boolean {
  return isHanNameText(text) && !OF_WORDS_TEXT.test(text) && !WORDLIKE.has(text)
}

function dotted(cell: Sql): Sql {
  return sql`regexp_replace(${tidyHan(cell)}, ${literal(DOTS.source)}, '·', 'g')`
}
