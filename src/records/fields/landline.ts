import { sql, type Sql } from '../../db/sql.ts'
import type { Field } from '../field.ts'
import { abroadLine, mayBeAbroad } from './abroad.ts'
import { bind, halfWidth, literal, MARK, SPACES, startsHan } from './cell.ts'
import { AREA_CODES } from './data/area-codes.ts'
import { maskMiddle } from './mask.ts'

const CODES = AREA_CODES.filter((code) => code.length === 3).join('|')
/** Cities whose numbers all have eight digits. */
const CITIES = AREA_CODES.filter((code) => code.length === 2).join('|')
/** With `0`, or with the country's code; without either, ten digits may be anything. */
const NUMBER = new RegExp(
  `^(?:[Tt][Ee][Ll]:?)?(?:(?:\\+|00)?\\(?86\\)?-?\\(?0?|\\(?0)(?:(${CITIES})\\)?-?([1-9][0-9]{7})|(${CODES})\\)?-?([1-9][0-9]{7}|[2-9][0-9]{6}))(?:(?:-|转|分机|#|[*]|[Ee][Xx][Tt]\\.?|[Xx])([0-9]{1,6}))?$`,
)

/**
 * Fixed telephone (固定电话) with its area code: `0532-88880000`, with extension `0532-88880000-801`.
 * A number of the hotlines 400 and 800 belongs to a firm and is not read here. Lines of Hong Kong, Macao and Taiwan are
 * read behind `+852` and the like, as `+85221234567`; numbers without area code where the column says that it holds telephones.
 */
export const landline: Field = {
  id: 'landline',
  normalise: normaliseLine,
  named: (cell) => sql`coalesce(${normaliseLine(cell)}, ${normaliseLocal(cell)})`,
  mask: (value) => maskMiddle(value, 4, 2),
  headers: [
    ...[
      '固定电话',
      '固话',
      '座机',
      '座机号',
      '座机号码',
      '座机电话',
      '家庭电话',
      '住宅电话',
      '宅电',
      '办公电话',
    ],
    ...[
      '单位电话',
      '公司电话',
      '学校电话',
      '办公室电话',
      '固定电话号码',
      'landline',
      'hometel',
      'officetel',
      'fax',
      '传真',
    ],
  ],
}

function normaliseLine(cell: Sql): Sql {
  return sql`case when strlen(${cell}) between 10 and 90 and not ${startsHan(cell)} and ${mayBe(cell)}
    then case when regexp_full_match(${tidyLine(cell)}, ${PATTERN}) then ${parts(cell)}
      when ${mayBeAbroad(cell)} then ${bind('lin_a', sql`replace(${tidyLine(cell)}, '-', '')`, abroadLine)} end end`
}

/**
 * A number of seven or eight digits without area code, for a column that says that it holds such numbers. Of which city it is
 * nobody knows: it is compared as it stands.
 */
export function normaliseLocal(cell: Sql): Sql {
  const number = (s: Sql) =>
    sql`case when regexp_full_match(${s}, ${LOCAL}) then rtrim(regexp_replace(${s}, ${LOCAL}, '\\1\\2-\\3'), '-') end`
  return sql`case when strlen(${cell}) between 7 and 60 and not ${startsHan(cell)}
    then ${bind('fix_l', tidyLine(cell), number)} end`
}

/** In two groups at most, which no day is: 8888-0000, 888 0000. */
const LOCAL = literal(
  '^([2-9][0-9]{2,3})-?([0-9]{4})(?:(?:-|转|分机|#|[*]|[Ee][Xx][Tt]\\.?|[Xx])([0-9]{1,6}))?$',
)

/** An area code's 0, a country's code, or a bracket stands near the front. */
function mayBe(cell: Sql): Sql {
  return sql`(${cell} >= chr(127) or ${cell} < '1' or starts_with(${cell}, '86') or starts_with(lower(left(${cell}, 3)), 'tel'))`
}

const PATTERN = literal(NUMBER.source)

function parts(cell: Sql): Sql {
  return sql`rtrim(regexp_replace(${tidyLine(cell)}, ${PATTERN}, '0\\1\\3-\\2\\4-\\5'), '-')`
}

/** Dashes of all kinds as `-`, which parts an extension; spaces fall away. */
function tidyLine(cell: Sql): Sql {
  const dashed = sql`regexp_replace(${halfWidth(cell)}, '[‐‑‒–—―−/._·~]', '-', 'g')`
  return sql`regexp_replace(${dashed}, ${literal(`[${SPACES}'"\`=‘’“”${MARK}]+`)}, '', 'g')`
}
