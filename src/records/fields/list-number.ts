import { sql, type Sql } from '../../db/sql.ts'
import { literal } from './cell.ts'
import { MOSTLY_GIVEN } from './data/given-names.ts'
import { BEGIN_FEW_WORDS, COMPOUND_SURNAMES } from './data/surnames.ts'
import { OFFICES, POLITE } from './data/titles.ts'

/**
 * Numbers that whoever typed a list put before each line of it (1、张三 … 2.李四 …（3）王五 … ①赵六 … NO.007 孙七), the word
 * for the person (客户张三), and the quotes of a formula (="张三"). Likewise a form of
 * address or a bracket behind a name. None of it is part of what it stands beside.
 */

/** In what RE2 and JavaScript have in common; a bare number needs a sign behind it (3号 is no number of a list). */
export const LIST_NUMBER =
  '(?:[（(\\[【〔<《] ?[0-9０-９]{1,5} ?[）)\\]】〕>》] ?[、.．,，:：]?|(?:(?:NO|No|no|№)[.．:： ]{0,2}|#)?[0-9０-９]{1,5} ?(?:[、.．,，:：)）】—_-]|[ 　])|[①-⑳⑴-⒇⒈-⒛❶-❿㈠-㈩]|(?:[0-9]\\x{fe0f}?\\x{20e3}){1,3}|[一二三四五六七八九十]{1,3}[、.．])[ 　]*'

/**
 * What stands for a number before each line: ✅, ★, •, and any other picture but ○, which hides a character of a name (○小明); the
 * marks of a list in plain text with a blank behind them (`* 张三`, `- 李四`), and whom a message calls (@王五).
 */
const BULLET =
  '(?:[•·※◦‣⁃\\x{2190}-\\x{245f}\\x{2500}-\\x{25ca}\\x{25cc}-\\x{25ee}\\x{25f0}-\\x{2767}\\x{2794}-\\x{2bff}\\x{1f000}-\\x{1faff}]\\x{fe0f}?[ 　]*|[*+>-][ 　]+|@)'

/** Numbers that stand right before a name and say by their form that they are no other: 001张三, the 学号 in 20230101 李四. */
const FILLED_UP = '(?:0[0-9]{1,4}|20[0-9]{6,12})[ 　_-]?'
/** Marks of a trader before a name, so that it stands first in his telephone: A张三, AAA李四, VIP王五. */
const RANKED = '(?:[Aa]{1,4}|VIP|vip|Vip)[-—_ 　]?'
const WHO =
  '(?:(?:帮?我?查一下|查下|帮查)?(?:[老新]?客户|学生|学员|家长|业主|车主|患者|会员|机主|收件人|收货人|联系人|姓名|名字)[:： ]?)'
/** `="张三"`, as programs write texts for spreadsheets; “张三”. */
const QUOTE = '(?:=?["\']|[“「『])'
/** `**张三**`, as markdown has it; `**明` is a name of which two characters are hidden. */
const BOLD = '[*]{2}[一-龥·]{2,12}[*]{2}'
/** Said of whoever is named in front of it: 张小明女士, 张三经理, 李小四（已离职）. */
const TITLE = `(?:${POLITE}|${OFFICES})`
/** Marks of a trader behind a name: -VIP, _老客户. */
const MARKED = '[-—_/ 　]{0,2}(?:VIP|vip|Vip|老客户|新客户|已成交|未成交)'
/** How somebody is called at work besides: 张三 Tony. */
const ALSO_CALLED = '[ 　][A-Z][a-z]{2,9}'
/** Sex and age in one cell with the name: 张三 男 46岁. */
const SEX_AND_AGE =
  '[ 　,，、/]{1,2}(?:[男女]性?(?:[ 　,，、/]{0,2}[0-9]{1,3}周?岁)?|[0-9]{1,3}周?岁(?:[ 　,，、/]{0,2}[男女]性?)?)'
const SAID = `(?:[-—_/ 　]?${TITLE}|${MARKED}|${SEX_AND_AGE}|${ALSO_CALLED}|[ 　]?收|[（(][^（）()]{1,12}[)）]){1,2}[ 　]*$`
/** What is said of the number that stands in the next cell: 李明电话, 张三丰的手机号, 把王芳的号码发你. */
const NUMBER_OF =
  '(?:手机号码|手机号|手机|电话号码|联系电话|联系方式|电话|号码|身份证号码|身份证号|身份证|银行卡号|银行卡)'
const SAID_OF = `(?:的(?:${NUMBER_OF})?|${NUMBER_OF})(?:发[你我给]{1,2}|给[你我])?(?:是|为)?[ 　]*$`
const ASKED =
  '(?:(?:请|麻烦|帮我|帮忙|再)?(?:把|将|查一下|查下|查查|这是|这个是)(?:机主|客户|用户)?)?'
/** Two characters only behind a surname that few words begin with, or before 的: 单位电话, 应急电话 name nobody. */
const NAMED_OF = `^[ 　]*${ASKED}(?:([${BEGIN_FEW_WORDS}][一-龥]|[一-龥][${MOSTLY_GIVEN}]|[一-龥·]{2,11}[^方名人地工用的])${SAID_OF}|([一-龥]{2})的(?:${NUMBER_OF})?(?:发[你我给]{1,2}|给[你我])?(?:是|为)?[ 　]*$)`
const AROUND = `^[ 　]*(?:${BULLET}){0,3}(?:${QUOTE}|[*]{2})?(?:${BULLET}){0,3}(?:${LIST_NUMBER}|${FILLED_UP}|${RANKED})?(?:${WHO})?|["'”」』]$|[*]{2}$|${SAID}`
/** 王女士, 欧阳先生: nobody is named. */
const NO_NAME = `^[ 　]*(?:[一-龥]|${COMPOUND_SURNAMES.join('|')})${TITLE}`

/** Can a cell begin or end with such a thing at all? Cheap, and true too often. */
export function mayBeNumbered(cell: Sql): Sql {
  const around = literal(
    `^[ 　]*(?:${QUOTE}|${BULLET}|${LIST_NUMBER}|${FILLED_UP}|${WHO})[^0-9０-９]|^[ 　]*(?:${BOLD}|${RANKED}[一-龥])|^[ 　]*[一-龥·]{2,12}(?:${SAID}|${SAID_OF})`,
  )
  return sql`(regexp_matches(${cell}, ${around}) and not regexp_matches(${cell}, ${literal(NO_NAME)}))`
}

/** SQL: the text without it. */
export function withoutListNumber(cell: Sql): Sql {
  const named = sql`regexp_replace(${cell}, ${literal(NAMED_OF)}, '\\1\\2')`
  return sql`regexp_replace(${named}, ${literal(AROUND)}, '', 'g')`
}
