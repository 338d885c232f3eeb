import { readSum } from './amount.ts'
import type { StatementRow } from './table.ts'
import { timeCell } from './time.ts'

/** Does a table without a known header look like money: a day and a sum with decimals in one row, twice at least? */
export function mayBeMoney(rows: readonly StatementRow[]): boolean {
  return rows.filter(hasDayAndSum).length >= 2
}

function hasDayAndSum({ cells }: StatementRow): boolean {
  const kinds = cells.map((cell) => timeCell(cell).kind)
  const isDated = (i: number) => kinds[i] === 'time' || kinds[i] === 'slash'
  const isSum = (i: number) => {
    const sum = readSum(cells[i])
    return sum !== null && !('fault' in sum) && sum.isYuan
  }
  return cells.length > 1 && kinds.some((_, i) => isDated(i)) && kinds.some((_, i) => isSum(i))
}
