import { sql, type Sql } from '../../db/sql.ts'
import type { Field } from '../field.ts'
import { bind, literal, MARK, part, SPACES, startsHan } from './cell.ts'
import { AREA_CODES } from './data/area-codes.ts'
import { maskMiddle } from './mask.ts'

const CODES = AREA_CODES.join('|')
/** With `0`, or with the country's code; without either, ten digits may be anything. */
const NUMBER = new RegExp(
  `^(?:[Tt][Ee][Ll]:?)?(?:(?:\\+|00)?\\(?86\\)?-?\\(?0?|\\(?0)(${CODES})\\)?-?([2-9][0-9]{6,7})(?:(?:-|转|分机|#|[Ee][Xx][Tt]\\.?|[Xx])([0-9]{1,6}))?$`,
)

/**
 * Fixed telephone (固定电话) with its area code: `0532-88880000`, with extension `0532-88880000-801`.
 * A number of the hotlines 400 and 800 belongs to a firm and is not read here.
 */
export const landline: Field = {
  id: 'landline',
  normalise: (
    cell,
  ) => sql`case when strlen(${cell}) between 10 and 90 and not ${startsHan(cell)} and ${mayBe(cell)}
    then ${bind('fix', tidyLine(cell), fromTidy)} end`,
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

/** A number of seven or eight digits without area code, for a column that says that it holds such numbers. */
export function normaliseLocal(cell: Sql): Sql {
  return sql`case when strlen(${cell}) between 7 and 60 and not ${startsHan(cell)}
    then ${bind('fix_l', tidyLine(cell), (s) => part(sql`replace(${s}, '-', '')`, /^([2-9][0-9]{6,7})$/))} end`
}

/** An area code's 0, a country's code, or a bracket stands near the front. */
function mayBe(cell: Sql): Sql {
  return sql`(${cell} >= chr(127) or ${cell} < '1' or starts_with(${cell}, '86') or starts_with(lower(left(${cell}, 3)), 'tel'))`
}

function fromTidy(s: Sql): Sql {
  const parts = sql`regexp_replace(${s}, ${literal(NUMBER.source)}, '0\\1-\\2-\\3')`
  const read = sql`regexp_full_match(${s}, ${literal(NUMBER.source)})`
  const exact = bind('fix_p', parts, (p) => sql`case when ${isLong(p)} then rtrim(${p}, '-') end`)
  return sql`case when ${read} then ${exact} end`
}

/** Codes of two digits are those of cities whose numbers have eight. */
function isLong(parts: Sql): Sql {
  return sql`(not regexp_matches(${parts}, '^0(?:10|2[0-9])-[0-9]{7}-'))`
}

const WIDE = '０１２３４５６７８９（）＋＃－—–‐‑−／'
const NARROW = '0123456789()+#------'

function tidyLine(cell: Sql): Sql {
  const around = literal(`${SPACES}'"\`=‘’“”${MARK}`)
  return sql`translate(trim(${cell}, ${around}), ${literal(WIDE + SPACES)}, ${literal(NARROW)})`
}
