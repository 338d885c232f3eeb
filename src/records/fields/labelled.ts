import { raw, sql, type Sql } from '../../db/sql.ts'
import { literal } from './cell.ts'

/**
 * Numbers that only the label in front of them tells: `QQ：12345678`, `QQ12345678`, `微信号 wxid_…`, `V信:zhangsan88`. A column of 联系方式
 * holds them beside telephones.
 */
export const QQ =
  '(?i)(?:(?:qq|扣扣|企鹅)(?:号码?|账号)?[:：= 　]{1,3}|(?:^|[^0-9a-z])(?:qq|扣扣|企鹅))([1-9][0-9]{4,10})(?:[^0-9a-z@]|$)'
export const WECHAT =
  '(?i)(?:微信|weixin|wechat|wx|[v微]信|vx)(?:号码?|账号|id)?[:：= 　]{1,3}([a-z][-_a-z0-9]{5,19})(?:[^-_a-z0-9]|$)'

/** SQL: does one of these labels stand in the text, with what it labels? */
export function isLabelledAccount(text: Sql): Sql {
  return sql`(${mayBe(text)} and regexp_matches(${text}, ${literal(`${QQ}|${WECHAT}`)}))`
}

/** SQL: the QQ number behind its label, or NULL. */
export function labelledQq(text: Sql): Sql {
  return behind(text, QQ)
}

/** SQL: the WeChat id behind its label, in lower case, or NULL. */
export function labelledWechat(text: Sql): Sql {
  return sql`lower(${behind(text, WECHAT)})`
}

function behind(text: Sql, pattern: string): Sql {
  return sql`case when ${mayBe(text)} then nullif(regexp_extract(${text}, ${literal(pattern)}, ${raw('1')}), '') end`
}

/** What stands where such a label ends. */
export const MAY_BE_LABEL = '(?:[QqXx信号扣鹅tTdD] ?[:：= 　]|[Qq扣鹅][1-9])'

/** A colon or a blank behind a letter or one of the words: few texts have both, and the others are spared the patterns. */
function mayBe(text: Sql): Sql {
  return sql`regexp_matches(${text}, ${literal(MAY_BE_LABEL)})`
}
