import { raw, sql, type Sql } from '../../db/sql.ts'
import type { Field } from '../field.ts'
import { abroadMobile, mayBeAbroad, taiwanMobile } from './abroad.ts'
import { bind, literal, part, startsHan, tidyNumber } from './cell.ts'
import { expanded } from './damaged.ts'
import { MOBILE_PREFIXES } from './data/numbering-plan.ts'
import { maskMiddle } from './mask.ts'

/**
 * Mobile number (手机号): eleven digits of the numbering plan of MIIT, as `13800138000`.
 *
 * Read from `+86`, `0086`, `86`, a trunk `0`, `tel:`, separators, full-width digits, and from what spreadsheets make of
 * it where nothing is lost: `13800138000.0`, `1.3800138E10`. `1.38E+10` has lost digits and gives NULL (promise 2).
 * Letters that look like digits (`l38OO138000`) are not read as digits: nothing is repaired.
 * Numbers of Hong Kong, Macao and Taiwan are read behind `+852`, `00853` and the like, as `+85251234567`; those of Taiwan also as
 * they are written there, in columns that are said to hold telephones.
 */
export const mobile: Field = {
  id: 'mobile',
  normalise: normaliseMobile,
  named: (cell) => sql`coalesce(${normaliseMobile(cell)}, ${taiwanMobile(cell)})`,
  mask: (value) => maskMiddle(value, 3, 4),
  headers: [
    ...[
      '手机',
      '手机号',
      '手机号码',
      '手机电话',
      '移动电话',
      '移动电话号码',
      '联系手机',
      '本人手机',
      '客户手机',
    ],
    ...[
      '电话',
      '电话号',
      '电话号码',
      '联系电话',
      '联系方式',
      '联络电话',
      '联系号码',
      '客户电话',
      '本人电话',
      '学生电话',
    ],
    ...[
      '手机号1',
      '手机号2',
      '手机1',
      '手机2',
      '电话1',
      '电话2',
      '常用电话',
      '预留手机',
      '预留手机号',
      '绑定手机',
    ],
    ...[
      '注册手机号',
      '会员手机',
      '收件人电话',
      '收货人电话',
      '收货电话',
      '买家电话',
      '业主电话',
      '车主电话',
      '学生手机',
    ],
    ...[
      '法人电话',
      '法人手机',
      '被叫号码',
      '主叫号码',
      '号码',
      '机主号码',
      '本机号码',
      '对方号码',
      '投资者电话',
      '股民电话',
    ],
    ...[
      'tel',
      'telephone',
      'mobile',
      'mobileno',
      'mobilephone',
      'phone',
      'phoneno',
      'phonenumber',
      'phone_no',
    ],
    ...[
      'phone_number',
      'cellphone',
      'cell',
      'contact',
      'sj',
      'sjh',
      'sjhm',
      'lxdh',
      'dh',
      'dhhm',
      'shouji',
    ],
  ],
}

export function normaliseMobile(cell: Sql): Sql {
  return sql`case when strlen(${cell}) = 11 and ${isMobile(cell)} then ${cell}
    when strlen(${cell}) between 11 and 90 and not ${startsHan(cell)} and not ${longNumber(cell)}
      then ${bind('mob', tidyNumber(cell), fromTidy)} end`
}

/**
 * Of a text of eleven bytes. DuckDB's cast also takes blanks, signs, a point, `_` and exponents; with eleven bytes and a
 * value of eleven digits only an exponent is left to exclude.
 */
export function isMobile(s: Sql): Sql {
  return sql`(${s} >= '13' and ${s} < '2' and get_bit(${PLAN}, coalesce(try_cast(left(${s}, 4) as int), 0) % 700) = 1
    and try_cast(${s} as bigint) between 13000000000 and 19999999999
    and not contains(${s}, 'e') and not contains(${s}, 'E'))`
}

const PREFIXES = new Uint8Array(10_000)
for (const { from, to } of MOBILE_PREFIXES) PREFIXES.fill(1, from, to + 1)

/** Bit `n % 700` for the prefixes 1300 … 1999. */
const PLAN = raw(`'${planBits()}'::bit`)

function planBits(): string {
  return Array.from({ length: 700 }, (_, bit) => {
    const prefix = bit >= 1300 % 700 ? bit + 700 : bit + 1400
    return isMobilePrefix(prefix) ? '1' : '0'
  }).join('')
}

/** Do mobile numbers begin with these four digits? */
export function isMobilePrefix(four: number): boolean {
  return PREFIXES[four] === 1
}

/** Sixteen and more plain digits are an identity or card number, and need no second look. */
function longNumber(cell: Sql): Sql {
  return sql`(strlen(${cell}) between 16 and 19 and ${cell} >= '1' and coalesce(try_cast(${cell} as bigint), 0) > 999999999999999)`
}

function fromTidy(tidy: Sql): Sql {
  const whole = bind('mob_g', grouped(tidy), expanded)
  const number = bind('mob_x', whole, (s) => part(s, PREFIXED))
  const here = bind('mob_n', number, (n) => sql`case when ${isMobile(n)} then ${n} end`)
  return sql`case when ${mayBeAbroad(tidy)} then coalesce(${abroadMobile(tidy)}, ${here}) else ${here} end`
}

/** `138.0013.8000`: three groups with the same kind of mark between them. One mark alone is a decimal point. */
function grouped(tidy: Sql): Sql {
  const marks = sql`regexp_replace(${tidy}, ${GROUPED}, '\\1\\2\\3')`
  return sql`case when regexp_matches(${tidy}, '[._,·/~]') then ${marks} else ${tidy} end`
}

const GROUPED = literal(`^((?:\\+?(?:00)?86)?1[3-9][0-9])[._,·/~]([0-9]{4})[._,·/~]([0-9]{4})$`)

const PREFIXED = /^(?:[Tt][Ee][Ll]:?)?(?:\(?\+?0{0,2}86\)?|0)?(1[3-9][0-9]{9})$/
