import { sql, type Sql } from '../../db/sql.ts'
import type { Field } from '../field.ts'
import type { KindId } from '../kinds.ts'
import { bind, fits, holdsText, tidyNumber, tidyText } from './cell.ts'
import { expanded } from './damaged.ts'
import { maskMiddle, maskNothing } from './mask.ts'

/** Words of any kind (文字): half-width, no space around, one space inside. */
export const text: Field = {
  id: 'text',
  normalise: normaliseText,
  mask: (value) => maskMiddle(value, 1, 0),
  headers: [
    '备注',
    '说明',
    '内容',
    '描述',
    '标签',
    '类型',
    '状态',
    '来源',
    '渠道',
    '分类',
    '意向',
    '跟进',
    '户号',
    '等级',
    '级别',
    '会员等级',
    '客户等级',
    '关系',
    '联系人关系',
    '与本人关系',
    '运营商',
    '归属地',
    '号码归属地',
    '通话地',
    '品牌',
    '型号',
    'remark',
    'remarks',
    'note',
    'memo',
    'bz',
  ],
}

/** A column without values (空列): nothing in it is a value. */
export const empty: Field = {
  id: 'empty',
  normalise: (cell) => sql`case when false then ${cell} end`,
  mask: maskNothing,
  headers: [],
}

/** Number of the row in the list (序号): tells nothing about anybody. */
export const rowNo: Field = {
  id: 'row-no',
  normalise: (cell) => sql`case when strlen(${cell}) between 1 and 30
    then ${bind('row', expanded(tidyNumber(cell)), (s) => sql`case when ${fits(s, /[0-9]{1,9}/)} then ltrim(left(${s}, strlen(${s}) - 1), '0') || right(${s}, 1) end`)} end`,
  mask: maskNothing,
  headers: [
    '序号',
    '编号',
    '行号',
    '序列',
    '序',
    '号',
    'no',
    'no.',
    'num',
    'id',
    'index',
    'seq',
    'rownum',
    '#',
    '№',
  ],
}

/** A kind without a rule of its own: compared as text. */
export function textField(id: KindId, headers: readonly string[]): Field {
  return { id, normalise: normaliseText, mask: (value) => maskMiddle(value, 1, 1), headers }
}

export function normaliseText(cell: Sql): Sql {
  const plain = sql`(strlen(${cell}) <= 12 and ${fits(cell, '[一-龥0-9A-Za-z]+')})`
  // Not by `nullif`: it works its text out twice.
  return sql`case when ${plain} then ${cell} when ${holdsText(cell)} then ${tidyText(cell)} end`
}
