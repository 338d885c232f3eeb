import type { TagAttributes } from '../xml-events.ts'

/** A name as the bytes of the file spell it. */
const spelt = (name: string) => Buffer.from(name).toString('latin1')
const NAMES = new Map(
  (
    [
      ...['工作表', '行', '列', '单元格', '数据', '批注', '文本串', '空格符', '换行符', '段落'],
      ...['文字表', '制表符', '跨列', '域代码', '图片', '其他对象'],
    ] as const
  ).map((name) => [spelt(name), name]),
)
export type UofName = NonNullable<ReturnType<typeof NAMES.get>>

/** UOF 2.0 marks every name with a number of its own: `单元格_E7F2`. */
const MARK = /_[0-9A-F]{4}$/

/** What an element is, in either version; undefined for one that is of no interest. */
export function nameOf(tag: string): UofName | undefined {
  return NAMES.get(tag) ?? (MARK.test(tag) ? NAMES.get(tag.slice(0, -5)) : undefined)
}

/** Names of an attribute in the first version and in the second. */
const ATTRIBUTES = {
  name: ['名称', '名称_E822'],
  hidden: ['隐藏', '是否隐藏_E73C'],
  row: ['行号', '行号_E7F3'],
  column: ['列号', '列号_E7BC'],
  times: ['跨度', '跨度_E7EF'],
  merged: ['合并列数'],
  type: ['数据类型', '类型_E7B6'],
  value: ['数据数值'],
  many: ['个数', '个数_4162'],
  span: ['值'],
} as const
const SPELT = Object.fromEntries(
  Object.entries(ATTRIBUTES).map(([id, names]) => [id, names.map(spelt)]),
)

/** An attribute of the tag at hand, in either version. */
export function attributeOf(attributes: TagAttributes, id: keyof typeof ATTRIBUTES): string | null {
  for (const name of SPELT[id] ?? []) {
    const found = attributes.get(name)
    if (found !== null) return found
  }
  return null
}
