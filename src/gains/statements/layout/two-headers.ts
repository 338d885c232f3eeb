import { plain, word } from '../values/cells.ts'
import { fieldNamed } from './fields.ts'
import { columnName } from './names.ts'

type Cells = readonly (string | null)[]

/** Groups of columns by whose they are. */
const OTHERS = /对手|对方/
const OURS = /本方|己方|我方|查询主体|账户信息|客户信息|主体信息/
/** Names below a group that say nothing by themselves. */
const GENERIC = /^(?:金额|数额|发生额|元|amount)$/

/**
 * The names of columns that stand in two rows, groups above their parts: 对手信息 above 户名 and 账号 are 对方户名 and
 * 对方账号. Null: the rows are no such pair.
 */
export function joinedNames(above: Cells, below: Cells): (string | null)[] | null {
  if (above.filter((c) => plain(c) !== '').length < 2) return null
  let group = ''
  const names = Array.from({ length: Math.max(above.length, below.length) }, (_, i) => {
    const [upper, lower] = [plain(above[i]), plain(below[i])]
    if (upper !== '') group = upper
    else if (lower === '') group = ''
    if (lower === '') return upper === '' ? null : upper
    return group === '' ? lower : joined(group, lower)
  })
  return names
}

function joined(group: string, part: string): string {
  const whose = OTHERS.test(group) ? '对方' : OURS.test(group) ? '本方' : null
  const own =
    whose === null ? [] : [`${whose}${word(part).replace(/^(?:对方|对手|本方|己方)/, '')}`]
  const found = [...own, `${group}${part}`].find(isKnown)
  if (found !== undefined) return found
  // 余额 of the other side is not the balance of this account.
  if (whose === '对方') return isOfNoUse(part) ? part : `${group}${part}`
  return GENERIC.test(word(part).toLowerCase()) && isKnown(group) ? group : part
}

function isKnown(name: string): boolean {
  return fieldNamed(columnName(name).name) !== null
}

function isOfNoUse(name: string): boolean {
  return fieldNamed(columnName(name).name)?.field === 'ignored'
}

/**
 * How many columns each cell of a header holds, where a print has run columns together (币别 金额); null: none does.
 * Every word of such a cell must be a known name.
 */
export function partsOf(cells: Cells): number[] | null {
  const parts = cells.map((cell) => {
    const words = plain(cell).split(/\s+/)
    return words.length > 1 && !isKnown(plain(cell)) && words.every(isKnown) ? words.length : 1
  })
  return parts.some((n) => n > 1) ? parts : null
}

/** Cells cut into as many as the header has; one that has another number of words stays whole, in the first. */
export function partedCells(cells: Cells, parts: readonly number[]): (string | null)[] {
  return cells.flatMap((cell, i) => {
    const n = parts[i] ?? 1
    if (n === 1) return [cell]
    const words = plain(cell).split(/\s+/)
    return words.length === n ? words : [cell, ...Array.from({ length: n - 1 }, () => null)]
  })
}
