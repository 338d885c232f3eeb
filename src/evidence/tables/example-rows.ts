import type { Opening } from './header.ts'
import type { HeldRow } from './held.ts'
import { firstText } from './role.ts'
import { namesOfficer } from './wording.ts'

/**
 * Rows by which a form for many shows how it is to be filled in: 张三 | 13800138000 | 示例（请删除）. They stand right below the
 * header, and name nobody. Where the mark goes on, it says of what lies below that it is a sample, and the people in it are people.
 */

/** No form has more of them. */
const MOST = 3

const MARK =
  /^[(（【[*※]?(?:(?:填写|填表|录入|导入|模板|格式)(?:示例|样例|范例|例子)|示例|范例|样例|举例)(?:数据|行|内容)?[)）】\]]?[（(，,、:：\s]{0,2}(?:(?:仅供|请|填写前|导入前|上传前|填报前|提交前).{0,8}|(?:删除|忽略|勿删|勿动|可删).{0,4})?[)）】\]]?$/u

/** Somebody who is the example himself: 示例：张三, 例如:李四, （示例）王五, 赵六（样例）. */
const EXAMPLE = '(?:示例|范例|样例|举例|例如|例)'
const NAMED = new RegExp(
  `^(?:${EXAMPLE}\\s?[:：]|[(（【[]${EXAMPLE}[)）】\\]])\\s?\\p{Script=Han}{2,4}$|^\\p{Script=Han}{2,4}\\s?[(（【[]${EXAMPLE}[)）】\\]]$`,
  'u',
)

/** 身份证号为18位，例：110101… : what is said of a field to whoever fills it in. */
const TELLS_FORM =
  /(?:请(?:填写|输入|录入)|(?:必须)?[为是]\s?\d{1,2}\s?位|格式[为如是:：]).{0,24}(?:例如?|示例|如)\s?[:：]/u

/** Which of the rows kept back are examples or name who made the paper, by their place among them. */
export function exampleRows(rows: readonly HeldRow[], opening: Opening): ReadonlySet<number> {
  const found = new Set(
    rows.flatMap((row, k) =>
      tellsForm(row) || (k < opening.titles && isOfOfficers(row)) ? [k] : [],
    ),
  )
  const last = opening.header.at(-1)
  if (last === undefined) return found
  const below = rows.slice(last + 1)
  const marked = below.findIndex((row) => !isMarked(row))
  if (marked < 1 || marked > MOST) return found
  for (let k = last + 1; k <= last + marked; k++) found.add(k)
  return found
}

/** 办案民警：李建国 | 联系电话：139… above a list: it is not about him. */
export function isOfOfficers(row: HeldRow): boolean {
  return row.filled <= 4 && namesOfficer(firstText(row))
}

function isMarked(row: HeldRow): boolean {
  return row.cells.some((cell) => cell.length <= 20 && (MARK.test(cell) || NAMED.test(cell)))
}

function tellsForm(row: HeldRow): boolean {
  const text = row.filled <= 3 ? row.cells.filter((cell) => cell !== '').join('，') : ''
  return text.length <= 80 && TELLS_FORM.test(text)
}
