import { sql } from '../../db/sql.ts'
import type { Field } from '../field.ts'
import { fits, tidyHan } from './cell.ts'
import { maskNothing } from './mask.ts'

const SCHOOL =
  /[^读上在是历毕及或升 ,，、;；/]{3,30}高中|.{0,40}(?:学校|小学|中学|幼儿园|幼稚园|托儿所|大学|学院|附中|附小|实小|完小|中心校|职高|技校|中专|职教中心|党校|分校|[东西南北]校区|[一二三四五六七八九十0-9]{1,3}[中小])(?:[(（].{1,20}[)）]|.{0,8}(?:部|校区|分校|分园|附中|附小))?/
const GRADE =
  /(?:小学|初中|高中|大学|中职|幼儿园)?(?:[一二三四五六七八九1-9]年级|[初高大研][一二三四1-4]|(?:20)?[0-9]{2}[级届])(?:[-, ]?\(?[0-9一二三四五六七八九十]{1,3}\)?班?)?|\(?[0-9一二三四五六七八九十]{1,3}\)?班|(?:学前|托|小|中|大|幼儿?)[一二三四五六0-9]?班|[一二三四五六七八九1-9][(.][0-9]{1,2}\)?班?|[一二三四五六]年|[初高]中(?:[一二三]年级?)?/

/** School (学校): by the words with which names of schools end. */
export const school: Field = {
  id: 'school',
  normalise: (cell) => sql`case when strlen(${cell}) between 6 and 200
    and ${fits(tidyHan(cell), SCHOOL)} then ${tidyHan(cell)} end`,
  mask: maskNothing,
  headers: [
    ...[
      '学校',
      '学校名称',
      '所在学校',
      '就读学校',
      '毕业学校',
      '毕业院校',
      '院校',
      '幼儿园',
      '学校全称',
      '原学校',
      '在读学校',
    ],
    ...[
      '就读院校',
      '录取学校',
      '园所',
      '校名',
      '毕业小学',
      '毕业中学',
      'school',
      'schoolname',
      'college',
      'university',
      'xx',
      'xxmc',
    ],
  ],
}

/** Grade and class (年级班级): 三年级, 初二(3)班, 2019级. */
export const grade: Field = {
  id: 'grade',
  normalise: (cell) => sql`case when strlen(${cell}) between 3 and 60
    and ${fits(tidyHan(cell), GRADE)} then ${tidyHan(cell)} end`,
  mask: maskNothing,
  headers: [
    ...[
      '年级',
      '班级',
      '年级班级',
      '班',
      '所在年级',
      '所在班级',
      '就读年级',
      '年班',
      '学级',
      '届',
      '届别',
      '年段',
      '班别',
      '级',
    ],
    ...['grade', 'class', 'classname', 'nj', 'bj', 'njbj'],
  ],
}
