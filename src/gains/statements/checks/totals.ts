import type { StatementCheck } from '../../../report/statements.ts'
import { readSum } from '../amount.ts'
import type { Direction } from '../direction.ts'
import type { StatedTotal } from '../head.ts'
import type { Settled, SettledBlock } from '../settle.ts'
import { closes, differs, unchecked, type What } from './check.ts'
import { yuan } from '../../../report/amounts.ts'

const WHAT: Readonly<Record<Direction, { readonly what: What; readonly name: string }>> = {
  in: { what: 'total-in', name: '收入' },
  out: { what: 'total-out', name: '支出' },
  neutral: { what: 'total-neutral', name: '不计收支' },
}

/** 共n笔, 收入：n笔 x元: what a statement says above or below its lines, beside the lines that stand in it. */
export function totalChecks(settled: SettledBlock): StatementCheck[] {
  const { head, lines, block } = settled
  const stated = head.totals.map((total) =>
    total.direction === null
      ? lineCheck(total, lines.length)
      : sideCheck(total, total.direction, settled),
  )
  return [...stated, ...block.totals.flatMap((row) => rowOfTotals(row, settled))]
}

/**
 * Does a table say that there are more lines than stand in the whole statement (its total may stand above the first of
 * several pages)? Then the statement was cut, or not exported whole.
 */
export function isShort({ head }: SettledBlock, all: readonly SettledBlock[]): boolean {
  const lines = all.flatMap((block) => block.lines)
  return head.totals.some(({ lines: stated, direction }) => {
    const own = direction === null ? lines : lines.filter((l) => l.said === direction)
    return stated !== null && own.length < stated
  })
}

function lineCheck({ lines: stated }: StatedTotal, found: number): StatementCheck {
  const n = stated ?? 0
  const sentence = `载明共${String(n)}笔，表中${String(found)}笔`
  if (n === found) return closes('total-lines', sentence)
  const short =
    found < n ? `少${String(n - found)}笔，可能未导出完整或者被截断` : `多${String(found - n)}笔`
  return differs('total-lines', `${sentence}：不符（${short}）`)
}

function sideCheck(total: StatedTotal, side: Direction, settled: SettledBlock): StatementCheck {
  const own = settled.lines.filter((l) => l.said === side)
  const sum = sumOf(own)
  const stated = inFen(total.sum ?? 0n, settled)
  if (stated === null) return unchecked(WHAT[side].what, '金额单位不明')
  const { what, name } = WHAT[side]
  const lines = total.lines ?? own.length
  const sentence = `载明${name}${String(lines)}笔${yuan(stated)}，表中${String(own.length)}笔${yuan(sum)}`
  if (stated === sum && lines === own.length) return closes(what, sentence)
  const why = [
    ...(lines === own.length ? [] : [`差${String(Math.abs(lines - own.length))}笔`]),
    ...(stated === sum ? [] : [`差${yuan(gap(stated, sum))}`]),
  ]
  return differs(what, `${sentence}：不符（${why.join('，')}）`)
}

/** 合计 under the columns of 收入 and 支出. */
function rowOfTotals(row: SettledBlock['block']['totals'][number], settled: SettledBlock) {
  return (['in', 'out'] as const).flatMap((side) => {
    const stated = totalAt(row, side, settled)
    if (stated === null) return []
    const sum = sumOf(settled.lines.filter((l) => l.said === side))
    const { what, name } = WHAT[side]
    const sentence = `合计行载明${name}${yuan(stated)}，表中${yuan(sum)}`
    if (stated === sum) return [closes(what, sentence)]
    const at = [...settled.place.at, ...(row.row.row === null ? [] : [row.row.row])]
    return [differs(what, `${sentence}：不符（差${yuan(gap(stated, sum))}）`, [at])]
  })
}

function totalAt(
  { row }: SettledBlock['block']['totals'][number],
  side: 'in' | 'out',
  settled: SettledBlock,
): bigint | null {
  const columns = settled.block.layout.columns.get(side) ?? []
  for (const { index } of columns) {
    const sum = readSum(row.cells[index])
    if (sum && !('fault' in sum)) return inFen(sum.hundredths, settled)
  }
  return null
}

function inFen(hundredths: bigint, { unit }: SettledBlock): bigint | null {
  if (unit === null) return null
  return unit.unit === 'yuan' ? hundredths : hundredths / 100n
}

function gap(a: bigint, b: bigint): bigint {
  return a > b ? a - b : b - a
}

function sumOf(lines: readonly Settled[]): bigint {
  return lines.reduce((sum, l) => sum + BigInt(l.payment.fen ?? 0), 0n)
}
