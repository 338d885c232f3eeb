import { plain, word } from './values/cells.ts'
import { columnsOf, type Layout } from './layout/layout.ts'
import type { Line } from './line.ts'
import type { StatementRow } from './table.ts'

const BEGINS = /合计|总计|小计|累计|本页|^total/i
const SPAN = '(?:本|当|上|该|全)?(?:页|日|月|季|季度|年|年度|期|旬)?'
const TOTAL = new RegExp(
  `^${SPAN}(?:发生|交易|收入|支出|借方|贷方|收支)?(?:额|金额|数|笔数)?(?:合计|总计|小计|累计|共计)(?:数|额|金额|发生额|笔数)?:?(?:共?\\d+笔)?$`,
)
const CARRIED =
  /^(?:[承接][前上]页|[过转][次下]页|[上本下][年月期页日](?:余额)?结转|结转[上本下][年月期页](?:余额)?|(?:期初|期末|上期|上月|上年|上日|昨日|年初|年末|月初|月末|日初|日终|起始|承前)(?:账户)?(?:余额|结余)):?$/

/**
 * Is a row one of sums and not of a payment: 合计 and its kin as its first word, or a whole word of totals or of what is
 * carried from page to page (承前页) among its texts, with nobody on the other side and no number of its own? Such rows
 * stand with and without a day; taken for payments they would count money twice.
 */
export function isSumRow(row: StatementRow, line: Line, layout: Layout): boolean {
  const isDated = line.time.time !== null || line.time.slash !== null
  const first = word(row.cells.find((cell) => plain(cell) !== ''))
  if (!isDated && (BEGINS.test(first) || CARRIED.test(first))) return true
  const { other, otherName, payer, payee, serial } = line.texts
  if ([other, payer, payee, serial].some((t) => t !== null)) return false
  const texts = (
    ['kind', 'goods', 'note', 'rowNo', 'time', 'date', 'otherName', 'own', 'ownName'] as const
  )
    .flatMap((field) => columnsOf(layout, field))
    .map((column) => word(row.cells[column.index]))
  const says = texts.some((text) => TOTAL.test(text) || CARRIED.test(text))
  return (
    says && (otherName === null || TOTAL.test(word(otherName)) || CARRIED.test(word(otherName)))
  )
}
