import { sql, type Sql } from '../../db/sql.ts'
import { literal } from './cell.ts'

/**
 * Numbers that whoever typed a list put before each line of it (1、张三 … 2.李四 …（3）王五 … ①赵六 … NO.007 孙七), the word
 * for the person (客户张三), and the quotes of a formula (="张三"). None of it is part of what stands behind it.
 */

/** In what RE2 and JavaScript have in common; a bare number needs a sign behind it (3号 is no number of a list). */
export const LIST_NUMBER =
  '(?:[（(\\[【〔<《] ?[0-9０-９]{1,5} ?[）)\\]】〕>》] ?[、.．,，:：]?|(?:(?:NO|No|no|№)[.．:： ]{0,2}|#)?[0-9０-９]{1,5} ?(?:[、.．,，:：)）】—_-]|[ 　])|[①-⑳⑴-⒇⒈-⒛❶-❿㈠-㈩]|[一二三四五六七八九十]{1,3}[、.．])[ 　]*'

const WHO = '(?:客户|学生|学员|家长|业主|车主|患者|会员|机主|收件人|收货人|联系人|姓名|名字)[:： ]?'
/** `="张三"`, as programs write texts for spreadsheets. */
const QUOTE = '=?["\']'
const BEFORE = `^[ 　]*(?:${QUOTE})?(?:${LIST_NUMBER})?(?:${WHO})?|["']$`

/** Can a cell begin with such a number, word or quote at all? Cheap, and true too often. */
export function mayBeNumbered(cell: Sql): Sql {
  return sql`regexp_matches(${cell}, ${literal(`^[ 　]*(?:${QUOTE}|${LIST_NUMBER}|${WHO})[^0-9０-９]`)})`
}

/** SQL: the text without it. */
export function withoutListNumber(cell: Sql): Sql {
  return sql`regexp_replace(${cell}, ${literal(BEFORE)}, '', 'g')`
}
