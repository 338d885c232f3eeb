import { plain } from './cells.ts'

const NUMBER = /[A-Za-z\d*@._]{7,}/
const SEPARATORS = /^[\s/|,;:()-]+|[\s/|,;:()-]+$/g
const LONGEST = 120

/**
 * Number and name of the other side, where one cell holds both; null: it does not.
 *
 * @example 6217001364082092243/张伟 · 张伟 6217001364082092243 · 2088001122334455(张伟)
 */
export function numberAndName(text: string): { other: string; otherName: string } | null {
  const cell = plain(text).normalize('NFKC')
  const found = cell.length > LONGEST ? null : NUMBER.exec(cell)
  if (!found || found[0].replace(/[^\d*]/g, '').length < 6) return null
  const sides = [cell.slice(0, found.index), cell.slice(found.index + found[0].length)]
  const [name, ...more] = sides.map((s) => s.replace(SEPARATORS, '')).filter((s) => s !== '')
  if (name === undefined || more.length > 0 || /\d/.test(name)) return null
  return { other: found[0], otherName: name }
}

/** Does a column with this name hold both? */
export function isJoint(header: string): boolean {
  return /信息|账号.{0,2}户名|户名.{0,2}账号|账号.{0,2}名称/.test(header)
}
