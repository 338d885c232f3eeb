import { join, raw, sql, type Sql } from '../../db/sql.ts'
import type { Field } from '../field.ts'
import { bind, fits, isCutShort, literal, startsHan, tidyNumber } from './cell.ts'
import { maskAll } from './mask.ts'
import { isRegion } from './region.ts'

/**
 * Resident identity number (公民身份号码), and that of a residence permit for people from Hong Kong, Macao (81, 82) and
 * Taiwan (83): 18 characters; numbers of 15 digits, given until 1999, are brought to 18.
 *
 * GB 11643-1999: region of six digits, a real date of birth, serial, ISO 7064 MOD 11-2 check character.
 * A number in a sentence or behind a label is not this field's business: see `packed.ts`.
 */
export const residentId: Field = {
  id: 'resident-id',
  normalise: (
    cell,
  ) => sql`case when strlen(${cell}) between 15 and 90 and not ${startsHan(cell)} and not ${isCutShort(cell)}
    then ${bind('rid', eighteen(cell), (s) => sql`case when ${isTrue(s)} then ${s} end`)} end`,
  mask: maskResidentId,
  headers: [
    '身份证',
    '身份证号',
    '身份证号码',
    '公民身份号码',
    '公民身份证号码',
    '居民身份证号',
    '证件号',
    '证件号码',
    '身份证件号码',
    '学生身份证号',
    '学生身份证件号',
    '法人身份证',
    '持卡人身份证',
    '开户人身份证',
    '户主身份证号',
    '身份号码',
    '身份证明号码',
    'idcard',
    'idcardno',
    'idno',
    'idnumber',
    'id_card',
    'id_no',
    'sfz',
    'sfzh',
    'sfzhm',
    'zjhm',
    'cardno',
    'certno',
  ],
}

/** `370211199001011234` → `3702**********1234`: never region and date of birth together. */
function maskResidentId(value: string): string {
  const chars = [...value]
  return chars.length < 15 ? maskAll(value) : `${value.slice(0, 4)}**********${value.slice(-4)}`
}

/** 18 characters out of the ways in which lists write them, or NULL; not yet checked. */
function eighteen(cell: Sql): Sql {
  return sql`case when strlen(${cell}) = 18 and ${isPlain(cell)} then ${cell}
    when not ${otherNumber(cell)} then ${bind('rid_tidy', withoutNi(sql`upper(${withX(tidyNumber(cell))})`), completed)} end`
}

/** The last character as keyboards have it in place of an X: a cross, a Cyrillic letter. The check decides. */
function withX(s: Sql): Sql {
  return sql`regexp_replace(${s}, '^([0-9]{17})[×✕✖ХхΧχ]$', '\\1X')`
}

/** NI320102199003071234: the number as tickets for flights have it (national identity, IATA). */
function withoutNi(s: Sql): Sql {
  return sql`regexp_replace(${s}, '^NI([0-9]{17}[0-9X])$', '\\1')`
}

function isPlain(s: Sql): Sql {
  return sql`${s} glob ${literal('[0-9]'.repeat(17) + '[0-9X]')}`
}

/** 16, 17 or 19 plain digits are a bank card or the like, and need no second look. A cast passes over a tab at the end. */
function otherNumber(cell: Sql): Sql {
  const length = sql`strlen(${cell}) in (16, 17, 19)`
  const digit = sql`right(${cell}, 1) between '0' and '9'`
  return sql`(${length} and ${cell} >= '1' and ${digit} and coalesce(try_cast(${cell} as bigint), 0) > 999999999999999)`
}

/** 15 digits get the century 19 and a check character. */
function completed(s: Sql): Sql {
  const seventeen = sql`left(${s}, 6) || '19' || right(${s}, 9)`
  const whole = bind('rid_17', seventeen, (n) => {
    const first = bind('rid_c', sql`left(${n}, 9)::int`, (a) => binary(a, 9))
    const second = bind('rid_d', sql`substr(${n}, 10)::int`, (b) => binary(b, 8))
    return sql`${n} || ${expected(first, second)}`
  })
  return sql`case when strlen(${s}) = 18 and ${isPlain(s)} then ${s}
    when strlen(${s}) = 15 and ${fits(s, /[0-9]{15}/)} then ${whole} end`
}

/**
 * Of 17 digits and a check character: region, date and check hold. Two numbers of nine and eight digits are quicker to
 * work with than one of seventeen, and far quicker than characters; each is worked out once.
 */
function isTrue(s: Sql): Sql {
  const nine = bind('rid_a', sql`left(${s}, 9)::int`, ninePart)
  const eight = bind('rid_b', sql`substr(${s}, 10, 8)::int`, eightPart)
  return sql`(${expected(nine, eight)} = right(${s}, 1) and ${isOnCalendar(s)})`
}

/** SQL: as {@link isTrue}, with the numbers of {@link firstNine} and {@link nextEight} already worked out. */
export function isTrueNumber(s: Sql, nine: Sql, eight: Sql): Sql {
  return sql`(${expected(ninePart(nine), eightPart(eight))} = right(${s}, 1) and ${isOnCalendar(s)})`
}

/** The first nine digits of eighteen characters of which the first seventeen are digits; NULL for any other text. */
export function firstNine(s: Sql): Sql {
  return sql`case when strlen(${s}) = 18 then left(${s}, 9)::int end`
}

/** Their next eight. */
export function nextEight(s: Sql): Sql {
  return sql`case when strlen(${s}) = 18 then substr(${s}, 10, 8)::int end`
}

/** Of the first nine digits; NULL when there is no such region. */
function ninePart(nine: Sql): Sql {
  return sql`case when ${nine} % 1000 between 188 and 209 and ${isRegion(nine)} then ${binary(nine, 9)} end`
}

/** Of the next eight; NULL when there is no such day in any year. */
function eightPart(eight: Sql): Sql {
  const day = isDay(sql`(${eight} // 100000 % 100)`, sql`(${eight} // 1000 % 100)`)
  return sql`case when ${day} then ${binary(eight, 8)} end`
}

/** 29 February stands in leap years only. */
function isOnCalendar(s: Sql): Sql {
  const leapDay = sql`substr(${s}, 11, 4) = '0229'`
  const leapYear = sql`substr(${s}, 7, 4)::int % 4 = 0 and substr(${s}, 7, 4) not in ('1900', '2100')`
  return sql`(not ${leapDay} or (${leapYear}))`
}

/** The check character of the two parts, each as its {@link binary} sum. */
function expected(first: Sql, second: Sql): Sql {
  return sql`substr('10X98765432', (${first} % 11 * 6 + ${second} % 11 * 2) % 11 + 1, 1)`
}

/**
 * Σ dₖ·2ᵏ, which modulo 11 is what ISO 7064 weighs with. With qₖ = n // 10ᵏ a digit is qₖ − 10·qₖ₊₁, so that the sum is
 * n − 8·Σ qₖ·2ᵏ⁻¹: one division a digit and no remainder.
 */
function binary(n: Sql, digits: number): Sql {
  const terms = Array.from({ length: digits - 1 }, (_, k) => {
    return sql`${n} // ${raw(String(10 ** (k + 1)))} * ${raw(String(2 ** k))}`
  })
  return sql`(${n} - 8 * (${join(terms, sql` + `)}))`
}

/** A day of some year; whether 29 February stands in a leap year is asked apart. */
function isDay(month: Sql, day: Sql): Sql {
  return sql`(${month} between 1 and 12 and ${day} >= 1 and (${day} <= 29 or (${day} = 30 and ${month} <> 2)
    or (${day} = 31 and ${month} in (1, 3, 5, 7, 8, 10, 12))))`
}
