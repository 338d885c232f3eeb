import { sql, type Sql } from '../../db/sql.ts'
import type { Field } from '../field.ts'
import { fits, tidyHan } from './cell.ts'
import { maskMiddle } from './mask.ts'

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'
/** GA 36: five characters; new energy, six; one Han character at the end for trailers, learners, police, border and consulates. */
const PLATE = `(?:[${PROVINCES}][A-HJ-Z](?:[A-HJ-NP-Z0-9]{5}|[A-HJK][A-HJ-NP-Z0-9][0-9]{4}|[0-9]{5}[A-HJK]|[A-HJ-NP-Z0-9]{4}[挂学警港澳领试超])|使[0-9]{6}|[0-9]{6}使)`

/** Vehicle plate (车牌号): `鲁B12345`, new energy `鲁BD12345`; the dot after the second character falls away. */
export const plate: Field = {
  id: 'plate',
  normalise: (cell) => sql`case when strlen(${cell}) between 9 and 40
    and ${fits(tidy(cell), PLATE)} then ${tidy(cell)} end`,
  mask: (value) => maskMiddle(value, 2, 2),
  headers: [
    ...[
      '车牌',
      '车牌号',
      '车牌号码',
      '车辆号牌',
      '号牌号码',
      '号牌',
      '车号',
      '牌照',
      '牌照号',
      '机动车号牌',
      '车辆牌照',
    ],
    ...['plate', 'plateno', 'licenseplate', 'carno', 'cph'],
  ],
}

function tidy(cell: Sql): Sql {
  return sql`upper(regexp_replace(${tidyHan(cell)}, '[-·•・‧.'']', '', 'g'))`
}
