import type { Sql } from '../../db/sql.ts'
import { sql } from '../../db/sql.ts'
import { BETWEEN_PIECES, DASHES, halfWidthNumbers, literal, WIDE_NUMBERS } from '../fields/cell.ts'

/**
 * How lists write several people into one cell: `张三13800138000;李四13900139000`, `1.姓名：张三 电话：138…，2.姓名：…`,
 * `13800138000张三、13900139000李四`; or the names in one cell and as many numbers in another. Words of RE2, linear in the
 * length of the cell.
 */

/** 张三, 阿依古丽·买买提, 张 三. */
const NAME = '(?:[一-龥] {1,3}[一-龥]|[一-龥][一-龥·]{1,11})'
const MOBILE = '(?:(?:[+]?(?:00)?86[- ]?)?1[3-9][0-9]{9})'
const LINE = '(?:0[1-9][0-9]{1,2}[- ]?[2-9][0-9]{6,7})'
const IDENTITY = '(?:[1-8][0-9]{16}[0-9Xx])'
/** The longest first: eleven digits stand at the front of eighteen. */
const NUMBER = `(?:${IDENTITY}|${LINE}|${MOBILE})`
const OF_NAME =
  '(?:(?:客户姓名|真实姓名|姓名|名字|客户|联系人|收件人|收货人|机主|车主|股东|会员)[:：] *)?'
const OF_NUMBER =
  '(?:(?:公民身份号码|居民身份证号?|身份证号码|身份证号|身份证|证件号码|证件号|手机号码|手机号|手机|联系电话|联系方式|电话号码|电话|号码|[Tt][Ee][Ll])[:：.]? *)?'
const SEX = '(?:[ ,，(（、]{0,2}[男女](?:[)）]|性)?)?'
const WITHIN = '[-—_ ,，:：;；/|()（）=、.]{0,8}'
const APART = '[-—_ ,，:：;；/|()（）=、.]{1,8}'
const BETWEEN = '[-—_ ,，:：;；/|)）。、.&＆+＋·\\\\和与及]{0,8}'
const ORDINAL = '(?:[(（【]?[0-9]{1,4}[.、．)）】:：] *)?'
const NUMBERS = `${OF_NUMBER}${NUMBER}(?:${APART}${OF_NUMBER}${NUMBER}){0,3}`
/** One person: the name first, or the numbers. */
const NAMED = `${OF_NAME}${NAME}${SEX}${WITHIN}${NUMBERS}`
const NUMBERED = `${NUMBERS}${WITHIN}${OF_NAME}${NAME}`
/** Words with a colon before the first person: 名单：… */
const LEAD = '(?:[一-龥]{1,12}[:：] *)?'
/** An ordinal stands behind a sign, or it would be the end of a number. */
const NEXT = `(?:${BETWEEN}[-—_ ,，;；/|)）。、.&＆+＋·\\\\和与及]${ORDINAL}|[-—_ ,，:：;；/|)）。、.&＆+＋·\\\\和与及]{0,8})`

export const NAMED_GROUP = NAMED
export const NUMBERED_GROUP = NUMBERED
/** The whole cell is people, and nothing else. */
export const ALL_NAMED = `${LEAD}${ORDINAL}${NAMED}(?:${NEXT}${NAMED})+${BETWEEN}`
export const ALL_NUMBERED = `${LEAD}${ORDINAL}${NUMBERED}(?:${NEXT}${NUMBERED})+${BETWEEN}`
/** The name of one person, and numbers wherever they stand. */
export const NAME_OF_NAMED = `^${OF_NAME}(${NAME})${SEX}${WITHIN}${OF_NUMBER}[+0-9]`
export const NAME_OF_NUMBERED = `(${NAME})$`
export const ANY_NUMBER = NUMBER
/** What a sentence says before a name: 把张三的…和李四的…发我. */
export const BEFORE_SAID = '^(?:请|麻烦|帮我)?(?:[把将跟与及和]|还有|以及)'

/** Between the items of a list in one cell; a line end was made a semicolon ({@link plainCell}). */
export const LISTED = ' *[、,，;；/|\\\\&＆+＋][、,，;；/| ]*'
/** Names with nothing but blanks between them, where none has a blank inside. */
export const NAMES_APART = '[一-龥]{2,4}(?: +[一-龥]{2,4})+'
export const NAME_LIST = `${OF_NAME}(?:${NAME}(?:${LISTED}${NAME})+(?:${LISTED})?|${NAMES_APART})`
export const NUMBER_LIST = `${OF_NUMBER}${NUMBER}(?:(?:${LISTED}| +)${OF_NUMBER}${NUMBER})+(?:${LISTED})?`

/** Two runs of digits that could be numbers of two people. */
export const TWO_NUMBERS = '[0-9]{7}(?:.*[^0-9]).*[0-9]{7}|[0-9]{7}[^0-9]+[0-9]{7}'

/**
 * Words of a household or of a contact: who is named beside them stands in the line of somebody else, and no cell with one of
 * them is taken apart.
 */
export const RELATION =
  '家长|监护|父|母|爸|妈|爷|奶|外公|外婆|姥|配偶|爱人|丈夫|妻|老公|老婆|夫妻|夫妇|儿子|女儿|之子|之女|子女|孩子|宝宝|学生|亲属|亲戚|家属|家人|兄弟|姐妹|哥哥|姐姐|弟弟|妹妹|紧急|备用|担保|代理|委托|转交|代收|推荐'

/** The same of headers: in lists of pupils, households and flats a line is of all who are named in it. */
export const HOUSEHOLD =
  /家长|监护|父|母|爸|妈|爷爷|奶奶|配偶|爱人|丈夫|妻子|亲属|家属|紧急|家庭|户主|业主|房东|房主|共有|产权|学生|学员|考生|子女|孩子|宝宝|儿童|婴|guardian|parent|father|mother|student|emergency|owner/i

/** What is not compared as it stands: marks of the spool, spaces, full-width numbers, 138-0013-8000. */
const CHANGED = `[\\x02\\x0e\\x0f\\s${WIDE_NUMBERS}]|[0-9][${DASHES}.][0-9]{4}[${DASHES}.]`

const IN_PIECES = `(1[3-9][0-9])${BETWEEN_PIECES}([0-9]{4})${BETWEEN_PIECES}([0-9]{4})`

/** The cell as it is compared: what is shown, line ends as `;`, digits half-width, 138 0013 8000 in one. */
export function plainCell(cell: Sql): Sql {
  const shown = sql`split_part(${cell}, chr(15), 1)`
  const lines = sql`regexp_replace(${shown}, '\\x0e[JKM]', ';', 'g')`
  const plain = sql`regexp_replace(${lines}, '\\x0e[\\x40-\\x5f]|[\\x02\\s　]', ' ', 'g')`
  const half = halfWidthNumbers(plain)
  const made = sql`trim(regexp_replace(${half}, ${literal(IN_PIECES)}, '\\1\\2\\3', 'g'))`
  return sql`case when regexp_matches(${cell}, ${literal(CHANGED)}) then ${made} else ${cell} end`
}
