import { id, sql, type Sql } from '../../db/sql.ts'
import { DASHES, halfWidth, literal, part } from './cell.ts'
import { labelledQq, labelledWechat } from './labelled.ts'
import { landline } from './landline.ts'
import { LIST_NUMBER } from './list-number.ts'
import { isMobile } from './mobile.ts'
import { MOSTLY_GIVEN } from './data/given-names.ts'
import { BEGIN_FEW_WORDS, COMPOUND_SURNAMES, SURNAMES } from './data/surnames.ts'
import { OFFICES, POLITE } from './data/titles.ts'
import { isName, isUnlikelyName } from './name-shape.ts'
import { separated } from './glued.ts'
import { firstNine, isTrueNumber, nextEight } from './resident-id.ts'
import { isVague } from './vague-name.ts'

/**
 * Values that stand in one cell with others: `张三13800138000北京市…`, `王女士 13812345678`, `姓名：张三 电话：138…`.
 * The first of a kind is given; a run of digits counts only when it stands alone, not inside a longer one.
 *
 * What is found on the way is a column of a relation, stage by stage, and no expression inside a lambda, in which DuckDB
 * compiles every pattern anew for each 2,048 rows (measured over sentences: 110 µs a cell, 10 so).
 */
export interface Found {
  readonly name: string
  readonly sql: Sql
}

/** What readers tell of a text, as columns `told_<name><i>` beside its cell: see `columns/plain/told-text.ts`. */
export const TOLD = [
  'signs',
  'mobile',
  'middle',
  'last',
  'line',
  'identity',
  'lead',
  'said',
] as const
export type Told = (typeof TOLD)[number]

/** Which full-width signs stand in a text that readers told of: none, commas, brackets also, and any that sentences have. */
export const TIDY_SIGNS = { COMMA: ',', BRACKETS: '(', ANY: ';' } as const

/** SQL: the cell of column `i` as `normaliseText` has it: a text that readers told of is changed in these signs only. */
export function toldText(i: number, otherwise: Sql): Sql {
  const [cell, signs] = [id(`c${String(i)}`), toldColumn('signs', i)]
  const only = (sign: string) => sql`${signs} = ${literal(sign)}`
  return sql`case when ${signs} is null then ${otherwise}
    when ${only('')} then ${cell}
    when ${only(TIDY_SIGNS.COMMA)} then replace(${cell}, '，', ',')
    when ${only(TIDY_SIGNS.BRACKETS)} then translate(${cell}, '（），', '(),')
    else ${halfWidth(cell)} end`
}

/** The column of what readers told of the cells of column `i`: NULL, as all of a row are, where they told nothing. */
export function toldColumn(name: Told, i: number): Sql {
  return column(`told_${name}`, i)
}

/**
 * SQL: what the cells of column `i` hold, each stage worked out over the columns of those before it and the cell `c<i>`. With
 * `isTold` there are columns of what readers have told of texts, and the others are worked out.
 */
export function packedStages(i: number, isTold = false): readonly (readonly Found[])[] {
  const at = (name: string, expression: Sql): Found => ({
    name: `${name}${String(i)}`,
    sql: expression,
  })
  const known = (name: Told, expression: Sql): Found =>
    at(name, isTold ? orTold(name, i, expression) : expression)
  const cell = id(`c${String(i)}`)
  const half = column('half', i)
  const found = (length: number, what: Sql) =>
    sql`case when ${worth(cell, length)} then ${what} end`
  const open = isTold ? sql`${toldColumn('mobile', i)} is null and ` : sql``
  // As a case: what is asked twice DuckDB works out beforehand, and of an and it works out all parts.
  const asked = sql`${worth(cell, 8)} and ${hasNumber(cell)}`
  const named = isTold
    ? sql`case when ${toldColumn('mobile', i)} is null then ${asked} else false end`
    : asked
  return [
    [at('half', sql`case when ${open}${worth(cell, 7)} then ${separated(cell)} end`)],
    [
      known('mobile', found(12, without(extracted(half, MOBILE)))),
      at('two', found(23, sql`regexp_matches(${half}, ${literal(TWO)})`)),
      known('line', found(12, sql`coalesce(${extracted(half, LINE)}, '')`)),
      known('identity', found(19, sql`upper(${extracted(half, IDENTITY)})`)),
      at('front', sql`case when ${named} then regexp_extract(${half}, ${literal(LEADING)}) end`),
      known(
        'said',
        sql`coalesce(nullif(${extracted(half, SAID_NAME)}, ''), ${extracted(half, NAME_BEFORE)})`,
      ),
      at('behind', sql`case when ${named} then ${extracted(half, FOLLOWING)} end`),
    ],
    [
      known(
        'middle',
        sql`case when ${column('two', i)} then ${without(extracted(half, SECOND))} end`,
      ),
      known(
        'last',
        sql`case when ${column('two', i)} then ${without(extracted(half, LAST))} else ${column('mobile', i)} end`,
      ),
      at('nine', firstNine(column('identity', i))),
      at('eight', nextEight(column('identity', i))),
      known('lead', leadOf(column('front', i), column('behind', i))),
    ],
    [at('who', whoOf(column('lead', i)))],
    [
      at(
        'named',
        sql`strlen(${column('who', i)}) between 3 and 75 and ${isPerson(column('who', i))}`,
      ),
    ],
  ]
}

function orTold(name: Told, i: number, expression: Sql): Sql {
  const told = toldColumn(name, i)
  return sql`case when ${told} is null then ${expression} else ${told} end`
}

function column(name: string, i: number): Sql {
  return id(`${name}${String(i)}`)
}

/** A cell worth looking into: longer than the value itself, and no book. */
function worth(cell: Sql, length: number): Sql {
  return sql`strlen(${cell}) between ${literal(String(length))}::int and 20000`
}

function extracted(half: Sql, pattern: string): Sql {
  return sql`regexp_extract(${half}, ${literal(pattern)}, 1)`
}

/** 138-0013-8000 as one number. */
function without(number: Sql): Sql {
  return sql`replace(replace(${number}, '-', ''), ' ', '')`
}

/** A number stands somewhere behind the name. */
function hasNumber(cell: Sql): Sql {
  return sql`regexp_matches(${cell}, '[0-9０-９]{3}')`
}

const ALONE = '(?:^|[^0-9])'
const COUNTRY = '(?:\\+?(?:00)?86[- ]?)?'
/** 138 0013 8000, 1380-013-8000. */
const NUMBER = '1[3-9][0-9](?:[- ]?[0-9]{4}[- ]?[0-9]{4}|[0-9][- ][0-9]{3}[- ][0-9]{4})'
export const MOBILE = `${ALONE}${COUNTRY}(${NUMBER})(?:[^0-9]|$)`
export const LAST = `(?s)^.*${MOBILE}`
export const SECOND = `(?s)${ALONE}1[3-9][0-9]{9}[^0-9](?:.*?[^0-9])??(1[3-9][0-9]{9})(?:[^0-9]|$)`
/** Two numbers, which nothing shares: without them there is no second and the last is the first. */
export const TWO = `(?s)${ALONE}${COUNTRY}${NUMBER}[^0-9](?:.*[^0-9])?${COUNTRY}${NUMBER}(?:[^0-9]|$)`
export const LINE = `${ALONE}(0[1-9][0-9]{1,2}[- ]?[2-9][0-9]{6,7})(?:[^0-9]|$)`
export const IDENTITY = `${ALONE}([1-8][0-9]{16}[0-9Xx])(?:[^0-9Xx]|$)`

/** The first mobile number of a text. */
export function packedMobile(i: number): Sql {
  return valid(column('mobile', i))
}

/** The last one: `13800138000/13900139000` is two numbers of one person. */
export function packedLastMobile(i: number): Sql {
  return valid(column('last', i))
}

/** The second of three and more; of two it is the last, which is no further value. */
export function packedMiddleMobile(i: number): Sql {
  return valid(column('middle', i))
}

function valid(number: Sql): Sql {
  return sql`case when strlen(${number}) = 11 and ${isMobile(number)} then ${number} end`
}

/** `13800138000、0532-88886666`: a line with its area code beside other values. */
export function packedLandline(i: number): Sql {
  return landline.normalise(column('line', i))
}

export function packedResidentId(i: number): Sql {
  const [number, nine, eight] = [column('identity', i), column('nine', i), column('eight', i)]
  const isTrue = sql`case when ${isTrueNumber(number, nine, eight)} then ${number} end`
  return sql`case when strlen(${number}) = 18 then ${isTrue} end`
}

const ADDRESS =
  /(?:^|[^A-Za-z0-9._%+-])([A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24})(?:[^A-Za-z0-9@-]|$)/

export function packedEmail(i: number): Sql {
  const half = column('half', i)
  return sql`case when contains(${half}, '@') then lower(${part(half, ADDRESS)}) end`
}

const BEFORE_NAME = `^(?:[ 　]*${LIST_NUMBER})?[^一-龥〇㐀-䶿\\x{9fa6}-\\x{9fff}\\x{20000}-\\x{3134f}0-9*]{0,6}(?:(?:客户|学生|家长|真实)?(?:姓名|名字|联系人|收件人|收货人|客户|学生|家长|机主|户主|业主|持卡人|患者|病人|员工|职工|会员|学员|乘客|旅客|住户|租客|当事人|申请人|借款人|投诉人|报案人|被害人|(?:请|麻烦|帮我|帮忙)?[把将]|这个是|这位是)[0-9]{0,4}[:：]? {0,3})?`
/** With the rare characters of names (㛃, 𬎆). */
const NAMELIKE = '[一-龥〇㐀-䶿\\x{9fa6}-\\x{9fff}\\x{20000}-\\x{3134f}·*×]'
/** Emoji and other pictures, which stand for a delimiter or for a label. */
const PICTURE = '[\\x{2190}-\\x{2bff}\\x{3030}\\x{fe0f}\\x{1f000}-\\x{1faff}]'
/** What is said behind an office in brackets, and begins no name of a firm. */
const BEHIND_RELATION =
  '(?:手机|电话|联系|号码|微信|身份|性别|住址|地址|家住|现住|办公|负责|上门|[已未不没说报称的是在我他她你要想去买订付欠])'
/**
 * Who somebody is to the other people of the cell, or by office: 张三(本人)138…;李四(配偶)139…, 王五（主任）137…; or sex and age:
 * 赵六（女，45岁）; or office and firm: 孙七（店主，天成商贸）. Other words behind it go on with the name of a firm: 金源（上海）商贸有限公司.
 */
const RELATION = `[(（](?:[一-龥]{1,6}(?:[,，、][一-龥]{1,16})?|[男女]性?[,，、 ]{1,2}[0-9一-龥]{1,8}|[0-9]{1,3}周?岁)[)）](?:[^一-龥]|${BEHIND_RELATION})`
/** A number in brackets or quotes, or behind an account in the same bracket: 张三【138…】, 李四（wx_1234，139…）. */
const ENCLOSED = `[(（【\\[「『《<{'‘’]?[0-9+]|[(（][A-Za-z](?:[-_A-Za-z0-9]{0,18}[-_0-9]|[a-z]{5,18})[,，、;；/ ]|[(（](?:微信|[Qq]{2}|[VvWw][Xx])|<br`
const BEHIND_NAME = `(?:[${DASHES},，、;；|/_:： 】\\]」』》>"“”]|${RELATION}|${PICTURE}|[.．] ?[0-9]|${ENCLOSED}|(?:手机|电话|联系|tel|Tel|TEL|性别|男|女))`
/** Han and what stands in names, before the first digit: with or without the words of a label. */
export const LEADING = `${BEFORE_NAME}${NAMELIKE}{1,24} {0,3}${BEHIND_NAME}`

/** What {@link LEADING} takes in behind the words, and the words of the rest. */
export const BEHIND_LEAD = ` *${BEHIND_NAME}$`
export const LEAD = `${BEFORE_NAME}(${NAMELIKE}+)$`

/**
 * What a sentence says of the number behind the name: 张三的电话是138…, 欧阳娜娜手机138…. Without 的 only behind three
 * characters and more, or a surname that hardly any word begins with: 单位电话, 应急电话 are built like a name of two.
 */
const NUMBER_WORD =
  '(?:手机号码|手机号|手机|电话号码|联系电话|联系方式|电话|号码|身份证号码|身份证号|身份证|银行卡号|银行卡)'
export const SAID_OF_NUMBER = `(?:(^|[把将跟与及和])([^的]{2})的${NUMBER_WORD}?|(^[${BEGIN_FEW_WORDS}]${NAMELIKE}|^${NAMELIKE}[${MOSTLY_GIVEN}]|${NAMELIKE}{2}[^方名人地工用])(?:的${NUMBER_WORD}?|${NUMBER_WORD}))(?:分别)?[是为]?$`
export const WITHOUT_SAID = '\\1\\2\\3'

/** With which an address begins right behind a name: 13800138000张三湖南省长沙市…. */
const PROVINCE =
  '(?:北京|天津|上海|重庆)市|(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海)省|(?:内蒙古|广西|西藏|宁夏|新疆)'

/** A number that begins the text, and Han alone behind it: `13800138000张三`, `1、138 0013 8000 王女士`. */
export const FOLLOWING = `^(?:[ 　]*${LIST_NUMBER})?[^一-龥0-9]{0,4}(?:(?:\\+?86[- ]?)?1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}|[1-8][0-9]{16}[0-9Xx])[^一-龥0-9]{0,4}([一-龥〇·]{2,12}?)(?:[,，、;；|/\\\\_—:： (（)）】\\]」』》>"”'’-]|${PICTURE}|${PROVINCE}|[1-8][0-9]{16}[0-9Xx]|$)`

/**
 * The words in front, out of all that {@link LEADING} takes in: what stands behind them is cut off, then what stands
 * before. One pattern with a group would do it too, at ten times the price (5 µs a cell measured): of a pattern with
 * counts as large as these RE2 finds the whole quickly, and its parts slowly.
 */
function leadOf(front: Sql, behind: Sql): Sql {
  const cut = sql`regexp_replace(${front}, ${literal(BEHIND_LEAD)}, '')`
  const plain = sql`regexp_replace(${cut}, ${literal(SAID_OF_NUMBER)}, ${literal(WITHOUT_SAID)})`
  const words = sql`regexp_extract(${plain}, ${literal(LEAD)}, 1)`
  return sql`case when ${front} <> '' then ${words} else ${behind} end`
}

/**
 * Who is named in front of a title: 张伟国经理, 李梅女士. Of two characters only where they are no word (项目经理, 高级顾问); a surname
 * alone (王经理, 欧阳先生) stays with its title.
 */
function whoOf(lead: Sql): Sql {
  const own = `(?:[${BEGIN_FEW_WORDS}][一-龥]|[一-龥][${MOSTLY_GIVEN}]|[一-龥]{3})`
  const titled = literal(`^(${own})(?:${POLITE}|${OFFICES})$`)
  const alone = literal(`^(?:[一-龥]|${COMPOUND_SURNAMES.join('|')})(?:${POLITE}|${OFFICES})`)
  const who = sql`case when not regexp_matches(${lead}, ${alone}) then nullif(regexp_extract(${lead}, ${titled}, 1), '') end`
  const received = sql`strlen(${lead}) > 6 and ends_with(${lead}, '收') and not ends_with(${lead}, '丰收')`
  return sql`case when strlen(${lead}) between 12 and 18 and ${who} is not null then ${who}
    when ${received} then left(${lead}, -1) else ${lead} end`
}

/** The name in front of the number, or right behind the one that begins the text; NULL where only a form of address stands there. */
export function packedName(i: number): Sql {
  const said = column('said', i)
  return sql`case when ${column('named', i)} then ${column('who', i)}
    when strlen(${said}) between 6 and 12 and ${isPerson(said)} then ${said} end`
}

/** 施工员, 项目部, 林业局 are built like names; in a text, where no header says that they are, they are none. */
const NOBODY = '[校院区县市街号室厂店部局所站馆处队组办员版铺网户的]$'

function isPerson(words: Sql): Sql {
  return sql`case when ${isName(words)} and not regexp_matches(${words}, ${literal(NOBODY)}) and not ${isUnlikelyName(words)} then not ${isOfTwoSurnames(words)} else false end`
}

/** 宝贝天使, 花开富贵: four characters of which the first two may be surnames, and are those of few people. */
function isOfTwoSurnames(words: Sql): Sql {
  const both = `^(?:[${BEGIN_FEW_WORDS}]{2}|${COMPOUND_SURNAMES.join('|')})`
  return sql`case when strlen(${words}) = 12 and regexp_full_match(${words}, ${literal(`[${SURNAMES}][一-龥]{3}`)}) then not regexp_matches(${words}, ${literal(both)}) else false end`
}

/** Any Han with which a name begins: behind 联系 stands 电话 or 手机 as often as somebody, behind 致电 客服. */
const NO_NUMBER = '[一-审宣-扊扌-甴甶-龥]'

/**
 * A name inside a sentence, between words that are said of people: 昨天联系了张三（138…）, 麻烦给李四打个电话, 我叫王五，…. What
 * stands between them must be a full name besides.
 */
export const SAID_NAME = `(?:我叫|我是|名叫|叫做|[真本]名(?:是|叫)?|帮我查(?:一下|下)?|联系[了到过]?|联系人(?:是|[:：] ?)?|联系一下|拨打|回访[了过]?|约[了见]|通知[了到]?|致电|打给|转给|发给|推给|交给|给|找[了到]?|客户(?:是|叫)?|(?:^|[，,。；; ])(?:姓名|名字)(?:是|为|叫)?)(${NO_NUMBER}[一-龥]{1,3}?)(?:[（(，,。：:、；;—-]| |打|回|说|称|来[电访]|反映|投诉|咨询|的(?:电话|手机|号码|联系)|${POLITE}|${OFFICES}|联系|电话|手机|号码|身份证|[0-9])`

/** With what an address ends at a door. */
const AT_DOOR = '号室栋座层村铺幢元组弄'
/** A name that may stand right behind a door: 1502张三收, 5号楼张三收. */
const BEHIND_DOOR = `[^\\x{0}-\\x{4dff}\\x{9fa6}-\\x{10ffff}${AT_DOOR}][一-龥]{1,2}?`
/** Whose name stands behind a colon: 收货人：, 教务处：, 甲方：; behind 公司： stands a firm. */
const OF_WHOM = '(?:[人主长员者名户处属师生妻夫]|[甲乙丙]方)[:：] ?'
const OF_NUMBER = '(?:的?(?:联系|手机|电话|移动)?(?:电话|手机|号码|方式)号?码?[是为]?[:：]? ?)?'
const RIGHT_BEFORE = `(?:${POLITE}|${OFFICES})?(?:[（(，,、:： ]{0,2}|[${DASHES}])${OF_NUMBER}`
const RECEIVES = '[（( ]?收[)）件]?[，,:： ]?'
const REPORTS = '(?:报称|报警|来电|来访|致电|反映|投诉|咨询|陈述|称)(?:[^。]{0,40}?[^0-9])?'
/** 【驿站】张三您好，…，收件手机138…: but the number is his whom to ask, where one is spoken of (快递员李师傅138…). */
const GREETED = `(?:${POLITE})?[，,！!：: ]{0,2}(?:您|你好)[^。师客骑司经顾我员]{0,60}?[^0-9]`
/** Who calls, complains or is spoken of, where the name stands right behind: 读者张三来电（138…）, 市民李四，联系电话138…. */
const ROLE =
  '[证病疑害告客]人|[市村居网]民|[读患费学]者|群众|[网病群学]友|[乘旅顾租房住]客|[业店房]主|[住客用租]户|房东|[会学店]员|[被原]告'

const NAMED_BEHIND = `(${BEHIND_DOOR})(?:${RIGHT_BEFORE}|${RECEIVES}|${REPORTS}|${GREETED})1[3-9][0-9]{9}(?:[^0-9]|$)`
/** A firm and who works there: 上海金源有限公司-张三-138…. */
const OF_FIRM = `(?:公司|集团|银行|学校|医院|商行|门市|饭店|酒店|超市|厂)[${DASHES}_]`
const BEHIND_SIGN = `${OF_FIRM}|[，,、;；|/ 。了为叫（(】]|[敬爱]的|${ROLE}|另外|还有|${OF_WHOM}|[${AT_DOOR}楼]楼?|[0-9]`

/**
 * Of two or three characters, with a sign or the word for a person before it, and the number right behind, or its title and the
 * word for the number between them: 青岛市香港中路1号，张三，138…; 教务处：李四老师 138…; or between the door and the word for whom a
 * parcel is: 香港中路1号张三收138…; or who called or reported: 08:30 王五报称…，联系电话138…; or who is greeted.
 */
export const NAME_BEFORE = `(?:^|${BEHIND_SIGN})${NAMED_BEHIND}`
/** The same in two, for what goes through a text from each place anew: the name with which it begins, and any other. */
export const FIRST_NAME = `^${NAMED_BEHIND}`
export const FURTHER_NAME = `(?:${BEHIND_SIGN})${NAMED_BEHIND}`

/** The form of address in the same places, where no name is. */
export function packedVague(i: number): Sql {
  const lead = column('lead', i)
  return sql`case when strlen(${lead}) between 3 and 75 and not ${column('named', i)} and ${isVague(lead)} then ${lead} end`
}

/** The QQ number behind its label. */
export function packedQq(i: number): Sql {
  return labelledQq(column('half', i))
}

/** The WeChat id behind its label. */
export function packedWechat(i: number): Sql {
  return labelledWechat(column('half', i))
}
