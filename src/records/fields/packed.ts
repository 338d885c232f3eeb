import { sql, type Sql } from '../../db/sql.ts'
import { bind, halfWidthNumbers, literal, part } from './cell.ts'
import { landline } from './landline.ts'
import { LIST_NUMBER } from './list-number.ts'
import { isMobile } from './mobile.ts'
import { isName } from './name.ts'
import { residentId } from './resident-id.ts'
import { isVague } from './vague-name.ts'

/**
 * Values that stand in one cell with others: `张三13800138000北京市…`, `王女士 13812345678`, `姓名：张三 电话：138…`.
 * The first of a kind is given; a run of digits counts only when it stands alone, not inside a longer one.
 */

/** A cell worth looking into: longer than the value itself, and ASCII digits or full-width ones in it. */
function worth(cell: Sql, length: number, build: (half: Sql) => Sql): Sql {
  const long = sql`strlen(${cell}) between ${literal(String(length))}::int and 20000`
  return sql`case when ${long} then ${bind('pkd', halfWidthNumbers(cell), build)} end`
}

const ALONE = '(?:^|[^0-9])'
const MOBILE = `${ALONE}(?:\\+?(?:00)?86[- ]?)?(1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4})(?:[^0-9]|$)`
const SECOND = `(?s)${ALONE}1[3-9][0-9]{9}[^0-9](?:.*?[^0-9])??(1[3-9][0-9]{9})(?:[^0-9]|$)`
const LINE = `${ALONE}(0[1-9][0-9]{1,2}[- ]?[2-9][0-9]{6,7})(?:[^0-9]|$)`
const IDENTITY = `${ALONE}([1-8][0-9]{16}[0-9Xx])(?:[^0-9Xx]|$)`

/** The first mobile number of a text. */
export function packedMobile(cell: Sql): Sql {
  return mobileAt(cell, MOBILE)
}

/** The last one: `13800138000/13900139000` is two numbers of one person. */
export function packedLastMobile(cell: Sql): Sql {
  return mobileAt(cell, `(?s)^.*${MOBILE}`)
}

/** The second of three and more; of two it is the last, which is no further value. */
export function packedMiddleMobile(cell: Sql): Sql {
  return mobileAt(cell, SECOND)
}

/** `13800138000、0532-88886666`: a line with its area code beside other values. */
export function packedLandline(cell: Sql): Sql {
  return worth(cell, 12, (half) =>
    bind('pkd_l', sql`coalesce(regexp_extract(${half}, ${literal(LINE)}, 1), '')`, (n) =>
      landline.normalise(n),
    ),
  )
}

function mobileAt(cell: Sql, pattern: string): Sql {
  return worth(cell, 12, (half) => {
    const number = sql`regexp_replace(regexp_extract(${half}, ${literal(pattern)}, 1), '[- ]', '', 'g')`
    return bind(
      'pkd_m',
      number,
      (n) => sql`case when strlen(${n}) = 11 and ${isMobile(n)} then ${n} end`,
    )
  })
}

export function packedResidentId(cell: Sql): Sql {
  return worth(cell, 19, (half) =>
    residentId.normalise(sql`upper(regexp_extract(${half}, ${literal(IDENTITY)}, 1))`),
  )
}

const ADDRESS =
  /(?:^|[^A-Za-z0-9._%+-])([A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24})(?:[^A-Za-z0-9@-]|$)/

export function packedEmail(cell: Sql): Sql {
  return sql`case when contains(${cell}, '@') or contains(${cell}, '＠')
    then ${worth(cell, 7, (half) => sql`lower(${part(half, ADDRESS)})`)} end`
}

/** Han and what stands in names, before the first digit: with or without the words of a label. */
const LEADING = `^(?:[ 　]*${LIST_NUMBER})?[^一-龥0-9*]{0,4}(?:(?:客户|学生|家长|真实)?(?:姓名|名字|联系人|收件人|收货人|客户|学生|家长)[:：]? {0,3})?([一-龥〇·*×]{1,24}) {0,3}(?:[,，、;；|/\\-_—:： ]|[(（]?[0-9+]|(?:手机|电话|联系|tel|Tel|TEL|性别|男|女))`

/** A number that begins the text, and Han alone behind it: `13800138000张三`, `1、138 0013 8000 王女士`. */
const FOLLOWING = `^(?:[ 　]*${LIST_NUMBER})?[^一-龥0-9]{0,4}(?:(?:\\+?86[- ]?)?1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}|[1-8][0-9]{16}[0-9Xx])[^一-龥0-9]{0,4}([一-龥〇·]{2,12})(?:[,，、;；|/\\\\_—:： (（-]|$)`

/** The name in front of the number, or right behind the one that begins the text; NULL where only a form of address stands there. */
export function packedName(cell: Sql): Sql {
  return beside(cell, isName)
}

/** The form of address in the same places, where no name is. */
export function packedVague(cell: Sql): Sql {
  return beside(cell, (s) => sql`case when ${isVague(s)} then not ${isName(s)} else false end`)
}

function beside(cell: Sql, holds: (s: Sql) => Sql): Sql {
  const number = sql`regexp_matches(${cell}, '[0-9０-９]{3}')`
  const read = worth(cell, 8, (half) => {
    const words = sql`coalesce(nullif(regexp_extract(${half}, ${literal(LEADING)}, 1), ''), regexp_extract(${half}, ${literal(FOLLOWING)}, 1))`
    return bind('pkd_n', words, (s) => {
      return sql`case when strlen(${s}) between 3 and 75 and ${holds(s)} then ${s} end`
    })
  })
  return sql`case when strlen(${cell}) >= 8 and ${number} then ${read} end`
}
