import { sql, type Sql } from '../../db/sql.ts'
import type { Field } from '../field.ts'
import type { KindId } from '../kinds.ts'
import { bind, fits, literal, tidyHan } from './cell.ts'
import { GUARDIAN_HEADINGS, NAME_HEADINGS } from './data/name-headings.ts'
import { isLatinName, latinForm } from './latin-name.ts'
import { mayBeNumbered, withoutListNumber } from './list-number.ts'
import { maskName } from './mask.ts'
import { isName } from './name-shape.ts'

/**
 * Full name of a person (姓名): `张三`, `欧阳锋`, `阿依古丽·买买提`, `扎西次仁`, without spaces inside; `Zhang San` as
 * `ZHANG SAN`.
 * Forms of address and nicknames (王女士, 小王, 张某) are {@link vagueName}.
 */
export const name: Field = personName('name', NAME_HEADINGS)

/** Name of a parent or guardian (家长姓名): the same rule, another person. */
export const guardianName: Field = personName('guardian-name', GUARDIAN_HEADINGS)

function personName(id: KindId, headers: readonly string[]): Field {
  return { id, normalise: normaliseName, mask: maskName, headers }
}

/** A sentence is told by what no name has: DuckDB tidies it anew for each mention in a condition (80 µs a cell measured). */
const NO_NAME = literal('[0-9，。]')
/** Neither does a number of a list take it away. */
const NO_LISTED_NAME = literal('[^0-9][0-9]{6}|^[013-9][0-9]{5}|。')

function normaliseName(cell: Sql): Sql {
  const text = likelyPart(cell)
  return sql`case when strlen(${cell}) in (6, 9) and not ${isReceived(cell)} and ${fits(cell, '[一-龥]+')}
      then case when ${isName(cell)} then ${cell} end
    when ${isName(text)} then ${text}
    when ${isLatinName(cell)} then ${latinForm(cell)} end`
}

/** 张三收 on a parcel; 丰收 is given to children. */
function isReceived(cell: Sql): Sql {
  return sql`(ends_with(${cell}, '收') and strlen(${cell}) > 6 and not ends_with(${cell}, '丰收'))`
}

/** What stands behind the number of a list or in front of a form of address, else all of the cell; NULL where no name can be. */
function likelyPart(cell: Sql): Sql {
  return sql`case
    when strlen(${cell}) between 7 and 160 and ${mayBeNumbered(cell)} and not regexp_matches(${cell}, ${NO_LISTED_NAME})
      then ${bind('unlisted', withoutListNumber(cell), dotted)}
    when strlen(${cell}) between 6 and 160 and (${cell} >= '〇' or ${cell} < '!' or ${cell} between '\u00a0' and '\u3001')
      and not regexp_matches(${cell}, ${NO_NAME}) then ${dotted(cell)} end`
}

const DOTS = /[•・‧∙．.⋅･]/

function dotted(cell: Sql): Sql {
  return sql`regexp_replace(${tidyHan(cell)}, ${literal(DOTS.source)}, '·', 'g')`
}
