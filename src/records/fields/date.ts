import { raw, sql, type Sql } from '../../db/sql.ts'
import type { Field } from '../field.ts'
import type { KindId } from '../kinds.ts'
import { bind, literal, tidyText } from './cell.ts'
import { maskMiddle } from './mask.ts'

const DAY = '([12][0-9]{3})(?:[-/.年])([0-9]{1,2})(?:[-/.月])([0-9]{1,2})[日号]?'
const PLAIN = '([12][0-9]{3})([0-9]{2})([0-9]{2})'
const CLOCK = '([0-9]{1,2})[:时点]([0-9]{1,2})(?:[:分]([0-9]{1,2})(?:[.][0-9]{1,9}|秒)?|分)?'
const MIDNIGHT = '(?:[T ]{0,2}0{1,2}:00(?::00(?:[.]0+)?)?)?'

/**
 * A day (日期) of the years 1000–2999 as `2021-10-26`, from `2021/10/26`, `2021.10.26`, `20211026`, `2021年10月26日`, also
 * with a midnight that a program added. Years of two digits, and days before months, are not guessed at.
 */
export const date: Field = dayField('date', [
  ...[
    '日期',
    '登记日期',
    '申请日期',
    '交易日期',
    '下单日期',
    '入学日期',
    '开户日期',
    '签约日期',
    '购买日期',
    '入职日期',
    '办理日期',
  ],
  ...[
    '注册日期',
    '录入日期',
    '报名日期',
    '成交日期',
    '到期日期',
    '有效期',
    '投保日期',
    '就诊日期',
    '购车日期',
    'date',
    'rq',
    'dt',
    'djrq',
    'khrq',
    'zcrq',
    'lrrq',
    'cjrq',
    'tbrq',
  ],
])

/** Date of birth (出生日期). */
export const birthDate: Field = dayField('birth-date', [
  ...[
    '出生日期',
    '出生年月',
    '出生年月日',
    '生日',
    '出生时间',
    '学生出生日期',
    '宝宝生日',
    '孩子生日',
    '出生',
    '客户生日',
  ],
  ...['birthday', 'birth', 'birthdate', 'dateofbirth', 'dob', 'csrq', 'sr'],
])

/** A moment (日期时间) as `2021-10-26 08:30:00`. */
export const datetime: Field = {
  id: 'datetime',
  normalise: (cell) =>
    sql`case when strlen(${cell}) between 10 and 90 then ${bind('mom', tidyText(cell), moment)} end`,
  mask: (value) => maskMiddle(value, 4, 0),
  headers: [
    ...[
      '时间',
      '日期时间',
      '交易时间',
      '下单时间',
      '创建时间',
      '登记时间',
      '注册时间',
      '录入时间',
      '申请时间',
      '提交时间',
      '更新时间',
    ],
    ...[
      '付款时间',
      '订单时间',
      '通话时间',
      '开始时间',
      '结束时间',
      '成交时间',
      '入住时间',
      '登录时间',
      '报名时间',
      '时间戳',
    ],
    ...['time', 'datetime', 'createtime', 'create_time', 'updatetime', 'timestamp', 'sj时间'],
  ],
}

function dayField(id: KindId, headers: readonly string[]): Field {
  return {
    id,
    normalise: (
      cell,
    ) => sql`case when strlen(${cell}) between 8 and 90 and (${cell} >= chr(127) or ${cell} < '3')
      then ${bind('day', tidyText(cell), day)} end`,
    mask: (value) => maskMiddle(value, 4, 0),
    headers,
  }
}

function day(s: Sql): Sql {
  return sql`case when regexp_full_match(${s}, ${literal(DAY + MIDNIGHT)}) then ${calendar(s, DAY)}
    when regexp_full_match(${s}, ${literal(PLAIN)}) then ${calendar(s, PLAIN)} end`
}

function moment(s: Sql): Sql {
  const spaced = `${DAY}[T ]{0,2}${CLOCK}Z?`
  const dense = `${PLAIN}[T ]{1,2}${CLOCK}Z?`
  const digits = `${PLAIN}([0-9]{2})([0-9]{2})([0-9]{2})`
  const whens = [spaced, dense, digits].map((shape) => {
    return sql`when regexp_full_match(${s}, ${literal(shape)}) then ${calendar(s, shape)} || ' ' || ${clock(s, shape)}`
  })
  return sql`case ${whens.reduce((all, when) => sql`${all} ${when}`)} end`
}

/** NULL when there is no such day. */
function calendar(s: Sql, shape: string): Sql {
  const iso = sql`${group(s, shape, 1)} || '-' || lpad(${group(s, shape, 2)}, 2, '0') || '-' || lpad(${group(s, shape, 3)}, 2, '0')`
  return sql`try_cast(${iso} as date)::varchar`
}

function clock(s: Sql, shape: string): Sql {
  const second = sql`coalesce(nullif(${group(s, shape, 6)}, ''), '0')`
  const iso = sql`lpad(${group(s, shape, 4)}, 2, '0') || ':' || lpad(${group(s, shape, 5)}, 2, '0') || ':' || lpad(${second}, 2, '0')`
  return sql`try_cast(${iso} as time)::varchar`
}

function group(s: Sql, shape: string, n: number): Sql {
  return sql`regexp_extract(${s}, ${literal(`^${shape}`)}, ${raw(String(n))})`
}
