import { readSum } from './values/amount.ts'
import type { StatementRow } from './table.ts'
import { timeCell } from './values/time.ts'

/**
 * Does a table without a known header look like money: a day and a sum with decimals in one row, twice at least? Whole numbers,
 * as sums in fen are, beside a day are money where a row has the names of a sum and of its side or balance.
 */
export function mayBeMoney(rows: readonly StatementRow[]): boolean {
  if (rows.filter((row) => hasDayAndSum(row, false)).length >= 2) return true
  return rows.some(namesMoney) && rows.filter((row) => hasDayAndSum(row, true)).length >= 2
}

const SUM = /金额|发生额/
const SIDE = /借贷|收支|收\/支|余额/
const LONGEST_NAME = 20

function namesMoney({ cells }: StatementRow): boolean {
  const names = cells.filter((cell) => cell !== null && cell.length <= LONGEST_NAME)
  return [SUM, SIDE].every((word) => names.some((name) => word.test(name ?? '')))
}

function hasDayAndSum({ cells }: StatementRow, whole: boolean): boolean {
  const kinds = cells.map((cell) => timeCell(cell).kind)
  const isDated = (i: number) => kinds[i] === 'time' || kinds[i] === 'slash'
  const isSum = (i: number) => {
    const sum = readSum(cells[i])
    return sum !== null && !('fault' in sum) && (whole || sum.isYuan)
  }
  return cells.length > 1 && kinds.some((_, i) => isDated(i)) && kinds.some((_, i) => isSum(i))
}
