import { raw, sql, type Sql } from '../../db/sql.ts'
import type { Field } from '../field.ts'
import { bind, fits, tidyHan, tidyNumber } from './cell.ts'
import { expanded } from './damaged.ts'
import { maskNothing } from './mask.ts'

/** Sex (性别): 男 or 女, from 男性, M, male …; figures (1, 2, 0) differ from list to list and are not read. */
export const sex: Field = {
  id: 'sex',
  normalise: (
    cell,
  ) => sql`case when ${cell} in ('男', '女') then ${cell} when strlen(${cell}) between 1 and 30
    then ${bind(
      'sex',
      sql`lower(${tidyHan(cell)})`,
      (s) => sql`case
      when ${s} in ('男', '男性', '男生', '男孩', '男士', 'm', 'male', 'boy') then '男'
      when ${s} in ('女', '女性', '女生', '女孩', '女士', 'f', 'female', 'girl') then '女' end`,
    )} end`,
  mask: maskNothing,
  headers: ['性别', '学生性别', '客户性别', '男女', '孩子性别', 'sex', 'gender', 'xb'],
}

/** Age in full years (年龄), 0–150: `12`, `12岁`, `12.0`. */
export const age: Field = {
  id: 'age',
  normalise: (cell) => sql`case when strlen(${cell}) between 1 and 30
    then ${bind('age', expanded(tidyNumber(cell)), years)} end`,
  mask: maskNothing,
  headers: [
    '年龄',
    '岁数',
    '周岁',
    '实际年龄',
    '学生年龄',
    '客户年龄',
    '孩子年龄',
    '年纪',
    'age',
    'nl',
  ],
}

function years(s: Sql): Sql {
  const number = sql`try_cast(regexp_extract(${s}, '^[0-9]+') as int)`
  return sql`case when ${fits(s, /[0-9]{1,3}(?:周?岁)?/)} and ${number} <= ${raw('150')} then ${number}::varchar end`
}
