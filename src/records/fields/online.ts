import { sql, type Sql } from '../../db/sql.ts'
import type { Field } from '../field.ts'
import { isMobile } from './mobile.ts'
import { bind, fits, literal, startsHan, tidyNumber, tidyHan } from './cell.ts'
import { maskEmail, maskMiddle } from './mask.ts'

/** Without the lengths of its parts: DuckDB compiles the pattern anew for each mention, and they would make it ten times as long. */
const ADDRESS =
  /[a-z0-9.!#$%&+/=?^_{|}~-]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.|[一-龥]+\.){1,8}(?:[a-z]{2,24}|中国|公司|网络|网址|在线|中文网|商城|集团|香港|台湾)/
/** What stands in front of @ has at most 64 characters, what stands between stops 63. */
const LONG_PART = /^[^@]{65}|@.*[^.@]{64}/

function addressOf(s: Sql): Sql {
  const long = sql`case when strlen(${s}) > 64 then regexp_matches(${s}, ${literal(LONG_PART.source)}) else false end`
  return sql`case when ${fits(s, ADDRESS)} and not ${long} then ${s} end`
}

/** E-mail address (电子邮箱), in lower case: no provider in use tells letters apart. With a star (l***@qq.com) it is hidden, and none. */
export const email: Field = {
  id: 'email',
  normalise: (
    cell,
  ) => sql`case when strlen(${cell}) between 6 and 400 and (contains(${cell}, '@') or contains(${cell}, '＠'))
    then ${bind('eml', tidyAddress(cell), addressOf)} end`,
  mask: maskEmail,
  headers: [
    ...[
      '邮箱',
      '电子邮箱',
      '邮箱地址',
      '电子邮件',
      '邮件',
      '邮件地址',
      '电邮',
      '联系邮箱',
      '注册邮箱',
      'qq邮箱',
      '个人邮箱',
    ],
    ...['email', 'e-mail', 'mail', 'emailaddress', 'email_address', 'yx'],
  ],
}

/** QQ number (QQ号): 5–11 digits without a leading 0; eleven digits that are a mobile number are one. */
export const qq: Field = {
  id: 'qq',
  normalise: (cell) => sql`case when strlen(${cell}) between 5 and 11 and ${isQq(cell)} then ${cell}
    when strlen(${cell}) between 5 and 60 and not ${startsHan(cell)}
      then ${bind('qq', unlabelled(cell), (s) => sql`case when ${isQq(s)} then ${s} end`)} end`,
  mask: (value) => maskMiddle(value, 2, 2),
  headers: [
    'qq',
    'qq号',
    'qq号码',
    'qq账号',
    'qq帐号',
    '扣扣',
    '企鹅号',
    'qqnumber',
    'qqno',
    '联系qq',
  ],
}

/** WeChat id (微信号): a letter, then 5–19 letters, digits, `_` or `-`; in lower case, for WeChat does not tell them apart. */
export const wechat: Field = {
  id: 'wechat',
  normalise: (cell) => sql`case when strlen(${cell}) between 6 and 60 and not ${startsHan(cell)}
    then ${bind('wx', sql`lower(${tidyHan(cell)})`, (s) => sql`case when ${fits(s, /[a-z][-_a-z0-9]{5,19}/)} then ${s} end`)} end`,
  mask: (value) => maskMiddle(value, 2, 2),
  headers: [
    ...[
      '微信',
      '微信号',
      '微信号码',
      '微信账号',
      '微信帐号',
      '微信id',
      '联系微信',
      '家长微信',
      'wechat',
      'weixin',
      'wx',
      'wxid',
      'wxh',
    ],
  ],
}

/** `QQ12345678`, `qq：12345678` in a column of such numbers. */
function unlabelled(cell: Sql): Sql {
  return sql`regexp_replace(${tidyNumber(cell)}, '^[Qq][Qq]:?', '')`
}

function isQq(s: Sql): Sql {
  return sql`(strlen(${s}) between 5 and 11 and ${fits(s, /[1-9][0-9]{4,10}/)} and not (strlen(${s}) = 11 and ${isMobile(s)}))`
}

function tidyAddress(cell: Sql): Sql {
  const bare = sql`regexp_replace(lower(${tidyHan(cell)}), '^mailto:', '')`
  return sql`trim(${bare}, '<>"''\`;,')`
}
